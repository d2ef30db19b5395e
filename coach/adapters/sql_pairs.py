"""The system of record for people and pairs, in SQLite or on a PostgreSQL server."""

import weakref
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

import sqlalchemy as sa

from coach.adapters.sql_engine import BUSY_SECONDS, mapped_errors, open_engine
from coach.adapters.sql_forgetting import forgetting
from coach.adapters.sql_pair_records import SqlPairRecords
from coach.adapters.sql_postgres import mapped_server_errors, open_server, shown_address
from coach.adapters.sql_schema import Schema, bring_up
from coach.adapters.sql_store import FILE
from coach.errors import StoreDamaged, StoreError, StoreUnavailable


@dataclass(frozen=True)
class Database:
    """An engine, with where it leads and how its errors are told."""

    engine: sa.Engine
    place: Path | str
    """The file, or the address of a server as it may be shown."""
    mapped: Callable[[], AbstractContextManager[None]]

    def damaged(self, reason: str) -> StoreError:
        """Return the error for rows that are not what was written."""
        if isinstance(self.place, Path):
            return StoreDamaged(path=self.place, reason=reason)
        return StoreUnavailable(address=self.place, reason=reason)


class SqlPairStore:
    """People and pairs in a database; threads, and processes, may share it.

    Raises:
        StoreBusy: Somebody else writes for longer than the database waits.
        StoreDamaged: The file is no database, or a broken one.
        StoreUnavailable: The server cannot be reached, or refuses.
        FolderNotWritable: The file cannot be written.
    """

    def __init__(self, database: Database, *, today: Callable[[], date] = date.today) -> None:
        self._database = database
        self._today = today
        # a store that nobody holds any more leaves no connection open
        weakref.finalize(self, database.engine.dispose)

    def reading(self) -> AbstractContextManager[SqlPairRecords]:
        """Open a unit of work that sees the database as it is now, and changes nothing."""
        return self._unit(writes=False)

    def writing(self) -> AbstractContextManager[SqlPairRecords]:
        """Open a unit of work; it is committed at its end, and undone by any error."""
        return self._unit(writes=True)

    def close(self) -> None:
        """Close every connection."""
        self._database.engine.dispose()

    @contextmanager
    def _unit(self, *, writes: bool) -> Iterator[SqlPairRecords]:
        database = self._database
        with database.mapped(), database.engine.connect() as connection, forgetting(connection):
            with connection.execution_options(writes=writes).begin():
                yield SqlPairRecords(
                    connection, writes=writes, today=self._today(), damaged=database.damaged
                )


def open_pair_store(
    home: Path,
    *,
    busy_seconds: float = BUSY_SECONDS,
    schema: Schema | None = None,
    today: Callable[[], date] = date.today,
) -> SqlPairStore:
    """Return the pair store of a data folder, its database created or brought up to date.

    Raises:
        SchemaTooNew: A newer version of the coach has written the database.
        StoreBusy: Another process writes for longer than `busy_seconds`.
        StoreDamaged: The file is no database, or a broken one.
        FolderNotWritable: The folder or the file cannot be written.
    """
    path = home / FILE
    engine = open_engine(path, busy_seconds=busy_seconds)
    mapped = partial(mapped_errors, path, busy_seconds=busy_seconds)
    return _opened(Database(engine, path, mapped), schema or Schema(), today)


def open_pair_store_at(
    url: str,
    *,
    busy_seconds: float = BUSY_SECONDS,
    schema: Schema | None = None,
    today: Callable[[], date] = date.today,
) -> SqlPairStore:
    """Return the pair store of a PostgreSQL database, created or brought up to date.

    Args:
        url: `postgresql://user:password@host/database`; the driver may be named in it.
        busy_seconds: How long a writer waits for another one.
        schema: What this version knows.
        today: Says which planned sessions are past.

    Raises:
        SettingsError: The address cannot be read.
        SchemaTooNew: A newer version of the coach has written the database.
        StoreBusy: Somebody else writes for longer than `busy_seconds`.
        StoreUnavailable: The server cannot be reached, or refuses.
    """
    address = shown_address(url)
    engine = open_server(url, busy_seconds=busy_seconds)
    mapped = partial(mapped_server_errors, address, busy_seconds=busy_seconds)
    return _opened(Database(engine, address, mapped), schema or Schema(), today)


def _opened(database: Database, schema: Schema, today: Callable[[], date]) -> SqlPairStore:
    with ExitStack() as failing:
        failing.callback(database.engine.dispose)
        with database.mapped():
            bring_up(database.engine, database.place, schema)
        failing.pop_all()
    return SqlPairStore(database, today=today)
