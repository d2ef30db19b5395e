"""A day on which somebody met is one that has been."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.web.past_days import past_day

_SATURDAY = datetime(2026, 11, 21, 9, 0)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("", date(2026, 11, 21)),
        ("today", date(2026, 11, 21)),
        ("yesterday", date(2026, 11, 20)),
        ("Thursday", date(2026, 11, 19)),
        ("last Tuesday", date(2026, 11, 17)),
        ("3 days ago", date(2026, 11, 18)),
        ("a week ago", date(2026, 11, 14)),
        ("1 October", date(2026, 10, 1)),
        ("20 November", date(2026, 11, 20)),
        ("2026-10-01", date(2026, 10, 1)),
        ("1 December", date(2025, 12, 1)),
        ("blue", None),
        ("1 October 2027", None),
        ("31 April", None),
        ("at 10", None),
    ],
)
def test_a_day_is_read_backwards(words: str, day: date | None) -> None:
    assert past_day(words, _SATURDAY) == day


@given(st.text(max_size=60))
def test_no_words_make_it_fail_or_give_a_day_to_come(words: str) -> None:
    day = past_day(words, _SATURDAY)

    assert day is None or day <= _SATURDAY.date()
