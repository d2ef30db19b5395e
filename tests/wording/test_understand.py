"""A model settles a torn turn from our list of jobs, with nothing but the person's own words."""

import json

import pytest

from coach.domain.request import Job, Request
from coach.doubles.scripted_model import ScriptedModel
from coach.errors import AnswerInvalid
from coach.prompting.asking import Asker, Budget
from coach.prompting.prompts import read_prompts
from coach.shelves import shelf
from coach.wording.understand import Understander

ASK = "Shall I plan a session for you, or look up what the library says about it?"
TORN = Request(job=Job.AGENDA, ask_back=ASK, torn=True)
TEXT = "something on budgets with Bea, 40 minutes"


def _settled(told: object, request: Request = TORN, text: str = TEXT) -> Request | None:
    model = ScriptedModel([json.dumps(told)] * 3)
    asker = Asker(model, read_prompts(shelf("prompts")), sleep=lambda seconds: None)
    return Understander(asker).settle(request, text, Budget())


def _told(job: str, **slots: object) -> dict[str, object]:
    return {"job": job, "minutes": None, "topic": None, "partner": None, **slots}


def test_the_chosen_job_is_done_and_nothing_is_asked_back() -> None:
    request = _settled(_told("mini_plan"))

    assert request is not None
    assert (request.job, request.ask_back) == (Job.MINI_PLAN, None)


def test_a_question_goes_on_to_the_library() -> None:
    assert _settled(_told("question")) is None


@pytest.mark.parametrize("told", [_told("unsure"), _told("edit_agenda")])
def test_what_settles_nothing_leaves_our_question_as_it_was(told: object) -> None:
    assert _settled(told) == TORN


@pytest.mark.parametrize("told", [_told("poem"), []])
def test_a_job_that_is_not_on_our_list_is_no_answer(told: object) -> None:
    with pytest.raises(AnswerInvalid):
        _settled(told)


def test_slots_hold_only_what_the_person_wrote() -> None:
    right = _settled(_told("agenda", minutes=40, topic="budgets", partner="Bea"))
    wrong = _settled(_told("agenda", minutes=45, topic="salaries", partner="Ana Brandt"))

    assert right is not None and wrong is not None
    assert (right.minutes, right.topic, right.partner) == (40, "budgets", "Bea")
    assert (wrong.minutes, wrong.topic, wrong.partner) == (None, None, None)


def test_what_our_own_reading_filled_is_kept() -> None:
    request = _settled(_told("agenda", minutes=40), TORN.model_copy(update={"minutes": 60}))

    assert request is not None and request.minutes == 60


def test_no_call_is_made_where_nothing_or_something_else_is_asked_back() -> None:
    model = ScriptedModel()
    understander = Understander(Asker(model, read_prompts(shelf("prompts"))))
    clear = Request(job=Job.TOPICS)
    when = Request(job=Job.AGENDA, ask_back="Do you mean 3 in the afternoon?")

    assert understander.settle(clear, TEXT, Budget()) == clear
    assert understander.settle(when, TEXT, Budget()) == when
    assert model.history == []
