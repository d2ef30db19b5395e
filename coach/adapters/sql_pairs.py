"""The system of record for people and pairs, in SQLite or on a PostgreSQL server."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from coach.adapters.sql_engine import BUSY_SECONDS
from coach.adapters.sql_pair_records import SqlPairRecords
from coach.adapters.sql_schema import Schema
from coach.adapters.sql_units import Database, SqlUnits, Unit, file_database, server_database

SqlPairStore = SqlUnits[SqlPairRecords]
"""People and pairs in a database; threads, and processes, may share it."""


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
    return _pairs_in(file_database(home, busy_seconds=busy_seconds, schema=schema), today)


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
    return _pairs_in(server_database(url, busy_seconds=busy_seconds, schema=schema), today)


def _pairs_in(database: Database, today: Callable[[], date]) -> SqlPairStore:
    def records(unit: Unit) -> SqlPairRecords:
        return SqlPairRecords(
            unit.connection, writes=unit.writes, today=today(), damaged=unit.damaged
        )

    return SqlUnits(database, records)
