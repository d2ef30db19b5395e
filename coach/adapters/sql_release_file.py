"""The manager's connection to SQLite: read-only, and every read outside of releases refused."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.pool import ConnectionPoolEntry

READABLE = frozenset({"releases", "plans", "attendance"})
"""The tables, and the view, that can be read by their own names."""
BEHIND_ATTENDANCE = {
    "pairs": frozenset({"id", "name", "programme", "programme_key", "planned_sessions"}),
    "sessions": frozenset({"pair", "date", "status", "cancelled_by"}),
    "ended_pairs": frozenset({"pair"}),
}
"""What the view may read for its reader.

SQLite says through which view a table is read, but a query can give that name to a subquery of its
own: only the columns that the view shows, or joins and filters by, are let through.
"""
_ALLOWED = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_TRANSACTION})


def open_release_engine(path: Path, *, busy_seconds: float) -> sa.Engine:
    """Return an engine for an existing file whose connections read releases and attendance.

    They change nothing, attach nothing and call no function; a refused read is SQLITE_AUTH.
    """
    address = f"{path.absolute().as_uri()}?mode=ro"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(address, uri=True, timeout=busy_seconds, check_same_thread=False)

    engine = sa.create_engine(
        "sqlite+pysqlite://", creator=connect, poolclass=sa.QueuePool, hide_parameters=True
    )
    sa.event.listen(engine, "connect", _set_up)
    sa.event.listen(engine, "begin", _begin)
    return engine


def is_refused(problem: BaseException | None) -> bool:
    """Tell whether an error says that the connection may not do what it was asked."""
    name = getattr(problem, "sqlite_errorname", "")
    # of a function SQLite says so in words alone
    return name in ("SQLITE_AUTH", "SQLITE_READONLY") or str(problem).startswith("not authorized")


def may_do(
    action: int, what: str | None, column: str | None, _database: str | None, through: str | None
) -> int:
    """Return whether the manager's connection may do something, as SQLite asks it."""
    if action in _ALLOWED:
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_READ:
        shown = BEHIND_ATTENDANCE.get(what or "", frozenset()) if through == "attendance" else ()
        if what in READABLE or column in shown:
            return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY


def _set_up(driver: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
    driver.isolation_level = None  # transactions begin where `_begin` says
    allowed: Callable[..., int] = may_do
    driver.set_authorizer(allowed)


def _begin(connection: sa.Connection) -> None:
    connection.exec_driver_sql("BEGIN")
