"""A question finds what it asks for, alone or with what was said before."""

import pytest

from coach.domain.conversation import Outcome, Turn
from coach.retrieval.synonyms import OtherWords
from tests.builders import said_before
from tests.services.small_coach import a_finder

TRUST = said_before("How does trust grow?", "Trust between mentor and leader grows slowly.")
WELCH = said_before("Who mentored Welch?", "Welch, the head of GE, chose a junior engineer.")


def _best(question: str, turns: tuple[Turn, ...] = ()) -> str:
    return a_finder().find(question, turns).best_sentence


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("How does trust grow?", "Trust between mentor and leader grows"),
        ("How long do sessions of reverse mentoring last?", "Sessions of reverse mentoring"),
        ("Who mentored Welch?", "Welch, the head of GE"),
    ],
)
def test_the_sentence_that_would_be_shown_first_answers(question: str, begins: str) -> None:
    finding = a_finder().find(question)

    assert finding.best_sentence.startswith(begins)
    assert finding.outcome is Outcome.ANSWERED
    assert 0.0 < finding.known <= 1.0


@pytest.mark.parametrize("question", ["What did he learn?", "And what did he learn?"])
def test_a_follow_up_is_searched_with_what_it_leans_on(question: str) -> None:
    finding = a_finder().find(question, WELCH)

    assert "Welch" in finding.best_sentence
    assert "Who mentored Welch?" in finding.query_used
    assert finding.text == question


def test_the_same_words_after_another_question_find_something_else() -> None:
    after_trust = a_finder().find("Why?", TRUST)
    after_welch = a_finder().find("Why?", WELCH)

    assert after_trust.hits[0].passage.heading == "How trust grows"
    assert after_welch.hits[0].passage.heading == "Welch and his mentor"


def test_a_change_of_topic_leaves_the_past_behind() -> None:
    question = "How long do sessions of reverse mentoring last?"

    finding = a_finder().find(question, WELCH)

    assert finding.query_used == question
    assert finding.best_sentence == _best(question)


def test_a_short_question_on_something_else_still_finds_its_own() -> None:
    assert _best("Leeds sessions, how long?", WELCH) == _best("Leeds sessions, how long?")


def test_a_weak_lean_that_finds_worse_when_joined_is_searched_alone() -> None:
    finding = a_finder().find("But how often do reverse mentoring pairs meet in Leeds?", WELCH)

    assert "Welch" not in finding.query_used
    assert "monthly" in finding.best_sentence


def test_a_slip_of_the_pen_is_put_right_before_the_search() -> None:
    finding = a_finder().find("How does trusst grow?")

    # a rank above all words of the model tells a slip from a word; the double has none so rare
    assert finding.best_sentence == _best("How does trust grow?")


def test_the_librarys_words_are_searched_too_and_the_question_stays_as_it_was() -> None:
    other = OtherWords(means={"confidence": "trust"})

    finding = a_finder(other_words=other).find("How does confidence grow?")

    assert finding.best_sentence.startswith("Trust")
    assert finding.text == "How does confidence grow?"


@pytest.mark.parametrize(
    ("question", "outcome"),
    [
        ("Which volcano erupted in Iceland?", Outcome.OFF_TOPIC),
        ("How does Siemens build trust between mentor and leader?", Outcome.NOT_IN_LIBRARY),
    ],
)
def test_what_the_library_does_not_know_is_told_by_its_outcome(
    question: str, outcome: Outcome
) -> None:
    assert a_finder().find(question).outcome is outcome


def test_what_is_known_is_surer_than_what_is_not() -> None:
    known = a_finder().find("How does trust grow?").known

    assert known > a_finder().find("Which volcano erupted?").known


@pytest.mark.parametrize("k", [1, 2, 50])
def test_at_most_k_passages_are_found(k: int) -> None:
    finder = a_finder()

    assert len(finder.find("How does trust grow?", k=k).hits) == min(k, finder.passages)


@pytest.mark.parametrize("question", ["How does trust grow?", "Why?", "", "?!"])
@pytest.mark.parametrize("turns", [(), TRUST], ids=["first turn", "later turn"])
def test_an_empty_library_knows_nothing(question: str, turns: tuple[Turn, ...]) -> None:
    finding = a_finder(()).find(question, turns)

    assert finding.hits == ()
    assert finding.best_sentence == ""
    assert finding.known == 0.0
    assert finding.outcome is Outcome.OFF_TOPIC
