"""Importing a roster: a preview that writes nothing, then the good rows in one unit of work."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from coach.domain.person import Person
from coach.domain.reporting import ReportingLines
from coach.domain.roster import RosterPerson, RosterPreview, RosterWarning, RowError, fingerprint
from coach.errors import EditedMeanwhile, InputError
from coach.language.email_addresses import as_email
from coach.ports import PairStore
from coach.services.roster_rows import RosterRow, fill, read_row
from coach.services.roster_warnings import warnings_about
from coach.services.stored_people import stored_people

Rows = Sequence[Mapping[str, str]]
"""Rows of a roster by field, a blank one empty, so that a row's place is its number."""


@dataclass(frozen=True)
class RosterImporter:
    """Reads rosters and stores their people, in two steps."""

    read: Callable[[bytes, str], Rows]
    """Turns a file's bytes and name into rows, or raises InputError."""
    store: PairStore

    def preview(self, content: bytes, name: str) -> RosterPreview:
        """Return what an import of the file would do; nothing is written."""
        return preview(self.read(content, name), self.store)

    def confirm(self, seen: RosterPreview) -> tuple[Person, ...]:
        """Store the people of a preview, and only them."""
        return confirm(seen, self.store)


def preview(rows: Rows, store: PairStore) -> RosterPreview:
    """Return who can be stored, which rows cannot, and what to look at; nothing is written."""
    with store.reading() as records:
        stored = stored_people(records)
    known = _by_email(stored)
    read = [read_row(number, cells) for number, cells in enumerate(rows, 1) if any(cells.values())]
    notes = _find_managers(read, known)
    _mark_doubles(read)
    for row in read:
        row.was = known.get(row.email)
        fill(row)
    managers = {row.email: str(row.values.get("manager", "")) for row in read if row.email}
    lines = _lines(managers, stored)
    _mark_loops(read, lines)
    people = tuple(
        RosterPerson(row=row.row, person=row.person, programme=row.programme, was=row.was)
        for row in read
        if row.person and not row.faults
    )
    errors = tuple(RowError(row=row.row, why="; ".join(row.faults)) for row in read if row.faults)
    good = [row for row in read if not row.faults]
    return RosterPreview(
        people=people,
        errors=errors,
        warnings=tuple(sorted([*notes, *warnings_about(good, stored, lines)], key=_first_row)),
        managers={one: manager for one, manager in managers.items() if manager},
        fingerprint=fingerprint(people),
    )


def confirm(seen: RosterPreview, store: PairStore) -> tuple[Person, ...]:
    """Store the people of a preview in one unit of work.

    Raises:
        InputError: The preview is not as it was made.
        EditedMeanwhile: Somebody it would add or replace was changed since it was made.
    """
    if fingerprint(seen.people) != seen.fingerprint:
        raise InputError(
            what="The preview", problem="it was altered", remedy="Read the list again."
        )
    with store.writing() as records:
        known = _by_email(stored_people(records))
        for one in seen.people:
            if known.get(one.person.email.casefold()) != one.was:
                raise EditedMeanwhile(what=f"{one.person.name} (row {one.row})", version=0)
        return records.add_people([one.person for one in seen.people])


def _by_email(people: Iterable[Person]) -> dict[str, Person]:
    """Return who has which address; of two with the same one the store takes the first by id."""
    ordered = sorted(people, key=lambda one: one.id, reverse=True)
    return {one.email.casefold(): one for one in ordered if one.email}


def _find_managers(rows: Sequence[RosterRow], known: Mapping[str, Person]) -> list[RosterWarning]:
    """Turn each row's manager into an address, where only a name is given and one person has it."""
    named: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        named[row.name.casefold()] |= {row.email} - {""}
    for email, person in known.items():
        named[person.name.casefold()].add(email)
    there = {row.email for row in rows} | set(known)
    notes: list[RosterWarning] = []
    missing: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        given = str(row.values.pop("manager", ""))
        address = as_email(given) if given else None
        if given and address is None:
            found = named.get(given.casefold(), set())
            address = next(iter(found)) if len(found) == 1 else None
            notes.append(_note_on_name(row, given, address))
        if address:
            row.values["manager"] = address
            if address not in there:
                missing[address].append(row.row)
    return notes + [_note_on_missing(email, places) for email, places in missing.items()]


def _note_on_name(row: RosterRow, given: str, address: str | None) -> RosterWarning:
    shown = f"{row.called} has the line manager {given[:60]!r}"
    if address:
        return RosterWarning(rows=(row.row,), says=f"{shown}, taken to be {address}.")
    says = f"{shown}, which is no e-mail address: reporting lines above {row.name} are unknown."
    return RosterWarning(rows=(row.row,), says=says)


def _note_on_missing(email: str, rows: list[int]) -> RosterWarning:
    says = f"The line manager {email} is nobody of the list: who stands above is unknown."
    return RosterWarning(rows=tuple(rows), says=says)


def _mark_doubles(rows: Sequence[RosterRow]) -> None:
    """Refuse a row that repeats an earlier one, and all of those that claim one address."""
    by_email: dict[str, list[RosterRow]] = defaultdict(list)
    for row in rows:
        if row.email:
            by_email[row.email].append(row)
    for email, group in by_email.items():
        differ = len({row.name.casefold() for row in group}) > 1
        for place, row in enumerate(group):
            others = [other.row for other in group if other is not row]
            if len(group) > 1 and (differ or place):
                listed = ", ".join(map(str, others[:5])) + (" ..." if len(others) > 5 else "")
                row.faults.append(f"the e-mail address {email} stands in row {listed} too")


def _lines(managers: Mapping[str, str], stored: Sequence[Person]) -> ReportingLines:
    """Return the reporting lines of the store, with what the list says in their place."""
    before = {one.email.casefold(): one.manager.casefold() for one in stored if one.email}
    return ReportingLines(before | {one: manager for one, manager in managers.items() if manager})


def _mark_loops(rows: Sequence[RosterRow], lines: ReportingLines) -> None:
    for row in rows:
        loop = lines.loop(row.email) if row.email else ()
        if len(loop) == 1:
            row.faults.append(
                f"{row.name} is given as their own line manager: "
                "leave the cell empty for somebody who has none"
            )
        elif loop:
            shown = " - ".join([*loop[:5], *(["..."] if len(loop) > 5 else []), loop[0]])
            row.faults.append(f"these people report to each other in a circle: {shown}")


def _first_row(warning: RosterWarning) -> int:
    return warning.rows[0] if warning.rows else 0
