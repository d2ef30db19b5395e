"""A date as a person types it for a command."""

from datetime import datetime

import pytest

from coach.cli.iso_moment import iso_moment
from coach.errors import InputError


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("2026-12-01T10:00", datetime(2026, 12, 1, 10)),
        (" 2026-12-01 10:30:15 ", datetime(2026, 12, 1, 10, 30, 15)),
        ("2026-12-01", datetime(2026, 12, 1)),
        ("2028-02-29T09:00", datetime(2028, 2, 29, 9)),
    ],
)
def test_a_date_with_or_without_a_time_is_read(typed: str, moment: datetime) -> None:
    assert iso_moment(typed, what="--date") == moment


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("2027-02-29", "there is no such day or time"),
        ("2026-04-31T10:00", "there is no such day or time"),
        ("2026-12-01T25:00", "there is no such day or time"),
        ("0000-00-00", "there is no such day or time"),
        ("2026-12-01T10:00Z", "it has a time zone"),
        ("2026-12-01T10:00+02:00", "it has a time zone"),
        ("1969-07-20", "the year must be 1990 to 2100"),
        ("9999-12-31", "the year must be 1990 to 2100"),
        ("2026-W49-2", "it is not a date"),
        ("01.12.2026", "it is not a date"),
        ("２０２６-12-01", "it is not a date"),
        ("tomorrow", "it is not a date"),
        ("", "it is not a date"),
    ],
)
def test_what_is_no_date_is_refused_in_a_sentence(typed: str, problem: str) -> None:
    with pytest.raises(InputError, match=r"2026-12-01") as refused:
        iso_moment(typed, what="--date")

    assert refused.value.problem == problem


def test_a_megabyte_is_not_repeated_in_the_message() -> None:
    with pytest.raises(InputError) as refused:
        iso_moment("x" * 1_000_000, what="--date")

    assert len(str(refused.value)) < 200
