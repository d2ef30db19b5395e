"""A database on a server: opened, upgraded and told apart like a file, its password never shown."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from threading import Barrier, Event

import psycopg
import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from coach.adapters.sql_pairs import open_pair_store_at
from coach.adapters.sql_postgres import mapped_server_errors, open_server, shown_address
from coach.adapters.sql_schema import Schema
from coach.adapters.sql_tables import metadata
from coach.errors import SchemaTooNew, SettingsError, StoreBusy, StoreError, StoreUnavailable
from tests.contracts.databases import a_database
from tests.contracts.pairs import a_full_pair

NOWHERE = "postgresql://coach:hunter2@127.0.0.1:1/pairs?connect_timeout=2"


@pytest.fixture
def url(postgres: str) -> Iterator[str]:
    with a_database(postgres) as address:
        yield address


def run_on(url: str, statement: str) -> None:
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        connection.exec_driver_sql(statement)
    engine.dispose()


def test_the_steps_lead_to_the_tables_that_the_code_reads(url: str) -> None:
    open_pair_store_at(url).close()

    engine = sa.create_engine(url)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    engine.dispose()


def test_two_machines_that_start_at_once_make_the_tables_once(url: str) -> None:
    together = Barrier(2)

    def open_and_add(_: int) -> None:
        together.wait()
        with closing(open_pair_store_at(url)) as store, store.writing() as records:
            records.add(a_full_pair())

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(open_and_add, range(2)))

    with closing(open_pair_store_at(url)) as store, store.reading() as records:
        assert records.page().total == 2


def test_a_database_of_a_newer_version_is_refused(url: str) -> None:
    open_pair_store_at(url).close()
    run_on(url, "UPDATE alembic_version SET version_num = '9999'")

    with pytest.raises(SchemaTooNew, match=f"'9999'; this version knows up to '{Schema().head}'"):
        open_pair_store_at(url)


def test_the_usual_form_of_an_address_is_taken_too(url: str) -> None:
    open_pair_store_at(url.replace("postgresql+psycopg://", "postgresql://")).close()


def test_a_writer_that_waits_too_long_for_another_is_told(url: str) -> None:
    writing, done = Event(), Event()

    def write() -> None:
        with closing(open_pair_store_at(url)) as store, store.writing():
            writing.set()
            done.wait(60)

    with closing(open_pair_store_at(url, busy_seconds=0.05)) as store:
        with ThreadPoolExecutor(1) as threads:
            other = threads.submit(write)
            writing.wait(60)
            with pytest.raises(StoreBusy, match=r"busy for 0\.05 s"), store.writing():
                pass
            with store.reading() as records:
                assert records.page().total == 0
            done.set()
        other.result()


def test_a_reader_cannot_write_whatever_it_tries(url: str) -> None:
    engine = open_server(url)
    with pytest.raises(StoreUnavailable, match="read-only transaction"):
        with mapped_server_errors("x"), engine.connect() as connection:
            connection.exec_driver_sql("CREATE TABLE other (id INT)")
    engine.dispose()


def test_a_connection_that_was_cut_is_made_again(url: str) -> None:
    with closing(open_pair_store_at(url)) as store:
        with store.reading() as records:
            assert records.page().total == 0
        run_on(
            url,
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE pid <> pg_backend_pid() AND datname = current_database()",
        )

        with store.reading() as records:
            assert records.page().total == 0


def test_rows_that_are_not_what_was_written_are_told(url: str) -> None:
    with closing(open_pair_store_at(url)) as store:
        with store.writing() as records:
            records.add(a_full_pair(id="p"))
        run_on(url, "UPDATE sessions SET status = 'half'")

        with pytest.raises(StoreUnavailable, match="the pair p is not as it was written"):
            with store.reading() as records:
                records.pair("p")


def test_a_server_that_does_not_answer_is_told_without_user_and_password() -> None:
    with pytest.raises(StoreUnavailable, match=r"postgresql://127\.0\.0\.1:1/pairs") as caught:
        open_pair_store_at(NOWHERE)

    assert "hunter2" not in f"{caught.value}{vars(caught.value)}{caught.value.__cause__}"
    assert "COACH_DATABASE_URL" in str(caught.value)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        (NOWHERE, "postgresql://127.0.0.1:1/pairs"),
        ("postgresql://db.example.org/coach?password=hunter2", "postgresql://db.example.org/coach"),
        ("postgresql+psycopg://u:p%40ss@h/db", "postgresql://h/db"),
        ("postgresql:///db?host=/var/run", "postgresql://localhost/db"),
    ],
)
def test_an_address_is_shown_without_user_password_and_options(url: str, shown: str) -> None:
    assert shown_address(url) == shown


@pytest.mark.parametrize(
    "url", ["", "hunter2", "mysql://u:hunter2@h/db", "postgresql://u:hunter2@h:x/db"]
)
def test_an_address_that_is_none_is_refused_without_being_shown(url: str) -> None:
    with pytest.raises(SettingsError) as caught:
        open_pair_store_at(url)

    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize(
    ("problem", "kind"),
    [
        (psycopg.errors.LockNotAvailable("why"), StoreBusy),
        (psycopg.errors.SerializationFailure("why"), StoreBusy),
        (psycopg.errors.DeadlockDetected("why"), StoreBusy),
        (psycopg.OperationalError("why"), StoreUnavailable),
        (psycopg.errors.DiskFull("why"), StoreUnavailable),
        (psycopg.errors.InsufficientPrivilege("why"), StoreUnavailable),
        (psycopg.errors.UndefinedTable("why"), StoreUnavailable),
        (psycopg.errors.AdminShutdown(""), StoreUnavailable),
    ],
)
def test_every_error_of_the_driver_becomes_one_of_ours(
    problem: psycopg.Error, kind: type[StoreError]
) -> None:
    with pytest.raises(kind), mapped_server_errors("postgresql://h/db"):
        raise sa.exc.DBAPIError.instance("SELECT", {}, problem, psycopg.Error) from problem


def test_only_the_first_line_of_the_servers_words_is_repeated() -> None:
    words = psycopg.errors.UniqueViolation("duplicate key\nDETAIL: Key (name)=(Ana) exists.")

    with pytest.raises(StoreUnavailable) as caught, mapped_server_errors("postgresql://h/db"):
        raise sa.exc.DBAPIError.instance("INSERT", {}, words, psycopg.Error) from words

    assert "(duplicate key)" in str(caught.value)
    assert "Ana" not in str(caught.value)


def test_a_pool_without_a_free_connection_is_busy() -> None:
    with pytest.raises(StoreBusy), mapped_server_errors("postgresql://h/db"):
        raise sa.exc.TimeoutError
