"""A database is brought from any released schema to the newest, or left as it was."""

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import numpy as np
import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from coach.adapters.sql_feedback import open_feedback_store
from coach.adapters.sql_pairs import open_pair_store
from coach.adapters.sql_releases import open_release_store
from coach.adapters.sql_schema import MIGRATIONS, Schema
from coach.adapters.sql_store import FILE, open_store
from coach.adapters.sql_tables import metadata
from coach.errors import SchemaTooNew, StoreDamaged
from tests.adapters.killing import run_until_killed
from tests.contracts.feedback import SPRING, a_plan, an_answer
from tests.contracts.pairs import a_full_pair, without_ids
from tests.contracts.passages import a_passage, some_vectors

HEAD = Schema().head
NEXT = f"{int(HEAD) + 1:04}"
DATABASES = Path(__file__).with_name("databases")
NEXT_STEP = """
import sys

import sqlalchemy as sa
from alembic import op

revision = "{next}"
down_revision = "{head}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("passages") as batch:
        batch.add_column(sa.Column("note", sa.Text, nullable=False, server_default="new"))
        batch.alter_column("title", nullable=True)
    op.execute("{statement}")
    sys.audit("step.done")
"""
OPEN_WITH = """
from coach.adapters.sql_schema import Schema
from coach.adapters.sql_store import open_store
revisions = (*Schema().revisions, sys.argv[6])
open_store(Path(sys.argv[4]), schema=Schema(revisions, Path(sys.argv[5])))
"""


def next_schema(folder: Path, statement: str = "SELECT 1") -> Schema:
    """Return a schema with one more step, as a later version would bring it."""
    shutil.copytree(MIGRATIONS, folder)
    step = folder / "versions" / f"r{NEXT}_note.py"
    code = NEXT_STEP.replace("{statement}", statement).replace("{next}", NEXT)
    step.write_text(code.replace("{head}", HEAD), encoding="utf-8")
    return Schema((*Schema().revisions, NEXT), folder)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a data folder whose database has the newest schema and one passage."""
    with closing(open_store(tmp_path / "home")) as store:
        store.put("model/1", [a_passage("p")], [some_vectors()])
    return tmp_path / "home"


def columns(database: Path) -> set[str]:
    with closing(sqlite3.connect(database)) as connection:
        return {row[1] for row in connection.execute("PRAGMA table_info(passages)")}


def test_the_known_revisions_are_those_that_have_a_file_in_their_order() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")

    files = list(ScriptDirectory.from_config(config).walk_revisions())

    assert Schema().revisions == tuple(file.revision for file in reversed(files))


def test_the_steps_lead_to_the_tables_that_the_code_reads(home: Path) -> None:
    engine = sa.create_engine(f"sqlite:///{home / FILE}")
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    engine.dispose()


@pytest.fixture(params=sorted(DATABASES.glob("*.sql")), ids=lambda path: path.stem)
def older(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return a data folder with a database as an earlier version left it, rows and all."""
    home = tmp_path / "older"
    home.mkdir()
    with closing(sqlite3.connect(home / FILE)) as connection:
        connection.executescript(request.param.read_text(encoding="utf-8"))
        connection.execute("PRAGMA journal_mode = WAL")
    return home


def test_every_older_schema_has_a_database_to_upgrade_from() -> None:
    assert [path.stem for path in sorted(DATABASES.glob("*.sql"))] == [*Schema().revisions[:-1]]


def test_a_real_older_database_keeps_its_rows_and_takes_new_ones(older: Path) -> None:
    with closing(open_store(older)) as store:
        assert set(store.vectors("model/1", ["p", "q"])) == {"p", "q"}
        assert set(store.vectors("model/2", ["p", "q"])) == {"p"}
        np.testing.assert_array_equal(
            store.vectors("model/1", ["q"])["q"].sentences,
            some_vectors(seed=3, tokens=1, claims=1, questions=0).sentences,
        )
    with closing(open_pair_store(older)) as pairs, pairs.writing() as records:
        stored = records.add(a_full_pair())
        assert records.pair(stored.pair.id) == stored


def test_a_real_older_database_has_the_tables_of_a_new_one(older: Path, home: Path) -> None:
    open_store(older).close()

    def tables(folder: Path) -> list[tuple[str, str]]:
        with closing(sqlite3.connect(folder / FILE)) as connection:
            query = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name"
            return connection.execute(query).fetchall()

    assert tables(older) == tables(home)


def test_a_real_older_database_is_copied_as_it_was(older: Path) -> None:
    open_store(older).close()

    (copy,) = older.glob("*before*")
    with closing(sqlite3.connect(copy)) as connection:
        names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
        assert connection.execute("SELECT count(*) FROM passage_vectors").fetchone() == (3,)
    assert "releases" not in names
    assert ("pairs" in names) == copy.name.endswith("before-0002")


@pytest.mark.parametrize("older", [DATABASES / "0002.sql"], indirect=True, ids=["0002"])
def test_a_real_older_database_keeps_its_pairs_and_takes_feedback_on_them(older: Path) -> None:
    with closing(open_feedback_store(older)) as store, store.writing() as records:
        records.declare(a_plan(attendance_shown=True), applies_from=date(2026, 10, 1))
        records.put_answer(an_answer(pair="kept", session="s0"))
        assert [one.id for one in records.waiting(SPRING)] == ["a"]

    with closing(open_pair_store(older)) as pairs, pairs.reading() as kept:
        assert without_ids(kept.pair("kept").pair) == a_full_pair()
        assert kept.note("sample") == "shown"
    with closing(open_release_store(older)) as released, released.reading() as seen:
        assert [len(one.sessions) for one in seen.attendance(SPRING)] == [2]


def test_the_steps_can_be_gone_back(home: Path) -> None:
    engine = sa.create_engine(f"sqlite:///{home / FILE}")
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.set_main_option("path_separator", "os")
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
    with engine.connect() as connection:
        assert set(sa.inspect(connection).get_table_names()) == {"alembic_version"}
    engine.dispose()


def test_a_new_database_is_not_copied(home: Path) -> None:
    assert list(home.glob("*before*")) == []


def test_a_database_of_the_newest_schema_is_opened_without_alembic(home: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from coach.adapters.sql_store import open_store;"
        "open_store(Path(sys.argv[1])); print('alembic' in sys.modules)"
    )
    start = [sys.executable, "-c", code, str(home)]

    done = subprocess.run(start, capture_output=True, text=True, timeout=60, check=True)

    assert (done.stdout, done.stderr) == ("False\n", "")


def test_an_older_database_is_brought_up_and_keeps_what_it_held(home: Path, tmp_path: Path) -> None:
    with closing(open_store(home, schema=next_schema(tmp_path / "next"))) as store:
        assert set(store.vectors("model/1", ["p"])) == {"p"}

    assert "note" in columns(home / FILE)


def test_an_older_database_is_copied_first(home: Path, tmp_path: Path) -> None:
    open_store(home, schema=next_schema(tmp_path / "next")).close()

    copy = home / f"{FILE}.before-{HEAD}"
    assert "note" not in columns(copy)
    assert oct(copy.stat().st_mode)[-3:] == "600"
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT count(*) FROM passage_vectors").fetchone() == (1,)
    assert list(home.glob("*.partial")) == []


def test_the_copy_is_a_database_of_the_older_schema(home: Path, tmp_path: Path) -> None:
    open_store(home, schema=next_schema(tmp_path / "next")).close()
    (tmp_path / "restored").mkdir()
    shutil.copy(home / f"{FILE}.before-{HEAD}", tmp_path / "restored" / FILE)

    with closing(open_store(tmp_path / "restored")) as store:
        assert set(store.vectors("model/1", ["p"])) == {"p"}


def test_foreign_keys_hold_again_after_a_step(home: Path, tmp_path: Path) -> None:
    with closing(open_store(home, schema=next_schema(tmp_path / "next"))) as store:
        assert store.keep_only([]) == 1

    with closing(sqlite3.connect(home / FILE)) as connection:
        assert connection.execute("SELECT count(*) FROM passage_vectors").fetchone() == (0,)


def test_a_step_that_fails_leaves_the_database_as_it_was(home: Path, tmp_path: Path) -> None:
    failing = next_schema(tmp_path / "next", "INSERT INTO nowhere VALUES (1)")

    with pytest.raises(StoreDamaged, match="nowhere"):
        open_store(home, schema=failing)

    assert "note" not in columns(home / FILE)
    with closing(open_store(home)) as store:
        assert set(store.vectors("model/1", ["p"])) == {"p"}


@pytest.mark.parametrize(
    ("event", "word"),
    [("os.rename", f"before-{HEAD}"), ("open", f"r{NEXT}"), ("step.done", "")],
    ids=["before the copy", "before the step", "after the step"],
)
def test_a_kill_while_migrating_leaves_a_database_that_the_next_start_completes(
    home: Path, tmp_path: Path, event: str, word: str
) -> None:
    schema = next_schema(tmp_path / "next")

    run_until_killed(OPEN_WITH, str(home), str(schema.folder), NEXT, event=event, word=word)

    assert "note" not in columns(home / FILE)
    with closing(open_store(home, schema=schema)) as store:
        assert set(store.vectors("model/1", ["p"])) == {"p"}
    assert "note" in columns(home / FILE)


def test_a_database_of_a_newer_version_is_refused_and_left_alone(
    home: Path, tmp_path: Path
) -> None:
    open_store(home, schema=next_schema(tmp_path / "next")).close()
    before = (home / FILE).read_bytes()

    with pytest.raises(SchemaTooNew, match=f"schema '{NEXT}'; this version knows up to '{HEAD}'"):
        open_store(home)

    assert (home / FILE).read_bytes() == before
