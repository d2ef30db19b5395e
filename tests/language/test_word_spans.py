"""Words know their places."""

from coach.language.word_spans import words_at


def test_words_come_in_lower_case_with_their_places() -> None:
    text = "Thiran’s two-way deal"

    assert words_at(text) == [("thiran", 0, 6), ("two-way", 9, 16), ("deal", 17, 21)]
