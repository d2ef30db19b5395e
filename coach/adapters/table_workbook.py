"""Reading a workbook: the rows of the sheet that is meant, as a person sees them."""

import warnings
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from typing import Any

from coach.adapters.table_archive import DAMAGED, check_archive
from coach.adapters.table_text import SAVE_AGAIN, Promise
from coach.errors import InputError

MOST_COLUMNS = 200
_BLANK: list[str] = []
_LAST_ROW = 1_048_576
"""Of any worksheet."""


def workbook_rows(content: bytes, what: str, promise: Promise) -> Iterator[list[str]]:
    """Yield the rows of the visible sheet that has the columns we look for, else of the first.

    Args:
        content: The bytes of the file.
        what: The file, as a message names it.
        promise: Tells by the first row which sheet was meant.

    Raises:
        InputError: It is no workbook, a damaged one, or one that is not safe to open.
    """
    check_archive(content, what)
    rows = _rows(content, what, promise)
    while True:
        with warnings.catch_warnings():  # left before each row goes out: others have filters too
            warnings.simplefilter("ignore")  # about parts of a workbook that are not read
            row = next(rows, None)
        if row is None:
            return
        yield row


def _rows(content: bytes, what: str, promise: Promise) -> Iterator[list[str]]:
    import openpyxl
    from openpyxl.utils.exceptions import CellCoordinatesException, InvalidFileException

    try:
        book = openpyxl.load_workbook(
            BytesIO(content), read_only=True, data_only=True, keep_links=False
        )
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        chosen = max(sheets, key=lambda sheet: promise(_header(sheet)), default=None)
        if chosen is not None:
            yield from _sheet_rows(chosen)
    except (*DAMAGED, CellCoordinatesException, InvalidFileException) as error:
        problem = "the workbook is damaged"
        raise InputError(what=what, problem=problem, remedy=SAVE_AGAIN) from error


def _sheet_rows(sheet: Any) -> Iterator[list[str]]:
    # without both bounds one far cell would be padded to billions of cells
    gap: object = None
    for row in sheet.iter_rows(max_row=_LAST_ROW, max_col=MOST_COLUMNS + 1, values_only=True):
        if row is gap:  # every row of a gap is one and the same
            yield _BLANK
        elif row.count(None) == len(row):
            gap = row
            yield _BLANK
        else:
            yield [_as_text(value) for value in row]


def _header(sheet: Any) -> list[str]:
    """Return the first row that is not blank."""
    return next((row for row in _sheet_rows(sheet) if any(cell.strip() for cell in row)), [])


def _as_text(value: object) -> str:
    """Return a cell as a person reads it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime) and value.time() == datetime.min.time():
        return value.date().isoformat()
    return value.isoformat(sep=" ") if isinstance(value, datetime) else _dated(value)


def _dated(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
