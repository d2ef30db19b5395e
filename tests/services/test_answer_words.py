"""What became of a model's answer is told apart: found, not found, or not come at all."""

import pytest

from coach.doubles.scripted_model import ScriptedModel
from coach.errors import ModelUnavailable
from coach.grounding.support import SupportChecker
from coach.prompting.asking import Budget
from coach.services.answer_words import AnswerWords, Worded
from coach.wording.answer import ModelWriter
from tests.builders import a_brief, a_hit, a_passage
from tests.doubles.hash_embedder import HashEmbedder
from tests.services.worded import GROWS, KNOWN, an_asker, answering, cited, notices

BRIEF = a_brief(KNOWN, a_hit(a_passage(GROWS)))


def _worded(model: ScriptedModel) -> Worded:
    words = AnswerWords(
        ModelWriter(an_asker(model)), support=SupportChecker(HashEmbedder()), notices=notices()
    )
    return list(words.stream(BRIEF, Budget()))[-1]


@pytest.mark.parametrize(
    "answer",
    [
        answering({"type": "abstain", "text": "", "cites": []}),
        answering(cited("It takes 40 weeks.", GROWS)),
    ],
)
def test_a_model_that_finds_no_answer_or_none_that_stands_is_a_second_opinion(
    answer: object,
) -> None:
    worded = _worded(ScriptedModel(then=answer))  # type: ignore[arg-type]

    assert worded.instead
    assert worded.unanswered


def test_an_answer_that_stands_is_an_answer() -> None:
    worded = _worded(ScriptedModel(then=answering(cited(GROWS))))

    assert not worded.instead
    assert not worded.unanswered


def test_a_model_that_fails_has_no_opinion() -> None:
    worded = _worded(ScriptedModel([ModelUnavailable(model="scripted:double", reason="asleep")]))

    assert worded.instead
    assert not worded.unanswered


def test_a_draft_that_was_stopped_for_what_it_does_is_no_opinion() -> None:
    worded = _worded(ScriptedModel(then=answering(cited("See www.heron.example.", GROWS))))

    assert worded.instead
    assert not worded.unanswered
