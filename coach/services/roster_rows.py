"""One row of a roster: its cells as a person, or the reasons why they are none."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from coach.domain.person import LONGEST_PHRASE, MOST_SKILLS, Person
from coach.domain.roster_columns import BEYOND
from coach.language.cleaning import one_line
from coach.language.email_addresses import as_email

_LISTS = ("can_teach", "wants_to_learn")
_ONE_LINE = ("name", "side", "email", "manager")
_STRONG = re.compile(r"[;|\n]")
_BULLET = re.compile(r"^\s*(?:[-–•*·]\s+|\d{1,2}[.)]\s+)")
_FORMULA = tuple("=+-@\t\r＝＋－＠")
_NOTHING = {"-", "–", "—"}
_SHOWN = 60


@dataclass
class RosterRow:
    """A row with what was read of it so far."""

    row: int
    """1-based without the header."""
    values: dict[str, Any]
    """Fields of a person that the row fills; an empty cell fills none."""
    name: str
    email: str
    programme: str
    faults: list[str] = field(default_factory=list)
    formulas: tuple[str, ...] = ()
    """Columns in which a cell begins like a formula."""
    was: Person | None = None
    person: Person | None = None

    @property
    def called(self) -> str:
        """The person with their row, as a message names them."""
        return f"{self.name} (row {self.row})"


def read_row(number: int, cells: Mapping[str, str]) -> RosterRow:
    """Return a row as it was read, with what is wrong with its cells by themselves."""
    values: dict[str, Any] = {}
    for column, raw in cells.items():
        if column in _LISTS:
            values[column] = listed(raw)
        elif column not in (BEYOND, "programme"):
            values[column] = _cell(raw)
    row = RosterRow(
        row=number,
        values={column: value for column, value in values.items() if value},
        name=values.get("name", ""),
        email="",
        programme=_cell(cells.get("programme", "")),
        formulas=tuple(c for c, raw in cells.items() if c != BEYOND and _like_formula(c, raw)),
    )
    row.faults += [*_missing(row.values), *_broken(cells)]
    _read_email(row)
    return row


def listed(cell: str) -> list[str]:
    """Return the phrases of a cell: between `;`, `|` or lines, else between commas."""
    text = cell.replace("\r\n", "\n").replace("\r", "\n").strip()
    strong = _STRONG.search(text)
    pieces = _STRONG.split(text) if strong else text.split(",")
    phrases = [one_line(_BULLET.sub("", piece)) for piece in pieces]
    return [phrase for phrase in phrases if phrase and phrase not in _NOTHING]


def fill(row: RosterRow) -> None:
    """Make the row's person: what is stored, brought up to date by what the row says."""
    before = row.was.model_dump(exclude_defaults=True) if row.was else {}
    try:
        person = Person.model_validate(before | row.values)
    except ValidationError as error:
        row.faults += [
            _in_words(one["loc"], one["type"], one["input"])
            for one in error.errors()
            if one["type"] != "missing"  # said already
        ]
    else:
        row.person = None if row.faults else person


def _cell(raw: str) -> str:
    text = one_line(raw)
    return "" if text in _NOTHING else text


def _missing(values: Mapping[str, Any]) -> list[str]:
    faults = [] if values.get("name") else ["the name is missing"]
    return faults if values.get("side") else [*faults, "the side is missing: leader or mentor"]


def _broken(cells: Mapping[str, str]) -> list[str]:
    """Tell what shows that cells have moved, or that rows have run into each other."""
    faults = [
        f"the {column} goes over several lines: is a quotation mark missing?"
        for column in _ONE_LINE
        if re.search(r"[\r\n]", cells.get(column, "").strip())
    ]
    if BEYOND in cells:
        extra = one_line(cells[BEYOND])[:_SHOWN]
        faults.append(
            f"it has more cells than the first row ({extra!r}): "
            "put quotation marks around text that holds the separator"
        )
    return faults


def _read_email(row: RosterRow) -> None:
    given = row.values.pop("email", "")
    address = as_email(given) if given else ""
    if address is None:
        row.faults.append(f"the e-mail address {given[:_SHOWN]!r} is malformed")
    elif address:
        row.email = row.values["email"] = address


def _like_formula(column: str, raw: str) -> bool:
    if column in _LISTS and _BULLET.match(raw):
        return False
    return raw.lstrip(" ").startswith(_FORMULA) and bool(_cell(raw))


def _in_words(place: tuple[int | str, ...], kind: str, value: object) -> str:
    column = str(place[0]).replace("_", " ")
    if kind == "literal_error":
        return f"the {column} is {str(value)[:_SHOWN]!r}: write leader or mentor"
    if place[0] in _LISTS and len(place) == 1:
        return f"more than {MOST_SKILLS} things stand under {column}"
    if len(place) > 1:
        return f"something under {column} is longer than {LONGEST_PHRASE} letters"
    return f"the {column} is longer than {LONGEST_PHRASE} letters"
