"""Answers in the database: one for each person and session, and what became of them."""

from collections.abc import Collection
from typing import Any

import sqlalchemy as sa

from coach.adapters.feedback_rows import answer_of, answer_row, is_sent_twice
from coach.adapters.pair_rows import FIRST_VERSION, Row
from coach.adapters.sql_people import cut
from coach.adapters.sql_tables import ANSWERS, SESSIONS
from coach.domain.feedback import Answer
from coach.errors import AlreadyThere, EditedMeanwhile, NotFound, SessionClosed


def equals(column: sa.Column[str], id: str) -> sa.ColumnElement[bool]:
    """Return that a column is exactly this id, which need not be one that can be stored."""
    return sa.false() if "\0" in id else column == id


def row_of_answer(connection: sa.Connection, id: str) -> Row | None:
    """Return an answer's row by its id."""
    return connection.execute(sa.select(ANSWERS).where(equals(ANSWERS.c.id, id))).mappings().first()


def rows_by_author(connection: sa.Connection, author: str) -> list[Row]:
    """Return the rows of a person's answers, newest session first."""
    of_session = sa.and_(SESSIONS.c.pair == ANSWERS.c.pair, SESSIONS.c.id == ANSWERS.c.session)
    query = (
        sa.select(ANSWERS)
        .outerjoin(SESSIONS, of_session)
        .where(equals(ANSWERS.c.author, author))
        .order_by(SESSIONS.c.date.desc().nulls_last(), ANSWERS.c.id)
    )
    return list(connection.execute(query).mappings())


def rows_waiting(connection: sa.Connection, programmes: Collection[str]) -> list[Row]:
    """Return the rows that no release has counted yet, by id."""
    query = sa.select(ANSWERS).where(
        ANSWERS.c.programme_key.in_(programmes), ANSWERS.c.counted_in.is_(None)
    )
    return sorted(connection.execute(query).mappings(), key=lambda row: str(row["id"]))


def put_answer(connection: sa.Connection, new: Answer) -> Answer:
    """Store an answer in the place of its author's one in the same session, if any."""
    row = _row_of_session(connection, new)
    stored = answer_of(row) if row else None
    if stored and new.id == stored.id and is_sent_twice(new, stored):
        return stored
    if row and is_closed(row):
        raise _closed(row)
    if stored and stored.version != new.version:
        raise EditedMeanwhile(what="this form", version=stored.version)
    if not (stored and stored.id == new.id) and row_of_answer(connection, new.id):
        raise AlreadyThere(kind="form", name=new.id, remedy="Open the form of your session anew.")
    return _written(connection, new, stored)


def remove_answer(connection: sa.Connection, id: str) -> None:
    """Remove an answer whose window is open; NotFound, or SessionClosed."""
    row = row_of_answer(connection, id)
    if row is None:
        raise NotFound(kind="form", name=id)
    if is_closed(row):
        raise _closed(row)
    connection.execute(sa.delete(ANSWERS).where(ANSWERS.c.id == row["id"]))


def mark_answers(connection: sa.Connection, ids: Collection[str], values: dict[str, Any]) -> None:
    """Set columns of many answers at once."""
    for some in cut(list(ids)):
        connection.execute(sa.update(ANSWERS).where(ANSWERS.c.id.in_(some)).values(values))


def is_closed(row: Row) -> bool:
    """Tell whether an answer's window is closed."""
    return bool(row["window"]) or row["counted_in"] is not None


def _row_of_session(connection: sa.Connection, answer: Answer) -> Row | None:
    same = (
        sa.select(ANSWERS)
        .where(ANSWERS.c.pair == answer.pair, ANSWERS.c.session == answer.session)
        .where(ANSWERS.c.author == answer.author)
    )
    return connection.execute(same).mappings().first()


def _written(connection: sa.Connection, new: Answer, stored: Answer | None) -> Answer:
    version = stored.version + 1 if stored else FIRST_VERSION
    kept = new.model_copy(update={"version": version})
    if stored is None:
        connection.execute(sa.insert(ANSWERS), [answer_row(kept)])
    else:
        update = sa.update(ANSWERS).where(ANSWERS.c.id == stored.id)
        connection.execute(update.values(answer_row(kept)))
    return kept


def _closed(row: Row) -> SessionClosed:
    return SessionClosed(window=row["window"] or row["counted_in"])
