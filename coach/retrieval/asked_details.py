"""The definite detail that a question asks for: a price, a year, a count, a name."""

import re
from dataclasses import dataclass, field
from enum import StrEnum

from coach.language.sentences import split_sentences
from coach.language.words import content_stems, content_words, stem


class Detail(StrEnum):
    """A kind of detail that is either there or not."""

    MONEY = "money"
    YEAR = "year"
    MONTH = "month"
    COUNT = "count"
    AGE = "age"
    SHARE = "share"
    CONTACT = "contact"
    PERSON = "person"
    PLACE = "place"
    FIRM = "firm"
    KIND = "kind"


@dataclass(frozen=True)
class Asked:
    """A detail, and what a sentence has to be about that gives it."""

    detail: Detail
    noun: str = ""
    """Stem of the counted or asked noun; empty if there is none."""
    focus: frozenset[str] = field(default_factory=frozenset)
    """Stems of what else the question is about."""
    exact: bool = False
    """Only a figure will do: a price per seat, not whether it is cheap."""


def _any_of(*forms: str) -> re.Pattern[str]:
    return re.compile("|".join(forms), re.IGNORECASE)


_AMOUNT = r"(?:costs?|pay|paid|spen[dt]|charged?|earns?)"
_PRICE = (
    r"(?:price|pricing|costs?|fees?|salary|salaries|wages?|budget|revenue|turnover|expense"
    r"|subscription)"
)
_OWNED = r"(?:the |[\w-]+ ?[\w-]*['’]s? )"
_SOMEBODY = (
    r"(?:person|guy|lady|teacher|mentor|mentee|scientist|ceo|executive|man|woman|student|leader|director|manager"
    r"|author|expert|employee|colleague|founder|coach)"
)
_RULES: tuple[tuple[Detail, re.Pattern[str]], ...] = (
    (
        Detail.CONTACT,
        _any_of(
            r"\b(?:tele)?phone number",
            r"\be-?mail address",
            r"\b(?:postal|street|web) address",
            r"\b(?:website|url)\b",
        ),
    ),
    (
        Detail.MONEY,
        _any_of(
            rf"\bhow much\b.*\b(?:{_AMOUNT}|money)\b",
            r"\bhow much (?:is|are|was|were|for)\b",
            rf"\bwhat (?:do|does|did|would|will)\b.*\b{_AMOUNT}\b",
            rf"\bwhat(?:'s| is| are| was| were) {_OWNED}(?:[\w'’-]+ ){{0,3}}{_PRICE}\b",
            rf"\b(?:what|which) {_PRICE}\b",
            rf"\bhow (?:expensive|high (?:is|was|are) the {_PRICE})\b",
            rf"^\W*(?:[\w-]+ ){{0,4}}{_PRICE}\W*$",
        ),
    ),
    (
        Detail.AGE,
        _any_of(r"\bhow (?:old|young) (?:is|was|are|were)\b", r"\bwhat age\b", r"\baverage age\b"),
    ),
    (Detail.MONTH, _any_of(r"\b(?:what|which) month\b")),
    (
        Detail.YEAR,
        _any_of(
            r"\b(?:what|which) (?:year|date)\b",
            r"\bsince when\b",
            r"\bwhen (?:was|were|did|has|had)\b",
        ),
    ),
    (
        Detail.SHARE,
        _any_of(
            r"\b(?:what|which) (?:percentage|percent|share|proportion|fraction)\b",
            r"\bhow many percent\b",
            r"\bby how much\b",
            rf"\bwhat(?:'s| is| was) {_OWNED}(?:[\w-]+ ){{0,2}}rate\b",
        ),
    ),
    (Detail.COUNT, _any_of(r"\bhow many (?P<noun>(?:[\w'-]+ )?[\w'-]+)")),
    (
        Detail.PERSON,
        _any_of(
            rf"\b(?:the|that) (?P<whose>{_SOMEBODY})['’]s name\b",
            rf"\bnames? of (?:{_OWNED})?(?:[\w'’-]+ ){{0,3}}?(?P<noun>{_SOMEBODY})s?\b",
            r"\bwhat (?:is|was|were|are) (?:[\w-]+ ){0,4}?"
            rf"(?P<called>{_SOMEBODY})s?\b.*\bcalled\W*$",
        ),
    ),
    (
        Detail.PLACE,
        _any_of(
            r"\b(?:which|what) (?:city|country|town|place|location)\b",
            r"^where (?:is|was|did|were|are)\b",
            r"^where does\b.*\b(?:live|work|study|come from)\b",
        ),
    ),
    (
        Detail.FIRM,
        _any_of(r"\b(?:which|what) (?:\w+ )?(?:company|firm|bank|employer|organi[sz]ation)\b"),
    ),
    (
        Detail.KIND,
        _any_of(
            r"^(?:and |so |in |at |on |for |by )?(?:which|what) (?:\w+ )?"
            r"(?P<noun>(?!earth|means?|ways?|kinds?|sorts?|extent|points?|parts?|sense)\w+)"
            r" (?:do|does|did|has|have|had|is|was|are|were|can|will|covers?)\b"
        ),
    ),
)
"""Tried in this order: the first that matches decides."""
_EXACT = _any_of(
    r"\b(?:price|fees?|salary|salaries|wages?|licen[cs]e|revenue|turnover|earns?|subscriptions?)\b",
    r"\bper (?:seat|user|person|head|participant|month|year|pair|licen[cs]e)\b",
)
_ASKING = frozenset(
    map(
        stem,
        """cost price fee pay paid spend spent salary earn much many year date month day age old
        average percentage percent share proportion number name called total rate exactly annual
        phone address how long often city country
        place company firm begin began start when which big
        large small""".split(),
    )
)
"""Stems that ask for a detail, and so say nothing of what the question is about."""
PEOPLE = frozenset(
    map(
        stem,
        """people person participant mentor mentee leader member executive manager junior senior
        student employee staff partner director men women chief ceo doctor consultant millennial
        colleague board""".split(),
    )
)
"""Stems of words for people: who is counted by one of them may be told by another."""
TIME = frozenset("minute hour day week month year".split())


def asked_detail(question: str, *, without: frozenset[str]) -> Asked | None:
    """Return the definite detail that the question asks for; None if it asks for something open.

    Args:
        question: The question as it was asked; the first of its sentences that asks decides.
        without: Stems that say nothing about the focus: names, and the library's everyday words.
    """
    for sentence in split_sentences(question):
        if asked := _asked_in(sentence, without):
            return asked
    return None


def _asked_in(question: str, without: frozenset[str]) -> Asked | None:
    for detail, pattern in _RULES:
        if match := pattern.search(question):
            noun = _noun(next(filter(None, match.groupdict().values()), ""))
            focus = frozenset(content_stems(question)) - without - _ASKING - {noun}
            exact = detail is not Detail.MONEY or bool(_EXACT.search(question))
            return Asked(detail, noun, focus, exact)
    return None


def _noun(phrase: str) -> str:
    found = content_words(phrase)
    for word in reversed(found):
        if stem(word) in PEOPLE | TIME or word.endswith("s"):
            return stem(word)
    return stem(found[-1]) if found else ""
