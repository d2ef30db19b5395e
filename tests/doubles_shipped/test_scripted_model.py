"""The scripted model: what it says, how long it takes, what it keeps."""

import pytest

from coach.doubles.scripted_model import ScriptedModel, Spoken
from coach.errors import ModelRefused, ModelTimedOut, ModelUnavailable
from coach.ports.chat import Limits, ModelCall
from tests.contracts.chat_models import CALL, PATIENT, text_of


def _say(model: ScriptedModel, limits: Limits = PATIENT) -> str:
    return text_of(list(model.stream(CALL, limits=limits)))


def test_it_says_one_thing_for_each_call_and_then_the_last_for_good() -> None:
    model = ScriptedModel(["one", "two"], then="ever after")

    assert [_say(model) for _ in range(4)] == ["one", "two", "ever after", "ever after"]
    assert model.history == [CALL] * 4


def test_a_script_that_has_ended_refuses_further_calls() -> None:
    model = ScriptedModel(["one"])
    _say(model)

    with pytest.raises(ModelUnavailable, match="its script has ended"):
        _say(model)


def test_a_function_answers_what_it_was_asked() -> None:
    def echo(call: ModelCall) -> str:
        return call.user.upper()

    assert _say(ScriptedModel(then=echo)) == CALL.user.upper()


def test_an_error_of_the_script_is_raised_in_its_turn() -> None:
    refusal = ModelRefused(model="m", reason="401: its key is not accepted", status=401)
    model = ScriptedModel([refusal, "better"])

    with pytest.raises(ModelRefused) as raised:
        _say(model)

    assert raised.value is refusal
    assert _say(model) == "better"


def test_its_delays_are_slept_and_no_longer_than_the_limits() -> None:
    slept: list[float] = []
    model = ScriptedModel(
        [Spoken("four and twenty pieces", delay=2, pause=3), Spoken("late", delay=9)],
        piece=8,
        sleep=slept.append,
    )

    with pytest.raises(ModelTimedOut) as cut:
        _say(model, Limits(first=4, total=6))
    with pytest.raises(ModelTimedOut) as late:
        _say(model, Limits(first=4, total=6))

    assert sum(slept) == (2 + 3 + 1) + 4
    assert (cut.value.begun, late.value.begun) == (True, False)


def test_a_delay_that_just_fits_is_no_failure() -> None:
    model = ScriptedModel([Spoken("in time", delay=4)], sleep=lambda _: None)

    assert _say(model, Limits(first=4, total=4)) == "in time"


def test_it_fails_after_its_words_where_it_is_told_to() -> None:
    broken = ModelUnavailable(model="m", reason="the connection broke")
    pieces = ScriptedModel([Spoken("half of", fails=broken)]).stream(CALL, limits=PATIENT)

    assert next(pieces).text == "half of"
    with pytest.raises(ModelUnavailable):
        next(pieces)
