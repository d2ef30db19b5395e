"""A length of time is read in whole minutes, however it is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.language.lengths import find_length


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("45 minutes", 45),
        ("45 min", 45),
        ("45mins", 45),
        ("45m", 45),
        ("a 45-minute session", 45),
        ("forty-five minutes", 45),
        ("ninety minutes", 90),
        ("30 to 45 minutes", 45),
        ("30-45 min", 45),
        ("three quarters of an hour", 45),
        ("a quarter of an hour", 15),
        ("half an hour", 30),
        ("a half-hour", 30),
        ("an hour", 60),
        ("my hour with Ana", 60),
        ("one hour", 60),
        ("1h", 60),
        ("1h30", 90),
        ("1.5 hours", 90),
        ("1,5 hours", 90),
        ("an hour and a half", 90),
        ("an hour and 15 minutes", 75),
        ("two and a half hours", 150),
        ("2 hrs", 120),
        ("30' on hiring", 30),
    ],
)
def test_a_length_is_found_in_any_writing(text: str, minutes: int) -> None:
    found = find_length(text)

    assert found is not None
    assert found.minutes == minutes


@pytest.mark.parametrize(
    "text", ["30", "at 10:30", "3.12.2026", "10am", "the hourly rate", "minutes of the meeting", ""]
)
def test_what_has_no_unit_is_no_length(text: str) -> None:
    assert find_length(text) is None


@pytest.mark.parametrize(("text", "minutes"), [("make it 30", 30), ("90", 90), ("thirty", 30)])
def test_a_bare_number_is_a_length_only_where_one_is_expected(text: str, minutes: int) -> None:
    found = find_length(text, bare=True)

    assert found is not None
    assert found.minutes == minutes
    assert find_length(text) is None


@pytest.mark.parametrize("text", ["part 3", "10:30", "50%", "3.50", "a1b22"])
def test_a_bare_number_of_something_else_is_none(text: str) -> None:
    assert find_length(text, bare=True) is None


@given(st.text(max_size=60), st.booleans())
def test_no_text_breaks_it(text: str, bare: bool) -> None:
    found = find_length(text, bare=bare)

    assert found is None or 0 <= found.start < found.end <= len(text)
