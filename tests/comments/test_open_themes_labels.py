"""A label is a phrase that the people of a theme wrote, and that tells it from the others."""

import numpy as np
import pytest

from coach.comments.theme_labels import label_groups
from coach.language.words import FUNCTION_WORDS
from tests.doubles.hash_embedder import HashEmbedder


def labels(*groups: list[str]) -> list[str]:
    embedder = HashEmbedder()
    centres = np.stack([embedder.encode(group).mean(axis=0) for group in groups])
    everything = [text for group in groups for text in group]
    return label_groups(groups, centres, everything, embedder)


def test_a_phrase_that_several_people_use_is_the_label() -> None:
    found = labels(
        ["slides online please", "put the slides online", "want slides online"], ["cold room"]
    )

    assert found[0] == "Slides online"


def test_a_label_tells_a_theme_from_its_neighbour() -> None:
    one, other = labels(
        ["the lecture on resistors in parallel", "resistors"], ["the lecture on capacitors"]
    )

    assert "esistors" in one and "apacitors" in other


def test_two_themes_do_not_share_a_label() -> None:
    assert len(set(labels(["cold room"], ["cold room, dark"], ["a cold, dark room"]))) == 3


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("nothing was confusing in the diagrams", "diagrams"),
        ("no feedback", "no feedback"),
        ("the diagrams were never explained", "diagrams were never explained"),
        ("it went too fast", "too fast"),
    ],
)
def test_a_label_never_says_the_opposite_of_what_was_written(text: str, label: str) -> None:
    (found,) = labels([text])

    assert label in found.lower()


def test_a_label_begins_and_ends_with_a_word_of_substance_and_has_at_most_five() -> None:
    texts = ["I would have liked to have had some more of the exercises with the older patients of"]

    (found,) = labels(texts)

    spoken = found.lower().split()
    assert spoken[0] not in FUNCTION_WORDS and spoken[-1] not in FUNCTION_WORDS
    assert 1 <= len(spoken) <= 5 and found.lower() in texts[0].lower()


def test_a_label_keeps_its_people_s_capitals_and_begins_with_one() -> None:
    assert labels(["p-values"], ["SQL joins"]) == ["P-values", "SQL joins"]


def test_ideas_without_a_word_of_substance_still_have_a_label() -> None:
    assert labels(["it was what it was"]) == ["It was what it was"]
