"""Rows are named in a sentence as people name them."""

import pytest

from coach.domain.summary import rows_words


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([3], "row 3"),
        ([3, 5, 9], "rows 3, 5 and 9"),
        (range(1, 11), "rows 1, 2, 3, 4, 5, 6, 7, 8, 9 and 10"),
        (range(1, 101), "rows 1, 2, 3, 4, 5, 6, 7, 8 and 92 others"),
    ],
)
def test_a_few_rows_are_named_and_of_many_the_first(rows: range, words: str) -> None:
    assert rows_words(list(rows)) == words
