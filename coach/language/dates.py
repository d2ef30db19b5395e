"""Dates and years as people write them, in the order of ISO 8601."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NAMES = (
    "january february march april may june july august september october november december".split()
)
_MONTHS = {name: number for number, name in enumerate(_NAMES, start=1)} | {
    name[:3]: number for number, name in enumerate(_NAMES, start=1)
}
_MONTHS["sept"] = 9
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
_NAME = rf"(?P<name>{_MONTH})\.?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b{_YEAR}-(?P<month>0[1-9]|1[0-2])-{_DAY}(?!\d)",
        rf"\b{_DAY}\s+(?:of\s+)?{_NAME},?\s+{_YEAR}\b",
        rf"\b{_NAME}\s+{_DAY},?\s+{_YEAR}\b",
        rf"\b{_NAME},?\s+(?:of\s+)?{_YEAR}\b",
        rf"\b{_YEAR}-(?P<month>0[1-9]|1[0-2])\b(?![-\d])",
        rf"\b{_DAY}\s+(?:of\s+)?{_NAME}(?![A-Za-z])",
        rf"\b{_NAME}\s+{_DAY}\b(?!\s*(?:%|people|per\b))",
        r"\b(?P<decade>(?:1[5-9]|20)\d0s)\b",
        rf"(?<![\d.,$€£/-]){_YEAR}(?![\d%]|[.,]\d|\s*(?:%|(?:people|percent|euros?|dollars?)\b)|-\d{{2}}-)",
    )
)
_MONTH_ALONE = re.compile(
    rf"\b(?:in|by|until|since|from|of|every|next|last|each|on)\s+(?P<name>{'|'.join(_NAMES)})\b"
)


@dataclass(frozen=True)
class Date:
    """A date in a text; what the text leaves out is left out: `2013-03`, `--09-24`, `--09`."""

    value: str
    start: int
    end: int


def dates(text: str) -> Iterator[Date]:
    """Yield the dates of a text; the fullest reading wins, and no two overlap."""
    taken: list[tuple[int, int]] = []
    for form in (*_FORMS, re.compile(_MONTH_ALONE.pattern, re.IGNORECASE)):
        for match in form.finditer(text):
            parts = match.groupdict()
            start, end = (
                match.span("name") if form.pattern == _MONTH_ALONE.pattern else match.span()
            )
            if any(start < t_end and t_start < end for t_start, t_end in taken):
                continue
            # "may" and "march" are words of their own unless written as a month.
            if (
                parts.get("name")
                and parts["name"].islower()
                and parts["name"] in ("may", "march", "mar")
            ):
                continue
            taken.append((start, end))
            yield Date(_iso(parts), start, end)


def date_within(claimed: str, given: str) -> bool:
    """Say whether a date is no more exact than another, and agrees with it in all it says."""
    if claimed.endswith("s") or given.endswith("s"):
        return claimed == given or (claimed.endswith("s") and given.startswith(claimed[:3]))
    one, other = _parts(claimed), _parts(given)
    return all(mine is None or mine == theirs for mine, theirs in zip(one, other, strict=True))


def date_overlap(claimed: str, given: str) -> float:
    """Return the share of a date's parts that another confirms; 0 if they contradict."""
    if claimed.endswith("s") or given.endswith("s"):
        return float(claimed == given)
    pairs = [
        (mine, theirs) for mine, theirs in zip(_parts(claimed), _parts(given), strict=True) if mine
    ]
    if any(theirs is not None and mine != theirs for mine, theirs in pairs):
        return 0.0
    return sum(mine == theirs for mine, theirs in pairs) / len(pairs)


def _iso(parts: dict[str, str | None]) -> str:
    if decade := parts.get("decade"):
        return decade.lower()
    year, day = parts.get("year"), parts.get("day")
    name, month = parts.get("name"), parts.get("month")
    number = int(month) if month else _MONTHS[name.lower()] if name else 0
    value = year or "-"
    if number:
        value += f"-{number:02d}"
    if day:
        value += f"-{int(day):02d}"
    return value


def _parts(value: str) -> tuple[str | None, str | None, str | None]:
    year, _, rest = ("", "", value[2:]) if value.startswith("--") else value.partition("-")
    month, _, day = rest.partition("-")
    return year or None, month or None, day or None
