"""A model is checked with one fixed question, and what it could do is told apart."""

import json
from collections.abc import Iterator

import pytest

from coach.domain.writer import ModelCheck
from coach.doubles.scripted_model import Says, ScriptedModel, Spoken
from coach.errors import AnswerInvalid, ModelError, ModelRefused, ModelTimedOut, ModelUnavailable
from coach.prompting.asking import Asker
from coach.prompting.prompts import PromptShelf, read_prompts
from coach.services.check_model import check_model
from coach.shelves import shelf

TRUE = "Pairs that meet for the first time do well with forty-five minutes"
FALSE = "Pairs that meet for the first time do well with ninety minutes"


@pytest.fixture(scope="module")
def prompts() -> PromptShelf:
    """Return the coach's own prompts."""
    return read_prompts(shelf("prompts"))


def _answer(*quotes: str, source: int = 1, kind: str = "para") -> str:
    cites = [{"source": source, "quote": quote} for quote in quotes]
    return json.dumps({"blocks": [{"type": kind, "text": "About an hour.", "cites": cites}]})


def _check(prompts: PromptShelf, says: Says) -> ModelCheck:
    ticks: Iterator[float] = (float(n) / 1000 for n in range(100_000))
    model = ScriptedModel(then=says, sleep=lambda _: None)
    asker = Asker(model, prompts, sleep=lambda _: None, clock=lambda: 0.0)
    return check_model(asker, clock=lambda: next(ticks))


def test_a_model_that_quotes_its_source_works(prompts: PromptShelf) -> None:
    done = _check(prompts, _answer(TRUE))

    assert done.works
    assert (done.reachable, done.key_accepted, done.follows_form) == (True, True, True)
    assert (done.answers, done.quotes) == (True, True)
    assert done.tokens > 0
    assert done.first_seconds is not None and done.last_seconds is not None
    assert 0 < done.first_seconds <= done.last_seconds


@pytest.mark.parametrize(
    "says", [_answer(FALSE), _answer(TRUE, FALSE), _answer(TRUE, source=2), _answer()]
)
def test_quotes_that_do_not_stand_in_the_source_are_told(prompts: PromptShelf, says: str) -> None:
    done = _check(prompts, says)

    assert (done.works, done.answers, done.quotes) == (True, True, False)


def test_a_model_that_abstains_works_and_is_told(prompts: PromptShelf) -> None:
    done = _check(prompts, '{"blocks":[{"type":"abstain","text":"","cites":[]}]}')

    assert (done.works, done.answers) == (True, False)


def _unavailable(status: int | None) -> ModelError:
    return ModelUnavailable(model="m", reason="x", status=status)


def _refused(status: int | None) -> ModelError:
    return ModelRefused(model="m", reason="x", status=status)


@pytest.mark.parametrize(
    ("says", "reachable", "key", "form"),
    [
        (_unavailable(None), False, None, None),
        (_unavailable(500), True, None, None),
        (_refused(401), True, False, None),
        (_refused(403), True, False, None),
        (_refused(404), True, None, None),
        (_refused(None), None, None, None),
        (ModelTimedOut(model="m", seconds=8, begun=False), None, None, None),
        (Spoken("Half", fails=ModelTimedOut(model="m", seconds=8, begun=True)), True, True, None),
        (AnswerInvalid(model="m", problem="the answer was cut"), True, True, False),
        ("I would rather chat.", True, True, False),
    ],
)
def test_a_failure_says_how_far_it_came(
    prompts: PromptShelf, says: Says, reachable: bool | None, key: bool | None, form: bool | None
) -> None:
    done = _check(prompts, says)

    assert not done.works
    assert (done.reachable, done.key_accepted, done.follows_form) == (reachable, key, form)
    assert done.problem is not None and done.problem.endswith(".")
