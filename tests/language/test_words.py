"""Words: hyphens and apostrophes hold, grammar is told from topic, stems meet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.language.words import (
    FUNCTION_WORDS,
    content_stems,
    content_words,
    parts,
    stem,
    words,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two-way mentoring, please!", ["two-way", "mentoring", "please"]),
        ("What’s in it for P&G?", ["what's", "in", "it", "for", "p&g"]),
        ("89 % in 2013-03", ["89", "in", "2013-03"]),
        ("naïve café über", ["naïve", "café", "über"]),
        ("snake_case", ["snake", "case"]),
        ("...", []),
        ("", []),
    ],
)
def test_a_text_is_cut_into_words_in_lower_case(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_a_possessive_has_the_stem_of_its_word() -> None:
    assert stem("mentor's") == stem("mentor")


@pytest.mark.parametrize(
    ("one", "other"),
    [("mentoring", "mentored"), ("leaders", "leader"), ("agreeing", "agreed")],
)
def test_forms_of_one_word_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_the_parts_of_a_word_are_what_its_marks_join() -> None:
    assert parts("cross-generational") == ["cross", "generational"]
    assert parts("r&d") == ["r", "d"]
    assert parts("trust") == ["trust"]


def test_words_of_grammar_carry_no_topic() -> None:
    assert content_words("What is the role of a mentor?") == ["role", "mentor"]


def test_a_hyphenated_word_is_known_by_its_parts() -> None:
    assert content_words("a cross-generational circle") == ["cross", "generational", "circle"]


def test_a_single_letter_is_no_topic_and_a_single_figure_is_one() -> None:
    assert content_words("plan b in 3 steps") == ["plan", "3", "steps"]


def test_repeats_are_kept_in_order() -> None:
    assert content_stems("mentors and mentoring, mentors") == [
        stem("mentors"),
        stem("mentoring"),
        stem("mentors"),
    ]


@given(st.text())
def test_every_word_is_lower_case_and_stands_in_the_text(text: str) -> None:
    lowered = text.lower().replace("’", "'")
    for word in words(text):
        assert word in lowered


@given(st.text())
def test_no_content_word_is_a_word_of_grammar(text: str) -> None:
    assert not set(content_words(text)) & FUNCTION_WORDS
