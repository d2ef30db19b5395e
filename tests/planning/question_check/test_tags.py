"""Tag questions wish for one answer."""

import pytest

from coach.planning.question_check.tags import has_tag, without_tag


@pytest.mark.parametrize(
    "text",
    [
        "it was good, wasn't it?",
        "you like it, don't you",
        "you like it don't you?",
        "we talk enough, do we not?",
        "you wouldn't go back, would you?",
        "nobody misses it, do they?",
        "it was useful, right?",
        "so you liked it right?",
        "the plan is fine, you agree?",
        "why is it faster than the old one?",
        "why was the second launch more successful than the first?",
    ],
)
def test_a_wish_for_one_answer_is_heard(text: str) -> None:
    assert has_tag(text)


@pytest.mark.parametrize(
    "text",
    [
        "is the figure right?",
        "what did you do, and what would you do again?",
        "if you had a free day, would you use it?",
        "do you know why it isn't?",
        "why do you work in another team than before?",
        "what is it?",
        "right, where do we begin?",
        "",
    ],
)
def test_a_plain_question_is_no_tag(text: str) -> None:
    assert not has_tag(text)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("It was good, wasn't it?", "It was good"),
        ("You like it, right?", "You like it"),
        ("What is it for?", "What is it for"),
        ("Right?", "Right"),
    ],
)
def test_a_tag_is_cut_off_with_its_mark(text: str, left: str) -> None:
    assert without_tag(text) == left
