"""A file of feedback is read or refused, whatever was done to it; nothing is lost in between."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.adapters.feedback_files import read_feedback
from coach.errors import CoachError, InputError
from tests.adapters.roster_workbooks import a_workbook

HEADER = "pair,session,date,side,usefulness,openness,balance,comment"
ROW = "P01,2,2026-07-02,leader,5,4,4,We spoke freely"


def comments(content: bytes) -> list[tuple[int, str]]:
    return [(row.number, row.cells["comment"]) for row in read_feedback(content, "f.csv").rows]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_separator_encoding_and_line_ends_are_found_out(
    separator: str, encoding: str, end: str
) -> None:
    text = end.join([HEADER, ROW.replace("freely", "öffentlich"), ""]).replace(",", separator)

    assert comments(text.encode(encoding)) == [(1, "We spoke öffentlich")]


def test_a_workbook_is_read_with_its_numbers_and_dates_as_people_see_them() -> None:
    content = a_workbook(
        ("Pair", "Side", "Usefulness", "Comment"), ("P1", "mentor", 4.0, "=1+1"), (), ("P2",)
    )

    rows = read_feedback(content, "f.xlsx").rows

    assert [(row.number, row.cells["pair"], row.ratings["usefulness"]) for row in rows] == [
        (1, "P1", "4"),
        (3, "P2", ""),
    ]


def test_a_blank_row_keeps_its_number() -> None:
    assert [number for number, _ in comments(f"{HEADER}\n{ROW}\n\n,,,\n{ROW}\n".encode())] == [1, 4]


def test_a_formula_is_text() -> None:
    text = f'{HEADER}\nP01,2,,leader,5,,,"=HYPERLINK(""http://x.example"")"\n'

    assert comments(text.encode()) == [(1, '=HYPERLINK("http://x.example")')]


def test_a_comment_that_its_own_commas_have_cut_is_put_together_again() -> None:
    assert comments(f"{HEADER}\n{ROW}, and it helped, a lot\n".encode()) == [
        (1, "We spoke freely, and it helped, a lot")
    ]


def test_a_row_that_runs_over_another_column_is_told() -> None:
    text = "pair,comment,side\nP1,good, but short,leader\nP2,fine,leader\n"

    faults = [row.fault for row in read_feedback(text.encode(), "f").rows]

    assert faults[0].startswith("it has more cells than the first row")
    assert faults[1] == ""


def test_a_second_header_is_told_and_is_no_answer() -> None:
    found = read_feedback(f"{HEADER}\n{HEADER.upper()}\n{ROW}\n".encode(), "f")

    assert [row.fault for row in found.rows] == ["it repeats the first row", ""]


def test_as_many_rows_as_can_be_read_are_read_and_one_more_is_refused_with_the_number() -> None:
    row = "P1,leader,4\n"
    most = "pair,side,usefulness\n" + row * 20_000

    assert len(read_feedback(most.encode(), "f").rows) == 20_000
    with pytest.raises(InputError, match=r"it has 20,001 rows; 20,000.*Split it into 2 files"):
        read_feedback((most + row).encode(), "f.csv")


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "it is empty"),
        (b"  \n ", "it is empty"),
        (HEADER.encode(), "no row with anything in it"),
        (f"{HEADER}\n,,,\n".encode(), "no row with anything in it"),
        (b"a" * (10 * 1024 * 1024 + 1), "10 MB can be read"),
        (("pair,side," + ",".join(f"q{n}" for n in range(300))).encode(), "more than 200 columns"),
        (f'{HEADER}\nP01,2,,leader,5,4,4,"open\n{ROW}\n'.encode(), "quotation mark"),
        (b"pair,side,comment,comment\nP1,leader,a,b\n", "2 columns are called 'comment'"),
        (b"<html><body>pair</body></html>", "it is a web page"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "old format"),
        (b"PK\x03\x04" + bytes(99), "damaged archive"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(content: bytes, problem: str) -> None:
    with pytest.raises(InputError, match=problem):
        read_feedback(content, "f.csv")


@given(st.lists(st.lists(st.text(max_size=20), min_size=8, max_size=8), min_size=1, max_size=5))
def test_whatever_stands_in_the_cells_every_row_comes_back_or_the_file_is_refused(
    rows: list[list[str]],
) -> None:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(HEADER.split(","))
    writer.writerows(rows)
    try:
        found = read_feedback(text.getvalue().encode("utf-8", "surrogatepass"), "f.csv")
    except CoachError:
        return
    assert len(found.rows) == sum(any(cell.strip() for cell in row) for row in rows)
