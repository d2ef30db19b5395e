"""Windows follow the calendar of a programme, and releases a fixed number of working days."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from coach.domain.feedback import FeedbackPlan, Phase
from coach.domain.windows import (
    local_day,
    release_day,
    release_moment,
    window_of,
    windows_before,
)


def a_plan(**changes: object) -> FeedbackPlan:
    return FeedbackPlan.model_validate(
        {"programme": "Spring pilot", "starts": date(2026, 2, 10)} | changes
    )


def test_a_day_lies_in_the_calendar_quarter_cut_to_the_programme() -> None:
    window = window_of(a_plan(), date(2026, 3, 31))

    assert window == Phase(name="2026 Q1", opens=date(2026, 2, 10), closes=date(2026, 3, 31))


def test_a_day_before_or_after_the_programme_lies_in_no_window() -> None:
    plan = a_plan(ends=date(2026, 8, 20))

    assert window_of(plan, date(2026, 2, 9)) is None
    assert window_of(plan, date(2026, 8, 21)) is None


def test_the_last_window_closes_with_the_programme() -> None:
    window = window_of(a_plan(ends=date(2026, 8, 20)), date(2026, 8, 20))

    assert window is not None
    assert window.closes == date(2026, 8, 20)


def test_only_windows_that_are_over_are_to_be_closed() -> None:
    assert [one.name for one in windows_before(a_plan(), date(2026, 7, 1))] == [
        "2026 Q1",
        "2026 Q2",
    ]
    assert [one.name for one in windows_before(a_plan(), date(2026, 6, 30))] == ["2026 Q1"]


def test_a_programmes_own_phases_take_the_place_of_quarters() -> None:
    phases = (
        Phase(name="Start", opens=date(2026, 2, 10), closes=date(2026, 3, 9)),
        Phase(name="Middle", opens=date(2026, 3, 20), closes=date(2026, 5, 1)),
    )
    plan = a_plan(phases=phases)

    assert window_of(plan, date(2026, 3, 9)) == phases[0]
    assert window_of(plan, date(2026, 3, 10)) is None
    assert windows_before(plan, date(2026, 5, 2)) == phases


def test_a_release_appears_on_the_third_working_day_after_the_last_one() -> None:
    thursday = Phase(name="x", opens=date(2026, 1, 1), closes=date(2026, 10, 1))
    tuesday = Phase(name="x", opens=date(2026, 1, 1), closes=date(2026, 6, 30))

    assert release_day(thursday) == date(2026, 10, 6)  # Friday, Monday, Tuesday
    assert release_day(tuesday) == date(2026, 7, 3)


def test_a_release_appears_at_nine_in_the_programmes_time_zone() -> None:
    window = Phase(name="2026 Q2", opens=date(2026, 4, 1), closes=date(2026, 6, 30))

    moment = release_moment(a_plan(time_zone="America/New_York"), window)

    assert moment == datetime(2026, 7, 3, 13, 0, tzinfo=UTC)


def test_a_moment_belongs_to_the_day_on_which_it_was_in_the_programme() -> None:
    late = datetime(2026, 3, 31, 23, 30, tzinfo=UTC)

    assert local_day(a_plan(), late) == date(2026, 3, 31)
    assert local_day(a_plan(time_zone="Asia/Tokyo"), late) == date(2026, 4, 1)


@pytest.mark.parametrize("zone", ["Mars/Olympus", "", "../etc", "Europe/London\x00", "x" * 5_000])
def test_a_time_zone_that_there_is_not_is_refused(zone: str) -> None:
    with pytest.raises(ValidationError, match="no time zone"):
        a_plan(time_zone=zone)


def test_phases_that_overlap_are_refused() -> None:
    one = Phase(name="One", opens=date(2026, 1, 1), closes=date(2026, 2, 1))
    two = Phase(name="Two", opens=date(2026, 2, 1), closes=date(2026, 3, 1))

    with pytest.raises(ValidationError, match="overlap"):
        a_plan(phases=(one, two))


@given(st.dates(date(2026, 2, 10), date(2031, 12, 31)))
def test_every_day_of_a_programme_is_in_exactly_one_window(day: date) -> None:
    plan = a_plan()
    window = window_of(plan, day)
    assert window is not None

    others = [one for one in windows_before(plan, date(2033, 1, 1)) if one != window]

    assert window.opens <= day <= window.closes
    assert not any(one.opens <= day <= one.closes for one in others)
