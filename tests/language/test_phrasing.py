"""People's own phrases are put into sentences, shortened but never changed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.language.phrasing import (
    day,
    in_words,
    joined,
    mentioned,
    possessive,
    quoted,
    sentence,
    shortened,
    words_in,
)


def test_a_text_of_as_many_words_as_allowed_is_left_whole() -> None:
    assert shortened("one two three", 3) == "one two three"
    assert shortened("one two, three", 2) == "one two…"


def test_an_endless_word_is_cut_too() -> None:
    assert len(shortened("x" * 500, 3)) == 40


@given(text=st.text(max_size=200), most=st.integers(1, 12))
def test_no_text_keeps_more_words_than_allowed(text: str, most: int) -> None:
    assert words_in([shortened(text, most)]) <= most


@pytest.mark.parametrize(
    ("text", "shown"),
    [("Send it.", "“Send it”"), ('Say "no".', "“Say ’no’”"), (" two\nlines ", "“two lines”")],
)
def test_somebody_s_words_stand_in_quotation_marks_of_their_own(text: str, shown: str) -> None:
    assert quoted(text) == shown


@pytest.mark.parametrize(
    ("phrase", "shown"),
    [("prompt writing", "prompt writing"), ("R&D", "R&D"), ("short-form video", "short-form video"),
     ("=1+1", "“=1+1”"), ("<b>x</b>", "“<b>x</b>”"), ("who? me", "“who? me”")],
)  # fmt: skip
def test_a_plain_phrase_is_mentioned_bare_and_any_other_is_quoted(phrase: str, shown: str) -> None:
    assert mentioned(phrase) == shown


@pytest.mark.parametrize(
    ("number", "words"), [(0, "no"), (1, "one"), (12, "twelve"), (13, "13"), (-1, "-1")]
)
def test_numbers_up_to_twelve_are_words(number: int, words: str) -> None:
    assert in_words(number) == words


def test_a_year_is_said_only_where_it_is_another() -> None:
    assert day(date(2026, 9, 3), date(2026, 11, 21)) == "3 September"
    assert day(date(2025, 9, 3), date(2026, 11, 21)) == "3 September 2025"


@pytest.mark.parametrize(
    ("name", "theirs"),
    [("Tunde", "Tunde's"), ("James", "James's"), ("the mentors", "the mentors'")],
)
def test_a_possessive_is_written_as_it_is_spoken(name: str, theirs: str) -> None:
    assert possessive(name) == theirs


def test_words_are_listed_with_and_before_the_last() -> None:
    assert [joined(words) for words in (["a"], ["a", "b"], ["a", "b", "c"])] == [
        "a", "a and b", "a, b and c",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "whole"),
    [("it works", "It works."), ("Really?", "Really?"), ("he said “no.”", "He said “no.”"),
     ("", ""), ("ßharp", "ßharp.")],
)  # fmt: skip
def test_a_sentence_gets_a_capital_and_a_stop_and_nothing_else(text: str, whole: str) -> None:
    assert sentence(text) == whole
