"""The Chroma folder is derived: whatever happens to it, the index holds what it was given."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import numpy as np
import pytest

from coach.adapters.chroma_index import MANIFEST, ChromaIndex, open_index
from coach.adapters.exact_index import ExactIndex
from coach.errors import FolderNotWritable, StoreDamaged
from coach.ports import Matrix, PassageIndex
from tests.adapters.killing import run_until_killed
from tests.contracts.vectors import names, unit_rows

IDS, VECTORS = names(120), unit_rows(120)
OPEN = """
from coach.adapters.chroma_index import open_index
from tests.contracts.vectors import names, unit_rows
index = open_index(Path(sys.argv[4]), "print1", names(120), unit_rows(120))
print(type(index).__name__, index.nearest(unit_rows(120)[5], k=1)[0][0])
"""


@pytest.fixture
def opened(tmp_path: Path) -> Iterator["Opener"]:
    with ExitStack() as stack:
        yield Opener(tmp_path / "index", stack)


class Opener:
    """Opens indexes of one folder, and closes them at the end of a test."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self.folder = folder
        self._stack = stack

    def __call__(
        self, fingerprint: str = "print1", ids: list[str] = IDS, vectors: Matrix = VECTORS
    ) -> PassageIndex:
        index = open_index(self.folder, fingerprint, ids, vectors)
        if isinstance(index, ChromaIndex):
            self._stack.callback(index.close)
        return index

    @property
    def kept(self) -> Path:
        return self.folder / "print1"

    def stamp(self) -> int:
        """Return what changes when the index is built anew."""
        return (self.kept / MANIFEST).stat().st_ino


def assert_serves(index: PassageIndex) -> None:
    assert isinstance(index, ChromaIndex)
    assert index.count() == len(IDS)
    assert index.nearest(VECTORS[5], k=1)[0][0] == IDS[5]


def test_an_index_is_built_where_there_is_none(opened: Opener) -> None:
    assert_serves(opened())


def test_an_index_that_is_there_is_opened_not_built(opened: Opener) -> None:
    opened()
    before = opened.stamp()

    assert_serves(opened())

    assert opened.stamp() == before


def test_what_is_kept_is_not_touched_by_opening_and_asking(opened: Opener) -> None:
    index = opened()
    before = {path: path.read_bytes() for path in opened.kept.rglob("*") if path.is_file()}

    index.add(["new"], unit_rows(1, seed=9))
    index.nearest(VECTORS[0], k=10)

    assert {path: path.read_bytes() for path in before} == before


def test_two_can_be_open_at_a_time(opened: Opener) -> None:
    first, second = opened(), opened()

    assert_serves(first)
    assert_serves(second)


def test_another_process_can_open_it_meanwhile(opened: Opener) -> None:
    assert_serves(opened())

    command = [sys.executable, "-c", "import sys\nfrom pathlib import Path" + OPEN]
    done = subprocess.run(
        [*command, "", "", "", str(opened.folder)],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )

    assert (done.stdout, done.stderr) == (f"ChromaIndex {IDS[5]}\n", "")
    assert [path.name for path in opened.folder.glob("open-*")] == [
        path.name for path in opened.folder.glob(f"open-{os.getpid()}-*")
    ]


def test_a_closed_index_leaves_only_what_is_kept(opened: Opener) -> None:
    index = opened()
    assert isinstance(index, ChromaIndex)

    index.close()

    assert [path.name for path in opened.folder.iterdir()] == ["print1"]


def test_an_index_of_another_fingerprint_is_removed(opened: Opener) -> None:
    opened()

    assert_serves(opened("print2"))

    assert not opened.kept.exists()


def test_other_vectors_under_the_same_fingerprint_are_not_served(opened: Opener) -> None:
    opened()
    others = unit_rows(120, seed=5)

    index = opened(vectors=others)

    assert index.nearest(others[5], k=1)[0][1] == pytest.approx(1.0, abs=1e-4)


def test_an_empty_library_can_be_opened_twice(opened: Opener) -> None:
    assert opened(ids=[], vectors=unit_rows(0)).nearest(VECTORS[0], k=3) == []
    assert opened(ids=[], vectors=unit_rows(0)).count() == 0


@pytest.mark.parametrize("share", [0.0, 0.5, 0.99])
def test_a_database_cut_short_is_built_anew(opened: Opener, share: float) -> None:
    opened()
    database = opened.kept / "chroma.sqlite3"
    whole = database.read_bytes()
    database.write_bytes(whole[: int(len(whole) * share)])

    assert_serves(opened())


@pytest.mark.parametrize("place", [0, 5_000, 100_000, -1])
def test_one_wrong_byte_anywhere_is_noticed_and_the_index_built_anew(
    opened: Opener, place: int
) -> None:
    opened()
    database = opened.kept / "chroma.sqlite3"
    wrong = bytearray(database.read_bytes())
    wrong[place] ^= 0xFF
    database.write_bytes(wrong)

    assert_serves(opened())

    assert database.read_bytes() != bytes(wrong)


@pytest.mark.parametrize("name", [MANIFEST, "chroma.sqlite3"])
def test_a_missing_file_is_noticed_and_the_index_built_anew(opened: Opener, name: str) -> None:
    opened()
    (opened.kept / name).unlink()

    assert_serves(opened())


def test_a_manifest_that_is_no_json_is_noticed(opened: Opener) -> None:
    opened()
    (opened.kept / MANIFEST).write_bytes(b"\xff\x00")

    assert_serves(opened())


def test_a_file_in_place_of_the_index_is_replaced(opened: Opener) -> None:
    opened.folder.mkdir()
    opened.kept.write_text("a file", encoding="utf-8")

    assert_serves(opened())


def test_a_file_in_place_of_the_folder_is_reported(opened: Opener) -> None:
    opened.folder.write_text("a file", encoding="utf-8")

    with pytest.raises(FolderNotWritable):
        opened()


@pytest.mark.parametrize(
    ("event", "number", "word"), [("open", 1, MANIFEST), ("os.rename", 1, "building-")]
)
def test_a_kill_while_building_leaves_an_index_that_opens(
    opened: Opener, event: str, number: int, word: str
) -> None:
    run_until_killed(OPEN, str(opened.folder), event=event, number=number, word=word)

    assert not opened.kept.exists()
    assert_serves(opened())


def test_a_fingerprint_that_is_no_plain_name_is_refused(opened: Opener) -> None:
    with pytest.raises(ValueError, match="cannot name a folder"):
        opened("../outside")


def test_a_folder_that_chroma_cannot_read_is_reported_not_served(tmp_path: Path) -> None:
    (tmp_path / "chroma.sqlite3").write_bytes(b"no database at all" * 1000)

    with pytest.raises(StoreDamaged, match="cannot be read"):
        ChromaIndex(tmp_path)


def test_the_nearest_fifty_of_2000_are_those_that_an_exact_search_finds(tmp_path: Path) -> None:
    vectors, exact = unit_rows(2000, width=64), ExactIndex()
    chroma = ChromaIndex(tmp_path)
    for index in (chroma, exact):
        index.add(names(2000), vectors)

    shares = [
        len(
            {id for id, _ in chroma.nearest(query, k=50)}
            & {i for i, _ in exact.nearest(query, k=50)}
        )
        for query in unit_rows(50, width=64, seed=3)
    ]
    chroma.close()

    assert np.mean(shares) >= 0.99 * 50
