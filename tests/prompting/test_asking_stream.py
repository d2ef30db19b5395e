"""An answer is seen as it grows, and can be left at any time."""

import threading

import pytest

from coach.doubles.scripted_model import ScriptedModel
from coach.errors import AnswerInvalid, ModelUnavailable
from coach.prompting.breaker import PAUSE
from coach.prompting.schemas import AnswerBlocks
from tests.doubles.timed_model import TimedModel
from tests.prompting.asking_case import BUSY, VALUES, Asking, an_answer, texts_of

TEXT = an_answer("One.", "Two.", "Three.")


def test_whole_items_come_as_they_arrive_and_last_the_whole() -> None:
    case = Asking(ScriptedModel([TEXT], piece=1))

    seen = [
        (texts_of(asked.value), asked.complete)
        for asked in case.asker.stream("answer", VALUES, AnswerBlocks, case.budget())
    ]

    assert seen == [
        (["One."], False),
        (["One.", "Two."], False),
        (["One.", "Two.", "Three."], False),
        (["One.", "Two.", "Three."], True),
    ]


def test_the_first_item_is_there_before_the_second_is_asked_for() -> None:
    model = TimedModel([TEXT[:90], BUSY])
    case = Asking(model)
    stream = case.asker.stream("answer", VALUES, AnswerBlocks, case.budget())

    assert texts_of(next(stream).value) == ["One."]
    with pytest.raises(ModelUnavailable):
        next(stream)
    assert len(model.calls) == 1


def test_a_stream_that_is_closed_closes_the_models_and_counts_what_was_used() -> None:
    model = TimedModel([TEXT[:90], TEXT[90:]])
    case = Asking(model)
    budget, threads = case.budget(), threading.active_count()
    stream = case.asker.stream("answer", VALUES, AnswerBlocks, budget)
    next(stream)
    assert model.opened == 1

    stream.close()  # type: ignore[attr-defined]

    assert (model.opened, threading.active_count()) == (0, threads)
    spent = case.asker.usage.process()
    assert (spent.calls, spent.failures) == (1, {})
    assert spent.tokens_out == 23
    assert budget.tokens == spent.tokens_in + spent.tokens_out == budget.tokens_estimated
    assert case.asker.breaker.state().state == "closed"


def test_a_trial_that_is_left_after_its_first_words_has_shown_that_the_model_answers() -> None:
    model = TimedModel([BUSY], [BUSY], [BUSY], [TEXT[:90], TEXT[90:]])
    case = Asking(model)
    with pytest.raises(ModelUnavailable):
        case.texts()
    case.clock.at += PAUSE
    stream = case.asker.stream("answer", VALUES, AnswerBlocks, case.budget())
    next(stream)

    stream.close()  # type: ignore[attr-defined]

    assert case.asker.breaker.state().state == "closed"


def test_what_was_shown_is_not_sent_back_for_repair() -> None:
    model = ScriptedModel([f"{an_answer('A draft.')}</think>{TEXT}", TEXT])
    case = Asking(model)
    stream = case.asker.stream("answer", VALUES, AnswerBlocks, case.budget())

    assert texts_of(next(stream).value) == ["A draft."]
    with pytest.raises(AnswerInvalid, match="does not begin with what had arrived"):
        next(stream)
    assert len(model.history) == 1


def test_where_nobody_watches_a_draft_binds_nothing() -> None:
    case = Asking(ScriptedModel([f"{an_answer('A draft.')}</think>{TEXT}"]))

    assert case.texts() == ["One.", "Two.", "Three."]


def test_nothing_is_asked_before_the_first_item_is() -> None:
    model = ScriptedModel([TEXT])
    case = Asking(model)
    case.asker.stream("answer", VALUES, AnswerBlocks, case.budget())

    assert model.history == []
