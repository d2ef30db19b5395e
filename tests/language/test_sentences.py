"""Sentences end where a reader would say they do."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.language.sentences import split_sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two? Three.", ["One.", "Two?", "Three."]),
        ("Dr. Brandt met Mr. Okafor.", ["Dr. Brandt met Mr. Okafor."]),
        ("It cost 3.5 million. He paid.", ["It cost 3.5 million.", "He paid."]),
        ("J. Welch led GE. It grew.", ["J. Welch led GE.", "It grew."]),
        ("Tools, e.g. Slack, help.", ["Tools, e.g. Slack, help."]),
        ("“Go.” She went.", ["“Go.”", "She went."]),
        ("He said (once.) Then no more.", ["He said (once.)", "Then no more."]),
        ("Wait… Now.", ["Wait…", "Now."]),
        ("It met in the U.S. Senate.", ["It met in the U.S. Senate."]),
        ("A heading\n\nA paragraph.", ["A heading", "A paragraph."]),
        ("A list:\n- one\n- two", ["A list:", "- one", "- two"]),
        ("broken\nover lines.", ["broken over lines."]),
        ("ends in 2013. 89 % agreed.", ["ends in 2013.", "89 % agreed."]),
        ("no. lower case goes on.", ["no. lower case goes on."]),
        ("  ", []),
        ("", []),
    ],
)
def test_a_text_is_cut_into_its_sentences(text: str, expected: list[str]) -> None:
    assert split_sentences(text) == expected


@given(st.text())
def test_nothing_is_lost_but_white_space(text: str) -> None:
    def dense(piece: str) -> str:
        return re.sub(r"\s+", "", piece)

    assert dense("".join(split_sentences(text))) == dense(text)


@given(st.text())
def test_no_sentence_is_empty_or_untrimmed(text: str) -> None:
    for sentence in split_sentences(text):
        assert sentence and sentence == sentence.strip()
