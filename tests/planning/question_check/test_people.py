"""People in a question are each put into one word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.planning.question_check.people import Named, name_people
from tests.planning.question_check.the_shelf import the_shelf


def _named(text: str) -> Named:
    return name_people(text, the_shelf())


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("What does your generation want?", "What does YOURS want?"),
        ("What do people your age read?", "What do YOURS read?"),
        ("Do you guys at the top care?", "Do YOURS care?"),
        ("How does your team see it?", "How does YOURTEAM see it?"),
        ("How do young colleagues see it?", "How do GROUP see it?"),
        ("How do the young colleagues see it?", "How do THEGROUP see it?"),
        ("How does the night shift see it?", "How does THEGROUP see it?"),
        ("Is your boss fair?", "Is PERSON fair?"),
        ("Is the head of sales fair?", "Is PERSON fair?"),
        ("is sandra fair?", "is PERSON fair?"),
        ("Is Oduya fair?", "Is PERSONNAMED fair?"),
        ("What of Fatima's style?", "What of PERSON 's style?"),
    ],
)
def test_who_is_spoken_of_is_told_apart(text: str, named: str) -> None:
    assert _named(text).cased == named


@pytest.mark.parametrize(
    "text",
    [
        "What do you think of TikTok?",
        "What do you make of the Leeds site?",
        "How does the CRM help?",
        "How do we open the women's network?",
        "How do you read a German contract?",
    ],
)
def test_a_thing_is_no_person(text: str) -> None:
    assert _named(text).people == ()


def test_what_stood_in_its_place_is_kept() -> None:
    assert _named("Does Your Boss like you guys?").people == (
        ("PERSON", "Your Boss"),
        ("YOURS", "you guys"),
    )


def test_contractions_are_spelled_as_the_shelf_has_them() -> None:
    assert _named("whats it like, dont u think").plain == "what is it like, don't you think"


def test_a_curly_apostrophe_reads_like_a_straight_one() -> None:
    assert _named("Don’t you agree?").plain == "don't you agree?"


@given(st.text(max_size=80))
def test_both_forms_are_equally_long_whatever_the_text(text: str) -> None:
    named = _named(text)

    assert len(named.cased) == len(named.plain)
