"""A roster as a workbook: what a person sees is read, what harms is never expanded."""

import zipfile
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from coach.adapters.roster_files import read_roster
from coach.errors import CoachError, InputError
from tests.adapters.roster_workbooks import a_workbook, an_archive, as_excel_writes, with_part

HEADER = ("Name", "Side", "Can teach")
ANA = {"name": "Ana", "side": "leader", "can_teach": "budgets"}
SOUND = a_workbook(HEADER, ("Ana", "leader", "budgets"))
WORKBOOK = {"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"}


def test_a_workbook_is_read_whatever_its_name() -> None:
    assert read_roster(SOUND, "roster.csv") == [ANA]


def test_a_workbook_as_excel_saves_it_is_read() -> None:
    assert read_roster(as_excel_writes(HEADER, ("Ana", "leader", "budgets")), "r") == [ANA]


def test_an_entity_that_names_a_file_is_never_followed() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]><sst/>'
    content = with_part(as_excel_writes(HEADER), "xl/sharedStrings.xml", bomb)

    with pytest.raises(InputError, match="definitions that no spreadsheet program writes"):
        read_roster(content, "r")


def test_a_blank_row_of_a_workbook_keeps_its_number() -> None:
    content = a_workbook(HEADER, (), ("Ana", "leader", "budgets"), (None, " "))

    assert read_roster(content, "r") == [{}, ANA]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (3, "3"),
        (3.0, "3"),
        (0.5, "0.5"),
        (1e300, "1e+300"),
        (True, "yes"),
        (date(2026, 3, 1), "2026-03-01"),
        (datetime(2026, 3, 1, 9, 30), "2026-03-01 09:30:00"),
        (time(9, 30), "09:30:00"),
        ("'=1+1", "'=1+1"),
    ],
)
def test_numbers_and_dates_are_text(value: object, text: str) -> None:
    (row,) = read_roster(a_workbook(HEADER, ("Ana", "leader", value)), "r")

    assert row["can_teach"] == text


def _with_hidden(state: str) -> bytes:
    def change(book: Any) -> None:
        hidden = book.create_sheet("Secret", 0)
        hidden.append(list(HEADER))
        hidden.append(["Mallory", "leader", "x"])
        hidden.sheet_state = state
        book.active = 1

    return a_workbook(HEADER, ("Ana", "leader", "budgets"), change=change)


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_is_not_read(state: str) -> None:
    assert read_roster(_with_hidden(state), "r") == [ANA]


def test_the_sheet_with_the_columns_is_read_not_the_cover() -> None:
    def change(book: Any) -> None:
        book.create_sheet("Cover", 0).append(["Spring pilot"])

    assert read_roster(a_workbook(HEADER, ("Ana", "leader", "budgets"), change=change), "r") == [
        ANA
    ]


@pytest.mark.parametrize("place", ["XFD1048576", "XFD2"])
def test_a_stray_cell_far_to_the_right_is_no_part_of_the_table(place: str) -> None:
    def change(book: Any) -> None:
        book.active[place] = "stray"

    assert read_roster(a_workbook(HEADER, ("Ana", "leader", "budgets"), change=change), "r") == [
        ANA
    ]


def test_a_stray_cell_far_below_is_told_not_dropped() -> None:
    def change(book: Any) -> None:
        book.active["A1048576"] = "stray"

    with pytest.raises(InputError, match="goes beyond row 20,000"):
        read_roster(a_workbook(HEADER, ("Ana", "leader", "b"), change=change), "r")


def test_a_formula_that_was_never_calculated_is_an_empty_cell() -> None:
    with pytest.raises(InputError, match="a workbook of formulas must be saved once"):
        read_roster(a_workbook(HEADER, ('=CONCAT("A")', "=1", "=2")), "r")


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"PK\x03\x04 and then nothing", "damaged archive"),
        (SOUND[: len(SOUND) // 2], "damaged archive"),
        (an_archive({"word/document.xml": b"<w/>"}), "not an Excel workbook"),
        (an_archive(WORKBOOK), "the workbook is damaged"),
        (with_part(SOUND, "xl/worksheets/sheet1.xml", b"<worksheet><row"), "is damaged"),
        (with_part(SOUND, "xl/vbaProject.bin", b"x"), "it holds macros"),
        (with_part(SOUND, "../../etc/passwd", b"x"), "files outside of itself"),
        (with_part(SOUND, "/etc/passwd", b"x"), "files outside of itself"),
        (with_part(SOUND, "xl/media/big.bin", bytes(60 * 1024 * 1024)), "expands to far more"),
        (with_part(SOUND, "xl/media/dense.bin", bytes(5 * 1024 * 1024)), "expands to far more"),
        (an_archive(WORKBOOK | {f"p{n}.xml": b"" for n in range(1_001)}), "more parts than"),
        (
            with_part(
                SOUND,
                "xl/sharedStrings.xml",
                b'<?xml version="1.0"?><!DOCTYPE s [<!ENTITY a "a">]>',
            ),
            "definitions that no spreadsheet program writes",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_archive_that_could_harm_is_refused(content: bytes, problem: str) -> None:
    with pytest.raises(InputError, match=problem):
        read_roster(content, "r.xlsx")


def test_an_archive_with_a_password_is_refused() -> None:
    flagged = bytearray(SOUND)
    start = flagged.index(b"PK\x01\x02")
    flagged[start + 8] |= 1  # the bit that says encrypted

    with pytest.raises(InputError, match="protected by a password"):
        read_roster(bytes(flagged), "r.xlsx")


def test_a_packing_that_no_spreadsheet_program_uses_is_refused() -> None:
    out = BytesIO(SOUND)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_LZMA) as archive:
        archive.writestr("xl/other.bin", b"x" * 100)

    with pytest.raises(InputError, match="no spreadsheet program uses"):
        read_roster(out.getvalue(), "r.xlsx")


def _read_or_refused(content: bytes) -> None:
    """Read a roster: rows of text, or an error of ours, and nothing else."""
    try:
        rows = read_roster(content, "r")
    except CoachError:
        return
    assert all(isinstance(cell, str) for row in rows for cell in row.values())


@given(st.binary(max_size=300))
@example(b"PK\x05\x06" + bytes(18))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    _read_or_refused(content)
    _read_or_refused(b"name,side\n" + content)
    _read_or_refused(b"\xff\xfe" + content)


@given(st.text(max_size=200), st.sampled_from(["utf-8", "utf-16", "utf-32"]))
def test_any_text_below_a_header_is_read_or_refused(text: str, encoding: str) -> None:
    _read_or_refused(f"name;side\n{text}".encode(encoding, "surrogatepass"))


@given(st.lists(st.tuples(st.integers(0, len(SOUND) - 1), st.integers(0, 255)), max_size=8))
def test_a_workbook_with_any_bytes_changed_is_read_or_refused(
    changes: list[tuple[int, int]],
) -> None:
    content = bytearray(SOUND)
    for place, byte in changes:
        content[place] = byte
    _read_or_refused(bytes(content))


SHEET = zipfile.ZipFile(BytesIO(SOUND)).read("xl/worksheets/sheet1.xml")
PIECES = st.sampled_from(
    [b'r="99999999999999"', b'r="-1"', b'r="ZZZZZZZZ1"', b't="s"', b't="d"', b"<v>1e400</v>",
     b"<v>-5</v>", b"<is><t>x</t></is>", b"<row>", b"</row>", b"<c", b'r="A0"', b"<f>1+1</f>"]
)  # fmt: skip


@given(st.lists(st.tuples(st.integers(0, len(SHEET)), PIECES), max_size=6))
def test_a_sheet_with_anything_put_into_its_text_is_read_or_refused(
    pieces: list[tuple[int, bytes]],
) -> None:
    sheet = SHEET
    for place, piece in pieces:
        sheet = sheet[:place] + piece + sheet[place:]
    _read_or_refused(with_part(SOUND, "xl/worksheets/sheet1.xml", sheet))
