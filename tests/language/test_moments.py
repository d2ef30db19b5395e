"""A moment is read from a given now: exactly where it is told exactly, else with what is amiss."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.language.moments import find_moment

WEDNESDAY = datetime(2026, 11, 18, 9, 0)
MONDAY = datetime(2026, 11, 23, 9, 0)
NEW_YEARS_EVE = datetime(2026, 12, 31, 16, 0)
LEAP_DAY = datetime(2028, 2, 29, 8, 0)


def _when(text: str, now: datetime = WEDNESDAY) -> str | None:
    """Return the moment as text, a day alone without its time."""
    found = find_moment(text, now)
    if found is None or found.when is None:
        return None
    return f"{found.when:%Y-%m-%d}" if found.date_only else f"{found.when:%Y-%m-%d %H:%M}"


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("today", "2026-11-18"),
        ("tomorrow", "2026-11-19"),
        ("tmrw", "2026-11-19"),
        ("the day after tomorrow", "2026-11-20"),
        ("tomorrow morning", "2026-11-19"),
        ("Tuesday", "2026-11-24"),
        ("on tuesday", "2026-11-24"),
        ("Wednesday", "2026-11-25"),
        ("this Wednesday", "2026-11-18"),
        ("this Friday", "2026-11-20"),
        ("this Monday", "2026-11-23"),
        ("next Tuesday", "2026-11-24"),
        ("Tuesday next week", "2026-11-24"),
        ("next week on Thursday", "2026-11-26"),
        ("the Tuesday after next", "2026-12-01"),
        ("a week on Monday", "2026-11-30"),
        ("Monday week", "2026-11-30"),
        ("Monday fortnight", "2026-12-07"),
        ("Friday in two weeks", "2026-12-04"),
        ("tomorrow week", "2026-11-26"),
        ("in two weeks", "2026-12-02"),
        ("in a fortnight", "2026-12-02"),
        ("in 3 days", "2026-11-21"),
        ("in a month's time", "2026-12-18"),
        ("two weeks from today", "2026-12-02"),
        ("on 3 December", "2026-12-03"),
        ("Dec 3", "2026-12-03"),
        ("the third of December", "2026-12-03"),
        ("3rd of Dec. 2026", "2026-12-03"),
        ("Thursday, 3 December", "2026-12-03"),
        ("2026-12-03", "2026-12-03"),
        ("3/12/2026", "2026-12-03"),
        ("13/12", "2026-12-13"),
        ("12/13", "2026-12-13"),
        ("3.12.2026", "2026-12-03"),
        ("3.12.", "2026-12-03"),
        ("on the 3rd", "2026-12-03"),
        ("on the 18th", "2026-11-18"),
        ("the 31st", "2026-12-31"),
        ("by end of next week", "2026-11-27"),
        ("by the end of the month", "2026-11-30"),
        ("18 November", "2026-11-18"),
        ("17 November", "2027-11-17"),
        ("on sat", "2026-11-21"),
    ],
)
def test_a_day_is_the_next_one_of_its_name(text: str, when: str) -> None:
    assert _when(text) == when


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("at 10", "10:00"),
        ("10am", "10:00"),
        ("at 3", "15:00"),
        ("at 6", "18:00"),
        ("at 7", "07:00"),
        ("at ten", "10:00"),
        ("10:30", "10:30"),
        ("2:30", "14:30"),
        ("02:30", "02:30"),
        ("at 10.30", "10:30"),
        ("10.30am", "10:30"),
        ("3 p.m.", "15:00"),
        ("12am", "00:00"),
        ("12pm", "12:00"),
        ("noon", "12:00"),
        ("12 noon", "12:00"),
        ("half past nine", "09:30"),
        ("at half nine", "09:30"),
        ("a quarter to ten", "09:45"),
        ("quarter past two", "14:15"),
        ("nine o'clock", "09:00"),
        ("at 8 in the evening", "20:00"),
        ("3 in the afternoon", "15:00"),
        ("at 14h30", "14:30"),
    ],
)
def test_a_time_without_am_or_pm_lies_in_the_working_day(text: str, time: str) -> None:
    found = find_moment(f"tomorrow {text}", WEDNESDAY)

    assert found is not None
    assert (f"{found.when:%Y-%m-%d %H:%M}", found.date_only) == (f"2026-11-19 {time}", False)


@pytest.mark.parametrize(
    ("text", "now", "when"),
    [
        ("at 10", WEDNESDAY, "2026-11-18 10:00"),
        ("at 9", WEDNESDAY, "2026-11-19 09:00"),
        ("2026-12-01T16:30", WEDNESDAY, "2026-12-01 16:30"),
        ("tomorrow", NEW_YEARS_EVE, "2027-01-01"),
        ("31 December", NEW_YEARS_EVE, "2026-12-31"),
        ("30 December", NEW_YEARS_EVE, "2027-12-30"),
        ("the 1st", NEW_YEARS_EVE, "2027-01-01"),
        ("in a month", NEW_YEARS_EVE, "2027-01-31"),
        ("at 10", NEW_YEARS_EVE, "2027-01-01 10:00"),
        ("29 February", LEAP_DAY, "2028-02-29"),
        ("29 Feb 2028", WEDNESDAY, "2028-02-29"),
        ("28 February", LEAP_DAY, "2029-02-28"),
        ("in a month", datetime(2026, 1, 31), "2026-02-28"),
        ("the 31st", datetime(2026, 4, 1), "2026-05-31"),
        ("by end of the week", datetime(2026, 11, 21), "2026-11-27"),
    ],
)
def test_years_months_and_days_end_where_they_do(text: str, now: datetime, when: str) -> None:
    assert _when(text, now) == when


@pytest.mark.parametrize(
    ("text", "now", "ask"),
    [
        ("next Tuesday at 10", MONDAY, "Do you mean Tuesday 1 December or 24 November?"),
        ("next Friday", WEDNESDAY, "Do you mean Friday 27 November or 20 November?"),
        ("3/12", WEDNESDAY, "Do you mean 3 December or 12 March?"),
        ("next Tuesday", WEDNESDAY, None),
        ("next Monday", MONDAY, None),
        ("12/12", WEDNESDAY, None),
        ("Tuesday", MONDAY, None),
    ],
)
def test_two_readings_that_differ_are_asked_about(
    text: str, now: datetime, ask: str | None
) -> None:
    found = find_moment(text, now)

    assert found is not None
    assert found.ask == ask
    assert bool(found.alternatives) == bool(ask)


def test_an_alternative_keeps_the_time_of_day() -> None:
    found = find_moment("next Tuesday at 10", MONDAY)

    assert found is not None
    assert found.alternatives == (datetime(2026, 11, 24, 10),)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("31 April", "There is no 31 April."),
        ("30/2", "There is no 30 February."),
        ("29 Feb 2027", "There is no 29 February 2027."),
        ("29 February", "There is no 29 February 2027."),
        ("3 December 2024", "3 December 2024 has passed."),
        ("2026-11-17", "17 November 2026 has passed."),
        ("Tuesday 3 December", "3 December 2026 is a Thursday, not a Tuesday."),
        ("today at 8", "08:00 today has passed."),
        ("tomorrow at 25:00", "There is no such time of day."),
    ],
)
def test_what_cannot_be_is_said_plainly(text: str, problem: str) -> None:
    found = find_moment(text, WEDNESDAY)

    assert found is not None
    assert (found.problem, found.when) == (problem, None)
    assert found.ask is not None and problem in found.ask


@pytest.mark.parametrize("text", ["next week", "later this month", "in December", "next year"])
def test_a_stretch_of_time_names_no_day(text: str) -> None:
    found = find_moment(text, WEDNESDAY)

    assert found is not None
    assert (found.when, found.problem, found.ask) == (None, None, None)


@pytest.mark.parametrize(
    "text",
    [
        "drop the 2nd block",
        "the third topic",
        "on Tuesdays",
        "every Tuesday",
        "last Tuesday",
        "24/7 support",
        "rated 9/10 people",
        "at 45 minutes",
        "at one point",
        "in 20 minutes",
        "for two weeks",
        "he sat on a chair",
        "version 3.12 of it",
        "we may march",
        "an hour and a half",
        "",
    ],
)
def test_what_only_looks_like_a_moment_is_none(text: str) -> None:
    assert find_moment(text, WEDNESDAY) is None


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("Tuesday from 10 to 11", 60),
        ("Tuesday 10:00-10:45", 45),
        ("Tuesday 2-3pm", 60),
        ("Tuesday 10-11", 60),
        ("Tuesday at 10", None),
    ],
)
def test_an_end_says_how_long_it_lasts(text: str, minutes: int | None) -> None:
    found = find_moment(text, WEDNESDAY)

    assert found is not None
    assert found.minutes == minutes


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("automation next Tuesday at 10", "automation "),
        ("on Tuesday with Ana at 10 on hiring", " with Ana on hiring"),
        ("for Tuesday's session", " session"),
        ("plan Monday. What then?", "plan . What then?"),
    ],
)
def test_the_words_of_a_moment_can_be_cut_out(text: str, left: str) -> None:
    found = find_moment(text, WEDNESDAY)

    assert found is not None
    assert found.cut(text).split() == left.split()
    assert (found.start, found.end) == (found.spans[0][0], found.spans[-1][1])


PIECES = st.sampled_from(
    "next this Tuesday week fortnight 31 29 Feb 3/12 99/99 at noon half past ten in two 0 -1 000 "
    "ſunday İ 3rd of the 2027 1999 99999 am pm : . / – to from ' end ١٢ ² k".split()
)


@given(
    st.lists(PIECES, max_size=8).map(" ".join) | st.text(max_size=60),
    st.datetimes(datetime(1990, 1, 1), datetime(2100, 12, 31)),
)
def test_no_text_breaks_it_and_its_spans_lie_in_the_text(text: str, now: datetime) -> None:
    found = find_moment(text, now)

    if found:
        assert all(0 <= start < end <= len(text) for start, end in found.spans)
        assert found.when is None or found.when >= now - timedelta(days=1) or found.has_date
        assert isinstance(found.cut(text), str)
