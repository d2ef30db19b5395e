"""The manager's handle on the database: releases, plans and attendance, and nothing behind them."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from functools import partial
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from coach.adapters.feedback_rows import attendance_of, release_of
from coach.adapters.pair_rows import Row, key_of
from coach.adapters.sql_engine import BUSY_SECONDS, mapped_errors
from coach.adapters.sql_feedback_plans import newest_plans, plan_on
from coach.adapters.sql_postgres import mapped_server_errors, shown_address
from coach.adapters.sql_release_file import (
    READS_RELEASES_ONLY,
    is_refused,
    open_release_engine,
)
from coach.adapters.sql_release_server import is_refused_by_server, make_role, open_release_server
from coach.adapters.sql_schema import Schema
from coach.adapters.sql_store import FILE
from coach.adapters.sql_tables import ATTENDANCE, RELEASES
from coach.adapters.sql_units import Database, SqlUnits, Unit, file_database, server_database
from coach.domain.feedback import FeedbackPlan
from coach.domain.health import Attendance
from coach.domain.release import PublishedRelease
from coach.errors import StoreError


class SqlReleaseRecords:
    """Releases and attendance inside one transaction."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit

    def plan(self, programme: str) -> FeedbackPlan | None:
        """Return what a programme declared, the newest."""
        with self._unit.reading() as connection:
            return plan_on(connection, programme, None)

    def plans(self) -> tuple[FeedbackPlan, ...]:
        """Return the newest plan of every programme, by name."""
        with self._unit.reading() as connection:
            return newest_plans(connection)

    def releases(self, published_as: str) -> tuple[PublishedRelease, ...]:
        """Return the ledger of a programme, oldest first."""
        query = sa.select(RELEASES.c.body).where(RELEASES.c.published_key == key_of(published_as))
        with self._unit.reading() as connection:
            rows = connection.execute(query.order_by(RELEASES.c.number)).mappings()
            return tuple(release_of(row) for row in rows)

    def attendance(self, programme: str) -> tuple[Attendance, ...]:
        """Return which sessions of its pairs took place, by pair; no content."""
        with self._unit.reading() as connection:
            shown = connection.execute(sa.select(ATTENDANCE.c.programme).distinct()).scalars()
            names = [name for name in shown if key_of(name) == key_of(programme)]
            query = sa.select(ATTENDANCE).where(ATTENDANCE.c.programme.in_(names))
            pairs: dict[str, list[Row]] = {}
            for row in connection.execute(query.order_by(ATTENDANCE.c.date)).mappings():
                pairs.setdefault(row["pair"], []).append(row)
            found = [attendance_of(rows) for rows in pairs.values()]
        return tuple(sorted(found, key=lambda one: (key_of(one.name), one.pair)))


class SqlReleaseStore:
    """The manager's handle; its connections cannot read the raw tables, whatever is asked.

    Raises:
        StoreError: Something was asked of the database that this handle may not do, or it cannot
            serve.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._units = SqlUnits(database, SqlReleaseRecords)

    def reading(self) -> AbstractContextManager[SqlReleaseRecords]:
        """Open a unit of work on releases and attendance alone."""
        return self._units.reading()

    def close(self) -> None:
        """Close every connection."""
        self._units.close()


def open_release_store(
    home: Path, *, busy_seconds: float = BUSY_SECONDS, schema: Schema | None = None
) -> SqlReleaseStore:
    """Return the manager's handle on a data folder, its database created or brought up to date.

    Raises:
        SchemaTooNew: A newer version of the coach has written the database.
        StoreBusy: Another process writes for longer than `busy_seconds`.
        StoreDamaged: The file is no database, or a broken one.
        FolderNotWritable: The folder or the file cannot be written.
    """
    file_database(home, busy_seconds=busy_seconds, schema=schema).engine.dispose()
    path = home / FILE
    mapped = partial(mapped_errors, path, busy_seconds=busy_seconds)
    engine = open_release_engine(path, busy_seconds=busy_seconds)
    return SqlReleaseStore(Database(engine, path, partial(_refusing, mapped, is_refused)))


def open_release_store_at(
    url: str, *, busy_seconds: float = BUSY_SECONDS, schema: Schema | None = None
) -> SqlReleaseStore:
    """Return the manager's handle on a PostgreSQL database, created or brought up to date.

    Raises:
        SettingsError: The address cannot be read.
        SchemaTooNew: A newer version of the coach has written the database.
        StoreBusy: Somebody else writes for longer than `busy_seconds`.
        StoreUnavailable: The server cannot be reached, or refuses.
        StoreError: There is no role for the handle, and this user may not make one.
    """
    address = shown_address(url)
    owner = server_database(url, busy_seconds=busy_seconds, schema=schema)
    with ExitStack() as closing, owner.mapped():
        closing.callback(owner.engine.dispose)
        make_role(owner.engine, address)
    mapped = partial(mapped_server_errors, address, busy_seconds=busy_seconds)
    engine = open_release_server(url, busy_seconds=busy_seconds)
    return SqlReleaseStore(
        Database(engine, address, partial(_refusing, mapped, is_refused_by_server))
    )


@contextmanager
def _refusing(
    mapped: Callable[[], AbstractContextManager[None]],
    refused: Callable[[BaseException | None], bool],
) -> Iterator[None]:
    """Tell what the handle may not do in one plain sentence, and other errors as ever."""
    with mapped():
        try:
            yield
        except DBAPIError as problem:
            if refused(problem.orig):
                raise StoreError(READS_RELEASES_ONLY) from problem
            raise
