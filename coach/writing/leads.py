"""Leads: the few words that answer before the sentence that proves it."""

import re

from coach.domain.document import Claim
from coach.language.asking import Form
from coach.language.figures import Figure, figures
from coach.language.names import names
from coach.language.words import content_stems, stem, words

_NEGATIONS = re.compile(
    r"\b(?:not|no|never|none|neither|nobody|nothing|without|cannot|n't|rather than|instead of|no longer|hardly|"
    r"more than|beyond|fails?|wrong|myth|against|avoid|keep out)\b|n't\b",
    re.IGNORECASE,
)
_ONLY = re.compile(r"\b(?:only|just|merely|nothing but|limited to|purely|exclusively)\b", re.IGNORECASE)
_OFTEN = re.compile(r"\bhow (?:often|frequently)\b", re.IGNORECASE)
_RHYTHM = re.compile(
    r"\b(?:once a (?:week|month|quarter|year)|twice a (?:week|month|year)|almost weekly|weekly|fortnightly|monthly|"
    r"quarterly|yearly|every (?:two )?(?:weeks?|months?|quarter|year)|about (?:an|one) hour a month)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\bhow many (?:[a-z]+ )??([a-z]+?)s?\b(?= |\?|$)", re.IGNORECASE)
_UNIT_ASKED = re.compile(r"\b(months?|weeks?|minutes?|hours?|days?|years?|percent(?:age)?|per cent|share|proportion)\b", re.IGNORECASE)
_COVERED_NO = 0.6
_COVERED_YES = 0.75


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
    unit = _UNIT_ASKED.search(question)
    if unit and unit.group(1).lower()[:5] in ("perce", "per c", "share", "propo"):
        return figure.unit == "%"
    if re.search(r"\bhow long\b", question, re.IGNORECASE):
        return figure.unit in {"minute", "hour", "day", "week", "month", "year"}
    if unit:
        return (figure.unit or "") == stem(unit.group(1).lower())
    return figure.unit == "%" and "%" not in question


def _is_year(figure: Figure, sentence: str) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d", sentence[figure.start : figure.end]))


def _name(question: str, sentence: str) -> str:
    """The one full name of the sentence that the question does not hold, for who said, ran, wrote."""
    if not re.search(r"\bwho\b", question, re.IGNORECASE):
        return ""
    held = set(words(question))
    people = {
        name.text.removesuffix("'s").removesuffix("’s")
        for name in names(sentence)
        if len(name.text.split()) > 1 and not held & set(words(name.text))
    }
    return people.pop() if len(people) == 1 else ""


def _year(question: str, sentence: str) -> str:
    years = set(re.findall(r"\b(?:19|20)\d\d\b", sentence)) - set(re.findall(r"\b(?:19|20)\d\d\b", question))
    return f"in {years.pop()}" if len(years) == 1 else ""


def _polarity(question: str, sentence: str) -> str:
    """Yes or no, only where the sentence speaks of nearly everything that the question does."""
    asked, said = set(content_stems(question)), set(content_stems(sentence))
    covered = len(asked & said) / max(1, len(asked))
    if covered < _COVERED_NO or re.search(r"\bor\b", question):
        return ""
    exclusive = bool(_ONLY.search(question))
    denied = bool(_NEGATIONS.search(sentence)) != bool(_NEGATIONS.search(question))
    if denied or (exclusive and not _ONLY.search(sentence)):
        return "no"
    return "yes" if covered >= _COVERED_YES else ""
