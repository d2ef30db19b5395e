"""Lists of pairs and people: each is one or two statements, however long the list."""

import sys
from datetime import date

import sqlalchemy as sa

from coach.adapters.pair_rows import key_of, line_of, person_of, sort_key
from coach.adapters.sql_tables import PAIR_PEOPLE, PAIRS, PEOPLE, SESSIONS
from coach.domain.person import Person
from coach.domain.session import SessionStatus
from coach.domain.stored_pair import Enrolled, PairLine, PairPage
from coach.language.cleaning import one_line

MOST = 10_000
"""Lines of one page; SQLite takes 32,766 ids in one statement, a server 65,535."""
LONGEST_SEARCH = 1_000
"""No name, and no programme, has a text that is longer; SQLite refuses patterns of 50,000."""


def page_of(
    connection: sa.Connection, search: str, *, start: int, count: int, today: date
) -> PairPage:
    """Return the pairs whose people or programme hold the text, in the order of their names."""
    sought = key_of(search)
    if len(sought) > LONGEST_SEARCH:
        return PairPage(lines=(), total=0)
    found = sa.select(PAIRS.c.id, sa.func.count().over().label("total"))
    if sought:
        found = found.where(_held_by_pair(sought))
    some = found.order_by(PAIRS.c.name_key, PAIRS.c.id)
    rows = connection.execute(
        some.offset(_within(start, most=sys.maxsize)).limit(_within(count))
    ).all()
    if not rows:  # past the end, or nothing fits, or nothing was asked for
        fitting = sa.select(sa.func.count()).select_from(found.subquery())
        return PairPage(lines=(), total=connection.execute(fitting).scalar() or 0)
    shown = PAIRS.c.id.in_([row.id for row in rows])
    return PairPage(lines=_lines(connection, shown, today), total=rows[0].total)


def named_lines(connection: sa.Connection, name: str, *, today: date) -> tuple[PairLine, ...]:
    """Return the pairs of this id, else of this name, else with a person of it."""
    sought = key_of(name)
    by_name = _lines(connection, PAIRS.c.name_key == sort_key(name), today)
    people = sa.select(PEOPLE.c.id).where(
        sa.or_(PEOPLE.c.name_key == sought, PEOPLE.c.first_key == sought)
    )
    return (
        _lines(connection, PAIRS.c.id == one_line(name), today)
        or tuple(line for line in by_name if key_of(line.name) == sought)
        or _lines(connection, PAIRS.c.id.in_(_pairs_with(people)), today)
    )


def enrolled_in(connection: sa.Connection, programme: str) -> tuple[Enrolled, ...]:
    """Return who is in which pair of a programme, by pair."""
    query = (
        sa.select(PAIR_PEOPLE.c.pair, PAIR_PEOPLE.c.person)
        .join(PAIRS, PAIRS.c.id == PAIR_PEOPLE.c.pair)
        .where(PAIRS.c.programme_key == key_of(programme))
        .order_by(PAIR_PEOPLE.c.pair, PAIR_PEOPLE.c.side, PAIR_PEOPLE.c.place)
    )
    found: dict[str, list[str]] = {}
    for pair, person in connection.execute(query):
        found.setdefault(pair, []).append(person)
    return tuple(Enrolled(pair=pair, people=tuple(people)) for pair, people in found.items())


def people_named(
    connection: sa.Connection, search: str, *, start: int, count: int
) -> tuple[Person, ...]:
    """Return the people whose name holds the text, in the order of their names."""
    sought = key_of(search)
    if len(sought) > LONGEST_SEARCH:
        return ()
    query = (
        sa.select(PEOPLE)
        .where(PEOPLE.c.name_key.contains(sought, autoescape=True))
        .order_by(PEOPLE.c.name_key, PEOPLE.c.id)
        .offset(_within(start, most=sys.maxsize))
        .limit(_within(count))
    )
    return tuple(person_of(row) for row in connection.execute(query).mappings())


def _within(number: int, *, most: int = MOST) -> int:
    return min(max(0, number), most)


def _held_by_pair(sought: str) -> sa.ColumnElement[bool]:
    people = sa.select(PEOPLE.c.id).where(PEOPLE.c.name_key.contains(sought, autoescape=True))
    return sa.or_(
        PAIRS.c.programme_key.contains(sought, autoescape=True),
        PAIRS.c.id.in_(_pairs_with(people)),
    )


def _pairs_with(people: sa.Select[tuple[str]]) -> sa.Select[tuple[str]]:
    # not a join: SQLite would then look up the person of each pair, most of them for nothing
    return sa.select(PAIR_PEOPLE.c.pair).where(PAIR_PEOPLE.c.person.in_(people))


def _lines(
    connection: sa.Connection, which: sa.ColumnElement[bool], today: date
) -> tuple[PairLine, ...]:
    """Return the lines of these pairs, in the order of their names."""
    of_pair = SESSIONS.c.pair == PAIRS.c.id
    held = sa.select(sa.func.count()).where(of_pair, SESSIONS.c.status == SessionStatus.HELD.value)
    next_date = sa.select(sa.func.min(SESSIONS.c.date)).where(
        of_pair, SESSIONS.c.status == SessionStatus.PLANNED.value, SESSIONS.c.date >= today
    )
    query = (
        sa.select(
            *(PAIRS.c[name] for name in ("id", "name", "programme", "playbook", "sample")),
            held.correlate(PAIRS).scalar_subquery().label("held"),
            next_date.correlate(PAIRS).scalar_subquery().label("next_date"),
        )
        .where(which)
        .order_by(PAIRS.c.name_key, PAIRS.c.id)
    )
    return tuple(line_of(row) for row in connection.execute(query).mappings())
