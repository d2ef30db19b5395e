"""Deadlines: until when something is promised, as people put it in notes."""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from coach.language.counting import COUNT, counted
from coach.language.moments import Moment, find_moment

_FLAGS = re.IGNORECASE | re.ASCII
_BEFORE = (
    r"(?:(?:by|before|until|till|no later than|due|deadline|at the latest|latest|in|on|for|at|"
    r"during|over|within)[:\s]+)*(?:the\s+)?"
)
_DUE = re.compile(r"\b(?:by|before|until|till|due|deadline|no later than|latest)\b[:\s]+", _FLAGS)
_NEAR = 18
"""Characters from such a word to the day that it names."""
_WEEK = re.compile(rf"\b{_BEFORE}(?P<which>this|next|coming) week\b|\bEOW\b", _FLAGS)
_MONTH = re.compile(rf"\b{_BEFORE}(?P<which>this|next|coming) month\b|\bEOM\b", _FLAGS)
_TODAY = re.compile(r"\b(?:EOD|end of (?:the |this )?day|later today)\b", _FLAGS)
_WITHIN = re.compile(
    rf"\b(?:with)?in\s+(?:the\s+)?(?:(?:next|coming)\s+(?P<count>{COUNT}\s+)?|(?P<plain>{COUNT}\s+))"
    r"(?P<unit>day|week|fortnight|month)s?(?:['’]\s*time)?\b",
    _FLAGS,
)
_CHRISTMAS = re.compile(
    rf"\b{_BEFORE}(?:Christmas|Xmas|the holidays|the (?:winter|Christmas) break)\b", _FLAGS
)
_END = re.compile(rf"\b{_BEFORE}end of (?P<month>{'|'.join(calendar.month_name[1:])})\b", _FLAGS)
_NEXT_SESSION = re.compile(
    rf"\b{_BEFORE}(?:our |the )?(?:(?:next|following) (?:session|meeting|time|one|talk|call)"
    r"(?: we meet)?|we (?:next )?meet(?: again| next)?)\b",
    _FLAGS,
)
_OWN = re.compile(r"\b(?:the|a|an|every|each|our|my|his|her|their|weekly|last)\s+$", _FLAGS)
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:['’]s)?", _FLAGS)
_LEAD = re.compile(
    r"(?:\b(?:starting|deadline|due|latest|no later than|at the latest|"
    r"(?:in\s+)?(?:the\s+)?week\s+(?:of|from|beginning))[:\s]+)+$",
    _FLAGS,
)
_AT_LATEST = re.compile(r",?\s+(?:at the )?latest\b", _FLAGS)


@dataclass(frozen=True)
class Deadline:
    """A deadline in a text."""

    due: date | None
    """Null where the words name none exactly, such as a session whose date is not set."""
    start: int
    end: int
    ask: str | None = None
    """A question where the words could mean several days, or one that does not exist."""


def find_deadline(text: str, said_on: date, next_session: date | None = None) -> Deadline | None:
    """Return the deadline that a text names, read from the day on which it was said, or None."""
    for match in _DUE.finditer(text):
        found = _moment(text, said_on, match.start(), match.end() + _NEAR)
        if found:
            return found
    return _in_other_words(text, said_on, next_session) or _moment(text, said_on, 0, len(text))


def _moment(text: str, said_on: date, start: int, last: int) -> Deadline | None:
    """Return the day named first from `start` on that begins before `last`."""
    now = datetime.combine(said_on, time())
    while start < last:
        moment = find_moment(text[start:], now)
        if not moment or not moment.has_date or start + moment.start > last:
            return None
        first, end = start + moment.start, start + moment.end
        if not _attributive(text, first, end):
            return _deadline(text, moment, first, end)
        start = end
    return None


def _deadline(text: str, moment: Moment, start: int, end: int) -> Deadline | None:
    if moment.when is None and not moment.problem:
        return None
    lead, latest = _LEAD.search(text, 0, start), _AT_LATEST.match(text, end)
    return Deadline(
        due=moment.when.date() if moment.when else None,
        start=lead.start() if lead else start,
        end=latest.end() if latest else end,
        ask=moment.ask,
    )


def _attributive(text: str, start: int, end: int) -> bool:
    """Tell a day that only names a thing: `the Monday report`."""
    return bool(
        _WEEKDAY.fullmatch(text[start:end])
        and _OWN.search(text, 0, start)
        and re.match(r"\s+[a-z]", text[end:])
    )


def _in_other_words(text: str, said_on: date, next_session: date | None) -> Deadline | None:
    friday = said_on + timedelta(days=4 - said_on.weekday())
    forms: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], date | None]], ...] = (
        (_NEXT_SESSION, lambda _: next_session),
        (_END, lambda found: _end_of_named(found, said_on)),
        (_TODAY, lambda _: said_on),
        (_WEEK, lambda found: _or_next(found, max(friday, said_on), friday + timedelta(days=7))),
        (_MONTH, lambda found: _or_next(found, _month_end(said_on), _month_end(_later(said_on)))),
        (_CHRISTMAS, lambda _: date(said_on.year, 12, 24)),
        (_WITHIN, lambda found: _within(found, said_on)),
    )
    for form, read in forms:
        match = form.search(text)
        if match and not _part_of_more(text, match):
            return Deadline(due=read(match), start=match.start(), end=match.end())
    return None


def _part_of_more(text: str, match: re.Match[str]) -> bool:
    """Leave `end of next week` and `Monday next week` to the reading of days."""
    return bool(re.search(r"(?:end of|day)\s+$", text[: match.start()], _FLAGS))


def _or_next(found: re.Match[str], this: date, following: date) -> date:
    which = found.groupdict().get("which") or "this"
    return this if which.lower() == "this" else following


def _within(found: re.Match[str], said_on: date) -> date:
    said = found["count"] or found["plain"]
    count = counted(said.strip()) if said else 1
    days = {"day": 1, "week": 7, "fortnight": 14, "month": 30}[found["unit"].lower()]
    return said_on + timedelta(days=min(count * days, 3_650))


def _end_of_named(found: re.Match[str], said_on: date) -> date:
    names = [name.lower() for name in calendar.month_name]
    month = names.index(found["month"].lower())
    year = said_on.year + (month < said_on.month)
    return date(year, month, calendar.monthrange(year, month)[1])


def _month_end(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _later(day: date) -> date:
    """Return a day of the next month."""
    return _month_end(day) + timedelta(days=1)
