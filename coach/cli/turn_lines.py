"""Questions as JSON Lines: one turn a line, each read on its own."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from coach.cli.result_json import earlier_result
from coach.domain.conversation import Role, Turn
from coach.domain.record import Record
from coach.errors import InputError


class Asked(Record):
    """A question with all that its line says about it."""

    id: str | int | None = None
    question: str
    role: Role = Role.LEADER
    turns: tuple[Turn, ...] = ()
    """Earlier turns only, oldest first."""
    pair: str | None = None
    """A file, or the name of a stored pair."""


@dataclass(frozen=True)
class TurnLine:
    """A line as it was read: a turn, or why it is none."""

    id: Any
    """As the line gave it, None if it gave none; echoed with the answer."""
    asked: Asked | None
    error: str | None = None
    unread: tuple[str, ...] = ()
    """Keys of the line that mean nothing here."""


def read_turn_lines(path: Path) -> Iterator[TurnLine]:
    """Yield every line that is not blank; a bad one carries its error, and the rest go on.

    Raises:
        InputError: The file cannot be read at all.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise InputError(
            what=str(path),
            problem=f"the file cannot be read ({error.strerror})",
            remedy="Check its name and your permission.",
        ) from error
    for number, content in enumerate(raw.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if content.strip():
            yield _read(content, number)


def _read(content: bytes, number: int) -> TurnLine:
    try:
        value = json.loads(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        return _bad(None, number, f"byte {error.start + 1} is not UTF-8")
    except (ValueError, RecursionError) as error:
        return _bad(None, number, f"it is not JSON ({str(error).split(':')[0]})")
    if not isinstance(value, dict):
        return _bad(None, number, 'it must be an object with "question"')
    known = {key: value[key] for key in value if key in Asked.model_fields}
    try:
        asked = Asked.model_validate({**known, "turns": _with_results(known.get("turns", ()))})
    except ValidationError as error:
        return _bad(value.get("id"), number, _problem(error))
    except InputError as error:
        return _bad(value.get("id"), number, f"turns: {error}")
    return TurnLine(id=asked.id, asked=asked, unread=tuple(sorted(set(value) - set(known))))


def _with_results(turns: Any) -> Any:
    """Return the turns with what they carried as typed results; what is no turn stays."""
    if not isinstance(turns, list):
        return turns
    return [
        {**turn, "result": earlier_result(turn["result"])}
        if isinstance(turn, dict) and "result" in turn
        else turn
        for turn in turns
    ]


def _bad(id: Any, number: int, problem: str) -> TurnLine:
    sentence = f"line {number}: {problem}"
    return TurnLine(id=id, asked=None, error=sentence.rstrip(".") + ".")


def _problem(error: ValidationError) -> str:
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"])
    said = first["msg"]
    return f"{place}: {said[0].lower()}{said[1:]}"
