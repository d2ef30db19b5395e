"""Finding the whole items of a list while its JSON arrives."""

import json
import re
from collections.abc import Iterator
from typing import Any

DEEPEST = 16
"""Brackets within brackets; an answer that goes deeper is none of ours."""

LONGEST_START = 200
"""Characters of white space and code fence before the JSON; then it is no such answer."""

_BEFORE = re.compile(r"\s*(?:```[\w-]*\s*)?")
_COMING = re.compile(r"\s*(?:`{0,2}|```[\w-]*\s*)")
_DECODER = json.JSONDecoder(strict=False)
_CLOSES = {"}": "{", "]": "["}


class Strings:
    """Knows of each character in turn whether it stands outside of the strings of a JSON text."""

    def __init__(self) -> None:
        self._inside = False
        self._escaped = False

    def outside(self, char: str) -> bool:
        """Take the next character; a quotation mark belongs to its string."""
        if not self._inside:
            self._inside = char == '"'
            return not self._inside
        if self._escaped:
            self._escaped = False
        elif char == "\\":
            self._escaped = True
        elif char == '"':
            self._inside = False
        return False


class ItemScanner:
    """Finds each object of one list as soon as its last bracket is there.

    The list is the value of a key of the outermost object, or stands alone. Only an answer that
    begins with its JSON is scanned, a code fence apart: words before it may be a model thinking
    aloud. At the first fault of the JSON it stops, and what follows waits for the whole.
    """

    def __init__(self, key: str) -> None:
        self._key = re.compile(rf'"{re.escape(key)}"\s*:\s*\Z')
        self._strings = Strings()
        self._open: list[str] = []
        self._list_depth = 0  # 0 until the list has opened
        self._kept: list[str] = []  # the item that is arriving, or what stands before the list
        self._start: str | None = ""  # what came before the JSON; None once it has begun
        self._over = False

    @property
    def is_open(self) -> bool:
        """Whether the list has begun, has no end, and shows no fault so far."""
        return self._list_depth > 0 and not self._over

    def feed(self, text: str) -> Iterator[dict[str, Any]]:
        """Yield the items that this text completes."""
        if self._start is not None:
            text = self._begun(self._start + text)
        for char in text:
            if self._over:
                return
            outside = self._strings.outside(char)
            if outside and char in "{[":
                self._opens(char)
            elif outside and char in _CLOSES:
                yield from self._closes(char)
            else:
                self._kept.append(char)

    def _begun(self, text: str) -> str:
        """Return the text from its first bracket on, or nothing as long as there is none."""
        place = start_of_json(text)
        if place is not None:
            self._start = None
            return text[place:]
        self._start = text
        self._over = len(text) > LONGEST_START or _COMING.fullmatch(text) is None
        return ""

    def _opens(self, char: str) -> None:
        depth = len(self._open)
        if not self._list_depth and char == "[" and self._is_the_list(depth):
            self._list_depth = depth + 1
        if depth <= max(self._list_depth, 1):
            self._kept = []
        self._kept.append(char)
        self._open.append(char)
        self._over = len(self._open) > DEEPEST

    def _is_the_list(self, depth: int) -> bool:
        before = "".join(self._kept)
        return depth == 0 or (depth == 1 and self._key.search(before) is not None)

    def _closes(self, char: str) -> Iterator[dict[str, Any]]:
        self._kept.append(char)
        if not self._open or self._open.pop() != _CLOSES[char]:
            self._over = True
        elif self._list_depth and len(self._open) < self._list_depth:
            self._over = True  # the list is complete
        elif char == "}" and len(self._open) == self._list_depth > 0:
            item = first_value("".join(self._kept))
            self._over = not isinstance(item, dict)
            if isinstance(item, dict):
                yield item


def start_of_json(text: str) -> int | None:
    """Return where the JSON begins that a text begins with, a code fence apart; else None."""
    found = _BEFORE.match(text[:LONGEST_START])
    place = found.end() if found else 0
    return place if text[place : place + 1] in ("{", "[") else None


def first_value(text: str) -> Any:
    """Return the value that a text begins with, or None where it is malformed or goes too deep.

    Line breaks may stand in strings as they are, as models often write them.
    """
    try:
        return _DECODER.raw_decode(text)[0]
    except (ValueError, RecursionError):
        return None
