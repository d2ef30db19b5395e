"""Answers are brief, and in the coach's voice."""

import pytest

from coach.domain.answer import Bullets, Statement
from coach.domain.conversation import Outcome
from coach.evaluation.cases import Case
from coach.evaluation.subject import Asked
from coach.evaluation.wording_scorers import WORDS, no_forbidden_phrases, short_enough
from tests.doubles.planted_coach import a_reply


def _says(text: str, *, q: str = "How does it go?", outcome: Outcome = Outcome.ANSWERED) -> Asked:
    reply = a_reply(Statement(text=text), outcome=outcome)
    return Asked(case=Case(id="a", q=q), reply=reply, passages={})


def _lists(count: int, q: str) -> Asked:
    block = Bullets(statements=tuple(Statement(text="word " * 10) for _ in range(count // 10)))
    return Asked(case=Case(id="a", q=q), reply=a_reply(blocks=(block,)), passages={})


def test_an_answer_of_120_words_is_short_enough_and_one_more_is_not() -> None:
    fits, over = short_enough(_says("word " * WORDS)), short_enough(_says("word " * (WORDS + 1)))

    assert fits and fits.found == 1.0
    assert over and over.why == "121 words, 120 at most"


def test_a_list_may_be_longer_if_it_was_asked_for() -> None:
    wanted = short_enough(_lists(200, "List the benefits"))
    unwanted = short_enough(_lists(200, "Why does it fade?"))

    assert wanted and wanted.found == 1.0
    assert unwanted and unwanted.found == 0.0


def test_not_even_a_list_may_run_on() -> None:
    mark = short_enough(_lists(310, "List the benefits"))

    assert mark and mark.found == 0.0


def test_running_text_is_not_excused_by_a_question_for_a_list() -> None:
    mark = short_enough(_says("word " * 130, q="List the benefits"))

    assert mark and mark.found == 0.0


def test_the_length_of_a_refusal_is_not_scored() -> None:
    assert short_enough(_says("word " * 200, outcome=Outcome.OFF_TOPIC)) is None


@pytest.mark.parametrize(
    "text",
    [
        "Based on the sources, yes.",
        "Great question.",
        "As a coach, I listen.",
        "Let us delve into it.",
        "You can utilise it.",
        "It leverages both.",
        "Try it!",
        "According to the context, yes.",
        "I hope this helps.",
    ],
)
def test_what_the_voice_never_uses_is_found(text: str) -> None:
    assert no_forbidden_phrases(_says(text)).found == 0.0


@pytest.mark.parametrize(
    "text",
    [
        "Two years of practice based on the job itself.",
        "Gotian calls it “powerful yet often not leveraged”.",
        "She said 'Hooray!' and left.",
        "Thiran's leaders' tables are full.",
    ],
)
def test_plain_words_and_the_quoted_words_of_others_are_left_alone(text: str) -> None:
    assert no_forbidden_phrases(_says(text)).found == 1.0
