"""What a question asks for: the form its answer must take."""

import re
from enum import StrEnum


class Form(StrEnum):
    """The form of answer that a question asks for."""

    NUMBER = "number"
    WHO = "who"
    WHEN = "when"
    WHERE = "where"
    DEFINITION = "definition"
    WHY = "why"
    HOW = "how"
    LIST = "list"
    COMPARISON = "comparison"
    YES_NO = "yes_no"
    RELIABILITY = "reliability"
    OPEN = "open"


_BESIDE = re.compile(r"\?\s*\([^()]*\)$")
"""Other words that were put behind a question say nothing of its form."""
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_AUXILIARY = (
    r"is|are|was|were|am|do|does|did|can|could|should|would|will|has|have|had|may|might|must|isn't|aren't|"
    r"doesn't|don't|didn't|won't|shouldn't|can't"
)
_COUNTED = (
    r"people|pairs?|mentors?|leaders?|sessions?|weeks?|months?|hours?|minutes?|ceos|items|countries|partners|"
    r"participants|times"
)

# Tried in this order: the first that matches decides.
_RULES: tuple[tuple[Form, re.Pattern[str]], ...] = tuple(
    (form, re.compile(pattern, re.IGNORECASE))
    for form, pattern in (
        (
            Form.RELIABILITY,
            r"\b(reliable|trustworth\w+|trust (?:the|that|this|it)|believe (?:the|that|this|it)|"
            r"credible|"
            r"well[- ]founded|solid evidence|backed by|evidence (?:for|behind)|how (?:sure|certain|"
            r"good) is|"
            r"(?:is|are) (?:the|that|this|those)\b.*\b(?:true|real|proven|accurate)|quote (?:the|"
            r"that|this))\b",
        ),
        (
            Form.COMPARISON,
            r"\b(compare[sd]?|comparison|comparing|versus|vs\.?|differences?|differs?|"
            r"different from|rather than|instead of|"
            r"which (?:one )?(?:is|costs|takes|works|fits) (?:the )?\w+(?:er)?\b|cheaper|"
            r"table of .{2,60}(?:against|and|with|vs)|"
            r"better (?:fit|than|for)|pros and cons|compared (?:with|to)|as opposed to|"
            r"how .{0,40}\bdiffer)\b"
            r"|^(?:\w+[ -]){0,3}\w+,? or (?:\w+[ -]){0,3}\w+(?: for [\w ]+)?\?$",
        ),
        (
            Form.NUMBER,
            r"\bhow (?:many|much|long|often|big|large|old|far|frequently)\b|\bwhat (?:percentage|"
            r"percent|share|"
            r"proportion|number|figure|rate|fraction)\b|\bhow (?:high|low) (?:is|was)\b|"
            r"\bnumbers?\b.*\bfor\b|"
            rf"\bwhat (?:is|was) the (?:size|length|duration|frequency|number)\b|"
            rf"\bhow many (?:{_COUNTED})\b",
        ),
        (
            Form.WHEN,
            r"^(?:and |so |but )?when (?:was|were|did|does|do|is|are|has|had|will)\b(?!.*\b(?:fit|"
            r"better|right|use)\b)|"
            rf"\b(?:what|which|in which) (?:year|date|month|day)\b|\b(?:{_MONTHS}) \d{{4}}\?$",
        ),
        (
            Form.WHO,
            r"\bwho(?:m|se)?\b(?!le)|\bwhich (?:person|author|ceo|leader|company|bank|firm)\b|"
            r"\bby whom\b",
        ),
        (
            Form.WHERE,
            r"^(?:and |so |but )?where\b|\b(?:which|what) (?:city|country|place|region)\b",
        ),
        (
            Form.WHY,
            r"\bwhy\b|\bhow come\b|\bwhat (?:is|are|was) the reasons?\b|\bwhat makes\b|"
            r"\breasons? (?:for|why)\b",
        ),
        (
            Form.LIST,
            r"\b(list|name|enumerate)\b(?= |$)|\bwhat are (?:the|some|good)?\b|"
            r"\bwhich (?:\w+ )?\w+s (?:are|do|does|"
            r"did|can|should|could|matter|help|show|belong)\b|\b(?:two|three|four|five|six|seven|"
            r"eight|ten|\d+) "
            r"(?:key |main )?\w+s\b|\b(?:steps|phases|stages|tips|rules|benefits|challenges|risks|"
            r"examples|ideas|"
            r"topics|metrics|ways|reasons|advantages|strengths|weaknesses|elements)\b",
        ),
        (
            Form.DEFINITION,
            r"\bwhat (?:is|'s|are|does) (?:an? |the )?[\w' -]{2,60}(?: mean| stand for)?\??$|"
            r"\bwhat's\b|\bdefin\w+|"
            r"\bmeaning of\b|\bwhat do(?:es)? .{2,50} mean\b|\bexplain\b|^tell me about\b",
        ),
        (Form.YES_NO, rf"^(?:and |so |but |ok,? )?(?:{_AUXILIARY})\b|, (?:right|correct)\?$"),
        (
            Form.HOW,
            r"^(?:and |so |but )?how\b|\bhow (?:do|does|can|should|could|would|to|did|is|are)\b",
        ),
    )
)


def form_of(question: str) -> Form:
    """Return the form of answer that the question asks for; OPEN where none stands out."""
    text = _BESIDE.sub("?", question.strip())
    for form, pattern in _RULES:
        if pattern.search(text):
            return form
    return Form.OPEN


_FIGURE = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|hundred|thousand|million|"
    r"half|third|quarter|twice|monthly|weekly|quarterly|annually|dozen)\b",
    re.IGNORECASE,
)
_DATE = re.compile(
    rf"\b(?:1\d{{3}}|20\d\d|centur\w+|{_MONTHS}|[12]?\d+ (?:BC|AD))\b", re.IGNORECASE
)
_NAME = re.compile(r"(?<=[\w,;'’\"“(] )[A-Z][\w&'’-]+|^[A-Z]\w+ [A-Z]\w+|\b[A-Z]{2,}\b")
_SHAPES = {
    Form.NUMBER: _FIGURE,
    Form.WHEN: _DATE,
    Form.WHO: _NAME,
    Form.WHERE: _NAME,
    Form.WHY: re.compile(
        r"\b(?:because|since|so that|as a result|reason|due to|leads? to|lets?|helps?)\b",
        re.IGNORECASE,
    ),
    Form.DEFINITION: re.compile(r"\b(?:is|are|means?|turns?|describes?|refers?)\b", re.IGNORECASE),
}


def has_shape(sentence: str, form: Form) -> bool:
    """Tell whether the sentence holds what the form asks for: a figure, date, name or reason."""
    shape = _SHAPES.get(form)
    return shape is None or bool(shape.search(sentence))
