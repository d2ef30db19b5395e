"""Every error is one sentence for a person, ends in what to do, and keeps its data."""

import ast
from datetime import datetime
from pathlib import Path

import pytest

from coach import errors
from coach.errors import (
    AlreadyThere,
    Ambiguous,
    AnswerInvalid,
    ClockDoubted,
    CoachError,
    EditedMeanwhile,
    EncoderNotExported,
    FolderNotWritable,
    InputError,
    ModelError,
    ModelNotInstalled,
    ModelRefused,
    ModelTimedOut,
    ModelUnavailable,
    NotFound,
    PortInUse,
    RuleBroken,
    SchemaTooNew,
    SessionClosed,
    SessionLength,
    SessionTooFull,
    SettingsError,
    ShelfError,
    StoreBusy,
    StoreDamaged,
    StoreError,
    StoreUnavailable,
    WeightsDiffer,
)

PATH = Path("/srv/coach/file")
ROOTS = {"CoachError", "StoreError", "RuleBroken", "ModelError"}
MODEL = "openai:gpt-4.1-mini"
ADDRESS = "postgresql://db.example.org/coach"
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
    StoreBusy(path=ADDRESS, seconds=5),
    StoreUnavailable(address=ADDRESS, reason="connection refused"),
    SchemaTooNew(path=PATH, found="9", known="1"),
    SchemaTooNew(path=ADDRESS, found="9", known="1"),
    ModelUnavailable(model=MODEL, reason="connection refused"),
    ModelTimedOut(model=MODEL, seconds=8, begun=False),
    ModelTimedOut(model=MODEL, seconds=18, begun=True),
    ModelRefused(model=MODEL, reason="401: its key is not accepted", status=401),
    ModelNotInstalled(model=MODEL, package="langchain-openai", extra="openai"),
    AnswerInvalid(model=MODEL, problem="it is no JSON"),
    EditedMeanwhile(what="the pair Ana and Tunde", version=2),
    AlreadyThere(kind="pair", name="Ana and Tunde", remedy="Replace it."),
    Ambiguous(kind="pair", name="Ana", choices=("Ana and Tunde", "Ana and Wen")),
    SessionLength(minutes=5, shortest=15, longest=120),
    SessionTooFull(blocks=16, minutes=15),
    SessionClosed(window="2026 Q1"),
    ClockDoubted(before=datetime(2026, 1, 1), now=datetime(2027, 1, 1)),
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

    assert {type(error).__name__ for error in ALL} == names - ROOTS


def test_a_shelf_error_names_the_line_where_it_knows_it() -> None:
    assert str(ShelfError(path=PATH, problem="x", line=7)).startswith(f"{PATH}, line 7: x.")


def test_what_is_not_found_comes_with_what_there_is() -> None:
    error = NotFound(kind="suite", name="x", known=("answers", "declining"))

    assert str(error) == "There is no suite called 'x'. Choose one of: answers, declining."


def test_missing_weights_are_told_from_other_weights() -> None:
    assert "are missing." in str(WeightsDiffer(path=PATH, found=None, expected="1" * 64))
    assert "have the SHA-256 000000000000..., not 1111" in str(ALL[6])


def test_the_errors_of_the_store_can_be_caught_together() -> None:
    named = [error for error in ALL if type(error).__name__.startswith(("Store", "Schema"))]

    assert len(named) == 6
    assert all(isinstance(error, StoreError) for error in named)


def test_whatever_a_model_does_can_be_caught_as_one_kind_of_error() -> None:
    named = [error for error in ALL if "model openai:gpt-4.1-mini" in str(error)]

    assert len(named) == 6
    assert all(isinstance(error, ModelError) for error in named)


def test_a_model_that_never_began_is_told_from_one_that_never_ended() -> None:
    told = [str(error) for error in ALL if isinstance(error, ModelTimedOut)]

    assert "did not begin to answer within 8 s" in told[0]
    assert "did not finish within 18 s" in told[1]


def test_a_broken_rule_can_be_caught_whatever_the_rule() -> None:
    assert all(isinstance(error, RuleBroken) for error in ALL[-4:])


def test_a_server_is_told_what_to_set_instead_of_the_data_folder() -> None:
    errors = [error for error in ALL if getattr(error, "path", None) == ADDRESS]

    assert not any("COACH_HOME" in str(error) for error in errors)
    assert "set COACH_DATABASE_URL to another database." in str(errors[-1])
