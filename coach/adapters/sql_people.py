"""People in the database: shared between pairs, and kept the same in all of them."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

import sqlalchemy as sa

from coach.adapters.pair_rows import Row, person_row, sort_key
from coach.adapters.sql_tables import PAIR_PEOPLE, PAIRS, PEOPLE
from coach.domain.pair import pair_name
from coach.domain.person import Person

AT_ONCE = 5_000
"""Values in one statement; SQLite takes 32,766, a server 65,535."""
_SAYS = tuple(column for column in PEOPLE.columns.keys() if column not in ("id", "side"))


def put_people(
    connection: sa.Connection, people: Sequence[Person], *, but: str = "", sides: bool = False
) -> None:
    """Store people who have ids; those who are stored already are brought up to date.

    Every pair with somebody who has changed goes up by a version, and is listed by the new name.

    Args:
        connection: Inside a transaction that writes.
        people: Each id once.
        but: Id of the pair that is being saved itself.
        sides: Whether the side is brought up to date too: a person may be on one side in one pair
            and on the other in another, so only a list of people says which is theirs.
    """
    rows = {person.id: person_row(person) for person in people}
    stored = {row["id"]: row for row in rows_of_people(connection, PEOPLE.c.id, list(rows))}
    new = [row for id, row in rows.items() if id not in stored]
    if not sides:
        rows = {id: {**row, "side": stored[id]["side"]} for id, row in rows.items() if id in stored}
    changed = [rows[id] for id in stored if rows[id] != dict(stored[id])]
    if new:
        connection.execute(sa.insert(PEOPLE), new)
    if changed:
        update = sa.update(PEOPLE).where(PEOPLE.c.id == sa.bindparam("of"))
        values: dict[str, Any] = {name: sa.bindparam(f"new_{name}") for name in (*_SAYS, "side")}
        connection.execute(
            update.values(values),
            [{"of": row["id"], **{f"new_{name}": row[name] for name in values}} for row in changed],
        )
        told = [row["id"] for row in changed if _differs(row, stored[row["id"]])]
        _renew_pairs(connection, told, but=but)


def rows_of_people(
    connection: sa.Connection, column: sa.Column[str], values: Sequence[str]
) -> list[Row]:
    """Return the rows of people whose column has one of the values, in the order of their ids."""
    return [
        row
        for some in cut(values)
        for row in connection.execute(
            sa.select(PEOPLE).where(column.in_(some)).order_by(PEOPLE.c.id)
        ).mappings()
    ]


def drop_people(connection: sa.Connection, ids: Sequence[str]) -> None:
    """Remove those of the people who are in no pair any more."""
    paired = sa.select(PAIR_PEOPLE.c.person)
    for some in cut(ids):
        connection.execute(
            sa.delete(PEOPLE).where(PEOPLE.c.id.in_(some), PEOPLE.c.id.not_in(paired))
        )


def cut(values: Sequence[str]) -> Iterator[Sequence[str]]:
    """Return the values in parts that fit into one statement each."""
    return (values[start : start + AT_ONCE] for start in range(0, len(values), AT_ONCE))


def _differs(new: Row, old: Row) -> bool:
    return any(new[name] != old[name] for name in _SAYS)


def _renew_pairs(connection: sa.Connection, people: Collection[str], *, but: str) -> None:
    """Raise the version of the pairs with these people, and list them by their names of now."""
    of = PAIR_PEOPLE.join(PEOPLE, PEOPLE.c.id == PAIR_PEOPLE.c.person)
    names: dict[str, list[Row]] = {}
    for some in cut(list(people)):
        touched = sa.select(PAIR_PEOPLE.c.pair).where(
            PAIR_PEOPLE.c.person.in_(some), PAIR_PEOPLE.c.pair != but
        )
        members = (
            sa.select(PAIR_PEOPLE.c.pair, PAIR_PEOPLE.c.place, PAIR_PEOPLE.c.side, PEOPLE.c.name)
            .select_from(of)
            .where(PAIR_PEOPLE.c.pair.in_(touched))
            .order_by(PAIR_PEOPLE.c.pair, PAIR_PEOPLE.c.place)
        )
        found: dict[str, list[Row]] = {}
        for row in connection.execute(members).mappings():
            found.setdefault(row["pair"], []).append(row)
        names.update(found)
    listed = {
        id: pair_name((row["name"], row["side"]) for row in members)
        for id, members in names.items()
    }
    if listed:
        connection.execute(
            sa.update(PAIRS)
            .where(PAIRS.c.id == sa.bindparam("of"))
            .values(
                version=PAIRS.c.version + 1,
                name=sa.bindparam("new_name"),
                name_key=sa.bindparam("new_key"),
            ),
            [{"of": id, "new_name": n, "new_key": sort_key(n)} for id, n in listed.items()],
        )
