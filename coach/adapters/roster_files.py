"""Reading a roster: the bytes of a CSV or XLSX file as rows with the columns' common names."""

import warnings
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from io import BytesIO
from typing import Any

from coach.adapters.roster_archive import DAMAGED, check_archive
from coach.adapters.roster_text import SAVE_AGAIN, csv_rows
from coach.domain.roster_columns import BEYOND, columns, recognised
from coach.errors import InputError
from coach.language.cleaning import one_line

MOST_BYTES = 10 * 1024 * 1024
MOST_ROWS = 20_000
MOST_COLUMNS = 200
_BLANK: list[str] = []
_LAST_ROW = 1_048_576
"""Of any worksheet."""
_ZIP, _OLE = (b"PK\x03\x04", b"PK\x05\x06"), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_roster(content: bytes, name: str) -> list[dict[str, str]]:
    """Return the rows of a roster by field: `name`, `side`, `email` and so on, all as text.

    A blank row stays as an empty dict, so that a row's place is its number; what stands to the
    right of a CSV's last column is kept under `BEYOND`. The content tells the type of the file.

    Raises:
        InputError: It cannot be read, is too large, or has no column for the name or the side.
    """
    what = one_line(name)[-100:] or "The roster"
    if len(content) > MOST_BYTES:
        size = f"it has {len(content) / 1024 / 1024:.1f} MB"
        raise InputError(what=what, problem=f"{size}; 10 MB can be read", remedy=_SPLIT)
    if not content.strip():
        raise InputError(what=what, problem="it is empty", remedy="Choose another file.")
    if content.startswith(_OLE):
        raise InputError(
            what=what,
            problem="it is protected by a password, or in Excel's old format (.xls)",
            remedy="Save it as XLSX without a password.",
        )
    if content.startswith(_ZIP):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about parts of a workbook that are not read
            return _by_field(_workbook_rows(content, what), what, strict=False)
    return _by_field(csv_rows(content, what), what, strict=True)


_SPLIT = "Split it into several files, each with the first row."


def _by_field(rows: Iterable[list[str]], what: str, *, strict: bool) -> list[dict[str, str]]:
    """Return the rows under the first one that is not blank, by field.

    Args:
        rows: All rows of the table.
        what: The file, as a message names it.
        strict: Whether cells to the right of the header are a mistake, as they are in a CSV.
    """
    found: list[dict[str, str]] = []
    header: list[str] | None = None
    number = 0
    fields: dict[int, str] = {}
    for row in rows:
        if header is None:
            if any(cell.strip() for cell in row):
                header = row
                _check_width(row, what)
                fields = columns(row, what)
            continue
        number += 1
        if not any(cell.strip() for cell in row):
            continue
        if number > MOST_ROWS:
            problem = f"it goes beyond row {MOST_ROWS:,}, which is the most that can be read"
            raise InputError(what=what, problem=problem, remedy=_SPLIT)
        found += [{} for _ in range(number - 1 - len(found))]
        found.append(_fields_of(row, fields, len(header) if strict else MOST_COLUMNS))
    if not found:
        raise InputError(
            what=what,
            problem="it has no row with anything in it under the first one",
            remedy="Put one person in each row; a workbook of formulas must be saved once "
            "in a spreadsheet program.",
        )
    return found


def _check_width(header: list[str], what: str) -> None:
    wide = max(place for place, cell in enumerate(header, 1) if cell.strip())
    if wide > MOST_COLUMNS:
        problem = f"it has more than {MOST_COLUMNS} columns"
        raise InputError(what=what, problem=problem, remedy="Remove those that are not needed.")


def _fields_of(row: list[str], fields: dict[int, str], width: int) -> dict[str, str]:
    values = {field: row[place] for place, field in fields.items() if place < len(row)}
    if "name" not in values and ("first_name" in values or "last_name" in values):
        values["name"] = " ".join(values.get(part, "") for part in ("first_name", "last_name"))
    beyond = " ".join(cell.strip() for cell in row[width:] if cell.strip())
    kept = {field: text for field, text in values.items() if not field.endswith("_name")}
    return kept | {BEYOND: beyond} if beyond else kept


def _workbook_rows(content: bytes, what: str) -> Iterator[list[str]]:
    """Yield the rows of the visible sheet that has the columns we look for, else of the first."""
    check_archive(content, what)
    import openpyxl
    from openpyxl.utils.exceptions import CellCoordinatesException, InvalidFileException

    try:
        book = openpyxl.load_workbook(
            BytesIO(content), read_only=True, data_only=True, keep_links=False
        )
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        chosen = max(sheets, key=_promise, default=None)
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


def _promise(sheet: Any) -> int:
    """Return how many known columns the first row that is not blank has."""
    header = next((row for row in _sheet_rows(sheet) if any(cell.strip() for cell in row)), [])
    try:
        return len(recognised(header))
    except InputError:  # told later, with the file's name
        return 1


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
