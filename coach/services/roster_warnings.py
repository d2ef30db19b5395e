"""What a person should look at before a roster is stored."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from coach.domain.person import OTHER_SIDE, PairSide, Person
from coach.domain.reporting import ReportingLines
from coach.domain.roster import RosterWarning
from coach.language.look_alikes import skeleton
from coach.services.roster_rows import RosterRow

_SIDES: tuple[PairSide, ...] = ("leader", "mentor")
_LISTED = 3
"""Leaders above a mentor that are named."""


def warnings_about(
    rows: Sequence[RosterRow], stored: Sequence[Person], lines: ReportingLines
) -> Iterator[RosterWarning]:
    """Yield what stands out among the rows that will be stored.

    Args:
        rows: Those without a fault.
        stored: Everybody in the store, before the import.
        lines: Reporting lines of the rows and the stored together.
    """
    renewed = {row.was.id for row in rows if row.was}
    others = [person for person in stored if person.id not in renewed]
    yield from _names(rows, others)
    yield from _formulas(rows)
    yield from _sides(rows)
    yield from _own_line(rows, others, lines)
    yield from _without_email(rows)


def _names(rows: Sequence[RosterRow], others: Sequence[Person]) -> Iterator[RosterWarning]:
    """Yield names that stand twice, and different ones that look alike."""
    groups: dict[str, list[tuple[str, int | None]]] = defaultdict(list)
    for row in rows:
        groups[skeleton(row.name)].append((row.name, row.row))
    for person in others:
        if (like := skeleton(person.name)) in groups:
            groups[like].append((person.name, None))
    for group in groups.values():
        numbers = tuple(row for _, row in group if row is not None)
        spellings = {name.casefold(): name for name, _ in group}
        if len(group) < 2:
            continue
        where = _where(numbers, stored=len(numbers) < len(group))
        if len(spellings) > 1:
            shown = " and ".join(repr(name) for name in sorted(spellings.values()))
            says = f"{shown} look alike and are spelt with different letters ({where})."
        else:
            says = f"The name {group[0][0]!r} stands twice ({where}): are these two people?"
        yield RosterWarning(rows=numbers, says=says)


def _where(numbers: tuple[int, ...], *, stored: bool) -> str:
    rows = f"row{'s' if len(numbers) > 1 else ''} {', '.join(map(str, numbers[:10]))}"
    more = " ..." if len(numbers) > 10 else ""
    return f"{rows}{more}{' and somebody stored already' if stored else ''}"


def _formulas(rows: Sequence[RosterRow]) -> Iterator[RosterWarning]:
    for row in rows:
        if row.formulas:
            columns = " and ".join(column.replace("_", " ") for column in row.formulas)
            says = f"Row {row.row}: what stands under {columns} begins like a formula; it is text."
            yield RosterWarning(rows=(row.row,), says=says)


def _sides(rows: Sequence[RosterRow]) -> Iterator[RosterWarning]:
    for row in rows:
        if row.was and row.person and row.was.side != row.person.side:
            says = (
                f"{row.called} is stored as a {row.was.side} and will be a {row.person.side}; "
                "pairs that exist stay as they are."
            )
            yield RosterWarning(rows=(row.row,), says=says)


def _own_line(
    rows: Sequence[RosterRow], others: Sequence[Person], lines: ReportingLines
) -> Iterator[RosterWarning]:
    """Yield mentors who report to leaders, and leaders who report to mentors."""
    on = {person.email.casefold(): person.side for person in others if person.email}
    on |= {row.email: row.person.side for row in rows if row.person and row.email}
    called = {person.email.casefold(): person.name for person in others}
    called |= {row.email: row.called for row in rows}
    finders = {side: lines.nearest([e for e in on if on[e] == OTHER_SIDE[side]]) for side in _SIDES}
    for row in rows:
        if not row.person or not row.email:
            continue
        above: list[str] = []
        found = finders[row.person.side].above(row.email)
        level = 0
        while found and len(above) < _LISTED:
            email, levels = found
            level += levels
            above.append(f"{called[email]} {_through(level)}")
            found = finders[row.person.side].above(email)
        if above:
            more = " and others" if found else ""
            says = (
                f"{row.called} reports to {', '.join(above)}{more}: "
                "they are never suggested as a pair."
            )
            yield RosterWarning(rows=(row.row,), says=says)


def _through(level: int) -> str:
    return "directly" if level == 1 else f"through {level} levels"


def _without_email(rows: Sequence[RosterRow]) -> Iterator[RosterWarning]:
    numbers = tuple(row.row for row in rows if not row.email)
    if numbers:
        many = "1 person has" if len(numbers) == 1 else f"{len(numbers)} people have"
        says = f"{many} no e-mail address: if the list is stored again, they are added again."
        yield RosterWarning(rows=numbers, says=says)
