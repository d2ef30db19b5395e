"""A question is checked for itself, whatever it is."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.planning.question_check.checking import LONGEST, QuestionCheck
from coach.planning.question_check.meaning import QuestionMeaning
from coach.planning.question_check.people import TAGS
from tests.doubles.hash_embedder import HashEmbedder
from tests.planning.question_check.the_shelf import the_shelf


@cache
def the_check() -> QuestionCheck:
    return QuestionCheck(the_shelf(), QuestionMeaning(HashEmbedder(), the_shelf()))


def test_a_good_question_has_neither_reason_nor_rewrite() -> None:
    checked = the_check().check("Which meeting could we drop?")

    assert (checked.flags, checked.why, checked.rewrite) == ((), None, None)


def test_a_flagged_question_has_both_and_stands_as_it_was_written() -> None:
    text = "  Isn't   the new office great? "

    checked = the_check().check(text)

    assert checked.question == text
    assert checked.flags == ("leading",)
    assert checked.why == the_shelf().texts.why["leading"]
    assert checked.rewrite


def test_the_reason_is_that_of_the_first_flag_in_their_fixed_order() -> None:
    checked = the_check().check("As a woman you surely find it easier, don't you?")

    assert checked.flags[0] == "leading" and "stereotype" in checked.flags
    assert checked.why == the_shelf().texts.why["leading"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "?!",
        "Wie alt sind Sie und was verdienen Sie im Monat?",
        "Quelle est votre religion, et combien gagnez-vous ?",
        "你多大了？",
        "𓀀 🙂",
        "\ud800",
    ],
)
def test_what_is_not_english_is_left_alone(text: str) -> None:
    assert the_check().check(text).flags == ()


def test_hidden_characters_do_not_hide_a_burden() -> None:
    assert the_check().check("How o\u200bld are you?").flags == ("disclosure",)


def test_only_the_beginning_of_a_very_long_text_is_looked_at() -> None:
    checked = the_check().check("x " * LONGEST + "How old are you?")

    assert checked.flags == ()


def test_no_tag_ever_reaches_a_reader() -> None:
    checked = the_check().check("Does GROUP trust YOURS, PERSON, and your generation, don't they?")

    assert checked.rewrite and not any(tag in checked.rewrite for tag in TAGS)


@given(st.text(max_size=300))
def test_no_text_makes_it_raise(text: str) -> None:
    checked = the_check().check(text)

    assert checked.question == text
    assert bool(checked.flags) == bool(checked.rewrite) == bool(checked.why)


@given(
    st.lists(
        st.sampled_from(
            "what do does your generation women boss Peter you think feel earn , ? don't the new "
            "tool so why who is lazy since as a and".split()
        ),
        max_size=20,
    )
)
def test_a_rewrite_passes_the_check_itself(words: list[str]) -> None:
    checked = the_check().check(" ".join(words))

    if checked.rewrite and checked.rewrite != the_shelf().texts.rewrite.last:
        assert the_check().check(checked.rewrite).flags == ()
