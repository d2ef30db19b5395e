"""The names of columns: which of a file's columns holds what, by common names for it."""

import re
import unicodedata
from collections.abc import Mapping, Sequence

from coach.errors import InputError
from coach.language.cleaning import one_line

Names = Mapping[str, Sequence[str]]
"""The plain names of each field; the best one first: where a file has two, it is meant."""
_SHOWN = 12
"""Columns of a file that a message lists."""
_LONGEST_SHOWN = 40


def find_columns(header: Sequence[str], names: Names, what: str) -> dict[int, str]:
    """Return which column holds which field; columns that mean nothing here are left out.

    Args:
        header: The cells of the first row.
        names: What each field may be called.
        what: The file, as a message names it.

    Raises:
        InputError: Two columns have the same name.
    """
    plain = [plain_name(cell) for cell in header]
    found: dict[int, str] = {}
    for field, called in names.items():
        name = next((n for n in called if any(_is(n, plain, found))), None)
        if name is None:
            continue
        places = [place for place, fits in enumerate(_is(name, plain, found)) if fits]
        if len(places) > 1:
            raise InputError(
                what=what,
                problem=f"{len(places)} columns are called "
                f"{one_line(header[places[0]])[:_LONGEST_SHOWN]!r}",
                remedy="Remove or rename all but one.",
            )
        found[places[0]] = field
    return found


def listed_columns(header: Sequence[str]) -> str:
    """Return the columns of a first row as a message lists them."""
    cells = [cell for cell in map(one_line, header) if cell]
    listed = ", ".join(repr(cell[:_LONGEST_SHOWN]) for cell in cells[:_SHOWN])
    more = f" and {len(cells) - _SHOWN} more" if len(cells) > _SHOWN else ""
    return listed + more or "nothing"


def plain_name(cell: str) -> str:
    """Return a column's name in small letters: `Can_Teach*`, `canTeach` and `can teach` are one."""
    text = re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", unicodedata.normalize("NFKC", one_line(cell)))
    text = re.sub(r"(?<=[a-z]{2})(?=[A-Z])", " ", text)
    return " ".join(re.sub(r"[\W_]+", " ", text.casefold()).split())


def _is(name: str, plain: Sequence[str], found: Mapping[int, str]) -> list[bool]:
    """Return which columns have the name and are not yet taken for something else."""
    return [cell == name and place not in found for place, cell in enumerate(plain)]
