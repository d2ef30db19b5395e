"""Clauses: the pieces of a comment that may each have a theme of their own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.comments.coding_clauses import MOST, sentences_of, split_clauses


@pytest.mark.parametrize(
    ("sentence", "clauses"),
    [
        ("The sound was bad, but the topics were good.",
         ["The sound was bad", "but the topics were good."]),
        ("Good topics; the sound was bad", ["Good topics", "the sound was bad"]),
        ("Topics were relevant - sound kept failing",
         ["Topics were relevant", "sound kept failing"]),
        ("moved twice. sound kept failing", ["moved twice.", "sound kept failing"]),
        ("He prepared slides, and she brought questions",
         ["He prepared slides", "and she brought questions"]),
        ("well-organised follow-up", ["well-organised follow-up"]),
        ("time and money", ["time and money"]),
    ],
)  # fmt: skip
def test_a_sentence_is_cut_where_something_new_is_said(sentence: str, clauses: list[str]) -> None:
    assert split_clauses(sentence) == clauses


def test_a_piece_that_says_little_stays_with_its_neighbour() -> None:
    assert split_clauses("Yes, but we were rushed again") == ["Yes but we were rushed again"]
    assert split_clauses("We met late; again") == ["We met late again"]


@pytest.mark.parametrize(
    "clauses",
    [
        ["He was late", "but his advice was excellent"],
        ["His advice was excellent", "but he was late"],
    ],
)
def test_a_short_piece_stands_alone_in_front_and_after_a_contrast(clauses: list[str]) -> None:
    assert split_clauses(" ".join(clauses)) == clauses


def test_a_comment_without_end_is_read_up_to_a_number_of_sentences() -> None:
    assert len(sentences_of("We met late. " * 3 * MOST)) == MOST


@given(st.text(max_size=80))
def test_no_word_is_lost_and_every_sentence_has_a_clause(text: str) -> None:
    clauses = split_clauses(text)

    assert clauses
    kept, given_letters = ("".join(filter(str.isalnum, t)) for t in ("".join(clauses), text))
    assert kept == given_letters
