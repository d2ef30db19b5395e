"""Reading exported feedback: the bytes of a CSV or XLSX file as rows by their columns."""

from collections.abc import Iterable

from coach.adapters.table_files import MOST_ROWS, Table, check_width, open_table
from coach.domain.column_names import plain_name
from coach.domain.feedback_columns import (
    FeedbackColumns,
    FeedbackTable,
    FileRow,
    promising,
    read_columns,
)
from coach.errors import InputError

_JOINED = ", "
"""What stands between the pieces of a comment that its own commas have cut."""


def read_feedback(content: bytes, name: str) -> FeedbackTable:
    """Return the rows of a file of feedback, as text and by column.

    A blank row is counted and left out, so that a row's number is its place under the header.
    The content tells the type of the file, and not its name.

    Raises:
        InputError: It cannot be read, is too large, or lacks a column that must be there.
    """
    table = open_table(content, name, promising, otherwise="The feedback")
    header, rows = _header_and_rows(table)
    columns = read_columns(header, [cells for _, cells in rows], table.what)
    return FeedbackTable(
        file=table.what,
        questions=tuple(columns.ratings.values()),
        fields=frozenset(columns.fields.values()) | ({"comment"} if columns.comments else set()),
        rows=tuple(_row(columns, number, cells, header, table.strict) for number, cells in rows),
        unread=columns.unread,
    )


def _header_and_rows(table: Table) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """Return the first row that is not blank, and those under it with their numbers."""
    rows = iter(table.rows)
    header = next((row for row in rows if _says_something(row)), [])
    check_width(header, table.what)
    kept: list[tuple[int, list[str]]] = []
    filled = 0
    for number, row in enumerate(rows, 1):
        if _says_something(row):
            filled += 1
            if filled <= MOST_ROWS:  # the others are only counted
                kept.append((number, row))
    if filled > MOST_ROWS:
        files = -(-filled // MOST_ROWS)
        raise InputError(
            what=table.what,
            problem=f"it has {filled:,} rows; {MOST_ROWS:,} can be read",
            remedy=f"Split it into {files} files, each with the first row.",
        )
    if not kept:
        raise InputError(
            what=table.what,
            problem="it has no row with anything in it under the first one",
            remedy="Put one answer in each row; a workbook of formulas must be saved once "
            "in a spreadsheet program.",
        )
    return header, kept


def _says_something(row: Iterable[str]) -> bool:
    return any(cell.strip() for cell in row)


def _row(
    columns: FeedbackColumns, number: int, cells: list[str], header: list[str], strict: bool
) -> FileRow:
    """Return a row; one that has run over the last column is mended if that holds comments."""
    if len(cells) == len(header) and all(map(_same_name, cells, header)):
        return columns.row(number, cells, "it repeats the first row")
    width = len(header)
    if not (strict and _says_something(cells[width:])):
        return columns.row(number, cells)
    if columns.comments != (width - 1,):
        return columns.row(number, cells, _TOO_LONG)
    whole = _JOINED.join(cell.strip() for cell in cells[width - 1 :] if cell.strip())
    return columns.row(number, [*cells[: width - 1], whole])


_TOO_LONG = (
    "it has more cells than the first row: put quotation marks around text that holds the separator"
)


def _same_name(one: str, other: str) -> bool:
    return one == other or plain_name(one) == plain_name(other)
