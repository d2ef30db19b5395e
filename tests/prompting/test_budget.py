"""What a turn may spend on a model."""

import pytest

from coach.prompting.asking import Budget, TooManyCalls
from tests.doubles.set_clock import SetClock


def test_the_time_runs_from_when_the_budget_was_made_and_never_below_nothing() -> None:
    clock = SetClock(100.0)
    budget = Budget(clock=clock.seconds, seconds=18.0)
    clock.at = 110.0
    assert budget.left == 8.0

    clock.at = 200.0
    assert budget.left == 0.0


def test_a_turn_has_two_calls_and_a_third_is_a_fault_of_the_code() -> None:
    budget = Budget()
    budget.take_call("answer")
    budget.take_call("answer")

    with pytest.raises(TooManyCalls, match="'understand'"):
        budget.take_call("understand")
