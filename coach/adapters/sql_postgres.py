"""PostgreSQL as this project opens it: one writer at a time, as with SQLite, and plain errors."""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from coach.adapters.sql_engine import BUSY_SECONDS
from coach.errors import SettingsError, StoreBusy, StoreError, StoreUnavailable

CONNECT_SECONDS = 5
"""How long a server may take to answer at all."""
_WRITERS = 0x636F616368  # "coach": the number of the lock that writers of one database take
_BUSY = frozenset({"55P03", "40001", "40P01"})  # lock not available, serialization, deadlock


def open_server(url: str, *, busy_seconds: float = BUSY_SECONDS) -> sa.Engine:
    """Return an engine for a database on a server; it connects at first use.

    A transaction on a connection with the execution option `writes` first waits for its turn, so
    that whoever reads before writing reads what the last writer left. Any other transaction sees
    the database as it was when it began, and cannot change it.

    Raises:
        SettingsError: The address cannot be read.
    """
    engine = sa.create_engine(
        _readable(url),
        connect_args={"connect_timeout": CONNECT_SECONDS},
        hide_parameters=True,
        pool_pre_ping=True,
    )

    def begin(connection: sa.Connection) -> None:
        if connection.get_execution_options().get("writes", False):
            wait = f"SET LOCAL lock_timeout = {max(1, round(busy_seconds * 1000))}"
            connection.exec_driver_sql(wait)
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITERS})")
        else:
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")

    sa.event.listen(engine, "begin", begin)
    return engine


def shown_address(url: str) -> str:
    """Return the address of a database without user, password and options."""
    whole = _readable(url)
    port = f":{whole.port}" if whole.port else ""
    return f"postgresql://{whole.host or 'localhost'}{port}/{whole.database or ''}"


@contextmanager
def mapped_server_errors(address: str, *, busy_seconds: float = BUSY_SECONDS) -> Iterator[None]:
    """Turn what the driver raises into StoreBusy or StoreUnavailable.

    Only the first line of the server's own words is kept: the others may show what was stored.
    """
    try:
        yield
    except DBAPIError as problem:
        raise _meaning(problem, address, busy_seconds) from problem
    except PoolTimeout as problem:
        raise StoreBusy(path=address, seconds=busy_seconds) from problem


def _readable(url: str) -> sa.URL:
    try:
        read = sa.make_url(url)
    except (ArgumentError, ValueError):
        read = None
    if read is None or read.get_backend_name() != "postgresql":
        raise SettingsError(
            name="COACH_DATABASE_URL",
            value="...",
            expected="postgresql://USER:PASSWORD@HOST/DATABASE",
        )
    return read.set(drivername="postgresql+psycopg")


def _meaning(problem: DBAPIError, address: str, busy_seconds: float) -> StoreError:
    if getattr(problem.orig, "sqlstate", None) in _BUSY:
        return StoreBusy(path=address, seconds=busy_seconds)
    lines = str(problem.orig).strip().splitlines()
    return StoreUnavailable(address=address, reason=lines[0].rstrip(".") if lines else "no reason")
