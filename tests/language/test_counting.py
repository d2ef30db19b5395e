"""Small numbers and places in a row are read in digits and in words."""

import re

import pytest

from coach.language.counting import COUNT, NUMBER, PLACE, counted, placed


@pytest.mark.parametrize(
    ("words", "number"),
    [("7", 7), ("seven", 7), ("Twenty", 20), ("thirty-five", 35), ("a", 1), ("a couple of", 2)],
)
def test_a_count_is_read_in_digits_and_in_words(words: str, number: int) -> None:
    assert re.fullmatch(COUNT, words, re.IGNORECASE)
    assert counted(words) == number


def test_an_article_is_a_count_but_no_number() -> None:
    assert re.fullmatch(COUNT, "an")
    assert not re.fullmatch(NUMBER, "an")


@pytest.mark.parametrize(
    ("words", "place"),
    [("1st", 1), ("second", 2), ("Twelfth", 12), ("fifteenth", 15), ("twenty-second", 22),
     ("thirty-first", 31)],
)  # fmt: skip
def test_a_place_is_read_in_digits_and_in_words(words: str, place: int) -> None:
    assert re.fullmatch(PLACE, words, re.IGNORECASE)
    assert placed(words) == place
