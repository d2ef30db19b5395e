"""Moments: the day and the time that a text speaks of, read from a given now.

The grammar is our own: it takes well under a millisecond, and says where two readings differ.
"""

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from coach.language.calendar_days import Day, find_day, said_day
from coach.language.clock_times import ClockTime, find_times, hours_after

_BEFORE = re.compile(
    r"(?:\b(?:on|at|for|by|until|till|before|from|starting|scheduled\s+for|this|around)\s+)+$",
    re.IGNORECASE | re.ASCII,
)
_AFTER = re.compile(
    r"(?:['’]s\b|\s+(?:in\s+the\s+)?(?:morning|afternoon|evening)\b)", re.IGNORECASE | re.ASCII
)
_NEAR = 12
"""Characters between a day and the time that belongs to it; further off, the first time counts."""


@dataclass(frozen=True)
class Moment:
    """When something is to be, as far as a text says it."""

    when: datetime | None
    """At midnight if only a day was said; null if none was named exactly, or there is none."""
    has_date: bool
    has_time: bool
    alternatives: tuple[datetime, ...] = ()
    """What else the words could mean."""
    problem: str | None = None
    """Why there is no such moment, as a sentence."""
    minutes: int | None = None
    """How long it lasts, where its end was said: "from 10 to 11"."""
    spans: tuple[tuple[int, int], ...] = ()
    """Where the words stand, in order."""
    today: date = date.min

    @property
    def date_only(self) -> bool:
        """Whether a day was said without a time."""
        return self.has_date and not self.has_time

    @property
    def start(self) -> int:
        """Where the first of its words begins."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Where the last of its words ends."""
        return self.spans[-1][1]

    @property
    def ask(self) -> str | None:
        """A sentence that asks what is meant; None if that is clear."""
        if self.problem:
            return f"{self.problem} Which day do you mean?" if self.has_date else self.problem
        if not self.when or not self.alternatives:
            return None
        days = [said_day(one.date(), self.today) for one in (self.when, *self.alternatives)]
        if all(one.weekday() == self.when.weekday() for one in self.alternatives):
            days[0] = f"{calendar.day_name[self.when.weekday()]} {days[0]}"
        return f"Do you mean {' or '.join(days)}?"

    def cut(self, text: str) -> str:
        """Return the text that the moment was found in without its words."""
        for start, end in reversed(self.spans):
            text = f"{text[:start]} {text[end:]}"
        return text


def find_moment(text: str, now: datetime) -> Moment | None:
    """Return the first moment that a text names, or None; `now` is without a time zone.

    A day without a year is the next one to come. "Next Tuesday" is that of next week; the coming
    one is an alternative where it is another. "3/12" is 3 December, and 12 March an alternative.
    """
    day = find_day(text, now.date())
    times = [one for one in find_times(text) if not day or not _overlap(one, day)]
    clock = _belonging(times, day) or (hours_after(text, day.end) if day else None)
    if not day and not clock:
        return None
    spans = _spans(text, [(one.start, one.end) for one in (day, clock) if one])
    problem = _problem(day, clock, now)
    found = _starts(day, clock, now) if not problem else None
    others = day.others if day and found else ()
    return Moment(
        when=found,
        has_date=day is not None,
        has_time=clock is not None,
        alternatives=tuple(datetime.combine(one, found.time()) for one in others if found),
        problem=problem,
        minutes=clock.minutes if clock else None,
        spans=spans,
        today=now.date(),
    )


def _overlap(clock: ClockTime, day: Day) -> bool:
    return clock.start < day.end and day.start < clock.end


def _belonging(times: list[ClockTime], day: Day | None) -> ClockTime | None:
    """Return the time that stands beside the day, else the first of all."""
    near = (
        one
        for one in times
        if day and min(abs(one.start - day.end), abs(day.start - one.end)) <= _NEAR
    )
    return next(near, times[0] if times else None)


def _problem(day: Day | None, clock: ClockTime | None, now: datetime) -> str | None:
    if day and day.problem:
        return day.problem
    if clock and clock.value is None:
        return "There is no such time of day."
    if day and day.day == now.date() and clock and clock.value and clock.value <= now.time():
        return f"{clock.value:%H:%M} today has passed."
    return None


def _starts(day: Day | None, clock: ClockTime | None, now: datetime) -> datetime | None:
    """Return when it is: a time alone is the next one of that time."""
    if day:
        at = clock.value if clock and clock.value else time()
        return datetime.combine(day.day, at) if day.day else None
    if not clock or clock.value is None:
        return None
    today = datetime.combine(now.date(), clock.value)
    return today if today > now or now.date() == date.max else today + timedelta(days=1)


def _spans(text: str, spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Take in the small words that belong to a moment, and join what then touches."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        before, after = _BEFORE.search(text, 0, start), _AFTER.match(text, end)
        start, end = before.start() if before else start, after.end() if after else end
        if joined and not text[joined[-1][1] : start].strip(" ,"):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
