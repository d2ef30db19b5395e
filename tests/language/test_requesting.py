"""What somebody does by saying a sentence is told from its grammar."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.language.requesting import (
    Act,
    act_of,
    plain,
    question_in,
    sentences,
    tells_of_oneself,
    without_opener,
)


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("prepare a session", Act.REQUEST),
        ("ok, and please draft an agenda", Act.REQUEST),
        ("could you plan an hour with ana?", Act.REQUEST),
        ("can we have an agenda?", Act.REQUEST),
        ("i need a plan", Act.REQUEST),
        ("my leader and i meet on friday, can you structure it?", Act.REQUEST),
        ("would love an outline", Act.REQUEST),
        ("how do i prepare?", Act.QUESTION),
        ("is it better to meet weekly?", Act.QUESTION),
        ("can you tell me how pairs choose topics?", Act.QUESTION),
        ("i want to know why mentoring fades", Act.QUESTION),
        ("explain what a pod is", Act.QUESTION),
        ("give me an example", Act.QUESTION),
        ("i have an hour, is that enough?", Act.QUESTION),
        ("can mentors say no?", Act.QUESTION),
        ("an hour with ana tomorrow", Act.REMARK),
        ("shorter", Act.REMARK),
        ("", Act.REMARK),
    ],
)
def test_a_wish_a_question_and_a_remark_are_told_apart(sentence: str, act: Act) -> None:
    assert act_of(sentence) is act


def test_words_that_only_lead_to_a_sentence_are_left_out() -> None:
    assert without_opener("hi coach, ok: plan it") == "plan it"


def test_the_question_is_what_stands_behind_what_is_told() -> None:
    assert question_in("i have an hour, is that enough?") == "is that enough?"
    assert question_in("ok, is that enough?") == "is that enough?"


def test_who_begins_with_a_person_tells_of_themselves_unless_they_ask_for_something() -> None:
    assert tells_of_oneself("we agreed on 45 minutes")
    assert not tells_of_oneself("our midpoint is near, could you get that ready?")
    assert not tells_of_oneself("plan it for us")


def test_a_sentence_ends_at_a_stop_or_a_line_end_whatever_follows() -> None:
    assert sentences("one. two? 10.30 is late\nthree") == ["one.", "two?", "10.30 is late", "three"]
    assert plain("It’s  MY\nplan ") == "it's my\nplan"


@given(st.text(max_size=200))
def test_no_text_breaks_it(text: str) -> None:
    assert all(act_of(one) in Act for one in sentences(plain(text)))
