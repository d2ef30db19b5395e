"""Pairs and people inside one transaction, on either database."""

from collections.abc import Callable, Sequence
from datetime import date

import sqlalchemy as sa

from coach.adapters.pair_rows import (
    FIRST_VERSION,
    PairRows,
    Row,
    completed,
    identified,
    key_of,
    pair_of,
    pair_row,
    parts_of,
    person_of,
    with_id,
)
from coach.adapters.sql_forgetting import forget
from coach.adapters.sql_pair_lists import enrolled_in, named_lines, page_of, people_named
from coach.adapters.sql_people import drop_people, put_people, rows_of_people
from coach.adapters.sql_tables import (
    ACTIONS,
    GOALS,
    LEDGER,
    NOTES,
    PAIR_PEOPLE,
    PAIRS,
    PEOPLE,
    SESSIONS,
)
from coach.domain.pair import Pair
from coach.domain.person import Person
from coach.domain.stored_pair import Enrolled, PairLine, PairPage, StoredPair
from coach.errors import AlreadyThere, EditedMeanwhile, NotFound, StoreError
from coach.language.cleaning import one_line

_PARTS = (PAIR_PEOPLE, GOALS, SESSIONS, ACTIONS, LEDGER)


class SqlPairRecords:
    """Pairs and people inside one transaction."""

    def __init__(
        self,
        connection: sa.Connection,
        *,
        writes: bool,
        today: date,
        damaged: Callable[[str], StoreError],
    ) -> None:
        self._read = connection
        self._writes = writes
        self._today = today
        self._damaged = damaged

    def add(self, pair: Pair) -> StoredPair:
        """Store a new pair, or raise AlreadyThere if one of its id is stored."""
        new = identified(pair)
        row = {**pair_row(new), "version": FIRST_VERSION}
        if self._version(new.id) is not None:
            remedy = "Save it under its version, or leave the id out."
            raise AlreadyThere(kind="pair", name=new.name, remedy=remedy)
        put_people(self._connection, new.people, but=new.id)
        self._connection.execute(sa.insert(PAIRS), [row])
        _put_parts(self._connection, new)
        return StoredPair(pair=new, version=FIRST_VERSION)

    def pair(self, id: str) -> StoredPair:
        """Return a pair, or raise NotFound."""
        query = sa.select(PAIRS).where(PAIRS.c.id == one_line(id))
        row = self._read.execute(query).mappings().first()
        if row is None:
            raise NotFound(kind="pair", name=id)
        try:
            return StoredPair(
                pair=pair_of(row, _parts(self._read, row["id"])), version=row["version"]
            )
        except ValueError as problem:
            reason = f"the pair {row['id']} is not as it was written"
            raise self._damaged(reason) from problem

    def save(self, pair: Pair, *, version: int) -> StoredPair:
        """Replace a pair, or raise EditedMeanwhile if it was saved since `version`."""
        new = identified(pair)
        replaced = self._connection.execute(
            sa.update(PAIRS)
            .where(PAIRS.c.id == new.id, PAIRS.c.version == version)
            .values({**pair_row(new), "version": version + 1})
        )
        if replaced.rowcount != 1:
            raise self._not_replaced(pair)
        put_people(self._connection, new.people, but=new.id)
        for table in _PARTS:
            self._connection.execute(sa.delete(table).where(table.c.pair == new.id))
        _put_parts(self._connection, new)
        return StoredPair(pair=new, version=version + 1)

    def remove(self, id: str) -> None:
        """Remove a pair, and its people if no other pair has them; NotFound if there is none."""
        if not self._remove(PAIRS.c.id == one_line(id)):
            raise NotFound(kind="pair", name=id)

    def page(self, search: str = "", *, start: int = 0, count: int = 20) -> PairPage:
        """Return pairs by name, those whose people or programme hold the search text."""
        return page_of(self._read, search, start=start, count=count, today=self._today)

    def named(self, name: str) -> tuple[PairLine, ...]:
        """Return the pairs of this id, of this name, or else with a person of this (first) name."""
        return named_lines(self._read, name, today=self._today)

    def enrolled(self, programme: str) -> tuple[Enrolled, ...]:
        """Return who is in which pair of a programme, by pair."""
        return enrolled_in(self._read, programme)

    def people(self, search: str = "", *, start: int = 0, count: int = 20) -> tuple[Person, ...]:
        """Return people by name, in a pair or not."""
        return people_named(self._read, search, start=start, count=count)

    def add_people(self, people: Sequence[Person]) -> tuple[Person, ...]:
        """Store people, each with an id; who has a stored e-mail address is brought up to date.

        What is left empty for somebody who is known by the address alone stays as it was.
        """
        emails = [key for person in people if (key := key_of(person.email))]
        rows = rows_of_people(self._read, PEOPLE.c.email_key, list(dict.fromkeys(emails)))
        known = {row["email_key"]: person_of(row) for row in reversed(rows)}
        stored: list[Person] = []
        for person in people:
            email = key_of(person.email)
            one = with_id(person if person.id else completed(person, known.get(email)))
            if email:
                known[email] = one
            stored.append(one)
        put_people(self._connection, list({one.id: one for one in stored}.values()), sides=True)
        return tuple(stored)

    def remove_sample(self) -> int:
        """Remove every invented pair with its people; return how many pairs went."""
        return self._remove(PAIRS.c.sample.is_(True))

    def note(self, name: str) -> str | None:
        """Return what was noted under a name, None if nothing was."""
        return self._read.execute(sa.select(NOTES.c.value).where(NOTES.c.name == name)).scalar()

    def set_note(self, name: str, value: str) -> None:
        """Note a value under a name."""
        self._connection.execute(sa.delete(NOTES).where(NOTES.c.name == name))
        self._connection.execute(sa.insert(NOTES), [{"name": name, "value": value}])

    @property
    def _connection(self) -> sa.Connection:
        """The connection to change something with."""
        if not self._writes:
            raise ValueError("a unit of work that was opened with reading() changes nothing")
        return self._read

    def _version(self, id: str) -> int | None:
        return self._read.execute(sa.select(PAIRS.c.version).where(PAIRS.c.id == id)).scalar()

    def _not_replaced(self, pair: Pair) -> NotFound | EditedMeanwhile:
        version = self._version(pair.id)
        if version is None:
            return NotFound(kind="pair", name=pair.id or pair.name)
        return EditedMeanwhile(what=f"the pair {pair.name}", version=version)

    def _remove(self, which: sa.ColumnElement[bool]) -> int:
        pairs = sa.select(PAIRS.c.id).where(which)
        members = sa.select(PAIR_PEOPLE.c.person).where(PAIR_PEOPLE.c.pair.in_(pairs)).distinct()
        people = list(self._read.execute(members).scalars())
        gone = self._connection.execute(sa.delete(PAIRS).where(which)).rowcount
        drop_people(self._connection, people)
        forget(self._connection)  # what they said about their sessions went with them
        return gone


def _put_parts(connection: sa.Connection, pair: Pair) -> None:
    parts = parts_of(pair)
    rows = (parts.people, parts.goals, parts.sessions, parts.actions, parts.ledger)
    for table, some in zip(_PARTS, rows, strict=True):
        if some:
            connection.execute(sa.insert(table), some)


def _parts(connection: sa.Connection, id: str) -> PairRows:
    def rows(table: sa.Table) -> list[Row]:
        query = sa.select(table).where(table.c.pair == id).order_by(table.c.place)
        return list(connection.execute(query).mappings())

    about = [column for column in PEOPLE.c if column.name != "side"]
    members = (
        sa.select(PAIR_PEOPLE.c.side, *about)
        .join(PEOPLE, PEOPLE.c.id == PAIR_PEOPLE.c.person)
        .where(PAIR_PEOPLE.c.pair == id)
        .order_by(PAIR_PEOPLE.c.place)
    )
    return PairRows(
        people=list(connection.execute(members).mappings()),
        goals=rows(GOALS),
        sessions=rows(SESSIONS),
        actions=rows(ACTIONS),
        ledger=rows(LEDGER),
    )
