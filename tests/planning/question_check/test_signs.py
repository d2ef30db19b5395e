"""Flags by the words and the build of a question, and the near misses beside them."""

import pytest

from coach.planning.question_check.people import name_people
from coach.planning.question_check.signs import flags_by_signs, is_excused
from tests.planning.question_check.the_shelf import the_shelf


def _flags(text: str) -> set[str]:
    return set(flags_by_signs(name_people(text, the_shelf()), the_shelf()))


@pytest.mark.parametrize(
    ("burdens", "flag", "harmless"),
    [
        (
            "What do young people want from a job?",
            "spokesperson",
            "What do customers under 25 want from a bank?",
        ),
        (
            "What does the night shift think of it?",
            "spokesperson",
            "What have you heard from the night shift?",
        ),
        (
            "Speaking as a woman, how do you see it?",
            "spokesperson",
            "Speaking as an analyst, how do you see it?",
        ),
        (
            "Do you have a diagnosis?",
            "disclosure",
            "How do you diagnose a slow query?",
        ),
        (
            "How is your mental health?",
            "disclosure",
            "How is our mental health page read?",
        ),
        (
            "What is the worst thing you have been through?",
            "disclosure",
            "What is the worst thing about your current project?",
        ),
        (
            "Who did you vote for?",
            "disclosure",
            "How do you find your way through office politics?",
        ),
        (
            "Don't you think it is better?",
            "leading",
            "Is it better, or do you miss the old one?",
        ),
        (
            "Surely the tool helps?",
            "leading",
            "Where does the tool help, and where not?",
        ),
        (
            "How much better is the new office?",
            "leading",
            "Which office is better for you?",
        ),
        (
            "Is Peter a good manager?",
            "third_person",
            "What does a good manager do in your view?",
        ),
        (
            "Who in your team is lazy?",
            "third_person",
            "Who in your team could show us the tool?",
        ),
        (
            "What is your boss like?",
            "third_person",
            "How do leaders you respect take bad news?",
        ),
        (
            "Why are millennials so impatient?",
            "stereotype",
            "What are common stereotypes about millennials?",
        ),
        (
            "Since women are good listeners, will you lead the talk?",
            "stereotype",
            "Since we have one hour, will you lead the talk?",
        ),
    ],
)
def test_a_burden_is_flagged_and_its_near_miss_is_not(
    burdens: str, flag: str, harmless: str
) -> None:
    assert flag in _flags(burdens)
    assert _flags(harmless) == set()


def test_a_question_may_have_several_flags() -> None:
    assert _flags("Wouldn't you say that you executives never listen?") >= {
        "leading",
        "stereotype",
    }


def test_a_line_that_is_no_question_is_flagged_all_the_same() -> None:
    assert _flags("Tell me about your illness.") == {"disclosure"}


def test_an_opening_counts_where_any_sentence_begins() -> None:
    assert "leading" in _flags("We moved in May. Isn't the new office great?")
    assert _flags("Tell me what isn't clear.") == set()


def test_what_is_harmless_does_not_cover_a_burden_beside_it() -> None:
    assert "disclosure" in _flags("What does our health app cost, and how is your health?")


def test_a_question_is_excused_by_what_the_shelf_calls_harmless() -> None:
    named = name_people("Is it better, or worse?", the_shelf())

    assert is_excused(named, "leading", the_shelf())
    assert not is_excused(named, "third_person", the_shelf())
