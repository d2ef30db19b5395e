"""A model that did not answer is left alone for a while."""

import threading

import pytest

from coach.errors import (
    AnswerInvalid,
    ModelError,
    ModelRefused,
    ModelTimedOut,
    ModelUnavailable,
)
from coach.prompting.breaker import PAUSE, Breaker, BreakerState
from tests.doubles.set_clock import SetClock

AWAY = ModelUnavailable(model="a:b", reason="connection refused")


def _refused(status: int | None) -> ModelRefused:
    return ModelRefused(model="a:b", reason="no", status=status)


def _opened(clock: SetClock) -> Breaker:
    breaker = Breaker(clock=clock.seconds)
    breaker.enter("a:b").failed(AWAY)
    return breaker


@pytest.mark.parametrize(
    "error",
    [
        AWAY,
        ModelTimedOut(model="a:b", seconds=8, begun=False),
        ModelTimedOut(model="a:b", seconds=18, begun=True),
        *map(_refused, (401, 402, 403, 404)),
    ],
)
def test_one_failure_that_the_next_call_would_meet_too_opens_it(error: ModelError) -> None:
    breaker = Breaker(clock=SetClock().seconds)

    breaker.enter("a:b").failed(error)

    assert breaker.state() == BreakerState("open", 0.0, error.reason)
    with pytest.raises(ModelUnavailable, match="it did not answer a moment ago"):
        breaker.enter("a:b")


@pytest.mark.parametrize(
    "error", [AnswerInvalid(model="a:b", problem="no JSON"), *map(_refused, (400, 422, None))]
)
def test_an_answer_that_is_no_use_leaves_it_closed(error: ModelError) -> None:
    breaker = Breaker()

    breaker.enter("a:b").failed(error)

    assert breaker.state().state == "closed"
    breaker.enter("a:b")


def test_after_30_seconds_one_may_try_and_the_others_still_get_the_quick_answer() -> None:
    clock = SetClock()
    breaker = _opened(clock)
    clock.at = PAUSE - 0.1
    with pytest.raises(ModelUnavailable):
        breaker.enter("a:b")

    clock.at = PAUSE
    assert breaker.state() == BreakerState("half-open", 0.0, AWAY.reason)
    assert breaker.enter("a:b").is_trial
    with pytest.raises(ModelUnavailable):
        breaker.enter("a:b")


def test_of_many_threads_exactly_one_may_try() -> None:
    clock = SetClock()
    breaker = _opened(clock)
    clock.at = PAUSE
    let_through, barrier = [], threading.Barrier(32)

    def ask() -> None:
        barrier.wait()
        try:
            let_through.append(breaker.enter("a:b"))
        except ModelUnavailable:
            return

    threads = [threading.Thread(target=ask) for _ in range(32)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(let_through) == 1


def test_a_trial_that_is_answered_closes_it_and_one_that_fails_opens_it_for_as_long_again() -> None:
    clock = SetClock()
    breaker = _opened(clock)
    clock.at = PAUSE
    breaker.enter("a:b").failed(ModelTimedOut(model="a:b", seconds=5, begun=False))
    assert breaker.state().state == "open"

    clock.at = 2 * PAUSE
    breaker.enter("a:b").answered()
    assert breaker.state().state == "closed"
    assert not breaker.enter("a:b").is_trial


def test_a_trial_that_nobody_waited_for_lets_the_next_one_try_at_once() -> None:
    clock = SetClock()
    breaker = _opened(clock)
    clock.at = PAUSE
    breaker.enter("a:b").given_up()

    assert breaker.enter("a:b").is_trial


def test_a_call_from_before_that_is_answered_closes_it_and_one_that_fails_changes_nothing() -> None:
    clock = SetClock()
    breaker = Breaker(clock=clock.seconds)
    early, late, other = (breaker.enter("a:b") for _ in range(3))
    early.failed(AWAY)
    clock.at = 10.0
    other.failed(ModelTimedOut(model="a:b", seconds=8, begun=False))
    assert breaker.state() == BreakerState("open", 10.0, AWAY.reason)

    late.answered()
    assert breaker.state() == BreakerState("closed", 0.0, AWAY.reason)


def test_the_first_word_on_how_a_call_ended_counts() -> None:
    breaker = Breaker()
    passage = breaker.enter("a:b")
    passage.failed(AWAY)
    passage.answered()
    passage.given_up()

    assert breaker.state().state == "open"
