"""Leads: the few words that answer before the sentence that proves it."""

import re

from coach.domain.document import Claim
from coach.language.asking import Form
from coach.language.figures import Figure, figures
from coach.language.names import names
from coach.language.words import content_stems, stem, words

_NEGATIONS = re.compile(
    r"\b(?:not|no|never|none|neither|nobody|nothing|without|cannot|n't|rather than|instead of|"
    r"no longer|hardly|"
    r"more than|beyond|fails?|wrong|myth|against|avoid|keep out|challenges? the (?:notion|idea|"
    r"view))\b|n't\b",
    re.IGNORECASE,
)
_NOT_ONLY = re.compile(r"\bnot (?:only|just|merely)\b", re.IGNORECASE)
_ONLY = re.compile(
    r"\b(?:only|just|merely|nothing but|limited to|purely|exclusively)\b", re.IGNORECASE
)
_OFTEN = re.compile(r"\bhow (?:often|frequently)\b", re.IGNORECASE)
_RHYTHM = re.compile(
    r"\b(?:once a (?:week|month|quarter|year)|twice a (?:week|month|year)|almost weekly|weekly|"
    r"fortnightly|monthly|"
    r"quarterly|yearly|every (?:two )?(?:weeks?|months?|quarter|year)|about (?:an|"
    r"one) hour a month)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\bhow many (?:[a-z]+ )??([a-z]+?)s?\b(?= |\?|$)", re.IGNORECASE)
_UNIT_ASKED = re.compile(
    r"\b(months?|weeks?|minutes?|hours?|days?|years?|percent(?:age)?|per cent|share|proportion)\b",
    re.IGNORECASE,
)
_CHOICE = re.compile(r"\bor\b|\b(?:choose|choice|decide|pick) between\b", re.IGNORECASE)
_ASKS_WHO = re.compile(r"^(?:(?:and|so|but|ok|okay),? )*who\b", re.IGNORECASE)
_TITLE = re.compile(r"“[^”]*”")
_WHO_IS = re.compile(r"^who(?:'s| is| was| are| were) (?=\w)", re.IGNORECASE)
_BY_HOW_MUCH = re.compile(
    r"\bby how much\b|\bhow much (?:more|less|higher|lower|likel\w+|better|faster)\b|\bwhat (?:is|"
    r"was|were) the "
    r"(?:figure|number|rate|gain|effect|increase)\b|\bhow likely\b",
    re.IGNORECASE,
)
_COVERED = 0.75
_ENOUGH = 3
_MODAL = re.compile(r"\W*(?:should|shall|must|may|might|can|could|ought)\b", re.IGNORECASE)
_COVERED_WHO = 0.5
_HOW_LONG = re.compile(r"\bhow long\b", re.IGNORECASE)
_LASTING = frozenset(content_stems("last lasts take takes run runs long should usually"))
_DURATIONS = frozenset({"minute", "hour", "day", "week", "month", "year"})
_EACH = re.compile(r"\b(?:per|a|an|each|every|this|next|last) \w+", re.IGNORECASE)
"""`per month` is no unit that is asked for."""


def lead(question: str, form: Form, claim: Claim) -> str:
    """Return the answer in a few words, ending in a full stop, or "" where none is certain."""
    if form is Form.NUMBER:
        found = _rhythm(question, claim.text) or _figure(question, claim.text)
    elif form is Form.WHO:
        found = _name(question, claim.text)
    elif form is Form.WHEN:
        found = _year(question, claim.text)
    elif form is Form.YES_NO:
        found = _polarity(question, claim.text)
    else:
        found = ""
    if not found or claim.text.lower().startswith(found.lower()):
        return ""
    return f"{found[0].upper()}{found[1:]}."


def _rhythm(question: str, sentence: str) -> str:
    if not _OFTEN.search(question):
        return ""
    found = {match.group().lower() for match in _RHYTHM.finditer(sentence)}
    return found.pop() if len(found) == 1 else ""


def _figure(question: str, sentence: str) -> str:
    """The one figure of the sentence that is of the kind asked for and not in the question."""
    if _OFTEN.search(question):
        return ""
    asked = {figure.value for figure in figures(question)}
    given = [figure for figure in figures(sentence) if figure.value not in asked]
    given = [figure for figure in given if not _is_year(figure, sentence)]
    fitting = [figure for figure in given if _of_kind(question, sentence, figure)]
    return sentence[fitting[0].start : fitting[0].end].strip() if len(fitting) == 1 else ""


def _of_kind(question: str, sentence: str, figure: Figure) -> bool:
    counted = _COUNTED.search(question)
    after = sentence[figure.end : figure.end + 40]
    here = sentence[figure.start : figure.end].lower()
    if counted:
        wanted = stem(counted.group(1).lower())
        near = {stem(word) for word in words(f"{here} {after}")[:5]}
        return wanted in near
    if _HOW_LONG.search(question):
        lasting = set(content_stems(_HOW_LONG.sub("", question))) - _LASTING
        return figure.unit in _DURATIONS and lasting <= set(content_stems(sentence))
    unit = _UNIT_ASKED.search(_EACH.sub("", question))
    if unit and unit.group(1).lower()[:5] in ("perce", "per c", "share", "propo"):
        return figure.unit == "%"
    if unit:
        return (figure.unit or "") == stem(unit.group(1).lower())
    return figure.unit in ("%", "x") and bool(_BY_HOW_MUCH.search(question))


def _is_year(figure: Figure, sentence: str) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d", sentence[figure.start : figure.end]))


def _name(question: str, sentence: str) -> str:
    """The one full name of the sentence that the question does not hold: who said, ran, wrote."""
    if not _ASKS_WHO.match(question) or _asks_who_is(question):
        return ""
    if _covered(question, sentence) < _COVERED_WHO:
        return ""
    held = {word.removesuffix("'s") for word in words(question)}
    sentence = _TITLE.sub("", sentence)
    people = {
        name.text
        for name in names(sentence)
        if _looks_personal(name.text)
        and not held & set(words(name.text))
        and sentence[name.end : name.end + 1] not in ("'", "’")
    }
    return people.pop() if len(people) == 1 else ""


def _asks_who_is(question: str) -> bool:
    """Tell whether the question names a person and asks what that person is."""
    after = _WHO_IS.match(question)
    return after is not None and question[after.end()].isupper()


def _looks_personal(name: str) -> bool:
    """Tell `Jerry Wind` from `CEO Hangout` and from a title of many words."""
    parts = name.split()
    return 1 < len(parts) <= 3 and all(part.istitle() for part in parts)


def _covered(question: str, sentence: str) -> float:
    """Return the share of the question's content words that the sentence has, 0 to 1."""
    asked = set(content_stems(question))
    return len(asked & set(content_stems(sentence))) / max(1, len(asked))


def _year(question: str, sentence: str) -> str:
    years = set(re.findall(r"\b(?:19|20)\d\d\b", sentence)) - set(
        re.findall(r"\b(?:19|20)\d\d\b", question)
    )
    return f"in {years.pop()}" if len(years) == 1 else ""


def _polarity(question: str, sentence: str) -> str:
    """Yes or no, only where the sentence speaks of nearly everything that the question does."""
    if (
        _is_thin(question)
        or _CHOICE.search(question)
        or _covered(question, sentence) < _COVERED
        or _offers_both(question, sentence)
    ):
        return ""
    # what a further clause denies is not what was asked
    clause = max(sentence.split(";"), key=lambda part: _covered(question, part))
    exclusive = bool(_ONLY.search(question))
    said = clause if exclusive else _NOT_ONLY.sub("", clause)
    denied = bool(_NEGATIONS.search(said)) != bool(_NEGATIONS.search(question))
    if denied or (exclusive and not _ONLY.search(said)):
        return "no"
    # agreeing claims more than denying: every word that was asked must be there
    return "yes" if _covered(question, clause) == 1 else ""


def _is_thin(question: str) -> bool:
    """Tell whether a question of permission or advice says too little for a bare yes or no."""
    return bool(_MODAL.match(question)) and len(set(content_stems(question))) < _ENOUGH


def _offers_both(question: str, sentence: str) -> bool:
    """Tell whether the sentence leaves a word of the question to choice: `formal or informal`."""
    asked = set(words(question))
    pairs = re.findall(r"([\w-]+),? or ([\w-]+)", sentence.lower())
    return any(asked & set(pair) for pair in pairs)
