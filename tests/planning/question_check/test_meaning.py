"""The second opinion is fitted to the shelf's examples."""

from collections.abc import Sequence

import numpy as np

from coach.adapters.minilm_embedder import MiniLmEmbedder
from coach.planning.question_check.meaning import QuestionMeaning, example_phrases
from coach.planning.question_check.people import Named, name_people
from coach.planning.question_check.texts import FLAGS
from coach.ports import Matrix
from tests.doubles.hash_embedder import HashEmbedder
from tests.planning.question_check.the_shelf import the_shelf


class Counting(HashEmbedder):
    """Counts what it encodes."""

    def __init__(self) -> None:
        self.encoded = 0

    def encode(self, texts: Sequence[str]) -> Matrix:
        self.encoded += len(texts)
        return super().encode(texts)


def _named(*texts: str) -> list[Named]:
    return [name_people(text, the_shelf()) for text in texts]


def test_the_same_examples_give_the_same_scores() -> None:
    one, other = (QuestionMeaning(HashEmbedder(), the_shelf()) for _ in range(2))
    asked = _named("What do you do first?", "Are you ill?")

    np.testing.assert_array_equal(one.scores(asked), other.scores(asked))
    assert one.scores(asked).shape == (2, len(FLAGS))


def test_vectors_that_are_known_already_are_not_encoded_again() -> None:
    phrases = example_phrases(the_shelf())
    known = dict(zip(phrases, HashEmbedder().encode(phrases), strict=True))
    embedder = Counting()

    QuestionMeaning(embedder, the_shelf(), known)

    assert embedder.encoded == 0


def test_a_question_that_tells_little_has_no_meaning_to_go_by(minilm: MiniLmEmbedder) -> None:
    meaning = QuestionMeaning(minilm, the_shelf())

    assert [meaning.flags(one) for one in _named("And why?", "Where are you?", "")] == [
        frozenset()
    ] * 3


def test_a_burden_without_a_sign_is_told_by_its_meaning(minilm: MiniLmEmbedder) -> None:
    meaning = QuestionMeaning(minilm, the_shelf())
    private, work = _named("Is somebody in your household seriously unwell?", "Where is the file?")

    assert "disclosure" in meaning.flags(private)
    assert meaning.flags(work) == frozenset()
