"""Shares become whole minutes that sum exactly, above their floors."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.planning.minutes import allot

SHARES = st.lists(st.integers(1, 60), min_size=1, max_size=12)


def test_shares_that_divide_evenly_are_kept() -> None:
    assert allot(60, [5, 5, 20, 15, 15], [1] * 5) == [5, 5, 20, 15, 15]


def test_a_remainder_goes_to_the_largest_fractions_first() -> None:
    # quotas 4.5, 4.5 and 3: the earlier of two equal fractions gets the minute
    assert allot(12, [3, 3, 2], [0, 0, 0]) == [5, 4, 3]


def test_a_block_below_its_floor_is_lifted_and_the_others_share_the_rest() -> None:
    assert allot(15, [30, 30, 1], [1, 1, 4]) == [6, 5, 4]


def test_floors_that_fill_the_session_are_what_each_gets() -> None:
    assert allot(6, [50, 1, 1], [1, 2, 3]) == [1, 2, 3]


def test_floors_that_need_one_minute_more_are_refused() -> None:
    with pytest.raises(ValueError, match="need 6 min of 5"):
        allot(5, [1, 1, 1], [1, 2, 3])


def test_as_many_floors_as_shares_are_needed() -> None:
    with pytest.raises(ValueError, match="2 shares and 1 floors"):
        allot(10, [1, 1], [1])


@given(shares=SHARES, extra=st.integers(0, 200), data=st.data())
def test_the_minutes_always_sum_and_never_fall_below_a_floor(
    shares: list[int], extra: int, data: st.DataObject
) -> None:
    floors = data.draw(st.lists(st.integers(0, 8), min_size=len(shares), max_size=len(shares)))
    minutes = sum(floors) + extra

    given_minutes = allot(minutes, shares, floors)

    assert sum(given_minutes) == minutes
    assert all(got >= floor for got, floor in zip(given_minutes, floors, strict=True))


@given(shares=SHARES, minutes=st.integers(0, 300))
def test_without_floors_nobody_is_a_whole_minute_off_the_quota(
    shares: list[int], minutes: int
) -> None:
    got = allot(minutes, shares, [0] * len(shares))

    quotas = [minutes * share / sum(shares) for share in shares]
    assert all(abs(one - quota) < 1 for one, quota in zip(got, quotas, strict=True))
