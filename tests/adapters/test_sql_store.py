"""The database: durable, private, and plain about what is wrong with it."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from coach.adapters.sql_engine import mapped_errors, open_engine
from coach.adapters.sql_store import FILE, SqlPassageStore, open_store
from coach.errors import FolderNotWritable, StoreBusy, StoreDamaged
from tests.contracts.passages import a_passage, some_vectors

WRITE_FOR_EVER = """
import sys
from pathlib import Path
from coach.adapters.sql_store import open_store
from tests.contracts.passages import a_passage, some_vectors
store = open_store(Path(sys.argv[1]))
for number in range(1_000_000):
    store.put("model/1", [a_passage(f"p{number}")], [some_vectors(tokens=100)])
    print(number, flush=True)
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlPassageStore]:
    opened = open_store(tmp_path / "home")
    yield opened
    opened.close()


@pytest.fixture
def database(store: SqlPassageStore, tmp_path: Path) -> Path:
    """Return the file of a store that holds one passage and is open."""
    store.put("model/1", [a_passage("p")], [some_vectors()])
    return tmp_path / "home" / FILE


def permissions(path: Path) -> str:
    return oct(path.stat().st_mode)[-3:]


def test_the_folder_and_all_files_of_the_database_are_for_their_owner_alone(database: Path) -> None:
    assert permissions(database.parent) == "700"
    files = list(database.parent.iterdir())
    assert {path.name for path in files} == {FILE, f"{FILE}-wal", f"{FILE}-shm"}
    assert {permissions(path) for path in files} == {"600"}


@pytest.mark.parametrize(
    ("setting", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("secure_delete", 1)],
)
def test_every_connection_has_the_durable_settings(
    tmp_path: Path, setting: str, value: object
) -> None:
    engine = open_engine(tmp_path / FILE)
    with engine.connect() as connection:
        assert connection.exec_driver_sql(f"PRAGMA {setting}").scalar() == value
    engine.dispose()


def test_a_connection_waits_five_seconds_for_anothers_write(tmp_path: Path) -> None:
    engine = open_engine(tmp_path / FILE)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA busy_timeout").scalar() == 5000
    engine.dispose()


def test_what_was_stored_is_there_after_closing_and_opening(
    store: SqlPassageStore, database: Path
) -> None:
    store.close()

    with closing(open_store(database.parent)) as again:
        assert set(again.vectors("model/1", ["p"])) == {"p"}


def test_a_path_with_unusual_characters_is_taken_as_it_is(tmp_path: Path) -> None:
    home = tmp_path / "a % b?c=d#e ü"

    with closing(open_store(home)):
        assert (home / FILE).is_file()


@pytest.mark.parametrize(
    "words", [b"no database at all " * 500, b"SQLite format 3\0" + b"x" * 9000]
)
def test_a_file_that_is_no_database_is_reported(tmp_path: Path, words: bytes) -> None:
    (tmp_path / FILE).write_bytes(words)

    with pytest.raises(StoreDamaged, match=r"coach\.db.*cannot be read"):
        open_store(tmp_path)

    assert (tmp_path / FILE).read_bytes() == words


def test_a_database_cut_short_is_reported(store: SqlPassageStore, database: Path) -> None:
    store.put("model/1", [a_passage(f"p{n}") for n in range(50)], [some_vectors(tokens=99)] * 50)
    store.close()
    os.truncate(database, database.stat().st_size // 2)

    with pytest.raises(StoreDamaged):
        with closing(open_store(database.parent)) as again:
            again.vectors("model/1", [f"p{number}" for number in range(50)])


def test_a_database_without_our_tables_is_reported(store: SqlPassageStore, database: Path) -> None:
    store.close()
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("DROP TABLE passage_vectors")

    with closing(open_store(database.parent)) as again:
        with pytest.raises(StoreDamaged, match="no such table"):
            again.vectors("model/1", ["p"])


def test_vectors_that_rotted_on_disk_count_as_absent(
    store: SqlPassageStore, database: Path
) -> None:
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("UPDATE passage_vectors SET tokens = zeroblob(length(tokens))")

    assert store.vectors("model/1", ["p"]) == {}


@pytest.mark.parametrize("home", ["file", "file/home"])
def test_a_file_in_place_of_the_data_folder_is_reported(tmp_path: Path, home: str) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    with pytest.raises(FolderNotWritable, match="cannot be written"):
        open_store(tmp_path / home)


def test_a_folder_in_place_of_the_database_is_reported(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()

    with pytest.raises(FolderNotWritable, match="cannot be written"):
        open_store(tmp_path)


def test_a_write_while_another_process_writes_is_refused_after_the_wait(database: Path) -> None:
    with closing(open_store(database.parent, busy_seconds=0.05)) as store:
        with closing(sqlite3.connect(database, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")

            with pytest.raises(StoreBusy, match=r"busy for 0\.05 s"):
                store.keep_only([])

            assert set(store.vectors("model/1", ["p"])) == {"p"}


def test_a_full_disk_is_reported_and_leaves_what_was_there(database: Path) -> None:
    engine = open_engine(database)
    with engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

    with closing(SqlPassageStore(engine, database, busy_seconds=1.0)) as full:
        with pytest.raises(FolderNotWritable, match="full"):
            full.put("model/1", [a_passage("q")], [some_vectors(tokens=5000)])

        assert set(full.vectors("model/1", ["p", "q"])) == {"p"}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("SQLITE_BUSY", StoreBusy),
        ("SQLITE_BUSY_SNAPSHOT", StoreBusy),
        ("SQLITE_LOCKED", StoreBusy),
        ("SQLITE_READONLY", FolderNotWritable),
        ("SQLITE_READONLY_DIRECTORY", FolderNotWritable),
        ("SQLITE_CANTOPEN", FolderNotWritable),
        ("SQLITE_FULL", FolderNotWritable),
        ("SQLITE_IOERR_WRITE", FolderNotWritable),
        ("SQLITE_PERM", FolderNotWritable),
        ("SQLITE_CORRUPT", StoreDamaged),
        ("SQLITE_NOTADB", StoreDamaged),
        ("SQLITE_ERROR", StoreDamaged),
        ("", StoreDamaged),
    ],
)
def test_every_error_of_sqlite_becomes_one_of_ours(
    tmp_path: Path, name: str, kind: type[Exception]
) -> None:
    problem = sqlite3.OperationalError("why")
    problem.sqlite_errorname = name

    with pytest.raises(kind), mapped_errors(tmp_path / FILE):
        raise problem


def test_readers_and_a_writer_on_many_threads_do_not_disturb_each_other(
    store: SqlPassageStore,
) -> None:
    ids = [f"p{number}" for number in range(20)]

    def write() -> None:
        for id in ids:
            store.put("model/1", [a_passage(id)], [some_vectors()])

    def read() -> None:
        for _ in range(20):
            store.vectors("model/1", ids)

    with ThreadPoolExecutor(5) as threads:
        running = [threads.submit(work) for work in (write, write, read, read, read)]
    for one in running:
        one.result()
    assert set(store.vectors("model/1", ids)) == set(ids)


def test_a_kill_while_writing_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    command = [sys.executable, "-c", WRITE_FOR_EVER, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writing:
        assert writing.stdout is not None
        for line in writing.stdout:
            if int(line) >= 20:
                writing.send_signal(signal.SIGKILL)
                break
        last = [int(line), *map(int, writing.stdout.read().split())][-1]

    with closing(open_store(tmp_path)) as store:
        stored = store.vectors("model/1", [f"p{number}" for number in range(last + 1)])
    assert len(stored) == last + 1
