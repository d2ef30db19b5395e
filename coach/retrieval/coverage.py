"""The detail that a question asks for, and whether a sentence gives it."""

import re
from dataclasses import dataclass, field
from enum import StrEnum

from coach.language.figures import Figure, figures
from coach.language.names import names
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
    DURATION = "duration"
    CONTACT = "contact"
    PERSON = "person"
    PLACE = "place"
    FIRM = "firm"
    KIND = "kind"


@dataclass(frozen=True)
class Asked:
    """A detail, what it is counted in or of which kind it is, and what else a sentence must be about."""

    detail: Detail
    noun: str = ""
    """Stem of the counted or asked noun; empty if there is none."""
    focus: frozenset[str] = field(default_factory=frozenset)
    exact: bool = False
    """Only a figure will do: a price per seat, not whether it is cheap."""


_AMOUNT = r"(?:costs?|pay|paid|spen[dt]|charged?|earns?)"
_PRICE = r"(?:price|pricing|costs?|fees?|salary|salaries|wages?|budget|revenue|turnover|expense)"
_PERSON_NOUN = (
    r"(?:person|mentor|mentee|scientist|ceo|executive|man|woman|student|leader|director|manager|author|expert|"
    r"employee|colleague|founder|coach)"
)
_RULES: tuple[tuple[Detail, re.Pattern[str]], ...] = tuple(
    (detail, re.compile(pattern, re.IGNORECASE))
    for detail, pattern in (
        (
            Detail.CONTACT,
            r"\b(?:tele)?phone number|\be-?mail address|\b(?:postal|street|web) address|\bwebsite\b|\burl\b",
        ),
        (
            Detail.MONEY,
            rf"\bhow much\b.*\b(?:{_AMOUNT}|money)\b|\bwhat (?:do|does|did|would|will)\b.*\b{_AMOUNT}\b"
            rf"|\bwhat(?:'s| is| are| was| were) (?:the |[\w-]+ ?[\w-]*['’]s? )(?:[\w-]+ ){{0,3}}{_PRICE}\b|\b(?:what|which) {_PRICE}\b"
            rf"|\bhow (?:expensive|high (?:is|was|are) the {_PRICE})\b|^\W*(?:[\w-]+ ){{0,4}}{_PRICE}\W*$",
        ),
        (Detail.AGE, r"\bhow (?:old|young) (?:is|was|are|were)\b|\bwhat age\b|\baverage age\b"),
        (Detail.MONTH, r"\b(?:what|which) month\b"),
        (
            Detail.YEAR,
            r"\b(?:what|which) (?:year|date)\b|\bsince when\b|\bwhen (?:was|were|did|has|had)\b",
        ),
        (
            Detail.SHARE,
            r"\b(?:what|which) (?:percentage|percent|share|proportion|fraction)\b|\bhow many percent\b",
        ),
        (Detail.COUNT, r"\bhow many (?P<noun>(?:[\w'-]+ )?[\w'-]+)"),
        (
            Detail.PERSON,
            rf"\bnames? of the (?:[\w-]+ ){{0,3}}?(?P<noun>{_PERSON_NOUN})s?\b"
            rf"|\bwhat (?:is|was|were|are) (?:[\w-]+ ){{0,4}}?(?P<called>{_PERSON_NOUN})s?\b.*\bcalled\W*$",
        ),
        (
            Detail.PLACE,
            r"\b(?:which|what) (?:city|country|town|place|location)\b|^where (?:is|was|did|were|are)\b",
        ),
        (
            Detail.FIRM,
            r"\b(?:which|what) (?:\w+ )?(?:company|firm|bank|employer|organi[sz]ation)\b",
        ),
        (
            Detail.KIND,
            r"^(?:and |so |in |at |on |for |by )?(?:which|what) (?:\w+ )?(?P<noun>\w+) (?:do|does|did|has|have"
            r"|had|is|was|are|were|can|will|covers?)\b",
        ),
    )
)
_EXACT = re.compile(
    r"\b(?:price|fees?|salary|salaries|wages?|licen[cs]e|revenue|turnover|earns?)\b"
    r"|\bper (?:seat|user|person|head|participant|month|year|pair|licen[cs]e)\b",
    re.IGNORECASE,
)
_ASKING = frozenset(
    """cost costs price prices fee fees pay paid spend spent salary earn much many year date month day age old average
    percentage percent share proportion number name names called total exactly annual phone address how long often city
    country place company firm begin began start started when which big large small
    long""".split()
)
_PEOPLE = frozenset(
    map(
        stem,
        """people person participants participant mentors mentor mentees mentee leaders leader members member executives
        executive managers manager juniors junior seniors students student employees employee staff partners partner
        directors men women chief ceos doctors consultants millennials colleagues boards women""".split(),
    )
)
_TIME = frozenset("minute hour day week month year".split())
_ROLE = re.compile(r"^(?:[A-Z]{2,4}s?|Director|Coach|Practice|Board|Internet)$")
_REPORTING = re.compile(
    r",? (?:says?|said|writes?|wrote|tells|told|reports?|names?|describes?|puts|calls?|suggests?)\b"
)
_REPORTED_BY = re.compile(r"\b(?:says?|writes?|according to|reports?|in) (?:the )?$")
_BESIDE = re.compile(r",? (?:is |was )?(?:an? |the )[^,.;]{1,40}")
_OLD_TIMES = re.compile(r"\b(?:\d{3,4}|\d{1,2}th century|centur(?:y|ies)|years ago|BCE?|AD|BP)\b")
_COUNT_IN_WORDS = re.compile(r"\b(?:an? single|only one|several|no|both|dozens|hundreds|thousands)\b")
_CONTACT = re.compile(r"@|https?:|www\.|\+?\d[\d ()/-]{6,}\d")
_AFTER_IN = re.compile(r"\b(?:in|at|near|outside|inside|from|to|around)\s+(?:[a-z-]+\s+){0,3}$")


def asked_detail(question: str, *, without: frozenset[str]) -> Asked | None:
    """Return the definite detail that the question asks for; None if it asks for something open.

    Args:
        question: The question as it was asked.
        without: Stems that say nothing about the focus: names, and the library's everyday words.
    """
    for sentence in split_sentences(question):
        if asked := _asked_in(sentence, without):
            return asked
    return None


def _asked_in(question: str, without: frozenset[str]) -> Asked | None:
    for detail, pattern in _RULES:
        if match := pattern.search(question):
            groups = match.groupdict()
            noun = _noun(groups.get("noun") or groups.get("called") or "")
            asking = {stem(word) for word in _ASKING} | {noun}
            focus = frozenset(content_stems(question)) - without - asking
            exact = detail is not Detail.MONEY or bool(_EXACT.search(question))
            return Asked(detail, noun, focus, exact)
    return None


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
            return unit == "s" or (unit == "year" and "old" in after + sentence[figure.start : figure.end])
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
    if noun in _TIME:
        return figure.unit == noun
    if figure.unit is not None:
        return not noun and figure.unit == "%"
    if not noun:
        return True
    held = set(content_stems(sentence))
    return noun in held or (noun in _PEOPLE and not _PEOPLE.isdisjoint(held))


def _gives_name(sentence: str, asked: Asked, said: frozenset[str]) -> bool:
    for name in names(sentence):
        if set(content_stems(name.text)) & said or _ROLE.match(name.text):
            continue
        before, after = sentence[: name.start], sentence[name.end :]
        if _in_quotes(before) or _REPORTED_BY.search(before) or _REPORTING.match(after):
            continue
        if asked.detail is Detail.PLACE and not _AFTER_IN.search(before):
            continue
        if asked.detail is Detail.PERSON and not _bears(asked.noun, name.text, before, after):
            continue
        return True
    return False


def _in_quotes(before: str) -> bool:
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _bears(role: str, name: str, before: str, after: str) -> bool:
    """Tell whether the name stands right beside the role: `the scientist X`, `X, a scientist`."""
    if " " not in name:
        return False
    beside = _BESIDE.match(after)
    return role in content_stems(before)[-1:] or bool(beside and role in content_stems(beside.group()))


def _noun(phrase: str) -> str:
    found = content_words(phrase)
    if not found:
        return ""
    for word in found:
        if stem(word) in _PEOPLE | _TIME or word.endswith("s"):
            return stem(word)
    return stem(found[-1])
