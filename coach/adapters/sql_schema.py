"""How a database is brought up to the tables that this version reads and writes."""

import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from coach.errors import SchemaTooNew

MIGRATIONS = Path(__file__).with_name("migrations")


@dataclass(frozen=True)
class Schema:
    """The revisions this version knows; their order is the order of the steps."""

    revisions: tuple[str, ...] = ("0001", "0002", "0003")
    folder: Path = MIGRATIONS

    @property
    def head(self) -> str:
        """The revision that this version reads and writes."""
        return self.revisions[-1]


def bring_up(engine: sa.Engine, place: Path | str, schema: Schema) -> None:
    """Bring the database to the newest schema, or leave it as it was.

    An older SQLite file is first copied to `<name>.before-<revision>`. Nothing is imported and
    nothing written where the schema is the newest one already.

    Args:
        engine: Its transactions with the option `writes` keep other writers out.
        place: The file, or the address of a server as it may be shown.
        schema: What this version knows.

    Raises:
        SchemaTooNew: A version that knows more revisions has written it.
    """
    with engine.connect() as connection:
        if _revision(connection, place, schema) == schema.head:
            return
    with engine.connect() as connection:
        # Rebuilding a table drops the old one, and its rows' dependents with it if these are on;
        # the setting can only be changed outside a transaction.
        _set_foreign_keys(connection, on=False)
        try:
            with connection.execution_options(writes=True).begin():
                found = _revision(connection, place, schema)
                if found != schema.head:
                    if found is not None and isinstance(place, Path):
                        _copy(place, found)
                    _upgrade(connection, schema)
        finally:
            _set_foreign_keys(connection, on=True)


def _revision(connection: sa.Connection, place: Path | str, schema: Schema) -> str | None:
    """Return the stored revision, None for a database without tables of ours."""
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    if found is not None and found not in schema.revisions:
        raise SchemaTooNew(path=place, found=str(found), known=schema.head)
    return None if found is None else str(found)


def _upgrade(connection: sa.Connection, schema: Schema) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(schema.folder).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _copy(path: Path, revision: str) -> None:
    """Copy the database as it is, what is still in the write-ahead log included."""
    copy = path.with_name(f"{path.name}.before-{revision}")
    partial = copy.with_name(f"{copy.name}.partial")
    partial.unlink(missing_ok=True)
    os.close(os.open(partial, os.O_CREAT | os.O_WRONLY, 0o600))
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(partial)) as target:
        source.backup(target)
    partial.replace(copy)


def _set_foreign_keys(connection: sa.Connection, *, on: bool) -> None:
    if connection.dialect.name != "sqlite":
        return
    driver = connection.connection.cursor()  # one of SQLAlchemy's would begin a transaction
    driver.execute(f"PRAGMA foreign_keys = {'ON' if on else 'OFF'}")
    driver.close()
