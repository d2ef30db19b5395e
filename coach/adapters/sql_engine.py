"""SQLite as this project opens it: durable, private, and with errors a person can act on."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry

from coach.adapters.whole_folder import make_private
from coach.errors import FolderNotWritable, StoreBusy, StoreDamaged, StoreError

BUSY_SECONDS = 5.0
"""How long a connection waits for another one's write."""
_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
)
_NOT_WRITABLE = ("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_FULL", "SQLITE_IOERR", "SQLITE_PERM")


def open_engine(path: Path, *, busy_seconds: float = BUSY_SECONDS) -> sa.Engine:
    """Return an engine for the file, which is created for its owner alone if it is missing.

    A transaction on a connection with the execution option `writes` takes the write lock at its
    beginning: one that reads first could not get it later if another wrote in between.

    Raises:
        FolderNotWritable: The folder or the file cannot be created.
    """
    make_private(path.parent)
    try:
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as problem:
        raise FolderNotWritable(
            folder=path.parent, reason=problem.strerror or str(problem)
        ) from problem
    url = sa.URL.create("sqlite+pysqlite", database=str(path))
    # a message or a log with the parameters of a statement would hold what people wrote
    engine = sa.create_engine(url, connect_args={"timeout": busy_seconds}, hide_parameters=True)
    sa.event.listen(engine, "connect", _set_up)
    sa.event.listen(engine, "begin", _begin)
    return engine


@contextmanager
def mapped_errors(path: Path, *, busy_seconds: float = BUSY_SECONDS) -> Iterator[None]:
    """Turn what SQLite raises into StoreBusy, FolderNotWritable or StoreDamaged."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as problem:
        raise _meaning(problem, path, busy_seconds) from problem


def _meaning(
    problem: DBAPIError | sqlite3.Error, path: Path, busy_seconds: float
) -> StoreError | FolderNotWritable:
    cause = problem.orig if isinstance(problem, DBAPIError) else problem
    name = str(getattr(cause, "sqlite_errorname", ""))
    reason = str(cause)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return StoreBusy(path=path, seconds=busy_seconds)
    if name.startswith(_NOT_WRITABLE):
        return FolderNotWritable(folder=path.parent, reason=reason)
    return StoreDamaged(path=path, reason=reason)


def _set_up(driver: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
    driver.isolation_level = None  # transactions begin where `_begin` says, not at the first write
    for pragma in _PRAGMAS:
        driver.execute(pragma)


def _begin(connection: sa.Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
