"""Times of day as people write them: "at 10", "half past nine", "3pm", "noon", "from 10 to 11"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time

_FLAGS = re.IGNORECASE | re.ASCII
_HOURS = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), start=1
    )
}
_NAMED = {"noon": time(12), "midday": time(12), "midnight": time(0)}
_PAST = {
    "five": 5, "5": 5, "ten": 10, "10": 10, "quarter": 15, "a quarter": 15, "twenty": 20,
    "20": 20, "twenty-five": 25, "twenty five": 25, "25": 25, "half": 30,
}  # fmt: skip
_HALF_DAY = r"(?P<half_day>[ap]\.\s?m\.|[ap]\s?m\b)"
_PART = (
    r"(?:,?\s*(?:in the|this)?\s*(?P<part>morning|afternoon|evening)\b|\s+at\s+(?P<night>night)\b)"
)
_DIGITS = r"(?P<hour>[0-9]{1,2})"
_WORD = rf"(?P<hour>{'|'.join(_HOURS)})"
_HOUR = rf"(?P<hour>[0-9]{{1,2}}|{'|'.join(_HOURS)})"
_ALONE = r"(?<![\w.,:/£$€-])"
_AT = r"\b(?:at|@)\s*|(?<!\w)@\s*"
_NO_UNIT = (
    r"(?![\w%/'’]|[.,:][0-9]|\s*(?:%|(?:-\s?)?(?:min|minute|hour|hr|day|week|month|year|people|"
    r"person|"
    r"pair|percent|per|topic|question|session|block|part|of|or|out|point|step|idea|company|"
    r"companies|other|level|time)s?\b))"
)

# At the same place the form that stands further up decides.
_FORMS = tuple(
    re.compile(form, _FLAGS)
    for form in (
        r"(?<=[0-9])T(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})(?::[0-9]{2})?",
        rf"{_ALONE}{_DIGITS}\s?[:.]\s?(?P<minute>[0-9]{{2}})\s?{_HALF_DAY}{_PART}?",
        rf"{_ALONE}{_DIGITS}\s?{_HALF_DAY}{_PART}?",
        rf"{_ALONE}{_DIGITS}:(?P<minute>[0-9]{{2}})(?![\w:]|\s*(?:h|hours?|min)\b){_PART}?",
        rf"(?:{_AT}|\bfrom\s+){_DIGITS}[.h](?P<minute>[0-9]{{2}})(?![\w:%])"
        rf"(?!\s*(?:h|hours?|min)\b){_PART}?",
        rf"\b(?P<past>{'|'.join(sorted(_PAST, key=len, reverse=True))})(?:\s+minutes)?\s+"
        rf"(?P<way>past|to|after)\s+{_HOUR}(?!\w)(?:\s?{_HALF_DAY})?{_PART}?",
        rf"(?:{_AT})(?P<past>half)\s+{_HOUR}(?!\w){_PART}?",
        rf"{_ALONE}{_HOUR}\s?o['’]?\s?clock{_PART}?",
        r"\b(?:12\s+)?(?P<named>noon|midday|midnight)\b",
        rf"(?:{_AT}){_DIGITS}{_NO_UNIT}{_PART}?",
        rf"(?:{_AT}){_WORD}{_NO_UNIT}(?!\s+[a-z]+s\b){_PART}?",
        rf"\bfrom\s+{_HOUR}{_NO_UNIT}(?=\s*(?:-|–|to|until|till)\s*[0-9]){_PART}?",
        rf"{_ALONE}{_DIGITS}(?=\s?(?:-|–|to)\s?[0-9]{{1,2}}(?:[:.][0-9]{{2}})?\s?[ap]\.?m\b)",
        rf"{_ALONE}{_DIGITS}\s+in\s+the\s+(?P<part>morning|afternoon|evening)\b",
    )
)
_UNTIL = re.compile(
    rf"\s*(?:-|–|to|until|till|and)\s*{_HOUR}(?:[:.](?P<minute>[0-9]{{2}}))?"
    rf"(?:\s?{_HALF_DAY})?{_NO_UNIT}{_PART}?",
    _FLAGS,
)
_HOURS_ALONE = re.compile(rf",?\s+{_DIGITS}(?=\s?[-–]\s?[0-9]{{1,2}}(?![\w./:-]|\s*min))", _FLAGS)
_WORKDAY_STARTS = 7
"""Without am or pm, an earlier hour than this is one of the afternoon."""


@dataclass(frozen=True)
class ClockTime:
    """A time of day in a text."""

    value: time | None
    """Null if there is no such time: 25:00."""
    start: int
    end: int
    minutes: int | None = None
    """How long it lasts, where an end was said too."""


def find_times(text: str) -> Iterator[ClockTime]:
    """Yield the times of day of a text in order; no two overlap."""
    matches = [match for form in _FORMS for match in form.finditer(text)]
    done = 0
    for match in sorted(matches, key=lambda match: match.start()):
        if match.start() >= done:
            found = _with_end(_read(match), match, text)
            done = found.end
            yield found


def hours_after(text: str, place: int) -> ClockTime | None:
    """Return the hours that stand bare behind a day: "Tuesday 10-11"."""
    match = _HOURS_ALONE.match(text, place)
    found = _read(match) if match else None
    return _with_end(found, match, text) if match and found and found.value else None


def _read(match: re.Match[str]) -> ClockTime:
    said = match.groupdict()
    if said.get("named"):
        return ClockTime(_NAMED[said["named"].lower()], *match.span())
    return ClockTime(_time(said), *match.span())


def _with_end(found: ClockTime, match: re.Match[str], text: str) -> ClockTime:
    """Return the time with its length, if the text goes on to say when it ends."""
    until = _UNTIL.match(text, found.end)
    if not until or found.value is None:
        return found
    said = until.groupdict()
    ends, start = _time(said), found.value
    if ends and said["half_day"] and not (match.groupdict().get("half_day")):
        # "10-11am", "2 to 3pm": what is said at the end holds for the beginning too
        start = _time({**match.groupdict(), "half_day": said["half_day"]}) or start
        start = start if start < ends else found.value
    length = _minutes(ends) - _minutes(start) if ends else 0
    return ClockTime(start, found.start, until.end(), length) if length > 0 else found


def _minutes(value: time) -> int:
    return 60 * value.hour + value.minute


def _time(said: dict[str, str | None]) -> time | None:
    """Return the time, or None if there is none of that hour or minute."""
    written = str(said["hour"]).lower()
    hour = _HOURS[written] if written in _HOURS else int(written)
    minute = int(said.get("minute") or 0)
    if said.get("past"):
        past = _PAST[str(said["past"]).lower()]
        hour, minute = (hour - 1, 60 - past) if said.get("way") == "to" else (hour, past)
    hour = _of_the_day(hour, written, said)
    return time(hour, minute) if 0 <= hour < 24 and minute < 60 else None


def _of_the_day(hour: int, written: str, said: dict[str, str | None]) -> int:
    """Return the hour of 24, by what was said of the half of the day."""
    half = (said.get("half_day") or "")[:1].lower()
    part = (said.get("part") or said.get("night") or "").lower()
    if half and not 1 <= hour <= 12:
        return hour if hour == 0 or (half == "p" and hour < 24) else 24
    if half == "a" or part == "morning":
        return hour % 12 if hour == 12 and half else hour
    if half == "p" or part:
        return hour % 12 + 12 if hour <= 12 else hour
    early = hour < _WORKDAY_STARTS and not written.startswith("0")
    return hour + 12 if early and hour > 0 else hour
