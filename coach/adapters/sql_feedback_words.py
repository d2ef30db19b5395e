"""Private notes and shared sentences in the database; whose they are is never changed."""

from collections.abc import Collection

import sqlalchemy as sa

from coach.adapters.feedback_rows import note_of, shared_of, shared_row
from coach.adapters.sql_feedback_answers import equals
from coach.adapters.sql_people import cut
from coach.adapters.sql_tables import PRIVATE_NOTES, SHARED_SENTENCES
from coach.domain.feedback import PrivateNote, SharedSentence
from coach.errors import AlreadyThere


def put_note(connection: sa.Connection, new: PrivateNote) -> None:
    """Store a note in the place of its author's one of its id; an empty text removes it."""
    same = PRIVATE_NOTES.c.id == new.id
    author = connection.execute(sa.select(PRIVATE_NOTES.c.author).where(same)).scalar()
    if author is not None and author != new.author:
        raise AlreadyThere(kind="note", name=new.id, remedy="Write yours anew.")
    if not new.text:
        connection.execute(sa.delete(PRIVATE_NOTES).where(same))
    elif author is not None:
        connection.execute(sa.update(PRIVATE_NOTES).where(same).values(new.model_dump()))
    else:
        last = connection.execute(sa.select(sa.func.max(PRIVATE_NOTES.c.place))).scalar()
        row = {**new.model_dump(), "place": (last or 0) + 1}
        connection.execute(sa.insert(PRIVATE_NOTES), [row])


def notes_by(connection: sa.Connection, author: str) -> tuple[PrivateNote, ...]:
    """Return a person's notes, newest first."""
    of_author = sa.select(PRIVATE_NOTES).where(equals(PRIVATE_NOTES.c.author, author))
    query = of_author.order_by(PRIVATE_NOTES.c.place.desc())
    return tuple(note_of(row) for row in connection.execute(query).mappings())


def put_shared(connection: sa.Connection, new: SharedSentence) -> None:
    """Store a sentence that waits; sent twice, it is stored once."""
    query = sa.select(SHARED_SENTENCES).where(SHARED_SENTENCES.c.id == new.id)
    row = connection.execute(query).mappings().first()
    if row is None:
        connection.execute(sa.insert(SHARED_SENTENCES), [shared_row(new)])
    elif shared_of(row).model_copy(update={"published_in": new.published_in}) != new:
        raise AlreadyThere(kind="sentence", name=new.id, remedy="Write yours anew.")


def withdraw_shared(connection: sa.Connection, id: str) -> bool:
    """Remove a sentence that waits; False if there is none of this id."""
    waits = sa.and_(equals(SHARED_SENTENCES.c.id, id), SHARED_SENTENCES.c.published_in == "")
    return connection.execute(sa.delete(SHARED_SENTENCES).where(waits)).rowcount == 1


def shared_waiting(
    connection: sa.Connection, programmes: Collection[str]
) -> tuple[SharedSentence, ...]:
    """Return the sentences that wait, by id."""
    query = sa.select(SHARED_SENTENCES).where(
        SHARED_SENTENCES.c.programme_key.in_(programmes), SHARED_SENTENCES.c.published_in == ""
    )
    found = [shared_of(row) for row in connection.execute(query).mappings()]
    return tuple(sorted(found, key=lambda one: one.id))


def shared_by(connection: sa.Connection, author: str) -> tuple[SharedSentence, ...]:
    """Return a person's sentences, published ones included, by id."""
    query = sa.select(SHARED_SENTENCES).where(equals(SHARED_SENTENCES.c.author, author))
    found = [shared_of(row) for row in connection.execute(query).mappings()]
    return tuple(sorted(found, key=lambda one: one.id))


def publish_shared(connection: sa.Connection, ids: Collection[str], window: str) -> None:
    """Mark sentences as published with a window's release."""
    for some in cut(list(ids)):
        update = sa.update(SHARED_SENTENCES).where(SHARED_SENTENCES.c.id.in_(some))
        connection.execute(update.values(published_in=window))
