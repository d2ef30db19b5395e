"""Likeness: a vote of all examples, by meaning, by words and by who speaks."""

import numpy as np
import pytest

from coach.comments.coding_likeness import Likeness, Numbers, Text
from tests.doubles.hash_embedder import HashEmbedder

EXAMPLES: list[Text] = [
    ("our meeting was moved", None),
    ("the meeting was moved again", None),
    ("the sound was bad", None),
    ("bad sound and no picture", None),
    ("I gained fresh ideas", "leader"),
    ("I gained new ideas", "mentor"),
]
LABELS = np.array([[1, 0, 0, 0]] * 2 + [[0, 1, 0, 0]] * 2 + [[0, 0, 1, 0], [0, 0, 0, 1]], float)
EMBEDDER = HashEmbedder()


def _fitted() -> Likeness:
    return Likeness(EXAMPLES, EMBEDDER.encode([text for text, _ in EXAMPLES]), LABELS)


def _scores(texts: list[Text]) -> Numbers:
    return _fitted().scores(texts, EMBEDDER.encode([text for text, _ in texts]))


def test_the_label_of_the_examples_that_share_the_words_scores_highest() -> None:
    scores = _scores([("he moved the meeting", None), ("bad picture", None)])

    assert scores.argmax(axis=1).tolist() == [0, 1]


def test_who_says_it_decides_between_examples_in_the_same_words() -> None:
    scores = _scores([("gained ideas", "leader"), ("gained ideas", "mentor")])

    assert scores.argmax(axis=1).tolist() == [2, 3]


def test_a_text_like_no_example_has_low_scores_everywhere() -> None:
    assert float(np.abs(_scores([("zebra xylophone", None)])).max()) < 0.2


def test_a_text_scores_the_same_alone_and_among_many() -> None:
    text: Text = ("the sound was moved", None)
    many: list[Text] = [(f"filler {n}", None) for n in range(600)]

    np.testing.assert_allclose(_scores([text])[0], _scores([*many, text])[-1], atol=1e-4)


@pytest.mark.parametrize("count", [0, 1])
def test_there_is_a_row_for_each_text(count: int) -> None:
    assert _scores([("sound", None)] * count).shape == (count, LABELS.shape[1])
