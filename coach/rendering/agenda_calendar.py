"""Calendar entries: a session with its run-sheet and its alarms, and a reminder to prepare."""

from datetime import UTC, datetime, timedelta

from icalendar import Alarm, Calendar, Component, Event

from coach.domain.agenda import Agenda, AgendaBlock
from coach.errors import InputError
from coach.language.cleaning import one_line
from coach.rendering.agenda_wording import (
    SUGGESTION,
    begins,
    clock,
    direction_words,
    marks,
    minutes_words,
    source_notes,
    spent,
)

CLOSING_CUE = 5
"""Minutes before the end at which it is time to close."""
REMINDER_MINUTES = 15
"""How long a reminder is shown in a calendar."""
_PRODUCT = "-//Reverse mentoring coach//Agenda//EN"


def agenda_calendar(
    agenda: Agenda, *, now: datetime, uid: str, minutes_before: tuple[int, ...] = (10, 5)
) -> bytes:
    """Return a session as an iCalendar file (RFC 5545) with one event.

    The times have no zone: they are the pair's own, as they said it, and stay at that time of day
    when somebody travels or the clocks change. A zone of ours would only be a guess.

    Args:
        agenda: With the day and the time of day.
        now: When the file is made, with a time zone.
        uid: The same for the same session, so that a second file corrects the first.
        minutes_before: Alarms before the start; another rings five minutes before the end.

    Raises:
        InputError: The agenda has no day, or no time of day.
        ValueError: `now` has no time zone.
    """
    start = begins(agenda)
    if start is None:
        raise InputError(
            what="The calendar file",
            problem="the session has no date and time yet",
            remedy="Add them: --date 2026-12-01T10:00.",
        )
    title = one_line(agenda.title)
    event = _event(title, start, start + timedelta(minutes=agenda.minutes), now=now, uid=uid)
    event.add("description", run_sheet(agenda))
    for minutes in sorted(set(minutes_before), reverse=True):
        event.add_component(
            _alarm(timedelta(minutes=-minutes), f"{title}: {minutes_words(minutes)} to the start")
        )
    words = f"{minutes_words(CLOSING_CUE)} to go: time to close, with actions and the next date"
    event.add_component(_alarm(timedelta(minutes=-CLOSING_CUE), words, related="END"))
    return _file(event)


def reminder_calendar(title: str, at: datetime, text: str, *, now: datetime, uid: str) -> bytes:
    """Return a reminder as an iCalendar file, such as the mentor's two days before a session.

    Args:
        title: What it is about.
        at: Local time at which it rings; it leaves the time free for other things.
        text: What to do then.
        now: When the file is made, with a time zone.
        uid: The same for the same reminder.

    Raises:
        ValueError: `now` has no time zone.
    """
    start = at.replace(tzinfo=None)
    end = start + timedelta(minutes=REMINDER_MINUTES)
    event = _event(one_line(title), start, end, now=now, uid=uid)
    event.add("description", "\n".join(one_line(line) for line in text.splitlines()))
    event.add("transp", "TRANSPARENT")
    event.add_component(_alarm(timedelta(0), one_line(title)))
    return _file(event)


def run_sheet(agenda: Agenda) -> str:
    """Return the agenda as plain text, with clock times if they are known."""
    lines = [
        "; ".join(
            f"{direction_words(agenda, way)} {minutes} min"
            for way, minutes in spent(agenda).items()
        )
    ]
    for block, start in zip(agenda.blocks, agenda.starts_at, strict=True):
        lines += ["", *_block(agenda, block, start)]
    if agenda.notices:
        lines += ["", *map(one_line, agenda.notices)]
    notes = source_notes(agenda)
    if notes:
        lines += ["", "Sources"]
        lines += [f"{note.marks} {note.title} ({note.weight})" for note in notes]
    return "\n".join(lines)


def _block(agenda: Agenda, block: AgendaBlock, start: int) -> list[str]:
    who = direction_words(agenda, block.direction)
    head = f"{clock(agenda, start)} {one_line(block.title)} ({block.minutes} min, {who})"
    topic = [f"Topic: {one_line(block.topic)}"] if block.topic else []
    return [
        head,
        *topic,
        f"{one_line(block.purpose)} {marks(block.cites) or f'({SUGGESTION})'}",
        *(f"[ ] {one_line(action)}" for action in block.actions),
        *(f"- {one_line(question)}" for question in block.questions),
    ]


def _event(title: str, start: datetime, end: datetime, *, now: datetime, uid: str) -> Event:
    if now.tzinfo is None:
        raise ValueError("now needs a time zone: DTSTAMP is in UTC")
    event = Event()
    event.add("uid", one_line(uid))
    event.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
    event.add("dtstart", start.replace(microsecond=0))
    event.add("dtend", end.replace(microsecond=0))
    event.add("summary", title)
    return event


def _alarm(before: timedelta, words: str, *, related: str = "START") -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", words)
    alarm.add("trigger", before, parameters={"RELATED": related} if related != "START" else {})
    return alarm


def _file(event: Component) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add_component(event)
    return bytes(calendar.to_ical())
