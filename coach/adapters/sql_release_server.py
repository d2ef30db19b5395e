"""The manager's connection to PostgreSQL: in every transaction it is a role that reads releases.

This guards against mistakes on the way from the manager's page to the database: whatever the code
asks for, and whatever text it looks up, it gets nothing but releases. It does not guard against
somebody who can type SQL on this connection, since RESET ROLE makes them the owner again; whoever
may do that has the database's password, and can read all of it anyway.
"""

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from coach.adapters.sql_postgres import open_server
from coach.adapters.sql_tables import metadata
from coach.errors import StoreError

ROLE = "coach_releases"
"""It cannot log in; whoever owns the tables takes it on for a transaction."""
READABLE = ("releases", "plans", "attendance")
_REFUSED = frozenset({"42501", "25006"})  # insufficient privilege, read-only transaction


def open_release_server(url: str, *, busy_seconds: float) -> sa.Engine:
    """Return an engine whose transactions change nothing, and are those of the role."""
    engine = open_server(url, busy_seconds=busy_seconds)

    def take_role(connection: sa.Connection) -> None:
        connection.exec_driver_sql(f"SET LOCAL ROLE {ROLE}")

    sa.event.listen(engine, "begin", take_role)
    return engine


def is_refused_by_server(problem: BaseException | None) -> bool:
    """Tell whether an error says that the connection may not do what it was asked."""
    return getattr(problem, "sqlstate", None) in _REFUSED


def make_role(engine: sa.Engine, address: str) -> None:
    """See that the role is there, can be taken on, and reads what it should and nothing else.

    A dump that is read into another server comes without it, so that this is looked at whenever
    the handle is opened, and not in a migration.

    Raises:
        StoreError: It is not as it must be, and this user may not mend it; the error has the one
            statement that an administrator runs.
    """
    with engine.connect() as connection:
        with connection.execution_options(writes=True).begin():
            user = _quoted(connection, str(connection.exec_driver_sql("SELECT user").scalar()))
            if not _works(connection, f"SET LOCAL ROLE {ROLE}", keep=False):
                _create(connection, user, address)
            _let_read(connection)
            _check_no_more(connection, address)


def _create(connection: sa.Connection, user: str, address: str) -> None:
    by_admin = f"CREATE ROLE {ROLE} NOLOGIN ROLE {user}"
    if not _is_there(connection):
        _works(connection, f"CREATE ROLE {ROLE} NOLOGIN")
    if _is_there(connection):
        by_admin = f"GRANT {ROLE} TO {user}"
        _works(connection, by_admin)
    if not _works(connection, f"SET LOCAL ROLE {ROLE}", keep=False):
        raise StoreError(
            f"The database {address!r} has no role for the manager's page that this user may take "
            f"on. Ask its administrator to run: {by_admin};"
        )


def _let_read(connection: sa.Connection) -> None:
    may = [f"has_table_privilege('{ROLE}', '{name}', 'SELECT')" for name in READABLE]
    schema = str(connection.exec_driver_sql("SELECT current_schema()").scalar())
    may.append(f"has_schema_privilege('{ROLE}', current_schema(), 'USAGE')")
    if not connection.exec_driver_sql(f"SELECT {' AND '.join(may)}").scalar():
        quoted = _quoted(connection, schema)
        connection.exec_driver_sql(f"GRANT USAGE ON SCHEMA {quoted} TO {ROLE}")
        connection.exec_driver_sql(f"GRANT SELECT ON {', '.join(READABLE)} TO {ROLE}")


def _check_no_more(connection: sa.Connection, address: str) -> None:
    for table in sorted(set(metadata.tables) - set(READABLE)):
        query = f"SELECT has_any_column_privilege('{ROLE}', '{table}', 'SELECT')"
        if connection.exec_driver_sql(query).scalar():
            raise StoreError(
                f"The role {ROLE!r} of the database {address!r} may read the table {table!r}, "
                "which holds more than releases. Ask its administrator to run: "
                f"REVOKE ALL ON {table} FROM {ROLE}, PUBLIC;"
            )


def _is_there(connection: sa.Connection) -> bool:
    query = f"SELECT 1 FROM pg_roles WHERE rolname = '{ROLE}'"
    return connection.exec_driver_sql(query).first() is not None


def _works(connection: sa.Connection, statement: str, *, keep: bool = True) -> bool:
    """Run a statement, and leave the transaction as it was if it fails or is not to be kept."""
    nested = connection.begin_nested()
    try:
        connection.exec_driver_sql(statement)
    except DBAPIError:
        nested.rollback()
        return False
    if keep:
        nested.commit()
    else:
        nested.rollback()
    return True


def _quoted(connection: sa.Connection, name: str) -> str:
    return connection.dialect.identifier_preparer.quote_identifier(name)
