"""Typed values out of a file that a person wrote, each refused with its line and what is expected.

Nothing is guessed from how a text looks: a name may be Null, a topic may be yes, and a date is a
date because its key says so.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from rapidfuzz import fuzz, process

from coach.errors import InputError
from coach.language.cleaning import one_line
from coach.shelves import Node

Model = TypeVar("Model", bound=BaseModel)
Read = Callable[["FieldReader", Node, str], Any]
"""Returns the value of a key, None where the key says nothing."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:?\d\d)?")
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_YES = frozenset({"true", "yes", "on"})
_NO = frozenset({"false", "no", "off"})
_NEAR = 60
_SHOWN = 60


class FieldReader:
    """Reads the values of one file."""

    def __init__(self, file: str) -> None:
        self.file = file

    def wrong(self, line: int, problem: str) -> InputError:
        """Return the error for a line."""
        where = f"{self.file}, line {line}"
        return InputError(what=where, problem=problem, remedy="Correct it, then try again.")

    def entries(self, node: Node, table: Mapping[str, Read], what: str) -> dict[str, Any]:
        """Return the values of a mapping, read as the table says; keys that say nothing are out."""
        if not isinstance(node.value, dict):
            raise self.wrong(node.line, f"{what} must be lines of `name: value`")
        for key, inside in node.value.items():
            if key not in table:
                raise self.wrong(inside.line, _unknown(key, list(table), what))
        read = {key: table[key](self, inside, key) for key, inside in node.value.items()}
        return {key: value for key, value in read.items() if value is not None}

    def items(self, node: Node, key: str, read: Read, *, each: str) -> tuple[Any, ...] | None:
        """Return the values of a list; `each` is what one entry is, in words."""
        if _says_nothing(node):
            return None
        if not isinstance(node.value, tuple):
            raise self.wrong(node.line, f"{key} must be a list of {each}")
        return tuple(read(self, inside, f"an entry of {key}") for inside in node.value)

    def made(self, model: type[Model], values: Mapping[str, Any], node: Node) -> Model:
        """Return the values as a model, or raise InputError with the first wrong one."""
        try:
            return model(**values)
        except ValidationError as error:
            first = error.errors()[0]
            place = [part for part in first["loc"] if isinstance(part, str)]
            key = place[0] if place else ""
            inside = node.value.get(key) if isinstance(node.value, dict) else None
            line = (inside or node).line
            problem = _problem(first)
            raise self.wrong(line, f"{key}: {problem}" if key else problem) from error


def text(reader: FieldReader, node: Node, key: str) -> str:
    """Return a text as it stands."""
    if not isinstance(node.value, str):
        raise reader.wrong(node.line, f"{key} must be one text; if it has signs, put it in quotes")
    return node.value


def optional_text(reader: FieldReader, node: Node, key: str) -> str | None:
    """Return a text, None for an empty value or `null`."""
    return None if _says_nothing(node) else text(reader, node, key)


def texts(reader: FieldReader, node: Node, key: str) -> tuple[Any, ...] | None:
    """Return a list of texts."""
    return reader.items(node, key, text, each="texts: [one, two]")


def day(reader: FieldReader, node: Node, key: str) -> date | None:
    """Return a date."""
    if _says_nothing(node):
        return None
    said = text(reader, node, key)
    if not _DAY.fullmatch(said):
        raise reader.wrong(node.line, f"{key} is {_shown(said)}; it must be like 2026-09-03")
    try:
        return date.fromisoformat(said)
    except ValueError as error:
        raise reader.wrong(node.line, f"{key} is {said}, and there is no such day") from error


def moment(reader: FieldReader, node: Node, key: str) -> datetime | None:
    """Return a date with its time of day."""
    if _says_nothing(node):
        return None
    said = text(reader, node, key)
    try:
        if _MOMENT.fullmatch(said):
            return datetime.fromisoformat(said)
    except ValueError:
        pass
    raise reader.wrong(node.line, f"{key} is {_shown(said)}; it must be like 2026-09-03T10:00")


def yes_no(reader: FieldReader, node: Node, key: str) -> bool | None:
    """Return true or false; a text in quotes is neither."""
    if _says_nothing(node):
        return None
    said = text(reader, node, key).lower()
    if not node.plain or said not in _YES | _NO:
        quotes = " in quotes" if not node.plain else ""
        problem = f"{key} is {_shown(said)}{quotes}; it must be true or false, without quotes"
        raise reader.wrong(node.line, problem)
    return said in _YES


def number(lowest: int, highest: int) -> Read:
    """Return a reader of whole numbers."""

    def read(reader: FieldReader, node: Node, key: str) -> int | None:
        if _says_nothing(node):
            return None
        said = text(reader, node, key)
        if not re.fullmatch(r"[0-9]{1,9}", said) or not lowest <= int(said) <= highest:
            expected = f"a whole number, {lowest} to {highest}"
            raise reader.wrong(node.line, f"{key} is {_shown(said)}; it must be {expected}")
        return int(said)

    return read


def choice(values: Sequence[str], *, also: Mapping[str, str] | None = None) -> Read:
    """Return a reader of one of some words, in any case; `also` maps other words to them."""
    words = {**{value: value for value in values}, **(also or {})}

    def read(reader: FieldReader, node: Node, key: str) -> str | None:
        if _says_nothing(node):
            return None
        said = text(reader, node, key)
        found = words.get(one_line(said).lower())
        if found is None:
            expected = f"{', '.join(values[:-1])} or {values[-1]}"
            raise reader.wrong(node.line, f"{key} is {_shown(said)}; it must be {expected}")
        return found

    return read


def plain_values(node: Node) -> Any:
    """Return lists, dictionaries and texts, with None for `null`: for a model to make sense of."""
    if isinstance(node.value, dict):
        return {key: plain_values(inside) for key, inside in node.value.items()}
    if isinstance(node.value, tuple):
        return [plain_values(inside) for inside in node.value]
    return None if _says_nothing(node) else node.value


def _says_nothing(node: Node) -> bool:
    return node.plain and node.value in _NOTHING if isinstance(node.value, str) else False


def _unknown(key: str, known: list[str], what: str) -> str:
    near = process.extractOne(key[:_SHOWN].lower(), known, scorer=fuzz.ratio, score_cutoff=_NEAR)
    hint = f"the nearest is {near[0]!r}" if near else f"it takes {', '.join(known)}"
    return f"{_shown(key)} is not a key of {what}; {hint}"


def _shown(said: str) -> str:
    line = one_line(said)
    return repr(line if len(line) <= _SHOWN else f"{line[:_SHOWN]}...")


def _problem(error: Any) -> str:
    given = error.get("ctx", {})
    of = "characters" if isinstance(error["input"], str) else "entries"
    if error["type"] in ("string_too_long", "too_long"):
        return f"it must have at most {given['max_length']} {of}"
    if error["type"] == "too_short" and of == "entries":
        return "it must have at least one entry"
    if error["type"] in ("string_too_short", "too_short", "missing"):
        return "it is missing"
    for bound, words in (("ge", "at least"), ("le", "at most")):
        if bound in given:
            return f"it must be {words} {given[bound]}"
    said = str(error["msg"]).removeprefix("Value error, ")
    return f"{said[:1].lower()}{said[1:]}"
