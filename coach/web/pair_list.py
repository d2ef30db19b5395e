"""Which pairs a visitor sees in a list, and how much of each: it depends on who looks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from coach.domain.access import Reader
from coach.domain.health import Attendance
from coach.domain.pair import Pair
from coach.domain.session import SessionStatus
from coach.domain.stored_pair import PairLine
from coach.web.needs import PreparingCoach

PER_PAGE = 20
_AT_ONCE = 500


@dataclass(frozen=True)
class Row:
    """A pair as a list shows it."""

    id: str
    name: str
    facts: str = ""
    sample: bool = False
    opens: bool = False
    """Whether its contents are for whoever looks."""


@dataclass(frozen=True)
class Listing:
    """Some rows of all that fit a search."""

    rows: tuple[Row, ...] = ()
    total: int = 0


def listing(coach: PreparingCoach, reader: Reader | None, search: str, start: int) -> Listing:
    """Return a page of the pairs that this reader may see in a list."""
    if reader is None:
        page = coach.pairs.list(search, start, PER_PAGE)
        return Listing(tuple(map(_named, page.lines)), page.total)
    found = _managed(coach, reader) if reader.role == "manager" else _own(coach, reader)
    near = search.casefold()
    rows = [row for row in found if near in f"{row.name}\n{row.facts}".casefold()]
    return Listing(tuple(rows[start : start + PER_PAGE]), len(rows))


def _named(line: PairLine) -> Row:
    """Return a pair by its names and its programme alone."""
    return Row(line.id, line.name, "" if line.sample else line.programme, line.sample)


def _own(coach: PreparingCoach, reader: Reader) -> Iterator[Row]:
    for stored in coach.pairs_for(reader):
        pair = stored.pair
        yield Row(pair.id, pair.name, _facts(pair), pair.sample, opens=True)


def _facts(pair: Pair) -> str:
    """Return what its own people see of a pair at a glance."""
    held = {0: "not met yet", 1: "1 session"}.get(len(pair.held), f"{len(pair.held)} sessions")
    programme = "" if pair.sample else pair.programme
    return " · ".join(part for part in (programme, held) if part)


def _managed(coach: PreparingCoach, reader: Reader) -> Iterator[Row]:
    """Yield the names of a programme's pairs; what was held only where everybody was told so."""
    shown = coach.releases.shows_attendance(reader)
    attended = {one.pair: one for one in coach.releases.attendance(reader)} if shown else {}
    for line in _lines(coach, reader.programme):
        yield Row(line.id, line.name, _attendance(attended.get(line.id)), line.sample)


def _lines(coach: PreparingCoach, programme: str) -> Iterator[PairLine]:
    start, mine = 0, programme.casefold()
    while lines := coach.pairs.list(programme, start, _AT_ONCE).lines:
        yield from (line for line in lines if line.programme.casefold() == mine)
        start += _AT_ONCE


def _attendance(attended: Attendance | None) -> str:
    if attended is None:
        return ""
    if attended.ended:
        return "ended"
    return f"{_held(attended)} of {attended.planned_sessions} sessions held"


def _held(attended: Attendance) -> int:
    held: Iterable[bool] = (one.status is SessionStatus.HELD for one in attended.sessions)
    return sum(held)
