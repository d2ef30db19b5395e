"""Changes of time: how long a session and its parts take, and when it starts."""

from datetime import datetime, timedelta

from coach.domain.agenda import LONGEST, SHORTEST
from coach.domain.request import (
    ChangeLength,
    Less,
    MoveStart,
    SetBlockMinutes,
    SetMinutes,
    SetStart,
)
from coach.planning import editing
from coach.planning.agenda import said_date
from coach.planning.fitting import TWO_WAY
from coach.services.edit_context import Change, Context, listed, said_minutes

_STEP = 15
"""Minutes by which a session gets longer or shorter where nobody says by how much."""


def set_minutes(edit: SetMinutes, on: Context) -> Change:
    """Give the whole session another length."""
    agenda, left_out = editing.resized(on.agenda, edit.minutes)
    said = on.say("minutes", minutes=said_minutes(agenda.minutes))
    if left_out:
        said += " " + on.say("left_out", blocks=listed(left_out))
    return agenda, said


def change_length(edit: ChangeLength, on: Context) -> Change:
    """Make the whole session longer or shorter."""
    by = edit.by or _STEP
    minutes = on.agenda.minutes + (by if edit.longer else -by)
    if edit.by is None:
        minutes = min(LONGEST, max(SHORTEST, minutes))
    return set_minutes(SetMinutes(minutes=minutes), on)


def set_block_minutes(edit: SetBlockMinutes, on: Context) -> Change:
    """Give a part so many minutes."""
    return timed(on, on.places(edit.what), edit.minutes)


def less(edit: Less, on: Context) -> Change:
    """Give a part less time: a third less where nobody says how much."""
    places = on.places(edit.what)
    had = on.minutes(places)
    return timed(on, places, max(len(places), had - (edit.by or max(1, had // 3))))


def timed(on: Context, places: tuple[int, ...], minutes: int) -> Change:
    """Give some blocks so many minutes together."""
    agenda = editing.with_block_minutes(on.agenda, places, minutes)
    now = sum(agenda.blocks[n].minutes for n in places)
    said = on.say("block_minutes", block=on.name(places), minutes=said_minutes(now))
    if now != minutes and agenda.kind in TWO_WAY:
        said += " " + on.say("shares")
    return agenda, said


def set_start(edit: SetStart, on: Context) -> Change:
    """Set date, time or both; what was not said stays."""
    old, new = on.agenda.starts, edit.starts
    if old is not None and edit.parts == "date":
        new = datetime.combine(new.date(), old.time())
    if old is not None and edit.parts == "time":
        new = datetime.combine(old.date(), new.time())
    return _starting(on, new)


def move_start(edit: MoveStart, on: Context) -> Change:
    """Move the session to an earlier or later time."""
    if on.agenda.starts is None:
        raise on.problem("no_start")
    return _starting(on, on.agenda.starts + timedelta(days=edit.days, minutes=edit.minutes))


def _starting(on: Context, starts: datetime) -> Change:
    when = f"{starts:%A} {said_date(starts.date())} at {starts:%H:%M}"
    return on.agenda.model_copy(update={"starts": starts}), on.say("starts", when=when)
