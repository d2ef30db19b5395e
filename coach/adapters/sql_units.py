"""Units of work on a database: one class for all that is kept there."""

import weakref
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Generic, TypeVar

import sqlalchemy as sa

from coach.adapters.sql_engine import mapped_errors, open_engine
from coach.adapters.sql_forgetting import forget, forgetting
from coach.adapters.sql_postgres import mapped_server_errors, open_server, shown_address
from coach.adapters.sql_schema import Schema, bring_up
from coach.adapters.sql_store import FILE
from coach.errors import StoreDamaged, StoreError, StoreUnavailable

Records = TypeVar("Records")


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


class Unit:
    """A transaction, as the records of a unit of work see it."""

    def __init__(
        self, connection: sa.Connection, *, writes: bool, damaged: Callable[[str], StoreError]
    ) -> None:
        self.connection = connection
        self.writes = writes
        self.damaged = damaged

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """Yield the connection; rows that cannot be read are told, without what is in them."""
        try:
            yield self.connection
        except ValueError:
            reason = "a row of feedback is not as it was written"
            raise self.damaged(reason) from None  # the error's own words repeat the row's

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """Yield the connection to change something with; ValueError if it is for reading."""
        if not self.writes:
            raise ValueError("a unit of work that was opened with reading() changes nothing")
        with self.reading() as connection:
            yield connection

    def forget(self) -> None:
        """Let what was removed leave the files too, once the unit of work is committed."""
        forget(self.connection)


class SqlUnits(Generic[Records]):
    """Opens units of work; threads, and processes, may share the database.

    Raises:
        StoreBusy: Somebody else writes for longer than the database waits.
        StoreDamaged: The file is no database, or a broken one.
        StoreUnavailable: The server cannot be reached, or refuses.
        FolderNotWritable: The file cannot be written.
    """

    def __init__(self, database: Database, records: Callable[[Unit], Records]) -> None:
        self._database = database
        self._records = records
        # a store that nobody holds any more leaves no connection open
        weakref.finalize(self, database.engine.dispose)

    def reading(self) -> AbstractContextManager[Records]:
        """Open a unit of work that sees the database as it is now, and changes nothing."""
        return self._unit(writes=False)

    def writing(self) -> AbstractContextManager[Records]:
        """Open a unit of work; it is committed at its end, and undone by any error."""
        return self._unit(writes=True)

    def close(self) -> None:
        """Close every connection."""
        self._database.engine.dispose()

    @contextmanager
    def _unit(self, *, writes: bool) -> Iterator[Records]:
        database = self._database
        with database.mapped(), database.engine.connect() as connection, forgetting(connection):
            with connection.execution_options(writes=writes).begin():
                unit = Unit(connection, writes=writes, damaged=database.damaged)
                yield self._records(unit)


def file_database(home: Path, *, busy_seconds: float, schema: Schema | None) -> Database:
    """Return the database of a data folder, created or brought up to date.

    Raises:
        SchemaTooNew: A newer version of the coach has written the database.
        StoreBusy: Another process writes for longer than `busy_seconds`.
        StoreDamaged: The file is no database, or a broken one.
        FolderNotWritable: The folder or the file cannot be written.
    """
    path = home / FILE
    engine = open_engine(path, busy_seconds=busy_seconds)
    mapped = partial(mapped_errors, path, busy_seconds=busy_seconds)
    return _brought_up(Database(engine, path, mapped), schema or Schema())


def server_database(url: str, *, busy_seconds: float, schema: Schema | None) -> Database:
    """Return the database at an address, its tables created or brought up to date.

    Raises:
        SettingsError: The address cannot be read.
        SchemaTooNew: A newer version of the coach has written the database.
        StoreBusy: Somebody else writes for longer than `busy_seconds`.
        StoreUnavailable: The server cannot be reached, or refuses.
    """
    address = shown_address(url)
    engine = open_server(url, busy_seconds=busy_seconds)
    mapped = partial(mapped_server_errors, address, busy_seconds=busy_seconds)
    return _brought_up(Database(engine, address, mapped), schema or Schema())


def _brought_up(database: Database, schema: Schema) -> Database:
    with ExitStack() as failing:
        failing.callback(database.engine.dispose)
        with database.mapped():
            bring_up(database.engine, database.place, schema)
        failing.pop_all()
    return database
