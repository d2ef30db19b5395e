"""The manager's connection to SQLite: read-only, and every read outside of releases refused.

SQLite asks before every read, and says through which view or subquery it goes. A query can give
any name to a subquery of its own, also that of the view. So every connection has a view of its own
in the place of the stored one: the same query, inside a subquery whose name is drawn for this
connection. Only what is read through that name is let through, and nobody who asks can learn it:
the catalogue is refused, and so is EXPLAIN, about which SQLite does not ask.
"""

import re
import secrets
import sqlite3
from collections.abc import Callable
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.pool import ConnectionPoolEntry

from coach.errors import StoreError

READS_RELEASES_ONLY = "This handle reads releases only."
READABLE = frozenset({"releases", "plans", "attendance"})
"""The tables, and the view, that can be read by their own names."""
BEHIND_ATTENDANCE = {
    "pairs": frozenset({"id", "name", "programme", "programme_key", "planned_sessions"}),
    "sessions": frozenset({"pair", "date", "status", "cancelled_by"}),
    "ended_pairs": frozenset({"pair"}),
}
"""What the view may read for its reader: what it shows, or joins and filters by."""
_BEGINS = re.compile(r"(SELECT|WITH|BEGIN)\b", re.IGNORECASE)
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
    sa.event.listen(engine, "before_cursor_execute", _refuse_others)
    return engine


def is_refused(problem: BaseException | None) -> bool:
    """Tell whether an error says that the connection may not do what it was asked."""
    name = getattr(problem, "sqlite_errorname", "")
    # of a function SQLite says so in words alone
    return name in ("SQLITE_AUTH", "SQLITE_READONLY") or str(problem).startswith("not authorized")


def guard(through_view: str) -> Callable[..., int]:
    """Return what SQLite asks whether the manager's connection may do something.

    Args:
        through_view: Under which name the connection's view of attendance reads its tables.
    """

    def may_do(
        action: int, what: str | None, column: str | None, _base: str | None, through: str | None
    ) -> int:
        if action in _ALLOWED:
            return sqlite3.SQLITE_OK
        if action == sqlite3.SQLITE_READ:
            shown = BEHIND_ATTENDANCE.get(what or "", frozenset())
            if what in READABLE or (through == through_view and column in shown):
                return sqlite3.SQLITE_OK
        return sqlite3.SQLITE_DENY

    return may_do


def _set_up(driver: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
    driver.isolation_level = None  # transactions begin where `_begin` says
    driver.set_authorizer(guard(_see_attendance(driver)))


def _see_attendance(driver: sqlite3.Connection) -> str:
    """Put a view in the place of the stored one; return the name through which it reads."""
    stored = driver.execute("SELECT sql FROM main.sqlite_master WHERE name = 'attendance'")
    found = stored.fetchone()
    if found is None:
        raise sqlite3.DatabaseError("the view of attendance is missing")
    _, select, rest = str(found[0]).partition("SELECT ")
    # an older SQLite takes a table without the name of its database for a reader's own subquery
    query = re.sub(r"\b(FROM|JOIN)\s+(?=\w)", r"\1 main.", select + rest)
    name = f"attendance_{secrets.token_hex(16)}"
    driver.execute("PRAGMA temp_store = MEMORY")
    driver.execute(f"CREATE TEMP VIEW attendance AS WITH {name} AS ({query}) SELECT * FROM {name}")
    return name


def _refuse_others(_c: sa.Connection, _u: object, statement: str, *_rest: object) -> None:
    if not _BEGINS.match(statement):
        raise StoreError(READS_RELEASES_ONLY)


def _begin(connection: sa.Connection) -> None:
    connection.exec_driver_sql("BEGIN")
