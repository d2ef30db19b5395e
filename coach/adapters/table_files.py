"""Reading a table: the bytes of a CSV or XLSX file as rows of text, whatever was done to it."""

from collections.abc import Iterable
from dataclasses import dataclass

from coach.adapters.table_text import Promise, csv_rows
from coach.adapters.table_workbook import MOST_COLUMNS, workbook_rows
from coach.errors import InputError
from coach.language.cleaning import one_line

MOST_BYTES = 10 * 1024 * 1024
MOST_ROWS = 20_000
SPLIT = "Split it into several files, each with the first row."
_ZIP, _OLE = (b"PK\x03\x04", b"PK\x05\x06"), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True)
class Table:
    """A table that was opened and not yet read."""

    what: str
    """The file, as a message names it."""
    rows: Iterable[list[str]]
    """All rows, the blank ones included."""
    strict: bool
    """Whether cells to the right of the first row are a mistake, as they are in a CSV."""


def open_table(content: bytes, name: str, promise: Promise, *, otherwise: str) -> Table:
    """Return the table of a file; the content tells the type, and not the name.

    Args:
        content: The bytes of the file.
        name: Of the file.
        promise: How many of the columns that are looked for a first row has.
        otherwise: What a message calls a file without a name.

    Raises:
        InputError: It is empty, too large, or of a type that is not read. What is wrong further
            down is raised while the rows are read.
    """
    what = one_line(name)[-100:] or otherwise
    if len(content) > MOST_BYTES:
        size = f"it has {len(content) / 1024 / 1024:.1f} MB"
        raise InputError(what=what, problem=f"{size}; 10 MB can be read", remedy=SPLIT)
    if not content.strip():
        raise InputError(what=what, problem="it is empty", remedy="Choose another file.")
    if content.startswith(_OLE):
        raise InputError(
            what=what,
            problem="it is protected by a password, or in Excel's old format (.xls)",
            remedy="Save it as XLSX without a password.",
        )
    if content.startswith(_ZIP):
        return Table(what, workbook_rows(content, what, promise), strict=False)
    return Table(what, csv_rows(content, what, promise), strict=True)


def check_width(header: list[str], what: str) -> None:
    """Raise InputError if the first row has more columns than are read."""
    wide = max((place for place, cell in enumerate(header, 1) if cell.strip()), default=0)
    if wide > MOST_COLUMNS:
        problem = f"it has more than {MOST_COLUMNS} columns"
        raise InputError(what=what, problem=problem, remedy="Remove those that are not needed.")
