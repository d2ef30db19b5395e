"""Reading a roster: the bytes of a CSV or XLSX file as rows with the columns' common names."""

from coach.adapters.table_files import MOST_ROWS, SPLIT, Table, check_width, open_table
from coach.adapters.table_workbook import MOST_COLUMNS
from coach.domain.roster_columns import BEYOND, columns, recognised
from coach.errors import InputError


def read_roster(content: bytes, name: str) -> list[dict[str, str]]:
    """Return the rows of a roster by field: `name`, `side`, `email` and so on, all as text.

    A blank row stays as an empty dict, so that a row's place is its number; what stands to the
    right of a CSV's last column is kept under `BEYOND`. The content tells the type of the file.

    Raises:
        InputError: It cannot be read, is too large, or has no column for the name or the side.
    """
    return _by_field(open_table(content, name, _promise, otherwise="The roster"))


def _promise(header: list[str]) -> int:
    """Return how many known columns a first row has."""
    try:
        return len(recognised(header))
    except InputError:  # a name that stands twice is told later, with the file's name
        return 1


def _by_field(table: Table) -> list[dict[str, str]]:
    """Return the rows under the first one that is not blank, by field."""
    what = table.what
    found: list[dict[str, str]] = []
    header: list[str] | None = None
    number = 0
    fields: dict[int, str] = {}
    for row in table.rows:
        if header is None:
            if any(cell.strip() for cell in row):
                header = row
                check_width(row, what)
                fields = columns(row, what)
            continue
        number += 1
        if not any(cell.strip() for cell in row):
            continue
        if number > MOST_ROWS:
            problem = f"it goes beyond row {MOST_ROWS:,}, which is the most that can be read"
            raise InputError(what=what, problem=problem, remedy=SPLIT)
        found += [{} for _ in range(number - 1 - len(found))]
        found.append(_fields_of(row, fields, len(header) if table.strict else MOST_COLUMNS))
    if not found:
        raise InputError(
            what=what,
            problem="it has no row with anything in it under the first one",
            remedy="Put one person in each row; a workbook of formulas must be saved once "
            "in a spreadsheet program.",
        )
    return found


def _fields_of(row: list[str], fields: dict[int, str], width: int) -> dict[str, str]:
    values = {field: row[place] for place, field in fields.items() if place < len(row)}
    if "name" not in values and ("first_name" in values or "last_name" in values):
        values["name"] = " ".join(values.get(part, "") for part in ("first_name", "last_name"))
    beyond = " ".join(cell.strip() for cell in row[width:] if cell.strip())
    kept = {field: text for field, text in values.items() if not field.endswith("_name")}
    return kept | {BEYOND: beyond} if beyond else kept
