"""Lengths of time as people write them: "45 min", "an hour and a half", "1.5 hours"."""

import re
from dataclasses import dataclass

from coach.language.counting import COUNT, NUMBER, counted

_FLAGS = re.IGNORECASE | re.ASCII
_MINUTE = r"(?:minutes?|mins?\b|minuets?|mintues?)"
_HOUR = r"(?:hours?|hrs?)\b"
_PARTS = {"half": 30, "quarter": 15, "three quarters": 45, "three-quarters": 45}
_PART = rf"(?:{'|'.join(sorted(_PARTS, key=len, reverse=True))})"
_NOT_INSIDE = r"(?<![\w.,:/])"

# At the same place the form that stands further up decides.
_FORMS = tuple(
    re.compile(_NOT_INSIDE + form, _FLAGS)
    for form in (
        # an hour and a half, 1 hour 15 minutes, two and a half hours
        rf"(?P<hours>{COUNT})(?:\s+and\s+an?\s+(?P<more>{_PART}))?[\s-]*{_HOUR}"
        rf"(?:\s+and\s+an?\s+(?P<part>{_PART})\b(?!\s+(?:past|to)\b)"
        rf"|\s*(?:and\s+)?(?P<over>{NUMBER})[\s-]*{_MINUTE})?",
        r"(?P<hours>[0-9]{1,2})\s?h\s?(?P<over>[0-5][0-9])?\b",
        rf"(?P<decimal>[0-9]{{1,2}}[.,][0-9]{{1,2}})[\s-]*(?:{_HOUR}|h\b)",
        # half an hour, a half-hour, three quarters of an hour
        rf"(?:an?\s+)?(?P<part>{_PART})(?:\s+of)?(?:\s+an?)?[\s-]*(?:hour|hr)\b",
        # forty-five minutes, a 45-minute, 30 to 45 minutes
        rf"(?:(?:[0-9]+\s?-\s?|{NUMBER}\s*(?:–|\bto\b|\bor\b)\s*))?(?P<minutes>{NUMBER})"
        rf"[\s-]*(?:{_MINUTE}\b|m\b)",
        r"(?P<minutes>[0-9]{1,3})\s?['’](?!\w)",
        r"(?:my|our|this|that)\s+(?:whole\s+|full\s+)?(?P<hour>hour)(?![\w-])",
    )
)
_BARE = re.compile(
    rf"{_NOT_INSIDE}(?P<minutes>[0-9]{{2,3}}|(?:twenty|thirty|forty|fifty|sixty|ninety)"
    r"(?:[- ]five)?)(?![\w:/%-]|[.,][0-9])",
    _FLAGS,
)


@dataclass(frozen=True)
class Length:
    """A length of time in a text, in whole minutes."""

    minutes: int
    start: int
    end: int


def find_length(text: str, *, bare: bool = False) -> Length | None:
    """Return the first length of time in a text; with `bare`, "30" alone is 30 minutes too.

    Of a range ("30 to 45 minutes") the longer one counts.
    """
    found = [match for form in _FORMS if (match := form.search(text))]
    if not found and bare:
        found = [match for match in (_BARE.search(text),) if match]
    if not found:
        return None
    first = min(found, key=lambda match: (match.start(), -match.end()))
    return Length(_minutes_of(first.groupdict()), *first.span())


def _minutes_of(said: dict[str, str | None]) -> int:
    """Return the minutes of a match, rounded to whole ones."""
    hours, over, only = said.get("hours"), said.get("over"), said.get("minutes")
    minutes = sum(factor * counted(n) for n, factor in ((hours, 60), (over, 1), (only, 1)) if n)
    minutes += sum(_PARTS[part.lower()] for part in (said.get("more"), said.get("part")) if part)
    minutes += 60 if said.get("hour") else 0
    return minutes + round(60 * float((said.get("decimal") or "0").replace(",", ".")))
