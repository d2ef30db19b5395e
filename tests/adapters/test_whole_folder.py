"""A folder is there whole, or as it was before."""

import os
from pathlib import Path

import pytest

from coach.adapters.whole_folder import ABANDONED, build_beside, make_private, own_folder
from coach.errors import FolderNotWritable
from tests.adapters.killing import run_until_killed

BUILD = """
from coach.adapters.whole_folder import build_beside
with build_beside(Path(sys.argv[4])) as folder:
    (folder / "one").write_text("new", encoding="utf-8")
    (folder / "two").write_text("new", encoding="utf-8")
"""
GONE = "999999999"
"""A process id that no system gives."""


def contents(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}


def build(target: Path, words: str) -> None:
    with build_beside(target) as folder:
        for name in ("one", "two"):
            (folder / name).write_text(words, encoding="utf-8")


def test_what_was_built_is_there_and_nothing_beside_it(tmp_path: Path) -> None:
    build(tmp_path / "target", "new")

    assert contents(tmp_path / "target") == {"one": "new", "two": "new"}
    assert [path.name for path in tmp_path.iterdir()] == ["target"]


def test_an_older_folder_is_replaced_as_a_whole(tmp_path: Path) -> None:
    build(tmp_path / "target", "old")
    (tmp_path / "target" / "three").write_text("old", encoding="utf-8")

    build(tmp_path / "target", "new")

    assert contents(tmp_path / "target") == {"one": "new", "two": "new"}
    assert [path.name for path in tmp_path.iterdir()] == ["target"]


def test_a_file_in_its_place_is_replaced_too(tmp_path: Path) -> None:
    (tmp_path / "target").write_text("a file", encoding="utf-8")

    build(tmp_path / "target", "new")

    assert contents(tmp_path / "target") == {"one": "new", "two": "new"}
    assert [path.name for path in tmp_path.iterdir()] == ["target"]


def test_an_error_while_building_leaves_the_old_folder(tmp_path: Path) -> None:
    build(tmp_path / "target", "old")

    with pytest.raises(KeyError), build_beside(tmp_path / "target") as folder:
        (folder / "one").write_text("new", encoding="utf-8")
        raise KeyError

    assert contents(tmp_path / "target") == {"one": "old", "two": "old"}
    assert [path.name for path in tmp_path.iterdir()] == ["target"]


@pytest.mark.parametrize(
    ("event", "number", "word"),
    [("open", 1, "one"), ("open", 1, "two"), ("os.rename", 1, ""), ("os.rename", 2, "")],
)
def test_a_kill_at_any_step_leaves_the_old_folder_or_none_but_never_half_of_one(
    tmp_path: Path, event: str, number: int, word: str
) -> None:
    target = tmp_path / "target"
    build(target, "old")

    run_until_killed(BUILD, str(target), event=event, number=number, word=word)

    assert not target.exists() or contents(target) == {"one": "old", "two": "old"}
    build(target, "next")
    assert contents(target) == {"one": "next", "two": "next"}


def test_where_another_process_was_quicker_its_folder_stays(tmp_path: Path) -> None:
    with build_beside(tmp_path / "target") as slower:
        (slower / "one").write_text("slower", encoding="utf-8")
        build(tmp_path / "target", "quicker")

    assert (tmp_path / "target" / "one").read_text(encoding="utf-8") in ("slower", "quicker")
    assert [path.name for path in tmp_path.iterdir()] == ["target"]


@pytest.mark.parametrize(
    ("process", "age", "stays"),
    [
        (GONE, ABANDONED + 60, False),
        ("nonsense", ABANDONED + 60, False),
        (GONE, ABANDONED - 60, True),
        (str(os.getpid()), ABANDONED + 60, True),
        ("1", ABANDONED + 60, True),
    ],
    ids=["gone", "unnamed", "gone but fresh", "alive", "alive and not ours"],
)
def test_a_folder_is_swept_away_if_its_process_is_gone_for_a_while(
    tmp_path: Path, process: str, age: float, stays: bool
) -> None:
    left = tmp_path / f"building-{process}-0123abcd"
    left.mkdir()
    changed = left.stat().st_mtime - age
    os.utime(left, (changed, changed))

    build(tmp_path / "target", "new")

    assert left.exists() is stays


def test_folders_of_one_process_do_not_meet(tmp_path: Path) -> None:
    assert own_folder(tmp_path, "open") != own_folder(tmp_path, "open")


def test_every_folder_that_is_created_is_for_its_owner_alone(tmp_path: Path) -> None:
    make_private(tmp_path / "a" / "b")

    assert [oct((tmp_path / one).stat().st_mode)[-3:] for one in ("a", "a/b")] == ["700", "700"]


def test_a_folder_that_is_there_keeps_its_permissions(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir(mode=0o755)
    (tmp_path / "a").chmod(0o755)

    make_private(tmp_path / "a")

    assert oct((tmp_path / "a").stat().st_mode)[-3:] == "755"


@pytest.mark.parametrize("inside", ["file", "file/folder"])
def test_a_file_where_a_folder_must_be_is_reported(tmp_path: Path, inside: str) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    with pytest.raises(FolderNotWritable, match="cannot be written"):
        make_private(tmp_path / inside)
    with pytest.raises(FolderNotWritable, match="cannot be written"):
        build(tmp_path / inside / "target", "new")
