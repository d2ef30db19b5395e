"""The names that a file of feedback gives away itself, so that they are masked for certain."""

import re
from collections.abc import Iterator, Mapping

from coach.domain.feedback_columns import FeedbackTable
from coach.language.cleaning import one_line

_WORD = r"[^\W\d_][^\W\d_'’.-]*(?:['’.-][^\W\d_]+)*\.?"
_NAME = re.compile(rf"{_WORD}(?: {_WORD}){{0,4}}")
_LOCAL = re.compile(r"([^\W\d_]{2,})[._-]([^\W\d_]{2,})\d*@")
_BETWEEN = re.compile(r"\s*(?:&|\+|/|\band\b)\s*")
_PERSON = ("leader", "mentor", "name", "last_name")


def names_in(table: FeedbackTable) -> frozenset[str]:
    """Return the names in the columns for people and pairs; codes such as L07 are none."""
    return frozenset(name for row in table.rows for name in _names(row.cells))


def _names(cells: Mapping[str, str]) -> Iterator[str]:
    for field in _PERSON:
        name = one_line(cells.get(field, ""))
        if _is_name(name):
            yield name
    for field in (*_PERSON, "email"):
        for match in _LOCAL.finditer(one_line(cells.get(field, ""))):
            yield f"{match.group(1)} {match.group(2)}".title()
    both = _BETWEEN.split(one_line(cells.get("pair", "")))
    if len(both) > 1 and all(map(_is_name, both)):
        yield from both


def _is_name(text: str) -> bool:
    return bool(_NAME.fullmatch(text)) and text[0].isupper() and len(text) > 1
