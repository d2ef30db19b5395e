"""What a question is about, as a phrase that another question can be built on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.planning.question_check.topic import LONGEST, TopicFinder
from tests.planning.question_check.the_shelf import the_shelf

FINDER = TopicFinder(the_shelf().texts.rewrite.verbs.split())


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("the new intranet is a big step forward", "the new intranet"),
        ("the weekly newsletter keeps everybody informed", "the weekly newsletter"),
        ("remote meetings waste everyone's time", "remote meetings"),
        ("three days in the office is a sensible compromise", "three days in the office"),
        ("You're happy with the way we set goals", "the way we set goals"),
        ("How do you find our onboarding", "our onboarding"),
        ("The HR portal is slow", "the HR portal"),
        ("what do you get from mentoring", "mentoring"),
    ],
)
def test_the_likeliest_topic_comes_first(text: str, topic: str) -> None:
    assert FINDER.topics(text)[0] == topic


@pytest.mark.parametrize("text", ["What is it?", "Why would you?", "", "!?", "you are right"])
def test_a_question_about_nothing_in_particular_has_no_topic(text: str) -> None:
    assert FINDER.topics(text) == ()


def test_what_praises_or_blames_is_left_out() -> None:
    assert FINDER.topics("our excellent new travel policy is fine")[0] == "our new travel policy"


def test_nobody_who_was_put_into_one_word_is_a_topic() -> None:
    assert FINDER.topics("the GROUP are late") == ()


@given(st.text(alphabet="the our new is of and tool meetings ,.?'", max_size=120))
def test_a_topic_is_short_and_not_empty(text: str) -> None:
    assert all(0 < len(topic.split()) <= LONGEST for topic in FINDER.topics(text))
