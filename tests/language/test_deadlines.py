"""Deadlines are read from the day on which they were said."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import settings as how
from hypothesis import strategies as st

from coach.language.deadlines import find_deadline

TUESDAY = date(2026, 11, 17)
NEXT = date(2026, 12, 15)


def due(text: str, said_on: date = TUESDAY, next_session: date | None = NEXT) -> date | None:
    found = find_deadline(text, said_on, next_session)
    return found.due if found else None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("send it by Friday", date(2026, 11, 20)),
        ("before 4 December at the latest", date(2026, 12, 4)),
        ("deadline 1 December", date(2026, 12, 1)),
        ("tomorrow", date(2026, 11, 18)),
        ("this week", date(2026, 11, 20)),
        ("by the end of the week", date(2026, 11, 20)),
        ("next week", date(2026, 11, 27)),
        ("by end of next week", date(2026, 11, 27)),
        ("EOW", date(2026, 11, 20)),
        ("end of day", TUESDAY),
        ("this month", date(2026, 11, 30)),
        ("next month", date(2026, 12, 31)),
        ("by the end of the month", date(2026, 11, 30)),
        ("by the end of January", date(2027, 1, 31)),
        ("within a week", date(2026, 11, 24)),
        ("in the next two weeks", date(2026, 12, 1)),
        ("within 10 days", date(2026, 11, 27)),
        ("before Christmas", date(2026, 12, 24)),
        ("before our next session", NEXT),
        ("before we meet again", NEXT),
        ("for next time", NEXT),
        ("in the week of 7 December", date(2026, 12, 7)),
    ],
)
def test_a_deadline_is_the_day_that_people_mean(text: str, day: date) -> None:
    assert due(text) == day


@pytest.mark.parametrize(
    "text", ["30 minutes a week", "in a meeting", "by December", "by myself", "his Friday mail", ""]
)
def test_what_names_no_day_is_no_deadline(text: str) -> None:
    assert find_deadline(text, TUESDAY, NEXT) is None


def test_the_day_after_by_counts_before_any_other_day() -> None:
    assert due("send the 3 November minutes by Friday") == date(2026, 11, 20)


def test_a_day_that_only_names_a_thing_is_passed_over() -> None:
    assert due("the Monday report may be late this week") == date(2026, 11, 20)


def test_on_a_saturday_this_week_ends_that_day() -> None:
    assert due("this week", date(2026, 11, 21)) == date(2026, 11, 21)


def test_a_session_without_a_date_makes_a_deadline_without_a_day() -> None:
    found = find_deadline("before our next session", TUESDAY)

    assert found is not None
    assert found.due is None


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("by 3/12", "Do you mean 3 December or 12 March?"),
        ("on 31 April", "There is no 31 April. Which day do you mean?"),
    ],
)
def test_a_day_that_is_unclear_is_asked_about(text: str, question: str) -> None:
    found = find_deadline(text, TUESDAY)

    assert found is not None
    assert found.ask == question


@pytest.mark.parametrize(
    ("text", "rest"),
    [("send it by Friday.", "send it ."), ("call Jo, deadline 1 December", "call Jo, "),
     ("do it before 4 December at the latest", "do it "), ("ask IT this week", "ask IT ")],
)  # fmt: skip
def test_its_words_can_be_cut_from_the_text(text: str, rest: str) -> None:
    found = find_deadline(text, TUESDAY)

    assert found is not None
    assert text[: found.start] + text[found.end :] == rest


@given(
    text=st.one_of(
        st.text(max_size=80),
        st.lists(st.sampled_from("by the end of next month week in 99 days 31 April Friday we meet "
                                 "within two 3/12 before Christmas EOD latest".split()),
                 max_size=12).map(" ".join),
    ),
    said_on=st.dates(date(1990, 1, 1), date(2100, 12, 31)),
)  # fmt: skip
@how(max_examples=150, deadline=None)
def test_no_text_breaks_the_reading(text: str, said_on: date) -> None:
    found = find_deadline(text, said_on)

    assert found is None or 0 <= found.start < found.end <= len(text)
