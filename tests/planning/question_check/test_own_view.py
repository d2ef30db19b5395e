"""A question to a group is put to the one person who can answer it."""

import pytest

from coach.planning.question_check.own_view import to_you, without_role


@pytest.mark.parametrize(
    ("text", "yours"),
    [
        ("What does YOURS want from us?", "What do you want from us?"),
        ("How are THEGROUP treated?", "How are you treated?"),
        ("Has YOURTEAM heard of it?", "Have you heard of it?"),
        ("Tell me how YOURTEAM feels about it.", "Tell me how you feel about it."),
        ("What do GROUP think of their boss?", "What do you think of your boss?"),
        ("How do all the GROUP see it?", "How do you see it?"),
        ("How do GROUP here feel?", "How do you feel?"),
        ("How do YOURS in customer service see it?", "How do you see it?"),
        ("What is the mood among THEGROUP?", "What is your own mood?"),
        ("What is the female view on it?", "What is your own view on it?"),
    ],
)
def test_the_group_gives_way_to_you(text: str, yours: str) -> None:
    assert to_you(text) == yours


@pytest.mark.parametrize(
    "text",
    ["What do you want?", "Does PERSON trust GROUP?", "GROUP like GROUP?", "Be kind to GROUP."],
)
def test_what_cannot_be_put_to_you_is_left(text: str) -> None:
    assert to_you(text) is None


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Speaking as a Muslim, is the party a problem?", "is the party a problem?"),
        ("On behalf of THEGROUP, what should change?", "what should change?"),
        ("In the eyes of THEGROUP, where do we fail?", "where do we fail?"),
        ("How do you see it as a woman?", "How do you see it?"),
    ],
)
def test_a_role_that_was_pressed_on_somebody_is_cut(text: str, rest: str) -> None:
    assert without_role(text) == rest


@pytest.mark.parametrize("text", ["How do you see it?", "As a woman, does GROUP care?", ""])
def test_nothing_is_cut_where_there_is_no_role_or_too_much(text: str) -> None:
    assert without_role(text) is None
