"""Figures: numbers, shares, multiples, ordinals, amounts and dates, each in one normal form."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from coach.language.dates import date_within, dates
from coach.language.number_words import ORDINALS, Number, numbers, plain

Unit = str | None
_ROUGHLY = re.compile(
    r"\b(?:about|around|roughly|nearly|almost|approximately|some|circa|close to)\s+$", re.IGNORECASE
)
_UNITS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (unit, re.compile(form, re.IGNORECASE))
    for unit, form in (
        ("%", r"[\s\u00a0\u202f-]*(?:%|per\s?cent\b|percent(?:age)?\b(?:\s+points?)?|pct\b)"),
        ("x", r"\s*(?:[x×](?![A-Za-z])|-?fold\b)|\s+times?\b(?!\s+zone)"),
        ("minute", r"[\s-]*min(?:ute)?s?\b"),
        ("hour", r"[\s-]*(?:hours?|hrs?|h)\b"),
        ("day", r"[\s-]*days?\b"),
        ("week", r"[\s-]*(?:weeks?|wks?)\b"),
        ("month", r"[\s-]*months?\b"),
        ("year", r"[\s-]*(?:years?|yrs?)\b"),
        ("$", r"\s*(?:dollars?|usd)\b"),
        ("€", r"\s*(?:€|euros?\b|eur\b)"),
        ("£", r"\s*(?:pounds?|gbp)\b"),
        ("time", r"(?::\d\d)(?!\d)|\s*(?:a\.?m\.?|p\.?m\.?|o'clock)(?![A-Za-z])"),
        ("th", r"(?:st|nd|rd|th)\b"),
        ("s", r"s\b"),
    )
)
_IN_MINUTES = {"minute": 1, "hour": 60}
_IN_DAYS = {"day": 1, "week": 7}
_IN_MONTHS = {"month": 1, "year": 12}
_EXACT_UNITS = frozenset(
    {"%", "x", "th", "$", "€", "£", "time", "date", "s", "/week", "/month", "/quarter", "/year"}
)
_ROUGH_POINTS = Decimal("2.5")
_ROUGH_PART = Decimal("0.06")

_OUT_OF = re.compile(r"\s*(?:(?:in|out\s+of|of)\s+(?:(?:the|all|every|our)\s+)?|/)", re.IGNORECASE)
_RANGE = re.compile(r"\s*(?:-|–|—|to|or|and|until)\s*", re.IGNORECASE)
_SIGNS = ("$", "€", "£")
_SHARE = re.compile(
    r"\b(?:(?P<n>an?|one|two|three|four)[\s-]+)?"
    r"(?P<part>half|halves|thirds?|quarters?|fifths?|tenths?)\b(?P<after>\s+[a-z]+)?",
    re.IGNORECASE,
)
_PARTS = {"half": 2, "halve": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4}
_OF = frozenset(
    "of the as more less fewer higher lower faster all our their its these those say said".split()
)
_TIMES = re.compile(
    r"\b(?:(?P<two>twice|double[sd]?|doubling|two-?fold)|(?P<three>thrice|triple[sd]?|tripling|trebled?)"
    r"|(?P<four>quadrupled?))\b",
    re.IGNORECASE,
)
_EVERY_TWO = re.compile(
    r"\b(?:bi-?weekly|fortnight(?:ly|s)?|(?P<month>bi-?monthly))\b", re.IGNORECASE
)
_EVERY = re.compile(
    r"\b(?:(?P<ly>weekly|monthly|quarterly|yearly)"
    r"|(?:every|each|per|once\s+an?)\s+(?P<span>week|month|quarter|year))\b",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    rf"\b(?P<word>{'|'.join(ORDINALS)})\b(?!-?\s?(?:hand\b|person\b|part(?:y|ies)\b))",
    re.IGNORECASE,
)
_IDLE_ORDINAL = re.compile(r"\b(?:at|from the|in the)\s+$", re.IGNORECASE)


_HINT = re.compile(
    r"\d|hundred|thousand|illion|dozen|teen|ty\b|twice|thrice|doubl|triple|trebl|quadruple|fold|half|halves"
    r"|third|quarter|fifth|tenth|zero|one\b|two|three|four|five|six|seven|eight|nine|ten|eleven|twel"
    r"|week|month|quarter|year|bi-?weekly|bi-?monthly|fortnight|first|second|sixth|seventh|eighth|ninth|january|february|march|april|may|june|july|august|sept"
    r"|october|november|december",
    re.IGNORECASE,
)
"""What every figure contains; most sentences have none, and are told at once."""


@dataclass(frozen=True)
class Figure:
    """A figure in a text, in one normal form whatever its wording."""

    value: str
    """`88`, `0.5`, `1152`; of a date its ISO form, with what is not said left out."""
    unit: Unit
    """%, x (times), th (ordinal), s (decade), date, time, minute ... year, /week ... /year
    (how often), $, €, £; else None."""
    start: int
    end: int
    rough: bool = False
    """Said as a spoken share (`nine in ten`) or with `about`: close is close enough."""


def figures(text: str) -> tuple[Figure, ...]:
    """Return the figures of a text in order; a range gives both of its ends.

    `nine in ten` is 90 %, `a third` 33.33 %, `five times` 5 x, `half an hour` 30 minutes.
    """
    found: list[Figure] = []
    if not _HINT.search(text):
        return ()
    for reader in (_dates, _multiples, _shares, _quantities, _ordinals):
        for figure in reader(text):
            if all(figure.end <= other.start or other.end <= figure.start for other in found):
                found.append(figure)
    return tuple(sorted(found, key=lambda figure: figure.start))


def agrees(claimed: Figure, given: Figure) -> bool:
    """Say whether a figure is borne out by another: same unit, and same value or close if rough."""
    if "date" in (claimed.unit, given.unit):
        return claimed.unit == given.unit and date_within(claimed.value, given.value)
    if "time" in (claimed.unit, given.unit):
        return claimed.unit == given.unit and claimed.value == given.value
    mine, unit = _base(claimed)
    theirs, other = _base(given)
    if not _units_meet(unit, other):
        return False
    if mine == theirs:
        return True
    if not (claimed.rough or given.rough):
        return False
    room = _ROUGH_POINTS if unit == "%" else _ROUGH_PART * max(mine, theirs)
    return abs(mine - theirs) <= room


def _units_meet(claimed: Unit, given: Unit) -> bool:
    if claimed == given:
        return True
    if claimed in _EXACT_UNITS or given in _EXACT_UNITS:
        return bool(claimed is None and given in _SIGNS)
    return claimed is None or given is None


def _base(figure: Figure) -> tuple[Decimal, Unit]:
    value = Decimal(figure.value)
    for name, scale in (("minute", _IN_MINUTES), ("day", _IN_DAYS), ("month", _IN_MONTHS)):
        if figure.unit in scale:
            return value * scale[figure.unit], name
    return value, figure.unit


def _dates(text: str) -> Iterator[Figure]:
    for date in dates(text):
        yield Figure(date.value, "date", date.start, date.end)


def _multiples(text: str) -> Iterator[Figure]:
    for match in _TIMES.finditer(text):
        value = "2" if match["two"] else "3" if match["three"] else "4"
        yield Figure(value, "x", match.start(), match.end())
    for match in _EVERY_TWO.finditer(text):
        yield Figure("2", "month" if match["month"] else "week", match.start(), match.end())
    for match in _EVERY.finditer(text):
        span = (match["span"] or match["ly"].removesuffix("ly")).lower()
        yield Figure("1", f"/{span}", match.start(), match.end())


def _shares(text: str) -> Iterator[Figure]:
    for match in _SHARE.finditer(text):
        part = match["part"].lower().removesuffix("s")
        after = (match["after"] or "").strip().lower()
        count = _COUNTS.get((match["n"] or "").lower(), 0)
        start = match.start() if match["n"] else match.start("part")
        if part == "half" and after in ("an", "day", "hour"):
            if after == "an" and re.match(r"\s+hour", text[match.end() :], re.IGNORECASE):
                yield Figure("30", "minute", start, match.end() + 5)
            continue
        if not _is_share(text, match, part=part, count=count, after=after):
            continue
        value = Decimal(100 * max(count, 1)) / _PARTS[part]
        yield Figure(plain(round(value, 2)), "%", start, match.end("part"), rough=True)


def _is_share(text: str, match: re.Match[str], *, part: str, count: int, after: str) -> bool:
    """Tell `a third of us` from `a third meeting`, `a quarter of us` from `each quarter`."""
    if part == "half":
        return (count != 0 or after in _OF) and not text[: match.start()].endswith("and ")
    if count == 0:
        return False
    if count > 1:
        return match["part"].endswith("s")
    ended = not after and not text[match.end() :].strip(" \t")[:1].isalnum()
    return after in _OF or (ended and part != "quarter")


def _quantities(text: str) -> Iterator[Figure]:
    """Read numbers with units, `x in y` as a share, and both ends of a range."""
    read = [(_with_unit(text, number), number.spelled) for number in numbers(text)]
    skip = False
    for at, (here, spelled) in enumerate(read):
        after = read[at + 1][0] if at + 1 < len(read) else None
        if skip:
            skip = False
            continue
        if after is not None and here.unit is None:
            between = text[here.end : after.start]
            share = _share_of(here, after) if _OUT_OF.fullmatch(between) else None
            if share:
                skip = True
                yield share
                continue
            if _RANGE.fullmatch(between) and after.unit not in (None, "th", "time", *_SIGNS):
                here = replace(here, unit=after.unit)
        if not (spelled and here.unit is None and here.value == "1"):
            yield here


def _share_of(part: Figure, whole: Figure) -> Figure | None:
    if whole.unit is not None:
        return None
    top, bottom = Decimal(part.value), Decimal(whole.value)
    if not 0 < top <= bottom or bottom < 2:
        return None
    value = plain(round(100 * top / bottom, 2))
    return Figure(value, "%", part.start, whole.end, rough=bottom <= 10)


def _with_unit(text: str, number: Number) -> Figure:
    rough = bool(_ROUGHLY.search(text, max(0, number.start - 20), number.start))
    before = text[number.start - 1 : number.start]
    if before in _SIGNS:
        return Figure(plain(number.value), before, number.start - 1, number.end, rough)
    for unit, form in _UNITS:
        if match := form.match(text, number.end):
            return _measured(number, unit, match, rough=rough)
    return Figure(plain(number.value), None, number.start, number.end, rough)


def _measured(number: Number, unit: str, match: re.Match[str], *, rough: bool) -> Figure:
    if unit != "time":
        return Figure(plain(number.value), unit, number.start, match.end(), rough)
    clock = match.group().lower()
    hour = int(number.value)
    minutes = clock[1:] if clock.startswith(":") else f"{number.value % 1 * 100:02.0f}"
    if "p" in clock and hour < 12:
        hour += 12
    return Figure(f"{hour:02d}:{minutes}", unit, number.start, match.end(), rough)


def _ordinals(text: str) -> Iterator[Figure]:
    for match in _ORDINAL.finditer(text):
        word = match["word"].lower()
        sentence_start = (
            not text[: match.start()].strip() or text[: match.start()].rstrip()[-1] in ".!?:;"
        )
        idle = _IDLE_ORDINAL.search(text, 0, match.start()) or (
            sentence_start and text[match.end() : match.end() + 1] in (",", ":")
        )
        if not idle:
            yield Figure(str(ORDINALS[word]), "th", match.start(), match.end())
