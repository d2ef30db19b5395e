"""The recording model: a run is kept, and can be played again without what it was made with."""

import stat
from pathlib import Path

import pytest

from coach.doubles.recording_model import RecordingModel, replay
from coach.doubles.scripted_model import Says, ScriptedModel, Spoken
from coach.errors import (
    AnswerInvalid,
    InputError,
    ModelError,
    ModelRefused,
    ModelTimedOut,
    ModelUnavailable,
)
from coach.ports.chat import ChatModel, Limits
from tests.contracts.chat_models import CALL, PATIENT, SCHEMA, WITH_SCHEMA, text_of

ERRORS = (
    ModelUnavailable(model="m", reason="429: too many calls for now", status=429, wait=3.0),
    ModelRefused(model="m", reason="401: its key is not accepted", status=401),
    ModelTimedOut(model="m", seconds=8.0, begun=True),
    AnswerInvalid(model="m", problem="the answer was cut"),
)


def _outcome(model: ChatModel) -> str:
    """Return what one call comes to: its words and its end, or its failure in full."""
    words = ""
    try:
        for piece in model.stream(CALL, limits=PATIENT):
            words += piece.text
        return f"{words} ({piece.finish})"
    except ModelError as error:
        told = {key: value for key, value in vars(error).items() if key not in ("model", "reason")}
        return f"{words} {type(error).__name__} {error.reason} {told}"


def test_what_passes_is_not_changed_and_is_kept() -> None:
    model = RecordingModel(ScriptedModel(["An answer."]))

    pieces = list(model.stream(WITH_SCHEMA, limits=PATIENT))

    kept = model.calls[0]
    assert text_of(pieces) == kept.text == "An answer."
    assert (kept.call, kept.finish) == (WITH_SCHEMA, "stop")
    assert (kept.tokens_in, kept.tokens_out) == (pieces[-1].tokens_in, pieces[-1].tokens_out)


def test_it_stands_for_the_model_that_it_records() -> None:
    inner = ScriptedModel(refuses_schema=True, name="scripted:inner")
    model = RecordingModel(inner)
    with pytest.raises(ModelRefused):
        list(model.stream(WITH_SCHEMA, limits=PATIENT))

    assert (model.name, model.host, model.is_local) == (inner.name, inner.host, inner.is_local)
    assert not model.takes_schema


def test_an_answer_that_is_closed_early_is_kept_as_far_as_it_came() -> None:
    inner = ScriptedModel(["A long answer that nobody reads to its end."])
    model = RecordingModel(inner)
    pieces = model.stream(CALL, limits=PATIENT)
    first = next(pieces)

    pieces.close()  # type: ignore[attr-defined] # a generator, as the port says

    assert (model.calls[0].text, model.calls[0].finish) == (first.text, "")
    assert inner.closed_early == 1


def test_a_run_can_be_played_again(tmp_path: Path) -> None:
    says: list[Says] = ["One – with “signs”.", Spoken("Two", finish="length"), *ERRORS]
    says.append(Spoken("Half", fails=ERRORS[0]))
    model = RecordingModel(ScriptedModel(says), file=tmp_path / "run.jsonl")

    first = [_outcome(model) for _ in says]
    again = replay(tmp_path / "run.jsonl")

    assert [_outcome(again) for _ in says] == first


def test_a_run_is_kept_for_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "run.jsonl"
    model = RecordingModel(ScriptedModel(then="Yes."), file=file)
    for _ in range(2):
        list(model.stream(WITH_SCHEMA, limits=Limits(1, 2)))

    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert len(file.read_text(encoding="utf-8").splitlines()) == 2
    assert str(SCHEMA["required"])[2:-2] in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("line", ["no JSON", "[]", '{"text": "x"}', '{"error": {"kind": "x"}}'])
def test_a_line_that_is_no_record_is_told_by_its_number(tmp_path: Path, line: str) -> None:
    file = tmp_path / "run.jsonl"
    file.write_text(line + "\n", encoding="utf-8")

    with pytest.raises(InputError, match="line 1: it is not the record of a call"):
        replay(file)
