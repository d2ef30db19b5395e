"""A figure or name must be said of the same thing as in the passage."""

import pytest

from coach.grounding.binding import figure_moved, name_moved, nearest_sentence, shared

SAID = (
    "The gain in managerial productivity from mentoring with training is 88 %, against 24 % for"
    " training alone.",
    "The article says that 89 % of people who were mentored go on to mentor others.",
    "Jerry Wind, director of the Wharton programme, said that knowledge is shared.",
    "Jack Welch started reverse mentoring at GE.",
)


@pytest.mark.parametrize(
    "claim",
    [
        "Training alone raised managerial productivity by 88 %.",
        "Mentoring with training brings 24 %, training alone 88 %.",
        "88 % of people who were mentored go on to mentor others.",
    ],
)
def test_a_figure_said_of_something_else_is_seen(claim: str) -> None:
    assert figure_moved(claim, SAID)


@pytest.mark.parametrize(
    "claim",
    [
        "Training alone brings 24 %, mentoring with training 88 %.",
        "It rose from 24 % with training alone to 88 % with mentoring.",
        "Mentoring together with training lifts managerial productivity by 88 %.",
        "Nine in ten people who were mentored go on to mentor others.",
        "Nothing is counted here.",
        "At 30 % the tide turns in harbours.",
    ],
)
def test_a_figure_said_of_the_same_is_not(claim: str) -> None:
    assert figure_moved(claim, SAID) is None


def test_a_name_in_anothers_place_is_seen() -> None:
    assert name_moved(
        "Jack Welch, director of the Wharton programme, said so.", SAID, around=""
    ) == (
        "Jack Welch",
        "Jerry Wind",
    )


def test_a_name_that_stands_around_the_passage_may_be_said_of_any_sentence() -> None:
    claim = "Knowledge is shared, said the director of the Wharton programme at Leaderonomics."

    assert name_moved(claim, SAID, around="Leaderonomics, a magazine") is None


def test_no_sentences_share_nothing() -> None:
    assert nearest_sentence(frozenset({"mentor"}), ()) == ("", 0.0)
    assert shared(frozenset(), "Anything.") == 0.0
