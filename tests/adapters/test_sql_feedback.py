"""The feedback store in its databases: durable, forgetful where asked, and append-only."""

import signal
import sqlite3
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from coach.adapters.sql_feedback import SqlFeedbackStore, open_feedback_store
from coach.adapters.sql_feedback_imports import open_import_store
from coach.adapters.sql_feedback_records import SqlFeedbackRecords
from coach.adapters.sql_pairs import open_pair_store
from coach.adapters.sql_releases import open_release_store
from coach.adapters.sql_store import FILE
from coach.adapters.sql_units import SqlUnits
from coach.domain.feedback import Answer, FeedbackPlan
from coach.errors import StoreBusy, StoreDamaged, StoreError
from tests.adapters.killing import run_until_killed
from tests.contracts.databases import a_database
from tests.contracts.feedback import (
    NOW,
    Q4,
    SPRING,
    a_closing,
    a_figure,
    a_note,
    a_plan,
    a_release,
    a_sentence,
    an_answer,
    an_import,
    answers,
    server_stores,
)
from tests.contracts.pairs import a_full_pair

SUBMIT_FOR_EVER = """
import sys
from pathlib import Path
from coach.adapters.sql_feedback import open_feedback_store
from tests.contracts.feedback import a_note, an_answer
store = open_feedback_store(Path(sys.argv[1]))
for number in range(1_000_000):
    with store.writing() as records:
        records.put_answer(an_answer(str(number), author=str(number)))
        records.put_note(a_note(str(number)))
    print(number, flush=True)
"""
CLOSE_ONCE = """
from coach.adapters.sql_feedback import open_feedback_store
from tests.contracts.feedback import Q4, SPRING, a_closing, a_figure, a_release
store = open_feedback_store(Path(sys.argv[4]))
with store.writing() as records:
    ids = [one.id for one in records.waiting(SPRING)]
    records.close(SPRING, a_closing())
    sys.audit("closed")
    records.publish(a_release())
    records.seal(SPRING, [a_figure()])
    sys.audit("published")
    records.name_window(ids, Q4)
    records.count_in(ids, Q4)
    records.log("published", SPRING, Q4)
    sys.audit("half.done")
sys.audit("all.done")
"""
LEDGERS = ["closings", "releases", "seals", "audit_log"]
IMPORTS = ["import_releases", "import_marks"]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def store(home: Path) -> Iterator[SqlFeedbackStore]:
    opened = open_feedback_store(home)
    yield opened
    opened.close()


def published(store: SqlFeedbackStore, programme: str = SPRING) -> None:
    with store.writing() as records:
        records.close(programme, a_closing())
        records.publish(a_release(programme=programme))
        records.seal(programme, [a_figure()])
        records.log("published", programme, Q4)


def change(home: Path, statement: str) -> None:
    with closing(sqlite3.connect(home / FILE)) as connection, connection:
        connection.execute(statement)


def content(home: Path) -> bytes:
    return b"".join(path.read_bytes() for path in home.iterdir())


def count(home: Path, table: str) -> int:
    with closing(sqlite3.connect(home / FILE)) as connection:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


# Durable


def test_a_kill_while_writing_loses_nothing_that_was_acknowledged(home: Path) -> None:
    start = [sys.executable, "-c", SUBMIT_FOR_EVER, str(home)]
    with subprocess.Popen(start, stdout=subprocess.PIPE, text=True) as writing:
        assert writing.stdout is not None
        for line in writing.stdout:
            if int(line) >= 10:
                writing.send_signal(signal.SIGKILL)
                break
        last = [int(line), *map(int, writing.stdout.read().split())][-1]

    with closing(open_feedback_store(home)) as store, store.reading() as records:
        stored = {int(one.id) for one in records.waiting(SPRING)}
        noted = {int(one.id) for one in records.notes_by("ana")}
    assert set(range(last + 1)) <= stored
    assert stored == noted


@pytest.mark.parametrize(
    ("event", "done"),
    [("closed", False), ("published", False), ("half.done", False), ("all.done", True)],
)
def test_a_kill_leaves_a_window_open_or_closed_and_nothing_between(
    store: SqlFeedbackStore, home: Path, event: str, done: bool
) -> None:
    with store.writing() as records:
        for answer in answers(5):
            records.put_answer(answer)
    store.close()

    run_until_killed(CLOSE_ONCE, str(home), event=event)

    with store.reading() as records:
        assert len(records.waiting(SPRING)) == (0 if done else 5)
        found = [records.closed(SPRING), records.sealed(SPRING), records.events()]
        assert [bool(one) for one in found] == [done] * 3
    with closing(open_release_store(home)) as released, released.reading() as seen:
        assert bool(seen.releases(SPRING)) == done


def test_a_writer_that_waits_too_long_for_another_is_told(
    store: SqlFeedbackStore, home: Path
) -> None:
    with closing(open_feedback_store(home, busy_seconds=0.05)) as other, store.writing():
        with pytest.raises(StoreBusy, match=r"busy for 0\.05 s"), other.writing():
            pass


def test_feedback_pairs_and_imports_live_in_one_file_for_its_owner_alone(home: Path) -> None:
    for opened in (open_pair_store(home), open_feedback_store(home), open_import_store(home)):
        opened.close()

    assert [path.name for path in home.iterdir()] == [FILE]
    assert oct((home / FILE).stat().st_mode)[-3:] == "600"


# Forgetful


def test_the_words_of_an_erased_person_leave_the_files_at_once(
    store: SqlFeedbackStore, home: Path
) -> None:
    with store.writing() as records:
        for answer in answers(200, comment="canary " * 200):
            records.put_answer(answer.model_copy(update={"author": "ana", "session": answer.id}))
        records.put_note(a_note(text="canary"))
        records.put_shared(a_sentence(text="canary"))
    assert b"canary" in content(home)

    with store.writing() as records:
        assert records.erase("ana") == 202

    assert b"canary" not in content(home)


REMOVALS: dict[str, Callable[[SqlFeedbackRecords], object]] = {
    "an answer": lambda records: records.remove_answer("canary answer"),
    "a note": lambda records: records.put_note(a_note("canary note", "")),
    "a sentence": lambda records: records.withdraw_shared("canary sentence"),
    "the hour": lambda records: records.name_window(["canary answer"], Q4),
    "an invented programme": lambda records: records.remove_sample(),
}
GONE = {
    "an answer": b"canary answer",
    "a note": b"canary note",
    "a sentence": b"canary sentence",
    "the hour": b"2026-11-21T09:30",
    "an invented programme": b"canary",
}


@pytest.mark.parametrize("what", REMOVALS)
def test_what_is_removed_leaves_the_files_at_once(
    store: SqlFeedbackStore, home: Path, what: str
) -> None:
    with store.writing() as records:
        records.put_answer(an_answer("canary answer", sample=True))
        records.put_note(a_note("canary note", sample=True))
        records.put_shared(a_sentence("canary sentence", sample=True))
    assert GONE[what] in content(home)

    with store.writing() as records:
        REMOVALS[what](records)

    assert GONE[what] not in content(home)


@pytest.mark.parametrize("sample", [True, False])
def test_what_was_said_in_a_pair_leaves_the_files_with_it(
    store: SqlFeedbackStore, home: Path, sample: bool
) -> None:
    with closing(open_pair_store(home)) as pairs:
        with pairs.writing() as kept:
            kept.add(a_full_pair(id="p", goals=("canary",), sample=sample))
        with store.writing() as records:
            records.put_answer(an_answer(comment="canary"))
            records.put_note(a_note(text="canary"))
        assert content(home).count(b"canary") >= 3

        with pairs.writing() as kept:
            kept.remove_sample() if sample else kept.remove("p")

        assert b"canary" not in content(home)


def test_a_reader_does_not_keep_somebody_from_being_erased(
    store: SqlFeedbackStore, home: Path
) -> None:
    with store.writing() as records:
        records.put_answer(an_answer(comment="canary"))
    with store.reading() as reading:
        assert len(reading.waiting(SPRING)) == 1

        with store.writing() as records:
            assert records.erase("ana") == 1
        with store.writing() as records:
            records.put_answer(an_answer("b", author="tunde"))

    store.close()
    assert b"canary" not in content(home)


def test_a_unit_of_work_that_fails_erases_nobody(store: SqlFeedbackStore) -> None:
    with store.writing() as records:
        records.put_answer(an_answer())

    with pytest.raises(RuntimeError), store.writing() as records:
        records.erase("ana")
        raise RuntimeError

    with store.reading() as records:
        assert len(records.waiting(SPRING)) == 1


def test_the_order_in_which_people_answered_is_not_kept(
    store: SqlFeedbackStore, home: Path
) -> None:
    with store.writing() as records:
        for id in ("c", "a", "b"):
            records.put_answer(an_answer(id, author=id))

    with closing(sqlite3.connect(home / FILE)) as connection:
        found = connection.execute("SELECT id FROM answers NOT INDEXED").fetchall()
        with pytest.raises(sqlite3.OperationalError, match="rowid"):
            connection.execute("SELECT rowid FROM answers")
    assert found == [("a",), ("b",), ("c",)]


# Append-only


@pytest.mark.parametrize("table", [*LEDGERS, *IMPORTS])
def test_a_file_lets_nobody_change_remove_or_replace_what_was_published(
    store: SqlFeedbackStore, home: Path, table: str
) -> None:
    published(store)
    with closing(open_import_store(home)) as imports, imports.writing() as ledger:
        ledger.add(an_import(marks=1))
    with closing(sqlite3.connect(home / FILE)) as connection:
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    same = f'"{columns[0]}" = "{columns[0]}"'

    for statement in (
        f"UPDATE {table} SET {same}",
        f"DELETE FROM {table}",
        f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
        f"REPLACE INTO {table} SELECT * FROM {table}",
        f"UPDATE OR REPLACE {table} SET {same}",
    ):
        with pytest.raises(sqlite3.IntegrityError, match="never changes"):
            change(home, statement)

    assert count(home, table) == 1


def test_another_release_does_not_replace_the_one_that_has_its_number(
    store: SqlFeedbackStore, home: Path
) -> None:
    published(store)

    with pytest.raises(sqlite3.IntegrityError, match="never changes"):
        change(
            home,
            "REPLACE INTO releases (published_key, window, number, sample, body) "
            "SELECT published_key, 'other', number, sample, '{}' FROM releases",
        )


@pytest.mark.parametrize("table", LEDGERS)
def test_rows_of_an_invented_programme_are_removed_and_never_changed(
    store: SqlFeedbackStore, home: Path, table: str
) -> None:
    with store.writing() as records:
        records.declare(a_plan(sample=True), applies_from=date(2026, 1, 1))
    published(store)

    with pytest.raises(sqlite3.IntegrityError, match="never changes"):
        change(home, f"UPDATE {table} SET sample = 0")
    change(home, f"DELETE FROM {table}")

    assert count(home, table) == 0


REALLY_ANSWERED = [
    (a_plan(sample=True), an_answer()),
    (a_plan(sample=True), an_answer(programme=SPRING.upper())),
    (a_plan("North", sample=True, pool=SPRING), an_answer(programme="NORTH")),
]


@pytest.mark.parametrize("table", LEDGERS)
@pytest.mark.parametrize(("plan", "answer"), REALLY_ANSWERED)
def test_a_file_keeps_what_was_published_as_invented_and_then_really_answered(
    store: SqlFeedbackStore, home: Path, plan: FeedbackPlan, answer: Answer, table: str
) -> None:
    with store.writing() as records:
        records.declare(plan, applies_from=date(2026, 1, 1))
    published(store)
    with store.writing() as records:
        records.put_answer(answer)

    with pytest.raises(sqlite3.IntegrityError, match="never changes"):
        change(home, f"DELETE FROM {table}")


def test_a_server_keeps_what_was_published_as_invented_and_then_really_answered(
    postgres: str,
) -> None:
    with a_database(postgres) as url, server_stores(url) as stores:
        assert isinstance(stores.feedback, SqlUnits)
        engine = sa.create_engine(url)
        for plan, answer in REALLY_ANSWERED[1:]:
            with stores.feedback.writing() as records:
                records.declare(plan, applies_from=date(2026, 1, 1))
            published(stores.feedback, plan.published_as)
            put = an_answer(plan.programme, pair=plan.programme, programme=answer.programme)
            with stores.feedback.writing() as records:
                records.put_answer(put)
            for table in LEDGERS:
                with pytest.raises(sa.exc.DBAPIError, match="never changes"):
                    with engine.begin() as connection:
                        connection.exec_driver_sql(f"DELETE FROM {table}")
            with stores.feedback.writing() as records:
                records.remove_answer(put.id)
            with engine.begin() as connection:
                gone = [connection.exec_driver_sql(f"DELETE FROM {t}").rowcount for t in LEDGERS]
            assert gone == [1] * len(LEDGERS)
        engine.dispose()


def test_a_programme_that_is_real_in_part_is_not_invented(
    store: SqlFeedbackStore, home: Path
) -> None:
    with store.writing() as records:
        records.declare(a_plan("North", pool="Both", sample=True), applies_from=NOW.date())
        records.declare(a_plan("South", pool="Both"), applies_from=NOW.date())
    published(store, "Both")

    with store.writing() as records:
        records.remove_sample()

    assert [count(home, table) for table in LEDGERS] == [1] * len(LEDGERS)


@pytest.mark.parametrize("table", [*LEDGERS, *IMPORTS])
def test_a_server_lets_nobody_change_or_remove_what_was_published(
    postgres: str, table: str
) -> None:
    with a_database(postgres) as url, server_stores(url) as stores:
        with stores.feedback.writing() as records:
            records.close(SPRING, a_closing())
            records.publish(a_release())
            records.seal(SPRING, [a_figure()])
            records.log("published", SPRING, Q4)
        with stores.imports.writing() as ledger:
            ledger.add(an_import(marks=1))
        engine = sa.create_engine(url)
        (column, *_) = sa.inspect(engine).get_columns(table)
        name = column["name"]
        for statement in (
            f"UPDATE {table} SET {name} = {name}",
            f"DELETE FROM {table}",
            f"TRUNCATE {table} CASCADE",
        ):
            with pytest.raises(sa.exc.DBAPIError, match="never changes"):
                with engine.begin() as connection:
                    connection.exec_driver_sql(statement)
        engine.dispose()


# Plain about what is wrong


@pytest.mark.parametrize(
    "change_to",
    ["codes = 'canary, no JSON'", "ratings = '[\"canary\"]'", "side = 'canary'", "submitted = '-'"],
)
def test_an_answer_that_is_not_what_was_written_is_told_without_its_words(
    store: SqlFeedbackStore, home: Path, change_to: str
) -> None:
    with store.writing() as records:
        records.put_answer(an_answer(comment="canary"))
    change(home, f"UPDATE answers SET {change_to}")

    with pytest.raises(StoreDamaged, match="not as it was written") as caught:
        with store.reading() as records:
            records.waiting(SPRING)

    assert "canary" not in "".join(traceback.format_exception(caught.value))


def test_an_error_of_the_database_does_not_tell_what_was_written(
    store: SqlFeedbackStore, home: Path
) -> None:
    change(home, "DROP TABLE answers")

    with pytest.raises(StoreError) as caught, store.writing() as records:
        records.put_answer(an_answer(comment="canary"))

    assert "canary" not in f"{caught.value} {caught.value.__cause__}"


def test_every_database_draws_a_key_of_its_own(store: SqlFeedbackStore, home: Path) -> None:
    with closing(open_feedback_store(home.parent / "other")) as other:
        with store.reading() as records, other.reading() as others:
            assert records.key() != others.key()


# Quick


def statements(store: SqlFeedbackStore) -> list[str]:
    """Return a list that every statement from now on is added to."""
    said: list[str] = []
    sa.event.listen(
        store._database.engine,
        "before_cursor_execute",
        lambda _c, _u, statement, *_rest: said.append(statement),
    )
    return said


@pytest.mark.parametrize("people", [1, 60])
def test_closing_a_window_takes_as_many_statements_for_sixty_answers_as_for_one(
    store: SqlFeedbackStore, people: int
) -> None:
    with store.writing() as records:
        for answer in answers(people):
            records.put_answer(answer)
    said = statements(store)

    with store.writing() as records:
        ids = [one.id for one in records.waiting(SPRING)]
        records.close(SPRING, a_closing())
        records.publish(a_release())
        records.seal(SPRING, [a_figure(f"q{n}") for n in range(9)])
        records.name_window(ids, Q4)
        records.count_in(ids, Q4)

    assert len(ids) == people
    assert len(said) == 14


def test_a_pair_that_ended_is_told_by_its_id_alone(store: SqlFeedbackStore, home: Path) -> None:
    with closing(open_pair_store(home)) as pairs, pairs.writing() as kept:
        kept.add(a_full_pair(id="p"))
    with store.writing() as records:
        records.end_pair("p", NOW.date())

    with closing(sqlite3.connect(home / FILE)) as connection:
        rows = connection.execute("SELECT * FROM ended_pairs").fetchall()
    assert rows == [("p", "2026-11-21")]
