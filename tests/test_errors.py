"""Every error is one sentence for a person, ends in what to do, and keeps its data."""

import ast
from pathlib import Path

import pytest

from coach import errors
from coach.errors import (
    CoachError,
    EncoderNotExported,
    FolderNotWritable,
    InputError,
    NotFound,
    PortInUse,
    SchemaTooNew,
    SettingsError,
    ShelfError,
    StoreBusy,
    StoreDamaged,
    StoreError,
    WeightsDiffer,
)

PATH = Path("/srv/coach/file")
ALL: list[CoachError] = [
    SettingsError(name="COACH_PORT", value="x", expected="a port number, 1 to 65535"),
    FolderNotWritable(folder=PATH, reason="Permission denied"),
    ShelfError(path=PATH, problem="the folder is missing"),
    InputError(what="--role", problem="'x' is not a role", remedy="Choose one of: leader."),
    NotFound(kind="suite", name="x"),
    PortInUse(host="127.0.0.1", port=7860),
    WeightsDiffer(path=PATH, found="0" * 64, expected="1" * 64),
    EncoderNotExported(path=PATH, reason="no space left"),
    StoreDamaged(path=PATH, reason="file is not a database"),
    StoreBusy(path=PATH, seconds=5),
    SchemaTooNew(path=PATH, found="9", known="1"),
]


@pytest.mark.parametrize("error", ALL, ids=lambda error: type(error).__name__)
def test_an_error_is_one_line_that_ends_in_a_full_stop(error: CoachError) -> None:
    assert "\n" not in str(error)
    assert str(error).endswith(".")


@pytest.mark.parametrize("error", ALL, ids=lambda error: type(error).__name__)
def test_what_an_error_was_told_stays_with_it(error: CoachError) -> None:
    assert vars(error)


def test_every_error_but_the_roots_is_looked_at_here() -> None:
    tree = ast.parse(Path(errors.__file__).read_text(encoding="utf-8"))
    names = {node.name for node in tree.body if isinstance(node, ast.ClassDef)}

    assert {type(error).__name__ for error in ALL} == names - {"CoachError", "StoreError"}


def test_a_shelf_error_names_the_line_where_it_knows_it() -> None:
    assert str(ShelfError(path=PATH, problem="x", line=7)).startswith(f"{PATH}, line 7: x.")


def test_what_is_not_found_comes_with_what_there_is() -> None:
    error = NotFound(kind="suite", name="x", known=("answers", "declining"))

    assert str(error) == "There is no suite called 'x'. Choose one of: answers, declining."


def test_missing_weights_are_told_from_other_weights() -> None:
    assert "are missing." in str(WeightsDiffer(path=PATH, found=None, expected="1" * 64))
    assert "have the SHA-256 000000000000..., not 1111" in str(ALL[6])


def test_the_errors_of_the_store_can_be_caught_together() -> None:
    assert all(isinstance(error, StoreError) for error in ALL[-3:])
