"""A roster as text: whatever separator and encoding it was saved in, it is read or refused."""

import pytest

from coach.adapters.roster_files import read_roster
from coach.errors import InputError

ZOE = [{"name": "Zoë Hart", "side": "mentor"}]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_separator_encoding_and_line_ends_are_found_out(
    separator: str, encoding: str, end: str
) -> None:
    text = end.join([f"Name{separator}Side", f"Zoë Hart{separator}mentor", ""])

    assert read_roster(text.encode(encoding), "r.csv") == ZOE


def test_the_separator_is_the_one_that_makes_columns_not_the_commonest_sign() -> None:
    text = "name;side;can teach, as a list, of skills\nZoë Hart;mentor;a, b, c, d\n"

    assert read_roster(text.encode(), "r.csv") == ZOE


def test_a_line_that_names_the_separator_is_believed() -> None:
    assert read_roster("sep=;\r\nname;side\r\nZoë Hart;mentor\r\n".encode(), "r.csv") == ZOE


def test_quoted_separators_quotes_and_lines_belong_to_their_cell() -> None:
    text = 'name,side,can_teach\n"Hart, ""Zo""",mentor,"a\nb"\n'

    assert read_roster(text.encode(), "r.csv") == [
        {"name": 'Hart, "Zo"', "side": "mentor", "can_teach": "a\nb"}
    ]


def test_the_content_tells_the_type_not_the_name() -> None:
    assert read_roster("name,side\nZoë Hart,mentor".encode(), "roster.xlsx") == ZOE


def test_a_blank_row_keeps_its_number_and_blank_ones_at_the_end_go() -> None:
    rows = read_roster(b"\nname,side\nAna,leader\n\n , \nBo,mentor\n\n,\n", "r.csv")

    assert rows == [{"name": "Ana", "side": "leader"}, {}, {}, {"name": "Bo", "side": "mentor"}]


def test_a_short_row_lacks_its_last_columns() -> None:
    assert read_roster(b"name,side,email\nAna\n", "r.csv") == [{"name": "Ana"}]


def test_cells_beyond_the_header_are_kept_apart() -> None:
    (row,) = read_roster(b"name,side\nAna,leader,budgets,forecasts\n", "r.csv")

    assert row["beyond the header"] == "budgets forecasts"


def test_first_and_last_name_make_a_name() -> None:
    (row,) = read_roster(b"first name,surname,side\nAna,Brandt,leader\n", "r.csv")

    assert row == {"name": "Ana Brandt", "side": "leader"}


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "it is empty"),
        (b" \n\t ", "it is empty"),
        (b"name,side\n", "no row with anything in it"),
        (b"name,side\n,\n", "no row with anything in it"),
        (b"a,b\n1,2\n", "no column called name or side; it has 'a', 'b'"),
        (b"name,name,side\nA,B,leader", "2 columns are called 'name'"),
        (b'name,side\nAna,leader\n"Bo,mentor\nCy,mentor\n', "opens in row 2 is never closed"),
        (b'"name,side\nAna,leader\n', "opens in the first row is never closed"),
        (b"name,side\nAna,leader," + b"a" * 200_000, "row 1 has a cell of more than 131,072"),
        (b"<!DOCTYPE html><html><table><tr><td>name</table>", "it is a web page"),
        (b"\xef\xbb\xbf\n <html>", "it is a web page"),
        (b"%PDF-1.7\n" + bytes(range(128)) * 9, "neither text nor a workbook"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "encoding that cannot be told"),
        (b"\xff\xfen\x00a", "encoding that cannot be told"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "old format (.xls)"),
        (b"name,side\n" + b"Ana,leader\n" * 20_001, "beyond row 20,000"),
        (b",".join(b"c%d" % n for n in range(100_000)), "more than 200 columns"),
        (b"a" * (10 * 1024 * 1024 + 1), "it has 10.0 MB; 10 MB can be read"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_read_is_refused_in_one_plain_sentence(content: bytes, problem: str) -> None:
    with pytest.raises(InputError) as told:
        read_roster(content, "spring.csv")

    assert str(told.value).startswith("spring.csv: ")
    assert problem in str(told.value)


def test_twenty_thousand_rows_are_read() -> None:
    assert len(read_roster(b"name,side\n" + b"Ana,leader\n" * 20_000, "r.csv")) == 20_000


def test_the_name_of_a_file_is_shown_on_one_line_without_hidden_signs() -> None:
    with pytest.raises(InputError) as told:
        read_roster(b"", "a\n\x1b[2J\u202eb.csv")

    assert str(told.value).startswith("a [2Jb.csv: it is empty")
