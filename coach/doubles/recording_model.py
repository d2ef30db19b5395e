"""A chat model that keeps what passes through it, so that a run can be played again without it."""

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coach.doubles.scripted_model import Says, ScriptedModel, Spoken
from coach.errors import (
    AnswerInvalid,
    InputError,
    ModelError,
    ModelRefused,
    ModelTimedOut,
    ModelUnavailable,
)
from coach.ports.chat import ChatModel, Limits, ModelCall, Piece


@dataclass(frozen=True)
class Recorded:
    """One call and what came of it."""

    call: ModelCall
    text: str
    finish: str = ""
    tokens_in: int = 0
    tokens_out: int = 0
    error: ModelError | None = None


class RecordingModel:
    """Passes calls on to another model, and keeps calls and answers."""

    def __init__(self, model: ChatModel, *, file: Path | None = None) -> None:
        """Record a model.

        Args:
            model: The one that answers.
            file: Each call is appended to it as a line of JSON, with all of its words: it is
                made for its owner alone, and is only for material that nobody has to protect.
        """
        self.calls: list[Recorded] = []
        """What passed, in order; an answer that was closed early as far as it came."""
        self._model = model
        self._file = file

    @property
    def name(self) -> str:
        """`provider:model` of the one that answers."""
        return self._model.name

    @property
    def host(self) -> str:
        """Where the words go."""
        return self._model.host

    @property
    def is_local(self) -> bool:
        """Whether the one that answers stands on this machine."""
        return self._model.is_local

    @property
    def takes_schema(self) -> bool:
        """Whether the one that answers takes a schema."""
        return self._model.takes_schema

    def stream(self, call: ModelCall, *, limits: Limits) -> Iterator[Piece]:
        """Yield what the other model says; it is recorded whichever way it ends."""
        pieces: list[Piece] = []
        failed: ModelError | None = None
        inner = self._model.stream(call, limits=limits)
        try:
            for piece in inner:
                pieces.append(piece)
                yield piece
        except ModelError as error:
            failed = error
            raise
        finally:
            _close(inner)
            self._keep(call, pieces, failed)

    def _keep(self, call: ModelCall, pieces: list[Piece], error: ModelError | None) -> None:
        last = pieces[-1] if pieces else Piece()
        text = "".join(piece.text for piece in pieces)
        kept = Recorded(call, text, last.finish, last.tokens_in, last.tokens_out, error)
        self.calls.append(kept)
        if self._file is not None:
            line = json.dumps(_written(kept), ensure_ascii=False)
            opened = os.open(self._file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            with os.fdopen(opened, "a", encoding="utf-8") as out:
                out.write(line + "\n")


def replay(file: Path, *, name: str = "scripted:replay") -> ScriptedModel:
    """Return a model that says again what a file recorded, in the same order.

    Calls are not compared: their marks are drawn anew each time.

    Raises:
        InputError: A line is no record.
    """
    says: list[Says] = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        try:
            says.append(_said(json.loads(line), name))
        except (ValueError, KeyError, TypeError) as error:
            raise InputError(
                what=f"{file}, line {number}",
                problem="it is not the record of a call",
                remedy="Record it anew.",
            ) from error
    return ScriptedModel(says, name=name)


def _written(kept: Recorded) -> dict[str, Any]:
    call = kept.call
    asked = {"system": call.system, "user": call.user, "most_tokens": call.most_tokens}
    answer = {"text": kept.text, "finish": kept.finish}
    tokens = {"tokens_in": kept.tokens_in, "tokens_out": kept.tokens_out}
    return {**asked, "schema": call.schema, **answer, **tokens, "error": _failure(kept.error)}


def _failure(error: ModelError | None) -> dict[str, Any] | None:
    if error is None:
        return None
    names = ("status", "wait", "seconds", "begun", "problem")
    told = {name: getattr(error, name) for name in names if hasattr(error, name)}
    if "(" in error.reason and "problem" not in told:
        told["reason"] = error.reason.partition("(")[2].removesuffix(")")
    return {"kind": type(error).__name__, **told}


def _said(record: Mapping[str, Any], name: str) -> Says:
    failure = record["error"]
    error = _raised(failure, name) if failure else None
    return Spoken(record["text"], finish=record["finish"], fails=error)


def _raised(failure: Mapping[str, Any], name: str) -> ModelError:
    kinds = {one.__name__: one for one in (ModelUnavailable, ModelRefused, ModelTimedOut)}
    kind, told = failure["kind"], {key: failure[key] for key in failure if key != "kind"}
    return kinds.get(kind, AnswerInvalid)(model=name, **told)


def _close(pieces: Iterator[Piece]) -> None:
    if close := getattr(pieces, "close", None):
        close()
