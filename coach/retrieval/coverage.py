"""Whether a sentence gives the detail that a question asks for."""

import re

from coach.language.figures import Figure, figures
from coach.language.names import names
from coach.language.words import content_stems
from coach.retrieval.asked_details import PEOPLE, TIME, Asked, Detail

_ROLE = re.compile(r"^(?:[A-Z]{2,4}s?|Director|Coach|Practice|Board|Internet)$")
_REPORTING = re.compile(
    r"['’]s (?:view|opinion|words)\b"
    r"|,? (?:says?|said|writes?|wrote|tells|told|reports?|names?|describes?|puts"
    r"|calls?|suggests?)\b"
)
_REPORTED_BY = re.compile(r"\b(?:says?|writes?|according to|reports?) (?:the )?$")
_BESIDE = re.compile(r",? (?:is |was )?(?:an? |the )[^,.;]{1,40}")
_OLD_TIMES = re.compile(r"\b(?:\d{3,4}|\d{1,2}th century|centur(?:y|ies)|years ago|BCE?|AD|BP)\b")
_COUNT_IN_WORDS = re.compile(
    r"\b(?:an? single|only one|several|no|both|dozens|hundreds|thousands)\b"
)
_CONTACT = re.compile(r"@|https?:|www\.|\+?\d[\d ()/-]{6,}\d")
_AFTER_IN = re.compile(r"\b(?:in|at|near|outside|inside|from|to|around)\s+(?:[a-z-]+\s+){0,3}$")


def gives(sentence: str, asked: Asked, *, said: frozenset[str]) -> bool:
    """Tell whether a sentence has what is asked for.

    Args:
        sentence: A sentence of the library.
        asked: The detail.
        said: Stems of the question: a name among them is not the answer.
    """
    match asked.detail:
        case Detail.CONTACT:
            return bool(_CONTACT.search(sentence))
        case Detail.PERSON | Detail.FIRM | Detail.PLACE:
            return _gives_name(sentence, asked, said)
        case Detail.KIND:
            return asked.noun in content_stems(sentence)
        case Detail.YEAR if _OLD_TIMES.search(sentence):
            return True
        case Detail.COUNT if _counted_in_words(sentence, asked.noun):
            return True
        case _:
            return any(_fits(figure, sentence, asked) for figure in figures(sentence))


def _fits(figure: Figure, sentence: str, asked: Asked) -> bool:
    unit = figure.unit
    match asked.detail:
        case Detail.MONEY:
            return unit in ("$", "€", "£")
        case Detail.YEAR:
            return unit == "date"
        case Detail.MONTH:
            return unit == "date" and "-" in figure.value.lstrip("-")
        case Detail.SHARE:
            return unit == "%"
        case Detail.AGE:
            after = sentence[figure.end : figure.end + 8]
            return unit == "s" or (
                unit == "year" and "old" in after + sentence[figure.start : figure.end]
            )
        case _:
            return _counts(figure, sentence, asked.noun)


def _counted_in_words(sentence: str, noun: str) -> bool:
    return any(
        noun in content_stems(sentence[match.end() :])[:2]
        for match in _COUNT_IN_WORDS.finditer(sentence)
    )


def _counts(figure: Figure, sentence: str, noun: str) -> bool:
    if figure.unit == "date":
        return False
    if noun in TIME:
        return figure.unit == noun
    if figure.unit is not None:
        return not noun and figure.unit == "%"
    if not noun:
        return True
    held = set(content_stems(sentence))
    return noun in held or (noun in PEOPLE and not PEOPLE.isdisjoint(held))


def _gives_name(sentence: str, asked: Asked, said: frozenset[str]) -> bool:
    return any(
        _is_the_one(sentence[: name.start], name.text, sentence[name.end :], asked)
        for name in names(sentence)
        if said.isdisjoint(content_stems(name.text)) and not _ROLE.match(name.text)
    )


def _is_the_one(before: str, name: str, after: str, asked: Asked) -> bool:
    """Tell whether a name that is new to the question can be the one it asks for."""
    if asked.detail is Detail.PERSON:
        return _bears(asked.noun, name, before, after)
    if _in_quotes(before) or _REPORTED_BY.search(before) or _REPORTING.match(after):
        return False
    return asked.detail is not Detail.PLACE or bool(_AFTER_IN.search(before))


def _in_quotes(before: str) -> bool:
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _bears(role: str, name: str, before: str, after: str) -> bool:
    """Tell whether the name stands right beside the role: `the scientist X`, `X, a scientist`."""
    if " " not in name:
        return False
    beside = _BESIDE.match(after)
    return role in content_stems(before)[-1:] or bool(
        beside and role in content_stems(beside.group())
    )
