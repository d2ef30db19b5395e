"""The system of record in SQLite: passages, and what the embedder made of them."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from coach.adapters.sql_engine import BUSY_SECONDS, mapped_errors, open_engine
from coach.adapters.sql_schema import Schema, bring_up
from coach.adapters.sql_tables import PASSAGES, VECTORS
from coach.adapters.vector_rows import is_intact, passage_row, vectors_of, vectors_row
from coach.domain.passage import Passage
from coach.ports import PassageVectors

FILE = "coach.db"
AT_ONCE = 5_000
"""Ids in one statement; SQLite takes 32,766 variables."""

_log = logging.getLogger(__name__)


class SqlPassageStore:
    """Passages and vectors in one SQLite file; threads may share it.

    Raises:
        StoreBusy: Another process writes for longer than `busy_seconds`.
        StoreDamaged: The file is no database, or a broken one.
        FolderNotWritable: The file cannot be written.
    """

    def __init__(self, engine: sa.Engine, path: Path, *, busy_seconds: float) -> None:
        self._engine = engine
        self._path = path
        self._busy_seconds = busy_seconds

    def vectors(self, embedder: str, ids: Iterable[str]) -> dict[str, PassageVectors]:
        """Return what is stored for these passages under this embedder; absent ones are left out.

        Vectors that are not what was written count as absent, to be computed anew.
        """
        found: dict[str, PassageVectors] = {}
        with self._mapped(), self._engine.connect() as connection:
            for some in _cut(list(ids)):
                query = sa.select(VECTORS).where(
                    VECTORS.c.embedder == embedder, VECTORS.c.passage.in_(some)
                )
                for row in connection.execute(query).mappings():
                    if is_intact(row):
                        found[row["passage"]] = vectors_of(row)
                    else:
                        _log.warning("the stored vectors of %s are damaged", row["passage"])
        return found

    def put(
        self, embedder: str, passages: Sequence[Passage], vectors: Sequence[PassageVectors]
    ) -> None:
        """Store passages with their vectors in one transaction, replacing those of the same id.

        A passage that has changed loses what other embedders made of it.
        """
        rows = [passage_row(passage) for passage in passages]
        made = [
            vectors_row(embedder, passage.id, one)
            for passage, one in zip(passages, vectors, strict=True)
        ]
        if not rows:
            return
        statement = insert(VECTORS)
        with self._writing() as connection:
            _delete(connection, _changed(connection, rows))
            connection.execute(insert(PASSAGES).on_conflict_do_nothing(), rows)
            connection.execute(
                statement.on_conflict_do_update(set_=dict(statement.excluded.items())), made
            )

    def keep_only(self, ids: Iterable[str]) -> int:
        """Remove every passage that is not among the ids; return how many went."""
        kept = set(ids)
        with self._writing() as connection:
            held = connection.execute(sa.select(PASSAGES.c.id)).scalars()
            gone = [id for id in held if id not in kept]
            _delete(connection, gone)
        return len(gone)

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    @contextmanager
    def _writing(self) -> Iterator[sa.Connection]:
        with self._mapped(), self._engine.connect() as connection:
            with connection.execution_options(writes=True).begin():
                yield connection

    def _mapped(self) -> AbstractContextManager[None]:
        return mapped_errors(self._path, busy_seconds=self._busy_seconds)


def open_store(
    home: Path, *, busy_seconds: float = BUSY_SECONDS, schema: Schema | None = None
) -> SqlPassageStore:
    """Return the store of a data folder, its database created or brought up to date.

    Raises:
        SchemaTooNew: A newer version of the coach has written the database.
        StoreBusy: Another process writes for longer than `busy_seconds`.
        StoreDamaged: The file is no database, or a broken one.
        FolderNotWritable: The folder or the file cannot be written.
    """
    path = home / FILE
    engine = open_engine(path, busy_seconds=busy_seconds)
    with mapped_errors(path, busy_seconds=busy_seconds):
        bring_up(engine, path, schema or Schema())
    return SqlPassageStore(engine, path, busy_seconds=busy_seconds)


def _changed(connection: sa.Connection, rows: Sequence[dict[str, Any]]) -> list[str]:
    """Return the ids of the rows that are stored with other content."""
    new = {row["id"]: row for row in rows}
    return [
        stored["id"]
        for some in _cut(list(new))
        for stored in connection.execute(
            sa.select(PASSAGES).where(PASSAGES.c.id.in_(some))
        ).mappings()
        if dict(stored) != new[stored["id"]]
    ]


def _delete(connection: sa.Connection, ids: Sequence[str]) -> None:
    """Delete passages; their vectors go with them."""
    for some in _cut(ids):
        connection.execute(sa.delete(PASSAGES).where(PASSAGES.c.id.in_(some)))


def _cut(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    return (ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE))
