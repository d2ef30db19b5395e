"""A database of its own for each test, on the server of the run."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa


@contextmanager
def a_database(server: str, *, like: str = "") -> Iterator[str]:
    """Yield the address of a new database; it is dropped at the end.

    It is empty, or a copy of the one at another address, which nobody may be using.
    """
    template = sa.make_url(like).database if like else "template1"
    url = sa.make_url(server).set(drivername="postgresql+psycopg")
    name = f"test_{secrets.token_hex(6)}"
    engine = sa.create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name} TEMPLATE {template}")
    yield url.set(database=name).render_as_string(hide_password=False)
    with engine.connect() as connection:
        connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
    engine.dispose()
