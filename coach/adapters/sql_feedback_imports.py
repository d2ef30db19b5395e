"""The ledger of imported files' shareable summaries, in the same database as feedback."""

from pathlib import Path

import sqlalchemy as sa

from coach.adapters.feedback_rows import checked, import_of, import_row
from coach.adapters.pair_rows import key_of
from coach.adapters.sql_engine import BUSY_SECONDS
from coach.adapters.sql_feedback_records import key_named
from coach.adapters.sql_schema import Schema
from coach.adapters.sql_tables import IMPORT_MARKS, IMPORT_RELEASES
from coach.adapters.sql_units import SqlUnits, Unit, file_database, server_database
from coach.domain.release import ImportedSummary
from coach.errors import AlreadyThere


class SqlImportLedger:
    """Shareable summaries inside one transaction."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit

    def salt(self) -> bytes:
        """Return the ledger's own 32 random bytes: rows become marks with them."""
        with self._unit.reading() as connection:
            return key_named(connection, "imports")

    def imports(self, programme: str) -> tuple[ImportedSummary, ...]:
        """Return the summaries of a programme, whatever its case, by number."""
        key = key_of(programme)
        with self._unit.reading() as connection:
            marks: dict[int, list[str]] = {}
            of_programme = IMPORT_MARKS.c.programme_key == key
            columns = (IMPORT_MARKS.c.number, IMPORT_MARKS.c.mark)
            for number, mark in connection.execute(sa.select(*columns).where(of_programme)):
                marks.setdefault(number, []).append(mark)
            query = sa.select(IMPORT_RELEASES).where(IMPORT_RELEASES.c.programme_key == key)
            rows = connection.execute(query.order_by(IMPORT_RELEASES.c.number)).mappings()
            return tuple(import_of(row, marks.get(row["number"], ())) for row in rows)

    def elsewhere(self, programme: str) -> tuple[frozenset[str], ...]:
        """Return the row marks of each file of all other programmes, by programme and number."""
        columns = (IMPORT_MARKS.c.programme_key, IMPORT_MARKS.c.number, IMPORT_MARKS.c.mark)
        query = sa.select(*columns).where(IMPORT_MARKS.c.programme_key != key_of(programme))
        found: dict[tuple[str, int], list[str]] = {}
        with self._unit.reading() as connection:
            for key, number, mark in connection.execute(query.order_by(*columns[:2])):
                found.setdefault((key, number), []).append(mark)
        return tuple(map(frozenset, found.values()))

    def add(self, summary: ImportedSummary) -> None:
        """Append a summary; AlreadyThere if the programme has one of its number."""
        new = checked(summary)
        row = import_row(new)
        of = {"programme_key": row["programme_key"], "number": new.number}
        same = [IMPORT_RELEASES.c[column] == value for column, value in of.items()]
        with self._unit.writing() as connection:
            if connection.execute(sa.select(IMPORT_RELEASES.c.number).where(*same)).first():
                raise AlreadyThere(
                    kind="shareable summary",
                    name=f"{new.programme} {new.number}",
                    remedy="Summarise the file again: another one was written meanwhile.",
                )
            connection.execute(sa.insert(IMPORT_RELEASES), [row])
            marks = [{**of, "mark": mark} for mark in sorted(new.row_marks)]
            if marks:
                connection.execute(sa.insert(IMPORT_MARKS), marks)


SqlImportStore = SqlUnits[SqlImportLedger]


def open_import_store(
    home: Path, *, busy_seconds: float = BUSY_SECONDS, schema: Schema | None = None
) -> SqlImportStore:
    """Return the ledger of a data folder; it raises what `open_feedback_store` raises."""
    database = file_database(home, busy_seconds=busy_seconds, schema=schema)
    return SqlUnits(database, SqlImportLedger)


def open_import_store_at(
    url: str, *, busy_seconds: float = BUSY_SECONDS, schema: Schema | None = None
) -> SqlImportStore:
    """Return the ledger of a server's database; it raises what `open_feedback_store_at` raises."""
    database = server_database(url, busy_seconds=busy_seconds, schema=schema)
    return SqlUnits(database, SqlImportLedger)
