"""The system of record for feedback, beside people and pairs, in SQLite or on a server."""

from pathlib import Path

from coach.adapters.sql_engine import BUSY_SECONDS
from coach.adapters.sql_feedback_records import SqlFeedbackRecords
from coach.adapters.sql_schema import Schema
from coach.adapters.sql_units import SqlUnits, file_database, server_database

SqlFeedbackStore = SqlUnits[SqlFeedbackRecords]
"""Feedback in a database.

Whatever is removed leaves SQLite's write-ahead log as well, and pages are overwritten. A PostgreSQL
server keeps what was removed until it vacuums the table, and in its own log until that is recycled.
"""


def open_feedback_store(
    home: Path, *, busy_seconds: float = BUSY_SECONDS, schema: Schema | None = None
) -> SqlFeedbackStore:
    """Return the feedback store of a data folder, its database created or brought up to date.

    Raises:
        SchemaTooNew: A newer version of the coach has written the database.
        StoreBusy: Another process writes for longer than `busy_seconds`.
        StoreDamaged: The file is no database, or a broken one.
        FolderNotWritable: The folder or the file cannot be written.
    """
    database = file_database(home, busy_seconds=busy_seconds, schema=schema)
    return SqlUnits(database, SqlFeedbackRecords)


def open_feedback_store_at(
    url: str, *, busy_seconds: float = BUSY_SECONDS, schema: Schema | None = None
) -> SqlFeedbackStore:
    """Return the feedback store of a PostgreSQL database, created or brought up to date.

    Raises:
        SettingsError: The address cannot be read.
        SchemaTooNew: A newer version of the coach has written the database.
        StoreBusy: Somebody else writes for longer than `busy_seconds`.
        StoreUnavailable: The server cannot be reached, or refuses.
    """
    database = server_database(url, busy_seconds=busy_seconds, schema=schema)
    return SqlUnits(database, SqlFeedbackRecords)
