"""The pair store in its databases: durable, quick to list, and plain about what is wrong."""

import json
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa

from coach.adapters.sql_pair_lists import MOST
from coach.adapters.sql_pairs import SqlPairStore, open_pair_store
from coach.adapters.sql_store import FILE, open_store
from coach.domain.pair import Pair
from coach.errors import StoreBusy, StoreDamaged
from tests.adapters.killing import run_until_killed
from tests.contracts.pairs import TODAY, a_full_pair, a_leader, a_pair_of

WRITE_FOR_EVER = """
import sys
from pathlib import Path
from coach.adapters.sql_pairs import open_pair_store
from tests.contracts.pairs import a_full_pair
store = open_pair_store(Path(sys.argv[1]))
for number in range(1_000_000):
    with store.writing() as records:
        pair = records.add(a_full_pair(programme=str(number))).pair
    with store.writing() as records:
        records.save(pair.model_copy(update={"goals": ("saved",)}), version=1)
    print(number, flush=True)
"""
SAVE_ONCE = """
from coach.adapters.sql_pairs import open_pair_store
store = open_pair_store(Path(sys.argv[4]))
with store.writing() as records:
    records.save(records.pair("p").pair.model_copy(update={"goals": ()}), version=1)
    sys.audit("half.done")
sys.audit("all.done")
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlPairStore]:
    opened = open_pair_store(tmp_path / "home", today=lambda: TODAY)
    yield opened
    opened.close()


@pytest.fixture
def database(store: SqlPairStore, tmp_path: Path) -> Path:
    """Return the file of a store that holds one full pair, `p`, and is open."""
    with store.writing() as records:
        records.add(a_full_pair(id="p"))
    return tmp_path / "home" / FILE


def stored(home: Path, id: str = "p") -> Pair:
    with closing(open_pair_store(home)) as store, store.reading() as records:
        return records.pair(id).pair


def change(database: Path, statement: str) -> None:
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(statement)


def test_pairs_and_passages_live_in_one_file(database: Path) -> None:
    open_store(database.parent).close()

    assert stored(database.parent).name == "Ana Brandt and Tunde Okafor"


def test_what_a_pair_said_leaves_the_file_with_the_pair(
    store: SqlPairStore, database: Path
) -> None:
    with store.writing() as records:
        records.remove("p")
    store.close()

    content = b"".join(path.read_bytes() for path in database.parent.iterdir())
    assert b"Okafor" not in content
    assert b"prompt writing" not in content


def test_a_kill_while_writing_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    start = [sys.executable, "-c", WRITE_FOR_EVER, str(tmp_path)]
    with subprocess.Popen(start, stdout=subprocess.PIPE, text=True) as writing:
        assert writing.stdout is not None
        for line in writing.stdout:
            if int(line) >= 10:
                writing.send_signal(signal.SIGKILL)
                break
        last = [int(line), *map(int, writing.stdout.read().split())][-1]

    with closing(open_pair_store(tmp_path)) as store, store.reading() as records:
        pairs = [records.pair(line.id) for line in records.page(count=MOST).lines]
    saved = {int(one.pair.programme) for one in pairs if one.version == 2}
    assert set(range(last + 1)) <= saved
    assert all(len(one.pair.sessions) == 3 for one in pairs)


@pytest.mark.parametrize(("event", "goals"), [("half.done", 2), ("all.done", 0)])
def test_a_kill_leaves_a_pair_as_it_was_or_as_it_was_saved(
    database: Path, event: str, goals: int
) -> None:
    run_until_killed(SAVE_ONCE, str(database.parent), event=event)

    pair = stored(database.parent)
    assert len(pair.goals) == goals
    assert len(pair.sessions) == 3


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE sessions SET topics = 'no JSON'",
        "UPDATE sessions SET status = 'half'",
        "UPDATE sessions SET date = 'yesterday'",
        "UPDATE people SET name = ''",
        "DELETE FROM pair_people",
    ],
)
def test_a_pair_that_is_not_what_was_written_is_told(database: Path, statement: str) -> None:
    change(database, statement)

    with pytest.raises(StoreDamaged, match="the pair p is not as it was written"):
        stored(database.parent)


def test_a_pair_that_could_not_be_read_back_is_not_stored(store: SqlPairStore) -> None:
    broken = a_full_pair().model_copy(update={"planned_sessions": 0})

    with pytest.raises(ValueError, match="planned_sessions"), store.writing() as records:
        records.add(broken)

    with store.reading() as records:
        assert records.page().total == 0


def test_a_writer_that_waits_too_long_for_another_is_told(database: Path) -> None:
    with closing(open_pair_store(database.parent, busy_seconds=0.05)) as store:
        with closing(sqlite3.connect(database, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")

            with pytest.raises(StoreBusy, match=r"busy for 0\.05 s"), store.writing():
                pass

            with store.reading() as records:
                assert records.pair("p").version == 1


def test_an_error_of_the_database_does_not_tell_what_was_written(database: Path) -> None:
    change(database, "DROP TABLE notes")

    with closing(open_pair_store(database.parent)) as store:
        with pytest.raises(StoreDamaged) as caught, store.writing() as records:
            records.set_note("secret name", "secret value")

    assert "secret" not in f"{caught.value} {caught.value.__cause__}"


def statements(engine: sa.Engine) -> list[str]:
    """Return a list that every statement from now on is added to."""
    said: list[str] = []
    sa.event.listen(
        engine, "before_cursor_execute", lambda _c, _u, statement, *_rest: said.append(statement)
    )
    return said


@pytest.mark.parametrize("count", [1, 40])
def test_a_list_takes_as_many_statements_for_forty_pairs_as_for_one(
    store: SqlPairStore, count: int
) -> None:
    with store.writing() as records:
        for number in range(40):
            records.add(a_pair_of(f"Ana {number}", "Tunde Okafor"))
    said = statements(store._database.engine)

    with store.reading() as records:
        assert len(records.page("ana", count=count).lines) == count
        assert len(records.people("ana", count=count)) == count

    assert len([one for one in said if one.startswith("SELECT")]) == 3


def test_a_roster_of_thousands_takes_a_handful_of_statements(store: SqlPairStore) -> None:
    roster = [a_leader(f"Person {number}", email=f"p{number}@x.org") for number in range(6_000)]
    said = statements(store._database.engine)

    with store.writing() as records:
        first = records.add_people(roster)
        again = records.add_people(roster)

    assert [one.id for one in again] == [one.id for one in first]
    assert len(said) < 15


def test_profiles_are_stored_as_json_that_others_can_read(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        query = "SELECT can_teach FROM people WHERE name_key = 'ana brandt'"
        (text,) = connection.execute(query).fetchone()

    assert json.loads(text) == ["budgets", "reading the P&L"]
