"""A question takes along what it leans on, and nothing else."""

import pytest

from coach.domain.conversation import Turn
from coach.retrieval.followups import OPENING, Lean, context_of, lean_of
from tests.builders import said_before

BEFORE = said_before(
    "What did Welch do at GE?",
    "Long ago. Welch chose a junior IT person to be his mentor [1]. He learnt quickly [2].",
)


@pytest.mark.parametrize(
    "question",
    [
        "Why?",
        "And for how long?",
        "What happened to him?",
        "Who said that?",
        "Tell me more",
        "For example?",
        "Is it expensive?",
        "What about the second one?",
        "Why is that?",
    ],
)
def test_what_points_back_or_names_nothing_leans_strongly(question: str) -> None:
    assert lean_of(question) is Lean.STRONG


@pytest.mark.parametrize(
    "question",
    [
        "What is WIIFM?",
        "What are the benefits of reverse mentoring?",
        "How often should a mentor and a leader meet?",
        "Which companies pair people across departments?",
        "Explain shadowing",
        "Who is Roshan Thiran?",
        "What should we do in the first session so that both sides gain?",
    ],
)
def test_what_asks_in_full_leans_on_nothing_however_short(question: str) -> None:
    assert lean_of(question) is Lean.NONE


@pytest.mark.parametrize(
    "question",
    [
        "Cost?",
        "Session length",
        "How expensive?",
        "And how do mentors at large international banks prepare their sessions?",
    ],
)
def test_what_is_short_or_opens_like_a_follow_up_leans_weakly(question: str) -> None:
    assert lean_of(question) is Lean.WEAK


def test_a_strong_follow_up_takes_the_question_before_and_the_opening_of_our_answer() -> None:
    context = context_of("What happened to him?", BEFORE)

    assert context.lean is Lean.STRONG
    assert context.text == (
        "What did Welch do at GE? Welch chose a junior IT person to be his mentor."
    )


def test_a_weak_one_takes_the_question_alone() -> None:
    assert context_of("Cost?", BEFORE).text == "What did Welch do at GE?"


def test_a_question_in_full_takes_nothing() -> None:
    assert context_of("What is WIIFM?", BEFORE).text == ""


@pytest.mark.parametrize("question", ["Why?", "Cost?", "What is WIIFM?"])
def test_without_an_earlier_turn_there_is_nothing_to_take(question: str) -> None:
    assert context_of(question, ()).text == ""


def test_a_follow_up_to_a_follow_up_takes_both_questions() -> None:
    turns = (*BEFORE, *said_before("And why?", "Welch wanted to learn the internet."))

    text = context_of("Who told him?", turns).text

    assert text.startswith("What did Welch do at GE? And why?")


def test_a_question_that_stood_alone_hides_the_one_before_it() -> None:
    turns = (*BEFORE, *said_before("What is WIIFM?"))

    assert "Welch" not in context_of("And why?", turns).text


def test_citation_marks_are_not_taken_along() -> None:
    assert "[1]" not in context_of("What happened to him?", BEFORE).text


def test_of_a_long_answer_only_the_opening_is_taken() -> None:
    turns = said_before("What is trust?", f"{'very ' * 2 * OPENING}slow.")

    assert context_of("Why?", turns).text.count("very") == OPENING


def test_a_question_without_an_answer_is_taken_alone() -> None:
    turns = (Turn(role="user", text="What is trust?"),)

    assert context_of("Why?", turns).text == "What is trust?"


def test_a_follow_up_that_only_names_another_role_asks_the_question_before_of_it() -> None:
    before = [Turn(role="user", text="What does the mentor gain?")]

    assert context_of("And for the leader?", before).text == "What does the leader gain?"


def test_a_follow_up_that_says_more_of_a_role_keeps_the_question_before_as_it_was() -> None:
    before = [Turn(role="user", text="What did the mentor teach the chief?")]

    found = context_of("And what did he tell his managers about it?", before).text

    assert found.startswith("What did the mentor teach the chief?")
