"""A session plan adds up to the minute, and its words are typed."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from coach.domain.playbook import PlannedBlock, SessionPlan


def _block(share: int = 30, **changed: Any) -> dict[str, Any]:
    return {
        "title": "Teach",
        "share": share,
        "direction": "junior_to_senior",
        "does": "teach",
        "purpose": "Show one thing.",
        "questions": ["What did you see?"],
        **changed,
    }


def _plan(*shares: int, minutes: int, **changed: object) -> dict[str, Any]:
    return {
        "kind": "standard",
        "minutes": minutes,
        "purpose": "Teach both ways.",
        "says": "A standard session teaches both ways.",
        "blocks": [_block(share) for share in shares],
        **changed,
    }


def test_shares_that_add_up_to_the_minutes_make_a_plan() -> None:
    assert SessionPlan.model_validate(_plan(20, 25, minutes=45)).minutes == 45


@pytest.mark.parametrize("shares", [(20, 24), (20, 26)])
def test_shares_one_minute_off_are_refused_with_both_figures(shares: tuple[int, int]) -> None:
    with pytest.raises(ValidationError, match=rf"standard add up to {sum(shares)}, not 45"):
        SessionPlan.model_validate(_plan(*shares, minutes=45))


@pytest.mark.parametrize("minutes", [15, 480])
def test_the_shortest_and_the_longest_session_are_plans(minutes: int) -> None:
    assert SessionPlan.model_validate(_plan(minutes, minutes=minutes)).minutes == minutes


@pytest.mark.parametrize("minutes", [14, 481])
def test_a_session_shorter_or_longer_than_that_is_refused(minutes: int) -> None:
    with pytest.raises(ValidationError, match="minutes"):
        SessionPlan.model_validate(_plan(minutes, minutes=minutes))


@given(st.lists(st.integers(min_value=1, max_value=60), min_size=1, max_size=8))
def test_any_shares_within_a_day_make_a_plan_of_their_sum(shares: list[int]) -> None:
    total = sum(shares)

    if 15 <= total <= 480:
        assert len(SessionPlan.model_validate(_plan(*shares, minutes=total)).blocks) == len(shares)


@pytest.mark.parametrize(
    "changed",
    [
        {"share": 0},
        {"floor": 0},
        {"direction": "sideways"},
        {"does": "preach"},
        {"questions": []},
        {"questions": ["a", "b", "c", "d"]},
    ],
)
def test_a_block_outside_its_bounds_is_refused(changed: dict[str, object]) -> None:
    with pytest.raises(ValidationError, match=next(iter(changed))):
        PlannedBlock.model_validate({**_block(), **changed})


def test_a_block_is_never_shorter_than_two_minutes_unless_it_says_so() -> None:
    assert PlannedBlock.model_validate(_block()).floor == 2
    assert PlannedBlock.model_validate(_block(floor=1)).floor == 1


def test_a_plan_without_a_block_is_refused() -> None:
    with pytest.raises(ValidationError, match="blocks"):
        SessionPlan.model_validate(_plan(minutes=45))
