"""JSON Lines that a person gives: one object a line, or one sentence that names the bad line."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from coach.errors import InputError

Model = TypeVar("Model", bound=BaseModel)

REMEDY = "Correct the line and run the command again."


def read_lines(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the lines that are not empty, with their numbers from 1; raise as `all_lines` does."""
    for number, line in enumerate(all_lines(path), 1):
        if line.strip():
            yield number, line


def all_lines(path: Path) -> list[str]:
    """Return all lines, empty ones included.

    Raises:
        InputError: The file is missing, or not UTF-8 text.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        problem = (error.strerror or "it cannot be read").lower()
        raise InputError(what=str(path), problem=problem, remedy="Check the path.") from error
    except UnicodeDecodeError as error:
        problem = f"it is not UTF-8 text (byte {error.start})"
        raise InputError(what=str(path), problem=problem, remedy="Save it as UTF-8.") from error
    return [line.rstrip("\r") for line in text.split("\n")]  # splitlines() also cuts at U+2028


def read_records(path: Path, model: type[Model]) -> Iterator[tuple[int, Model]]:
    """Yield each line as a record, with its number; raise InputError for the first bad one."""
    for number, line in read_lines(path):
        yield number, read_record(line, model, f"{path.name}, line {number}")


def read_record(line: str, model: type[Model], where: str) -> Model:
    """Return one line as a record, or raise InputError that says where and what is wrong."""
    try:
        return model.model_validate(json.loads(line))
    except (json.JSONDecodeError, RecursionError) as error:
        raise InputError(what=where, problem="it is not a JSON object", remedy=REMEDY) from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        problem = f"{place or 'the line'}: {first['msg'][0].lower()}{first['msg'][1:]}"
        raise InputError(what=where, problem=problem, remedy=REMEDY) from error
