"""Everything of a turn fits its time: waiting, trying again and repairs included."""

from collections.abc import Sequence

import pytest

from coach.errors import AnswerInvalid, ModelRefused, ModelTimedOut, ModelUnavailable
from coach.ports.chat import Limits, Piece
from coach.prompting.asking import FIRST, TOTAL
from coach.prompting.breaker import PAUSE, TRIAL_FIRST
from tests.doubles.set_clock import SetClock
from tests.doubles.timed_model import Event, TimedModel
from tests.prompting.asking_case import BUSY, Asking, an_answer

LATE = ModelTimedOut(model="timed:double", seconds=FIRST, begun=False)
STALLED = ModelTimedOut(model="timed:double", seconds=TOTAL, begun=True)
OK = [an_answer("One.")]
HALVES = an_answer("One.")[:20], an_answer("One.")[20:]


def _asking(*plays: Sequence[Event]) -> tuple[Asking, TimedModel]:
    clock = SetClock(1_000.0)
    model = TimedModel(*plays, clock=clock)
    return Asking(model, clock), model


def _busy(wait: float) -> ModelUnavailable:
    return ModelUnavailable(model="timed:double", reason="429", status=429, wait=wait)


def test_the_model_is_told_how_long_it_may_take() -> None:
    case, model = _asking([2.0, *OK])
    budget = case.budget()
    case.texts(budget)
    case.texts(budget)

    assert model.limits == [Limits(FIRST, TOTAL), Limits(FIRST, TOTAL - 2)]


def test_a_server_that_is_away_is_asked_twice_more_after_a_while_that_doubles() -> None:
    case, _ = _asking([BUSY], [BUSY], OK)

    assert case.texts() == ["One."]
    assert case.slept == [0.5, 1.0]
    assert case.asker.breaker.state().state == "closed"
    assert case.asker.usage.process().retries == 2


def test_an_empty_piece_is_no_word_so_what_failed_after_it_is_asked_again() -> None:
    case, model = _asking([Piece(), 1.0, Piece(), BUSY], [Piece(), *OK])

    assert case.texts() == ["One."]
    assert len(model.calls) == 2


def test_a_model_that_sends_nothing_but_empty_pieces_is_given_up_in_time() -> None:
    case, model = _asking([Piece(), FIRST + 0.1, Piece(), *OK])

    with pytest.raises(ModelTimedOut) as raised:
        case.texts()
    assert not raised.value.begun
    assert model.opened == 0


def test_after_two_retries_it_is_given_up() -> None:
    case, model = _asking([BUSY])

    with pytest.raises(ModelUnavailable, match="503"):
        case.texts()
    assert len(model.calls) == 3


def test_the_wait_that_a_server_asks_for_is_kept() -> None:
    case, _ = _asking([_busy(4.0)], OK)

    assert case.texts() == ["One."]
    assert case.slept == [4.0]


@pytest.mark.parametrize("wait", [18.0, 120.0])
def test_a_wait_longer_than_the_time_that_is_left_is_not_begun_and_that_is_said(
    wait: float,
) -> None:
    case, model = _asking([_busy(wait)], OK)

    with pytest.raises(ModelUnavailable, match=f"left alone for {wait:g} s, longer than") as given:
        case.texts()
    assert (given.value.status, given.value.wait) == (429, wait)
    assert (len(model.calls), case.slept) == (1, [])


@pytest.mark.parametrize("error", [BUSY, STALLED])
def test_nothing_is_tried_again_once_a_word_has_come(
    error: ModelUnavailable | ModelTimedOut,
) -> None:
    case, model = _asking(["{", error], OK)

    with pytest.raises(type(error)):
        case.texts()
    assert len(model.calls) == 1


def test_a_late_first_word_is_waited_for_again_only_as_long_as_that_fits() -> None:
    case, model = _asking([FIRST, LATE])

    with pytest.raises(ModelTimedOut, match="did not begin to answer within 8 s"):
        case.texts()
    assert len(model.calls) == 2
    assert case.clock.at <= 1_000 + TOTAL


def test_a_model_that_does_not_keep_its_limits_is_stopped_between_pieces() -> None:
    case, model = _asking([FIRST + 1, *OK])
    with pytest.raises(ModelTimedOut, match="did not begin") as late:
        case.texts()
    assert (late.value.begun, model.opened) == (False, 0)

    case, model = _asking([HALVES[0], TOTAL, 0.1, HALVES[1]])
    with pytest.raises(ModelTimedOut, match="did not finish within 18 s") as slow:
        case.texts()
    assert (slow.value.begun, model.opened) == (True, 0)


def test_limits_are_told_in_tenths_of_a_second() -> None:
    case, model = _asking(OK)
    budget = case.budget()
    case.clock.at += 12.0421
    case.texts(budget)

    assert model.limits == [Limits(6.0, 6.0)]


def test_without_time_no_request_is_made() -> None:
    case, model = _asking(OK)
    budget = case.budget()
    case.clock.at += TOTAL

    with pytest.raises(ModelTimedOut):
        case.texts(budget)
    assert model.calls == []
    assert case.asker.usage.process().calls == 0


def test_a_repair_has_what_is_left_of_the_time_and_its_failure_is_that_of_the_answer() -> None:
    case, model = _asking([15.0 - FIRST, "{}", FIRST], [3.0, LATE])

    with pytest.raises(AnswerInvalid, match="it has no blocks"):
        case.texts()
    assert model.limits[1] == Limits(3.0, 3.0)
    assert case.asker.breaker.state().state == "closed"


def test_a_repair_is_not_begun_in_the_last_second() -> None:
    case, model = _asking(["{}", TOTAL - 0.9], OK)

    with pytest.raises(AnswerInvalid):
        case.texts()
    assert len(model.calls) == 1


@pytest.mark.parametrize(
    "error", [BUSY, LATE, ModelRefused(model="timed:double", reason="401", status=401)]
)
def test_a_model_that_is_away_is_left_alone_by_every_turn(
    error: ModelUnavailable | ModelTimedOut | ModelRefused,
) -> None:
    case, model = _asking([error])
    with pytest.raises(type(error)):
        case.texts()
    made, before = len(model.calls), case.clock.at

    with pytest.raises(ModelUnavailable, match="it did not answer a moment ago"):
        case.texts()
    assert (len(model.calls), case.clock.at) == (made, before)


def test_the_one_that_tries_has_five_seconds_and_one_request() -> None:
    case, model = _asking([BUSY], [BUSY], [BUSY], [BUSY], OK)
    for _ in range(2):
        with pytest.raises(ModelUnavailable):
            case.texts()
        case.clock.at += PAUSE
    assert [limit.first for limit in model.limits] == [FIRST] * 3 + [TRIAL_FIRST]

    assert case.texts() == ["One."]
    assert case.asker.breaker.state().state == "closed"


def test_a_second_call_that_had_too_little_time_says_nothing_of_the_model() -> None:
    case, _ = _asking([FIRST, *OK], [2.0, LATE])
    budget = case.budget(seconds=10.0)
    case.texts(budget)

    with pytest.raises(ModelTimedOut):
        case.texts(budget)
    assert case.asker.breaker.state().state == "closed"


def test_an_answer_that_is_no_use_does_not_keep_others_from_asking() -> None:
    case, _ = _asking(["no"], ["no"], OK)
    with pytest.raises(AnswerInvalid):
        case.texts()

    assert case.texts() == ["One."]
