"""Dates are read as ISO 8601, with what is not said left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.language.dates import date_overlap, date_within, dates


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2013-03-13", "2013-03-13"),
        ("13th of March 2013", "2013-03-13"),
        ("March 13, 2013", "2013-03-13"),
        ("March 2013", "2013-03"),
        ("2013-03", "2013-03"),
        ("24 September", "--09-24"),
        ("Sept. 24", "--09-24"),
        ("by May", "--05"),
        ("the 1990s", "1990s"),
        ("founded in 1999.", "1999"),
    ],
)
def test_a_date_is_read(text: str, value: str) -> None:
    assert [date.value for date in dates(text)] == [value]


@pytest.mark.parametrize(
    "text", ["you may 3 times", "march 4 miles", "2,013 people", "2000 %", "v3.2010"]
)
def test_other_words_and_numbers_are_no_dates(text: str) -> None:
    assert list(dates(text)) == []


def test_a_date_lies_within_a_fuller_one_and_not_the_other_way_round() -> None:
    assert date_within("2013", "2013-03-13")
    assert date_within("--03-13", "2013-03-13")
    assert not date_within("2013-03-13", "2013")
    assert not date_within("2014", "2013-03-13")


def test_a_decade_holds_its_years_and_no_others() -> None:
    assert date_within("1990s", "1994")
    assert not date_within("1990s", "1984")
    assert not date_within("1994", "1990s")


def test_half_a_date_overlaps_by_half() -> None:
    assert date_overlap("2013-10", "--10-15") == 0.5
    assert date_overlap("2013-10", "2014-10") == 0.0
    assert date_overlap("1990s", "1990s") == 1.0


@given(st.text(max_size=120))
def test_any_text_can_be_read(text: str) -> None:
    assert all(date_within(one.value, one.value) for one in dates(text))
