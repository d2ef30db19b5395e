"""A goal keeps the person's words, and what it leaves open is asked."""

import pytest
from hypothesis import given
from hypothesis import settings as how
from hypothesis import strategies as st

from coach.domain.person import PairSide
from coach.domain.preparation import Goal
from coach.errors import InputError
from tests.services.preparing import preparation, the_circle, the_pair


def goal(text: str, side: PairSide = "leader") -> Goal:
    return preparation().build_goal(text, the_pair(), side=side)


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Ana decides by December which reports to automate", ()),
        ("Tunde presents one case to the committee", ("when",)),
        ("Understand how customers under 25 find products", ("who", "when", "sign")),
        ("I want to be more visible by Easter", ("sign",)),
        ("My goal is to negotiate my next contract alone by 1 March", ()),
        ("We agree three changes to our meetings this quarter", ()),
        ("Cut the monthly report to three pages by 31 January", ("who",)),
        ("Improve our rating by 10 points by Q2", ()),
        ("get better at AI", ("who", "when", "sign")),
        ("be a better leader", ("what", "who", "when", "sign")),
        ("learn", ("what", "who", "when", "sign")),
    ],
)
def test_what_a_draft_leaves_open_is_told_and_asked(text: str, missing: tuple[str, ...]) -> None:
    found = goal(text)

    assert found.missing == missing
    assert len(found.ask) == len(missing)
    assert all(question.endswith(("?", ".")) for question in found.ask)


@pytest.mark.parametrize(
    ("text", "worded"),
    [
        ("Ana decides by May what to drop", "Ana decides by May what to drop."),
        ("I want to cut one report by May", "Ana will cut one report by May."),
        ("cut my report by May", "Ana will cut their report by May."),
        ("More confidence by May", "Ana's goal: more confidence by May; we will see it when [what "
         "a third person would notice]."),
        ("we cut one report", "We cut one report by [date]."),
    ],
)  # fmt: skip
def test_the_wording_keeps_their_words_and_leaves_blanks_for_what_is_missing(
    text: str, worded: str
) -> None:
    assert goal(text).text == worded


def test_a_vague_draft_becomes_a_blank_to_be_filled() -> None:
    assert goal("be better").text.startswith("Ana will [do or decide what]")


def test_there_is_always_a_first_step() -> None:
    for text in ("learn", "prompt writing", "Understand beekeeping", "Cut one report by May"):
        assert goal(text).first_step


def test_a_goal_near_a_known_topic_begins_with_its_exercise() -> None:
    assert goal("delegation").first_step.startswith("Before the next session: ")


def test_a_mentor_s_goal_is_worded_for_the_mentor() -> None:
    assert goal("cut one report", "mentor").text.startswith("Tunde will cut")


def test_a_group_s_goal_names_its_side() -> None:
    found = preparation().build_goal("cut one report", the_circle(), side="mentor")

    assert found.text.startswith("The mentors will cut")


@pytest.mark.parametrize("text", ["", " \n ", "...", "x" * 501])
def test_an_empty_or_endless_draft_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="the goal: it must have 1 to 500 characters"):
        goal(text)


@given(text=st.text(min_size=1, max_size=120))
@how(max_examples=60, deadline=None)
def test_no_draft_breaks_the_builder(text: str) -> None:
    try:
        found = goal(text)
    except InputError:
        return
    assert found.text
