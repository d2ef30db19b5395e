"""What a unit of work removed leaves the files too: SQLite's log would keep it as it was written.

Pages of the file itself are overwritten (`secure_delete`). A PostgreSQL server keeps what was
removed until it vacuums the table, and in its own log until that is recycled.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

FORGET = "forget"
"""Set in a connection's `info` by a unit of work that removed something."""
CHECKPOINT_SECONDS = 0.5
"""How long the write-ahead log is waited for; readers and writers go first."""


def forget(connection: sa.Connection) -> None:
    """Let what the transaction removed leave the files too, once it is committed."""
    connection.info[FORGET] = True


@contextmanager
def forgetting(connection: sa.Connection) -> Iterator[None]:
    """Empty the log after a transaction that was begun in here, asked for it and was committed."""
    connection.info.pop(FORGET, None)
    yield
    if connection.info.pop(FORGET, False) and connection.dialect.name == "sqlite":
        _empty_log(connection)


def _empty_log(connection: sa.Connection) -> None:
    """Empty the write-ahead log, where what was removed still stands as it was written.

    If somebody reads for longer than CHECKPOINT_SECONDS, a later checkpoint does it.
    """
    driver = connection.connection.cursor()  # one of SQLAlchemy's would begin a transaction
    (waits,) = driver.execute("PRAGMA busy_timeout").fetchone()
    driver.execute(f"PRAGMA busy_timeout = {round(CHECKPOINT_SECONDS * 1000)}")
    driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    driver.execute(f"PRAGMA busy_timeout = {waits}")
    driver.close()
