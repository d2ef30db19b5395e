"""What a manager's handle reads, and that nothing else can be read through it."""

import re
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from threading import Barrier

import pytest
import sqlalchemy as sa

from coach.adapters.sql_release_file import READS_RELEASES_ONLY
from coach.adapters.sql_releases import SqlReleaseRecords, SqlReleaseStore
from coach.adapters.sql_tables import metadata
from coach.adapters.sql_units import SqlUnits
from coach.domain.health import Attendance
from coach.domain.pair import Pair
from coach.errors import StoreError
from tests.contracts.databases import a_database
from tests.contracts.feedback import (
    NOW,
    Q4,
    SPRING,
    Stores,
    a_closing,
    a_figure,
    a_full_plan,
    a_note,
    a_plan,
    a_release,
    a_sentence,
    an_answer,
    an_import,
    file_stores,
    memory_stores,
    server_stores,
)
from tests.contracts.pairs import a_full_pair, a_pair_of, a_session_on

REAL = ["sqlite", "postgresql"]
READABLE = {"releases", "plans"}
VIEWED = {
    "pair",
    "name",
    "programme",
    "planned_sessions",
    "date",
    "status",
    "cancelled_by",
    "ended",
}


@pytest.fixture(scope="module")
def migrated(postgres: str) -> Iterator[str]:
    """Return the address of a database that has the tables, and nothing in them."""
    with a_database(postgres) as url:
        with server_stores(url):
            pass
        yield url


@pytest.fixture(params=["memory", *REAL])
def stores(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Stores]:
    if request.param == "memory":
        yield memory_stores()
    elif request.param == "sqlite":
        with file_stores(tmp_path) as opened:
            yield opened
    else:
        server, migrated = map(request.getfixturevalue, ("postgres", "migrated"))
        with a_database(server, like=migrated) as url, server_stores(url) as opened:
            yield opened


on_real_databases = pytest.mark.parametrize("stores", REAL, indirect=True)


def filled(stores: Stores) -> None:
    """Store one row of everything."""
    with stores.pairs.writing() as pairs:
        pairs.add(a_full_pair(id="p"))
    with stores.feedback.writing() as records:
        records.declare(a_plan(attendance_shown=True), applies_from=date(2026, 10, 1))
        records.put_answer(an_answer())
        records.put_note(a_note())
        records.put_shared(a_sentence())
        records.close(SPRING, a_closing())
        records.publish(a_release())
        records.seal(SPRING, [a_figure()])
        records.log("published", SPRING, Q4)
        records.clock_seen(NOW)
    with stores.imports.writing() as ledger:
        ledger.add(an_import())


def attendance(stores: Stores, programme: str = SPRING) -> tuple[Attendance, ...]:
    with stores.releases.reading() as records:
        return records.attendance(programme)


def with_pairs(stores: Stores, *pairs: Pair, shown: bool = True) -> None:
    with stores.pairs.writing() as kept:
        for pair in pairs:
            kept.add(pair)
    with stores.feedback.writing() as records:
        records.declare(a_plan(attendance_shown=shown), applies_from=date(2026, 9, 1))


def announced(stores: Stores, *changes: tuple[str, bool]) -> None:
    """Declare from which days on attendance is shown, or not."""
    with stores.feedback.writing() as records:
        for day, shown in changes:
            plan = a_plan(attendance_shown=shown)
            records.declare(plan, applies_from=date.fromisoformat(day))


@contextmanager
def raw(stores: Stores) -> Iterator[sa.Connection]:
    """Yield the connection behind the manager's handle, which its records never hand out."""
    assert isinstance(stores.releases, SqlReleaseStore)
    database = stores.releases._database
    with database.mapped(), database.engine.connect() as connection:
        with connection.begin():
            yield connection


def refused(stores: Stores, statement: str) -> bool:
    """Tell whether the handle refuses a statement in the words that it should."""
    with pytest.raises(StoreError) as caught, raw(stores) as connection:
        connection.exec_driver_sql(statement).fetchall()
    return str(caught.value) == READS_RELEASES_ONLY and type(caught.value) is StoreError


def test_a_new_store_shows_nothing(stores: Stores) -> None:
    with stores.releases.reading() as records:
        assert records.plans() == ()
        assert records.plan(SPRING) is None
        assert records.releases(SPRING) == ()
        assert records.attendance(SPRING) == ()


def test_releases_come_back_as_they_were_published_oldest_first(stores: Stores) -> None:
    ledger = [a_release("2026 Q3", 1), a_release("2026 Q4", 2), a_release("2027 Q1", 10)]
    with stores.feedback.writing() as records:
        for release in reversed(ledger):
            records.publish(release)
        records.publish(a_release(programme="Other"))

    with stores.releases.reading() as released:
        assert list(released.releases("SPRING PILOT")) == ledger
        assert released.releases("Spring") == ()


def test_a_manager_reads_the_newest_plans(stores: Stores) -> None:
    with stores.feedback.writing() as records:
        records.declare(a_plan(), applies_from=date(2026, 10, 1))
        records.declare(a_full_plan(), applies_from=date(2027, 1, 1))

    with stores.releases.reading() as released:
        assert released.plan("spring pilot") == a_full_plan()
        assert released.plans() == (a_full_plan(),)


def test_attendance_says_when_a_pair_met_and_who_cancelled(stores: Stores) -> None:
    pair = a_full_pair(id="p")
    with_pairs(stores, pair)

    assert attendance(stores, "SPRING pilot") == (Attendance.of(pair),)


def test_attendance_is_listed_by_pair_and_its_sessions_by_day(stores: Stores) -> None:
    days = (a_session_on("2026-12-01", "planned"), a_session_on("2026-10-01"))
    with_pairs(
        stores,
        a_pair_of("Wen Li", "Jo Ray", id="w", programme=SPRING.upper(), sessions=days),
        a_pair_of("Ana Brandt", "Max Moss", id="a", programme=SPRING),
        a_pair_of("Bea Stern", "Tunde Okafor", id="b", programme="Other"),
    )

    found = attendance(stores)

    assert [(one.pair, len(one.sessions)) for one in found] == [("a", 0), ("w", 2)]
    assert [one.date.month for one in found[1].sessions] == [10, 12]


@pytest.mark.parametrize("declared", [None, False])
def test_no_attendance_is_shown_that_the_programme_did_not_announce(
    stores: Stores, declared: bool | None
) -> None:
    if declared is None:
        with stores.pairs.writing() as pairs:
            pairs.add(a_full_pair(id="p"))
    else:
        with_pairs(stores, a_full_pair(id="p"), shown=declared)

    assert attendance(stores) == ()


def test_a_plan_that_shows_it_no_more_ends_it(stores: Stores) -> None:
    with_pairs(stores, a_full_pair(id="p"))
    with stores.feedback.writing() as records:
        records.declare(a_plan(), applies_from=date(2027, 1, 1))

    assert attendance(stores) == ()


def test_what_took_place_before_it_was_announced_stays_hidden(stores: Stores) -> None:
    days = ("2026-10-01", "2026-12-31", "2027-01-01", "2027-02-01")
    met = a_pair_of("Ana Brandt", "Max Moss", id="a", programme=SPRING.upper())
    early = a_pair_of("Wen Li", "Jo Ray", id="w", programme=SPRING)
    with stores.pairs.writing() as pairs:
        pairs.add(met.model_copy(update={"sessions": tuple(map(a_session_on, days))}))
        pairs.add(early.model_copy(update={"sessions": (a_session_on(days[0]),)}))
    announced(stores, ("2026-09-01", False), ("2027-01-01", True))

    shown, other = attendance(stores)

    assert [str(one.date) for one in shown.sessions] == ["2027-01-01", "2027-02-01"]
    assert (other.pair, other.sessions) == ("w", ())


@pytest.mark.parametrize(
    ("changes", "months"),
    [
        ([("2026-11-01", True)], [11, 12]),
        ([("2026-09-01", True), ("2026-11-01", False), ("2026-12-01", True)], [10, 12]),
        ([("2026-12-01", True), ("2026-09-01", True), ("2026-11-01", False)], [10, 12]),
        ([("2026-09-01", True), ("2026-11-01", False)], None),
        ([("2026-09-01", True), ("2026-09-01", False)], None),
        ([("2027-05-01", True)], []),
    ],
)
def test_a_session_is_shown_by_what_was_announced_on_its_day_and_by_the_newest_plan(
    stores: Stores, changes: list[tuple[str, bool]], months: list[int] | None
) -> None:
    sessions = tuple(a_session_on(f"2026-{month}-01") for month in (10, 11, 12))
    with stores.pairs.writing() as pairs:
        pairs.add(a_full_pair(id="p", sessions=sessions))
    announced(stores, *changes)

    found = [[session.date.month for session in one.sessions] for one in attendance(stores)]

    assert found == ([] if months is None else [months])


def test_of_an_ended_pair_it_says_that_and_nothing_else(stores: Stores) -> None:
    with_pairs(stores, a_full_pair(id="p"))
    with stores.feedback.writing() as records:
        records.end_pair("p", NOW.date())

    (ended,) = attendance(stores)
    assert ended.ended
    assert ended.sessions == ()


def test_no_verb_of_the_handle_takes_a_statement_or_hands_out_a_connection() -> None:
    public = {name for name in vars(SqlReleaseRecords) if not name.startswith("_")}
    verbs = {name for name in vars(SqlReleaseStore) if not name.startswith("_")}

    assert public == {"plan", "plans", "releases", "attendance"}
    assert verbs == {"reading", "close"}
    assert not issubclass(SqlReleaseStore, SqlUnits)


@on_real_databases
@pytest.mark.parametrize("text", ["x'; RESET ROLE; --", "$$", "%(x)s", ":x", "a\0b", "x" * 100_000])
def test_whatever_is_looked_up_is_a_name_and_no_statement(stores: Stores, text: str) -> None:
    filled(stores)

    with stores.releases.reading() as records:
        assert records.plan(text) is None
        assert records.releases(text) == ()
        assert records.attendance(text) == ()
        assert len(records.releases(SPRING)) == 1


@on_real_databases
def test_no_table_but_releases_and_plans_can_be_read(stores: Stores) -> None:
    filled(stores)
    for table in sorted({*metadata.tables, "alembic_version"} - READABLE):
        assert refused(stores, f"SELECT * FROM {table}")
        assert refused(stores, f"SELECT 1 FROM {table}")
        assert refused(stores, f"SELECT a.* FROM attendance, {table} AS a")
        assert refused(
            stores, f"WITH attendance AS (SELECT * FROM {table}) SELECT * FROM attendance"
        )


@on_real_databases
def test_no_column_but_those_of_attendance_can_be_read_of_a_pair(stores: Stores) -> None:
    filled(stores)
    for table in ("pairs", "sessions", "ended_pairs"):
        for column in metadata.tables[table].columns.keys():
            assert refused(stores, f"SELECT {column} FROM {table}")
            spoofed = f"WITH attendance AS (SELECT {column} FROM {table})"
            assert refused(stores, f"{spoofed} SELECT * FROM attendance")

    with raw(stores) as connection:
        assert set(connection.exec_driver_sql("SELECT * FROM attendance").keys()) == VIEWED


@on_real_databases
@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM releases",
        "UPDATE plans SET sample = true",
        "INSERT INTO releases SELECT * FROM releases",
        "CREATE TABLE other (id INT)",
        "CREATE TEMP VIEW attendance AS SELECT comment FROM answers",
        "DROP VIEW attendance",
    ],
)
def test_nothing_can_be_changed(stores: Stores, statement: str) -> None:
    filled(stores)

    assert refused(stores, statement)


@pytest.mark.parametrize("stores", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    "statement",
    [
        "SELECT sql FROM sqlite_master",
        "SELECT name FROM sqlite_temp_master",
        "SELECT sql FROM sqlite_temp_schema",
        "SELECT * FROM pragma_table_info('answers')",
        "SELECT * FROM pragma_table_list",
        "PRAGMA table_info(answers)",
        "PRAGMA writable_schema = ON",
        "ATTACH ':memory:' AS other",
        "SELECT load_extension('x')",
        "SELECT random()",
        "SELECT lower(day) FROM releases",
        "EXPLAIN SELECT comment FROM answers",
        "EXPLAIN SELECT * FROM attendance",
        "explain QUERY PLAN SELECT * FROM attendance",
        " EXPLAIN SELECT * FROM attendance",
        "/* SELECT */ EXPLAIN SELECT * FROM attendance",
        "WITH one AS (SELECT 1) DELETE FROM releases",
        "WITH one AS (SELECT 1) INSERT INTO releases SELECT * FROM releases",
        "SELECT * FROM main.attendance",
        "SELECT id FROM attendance, (SELECT id FROM pairs)",
        "SELECT id FROM (SELECT id FROM pairs) AS attendance",
        "SELECT (SELECT id FROM pairs WHERE id = attendance.pair) FROM attendance",
        "WITH attendance_ AS (SELECT id FROM pairs) SELECT * FROM attendance_",
        "SELECT body FROM releases UNION SELECT comment FROM answers",
        "SELECT (SELECT comment FROM answers) FROM attendance",
        "SELECT * FROM releases WHERE EXISTS (SELECT 1 FROM answers WHERE author = 'ana')",
        "SAVEPOINT other",
    ],
)
def test_a_file_has_no_way_round(stores: Stores, statement: str) -> None:
    filled(stores)

    assert refused(stores, statement)


@on_real_databases
@pytest.mark.parametrize(
    "table",
    [
        "plans AS (SELECT 'spring pilot' AS programme_key, '2000-01-01' AS applies_from, "
        "1 = 1 AS attendance_shown)",
        "pairs AS (SELECT * FROM releases)",
        "ended_pairs AS (SELECT 'p' AS pair WHERE 1 = 2)",
    ],
)
def test_a_subquery_in_the_name_of_a_table_opens_nothing(stores: Stores, table: str) -> None:
    with_pairs(stores, a_full_pair(id="p"), shown=False)

    with raw(stores) as connection:
        found = connection.exec_driver_sql(f"WITH {table} SELECT * FROM attendance").fetchall()

    assert found == []


@pytest.mark.parametrize("stores", ["sqlite"], indirect=True)
def test_the_way_to_attendance_has_another_name_on_every_connection(stores: Stores) -> None:
    assert isinstance(stores.releases, SqlReleaseStore)
    names: set[str] = set()
    for _ in range(2):
        stores.releases.close()
        with raw(stores) as connection:
            driver = connection.connection.driver_connection
            assert isinstance(driver, sqlite3.Connection)
            driver.set_authorizer(None)
            query = "SELECT sql FROM sqlite_temp_master"
            names |= {re.findall(r"attendance_\w{32}", sql)[0] for (sql,) in driver.execute(query)}
        stores.releases.close()

    assert len(names) == 2


@on_real_databases
def test_many_read_at_once_while_others_write(stores: Stores) -> None:
    filled(stores)
    together = Barrier(20)

    def use(number: int) -> int:
        together.wait()
        if number % 4:
            with stores.releases.reading() as released:
                return len(released.releases(SPRING)) + len(released.attendance(SPRING))
        with stores.feedback.writing() as records:
            records.put_answer(an_answer(str(number), author=str(number)))
        return 2

    with ThreadPoolExecutor(20) as threads:
        assert list(threads.map(use, range(20))) == [2] * 20


@on_real_databases
def test_the_owners_store_still_reads_all_of_it(stores: Stores) -> None:
    filled(stores)
    with stores.releases.reading() as released:
        assert released.releases(SPRING) == (a_release(),)

    with stores.feedback.reading() as records:
        assert len(records.waiting(SPRING)) == len(records.sealed(SPRING)) == 1
