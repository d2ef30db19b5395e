"""The front matter of a prompt, read to the letter: no word is taken for a date or a yes."""

import re
from collections.abc import Mapping
from pathlib import Path

from pydantic import Field

from coach.domain.record import Record
from coach.errors import InputError, ShelfError
from coach.prompting.schemas import ANY, FORMS
from coach.shelves import Node, read_nodes

RESERVED = frozenset({"nonce", "sign", "schema_words"})
"""Names that the frame speaks of; no input may be called so."""

_KEYS = ("name", "version", "purpose", "answers_with", "inputs", "changed")
_INPUT_KEYS = ("trusted", "is")
_WORD = re.compile(r"[a-z][a-z0-9_]*")
_TRUTHS = {"true": True, "false": False}


class Input(Record):
    """A name that a prompt's words hold."""

    trusted: bool
    """Whether the text is our own; any other is fenced."""
    is_: str = Field(alias="is")
    """What it is, for whoever corrects the prompt."""


class PromptHead(Record):
    """The front matter of a prompt."""

    name: str
    version: int = Field(ge=1)
    purpose: str
    answers_with: str
    """Name of a form, or `any` where the form is given as a value."""
    inputs: dict[str, Input]
    changed: str
    """What this version does differently, and why."""


def read_head(text: str, path: Path) -> tuple[PromptHead, dict[str, int]]:
    """Return the front matter of a prompt, and the line of each input.

    Args:
        text: What stands between the two lines of ---, from the second line of the file on.
        path: The file, for what an error says.

    Raises:
        ShelfError: A key is missing, unknown or there twice, or has a value that it cannot have.
    """
    keys = _mapping(_nodes(text, path), _KEYS, path)
    inputs = keys["inputs"]
    if not isinstance(inputs.value, dict):
        raise ShelfError(path=path, line=inputs.line, problem="inputs needs a `name: {...}` each")
    head = PromptHead(
        name=_name(keys["name"], path),
        version=_version(keys["version"], path),
        purpose=_words(keys["purpose"], path),
        answers_with=_form(keys["answers_with"], path),
        inputs={name: _input(name, node, path) for name, node in inputs.value.items()},
        changed=_words(keys["changed"], path),
    )
    return head, {name: node.line for name, node in inputs.value.items()}


def _nodes(text: str, path: Path) -> Node:
    try:
        return read_nodes(f"\n{text}", what=str(path))  # so that lines count as in the file
    except InputError as error:
        line = re.search(r", line (\d+)$", error.what)
        number = int(line[1]) if line else None
        raise ShelfError(path=path, line=number, problem=error.problem) from error


def _mapping(node: Node, keys: tuple[str, ...], path: Path) -> Mapping[str, Node]:
    """Return the values of exactly these keys."""
    found = node.value if isinstance(node.value, dict) else {}
    for key, value in found.items():
        if key not in keys:
            raise ShelfError(path=path, line=value.line, problem=f"{key!r} is no key of a prompt")
    for key in keys:
        if key not in found:
            raise ShelfError(path=path, line=node.line, problem=f"`{key}` is missing")
    return found


def _words(node: Node, path: Path) -> str:
    if not isinstance(node.value, str) or not re.search(r"[^\W\d_]", node.value):
        raise ShelfError(path=path, line=node.line, problem="words are expected here")
    return node.value


def _name(node: Node, path: Path) -> str:
    if node.value != path.stem:
        problem = f"the name must be that of the file, {path.stem!r}"
        raise ShelfError(path=path, line=node.line, problem=problem)
    if not _WORD.fullmatch(path.stem):
        problem = f"{path.stem!r} is no name; take small letters and _, and rename the file too"
        raise ShelfError(path=path, line=node.line, problem=problem)
    return path.stem


def _version(node: Node, path: Path) -> int:
    if not (isinstance(node.value, str) and re.fullmatch(r"[1-9][0-9]{0,5}", node.value)):
        raise ShelfError(path=path, line=node.line, problem="version must be 1, 2, 3 ...")
    return int(node.value)


def _form(node: Node, path: Path) -> str:
    known = (*FORMS, ANY)
    if not isinstance(node.value, str) or node.value not in known:
        problem = f"answers_with must be one of: {', '.join(known)}"
        raise ShelfError(path=path, line=node.line, problem=problem)
    return node.value


def _input(name: str, node: Node, path: Path) -> Input:
    if name in RESERVED or not _WORD.fullmatch(name):
        problem = f"no input can be called {name!r}; take small letters and _, and another word"
        raise ShelfError(path=path, line=node.line, problem=problem)
    keys = _mapping(node, _INPUT_KEYS, path)
    trusted = keys["trusted"]
    if not (trusted.plain and isinstance(trusted.value, str) and trusted.value in _TRUTHS):
        raise ShelfError(path=path, line=trusted.line, problem="trusted must be true or false")
    return Input.model_validate(
        {
            "trusted": _TRUTHS[trusted.value],
            "is": _words(keys["is"], path),
        }
    )
