"""Sentences of evidence are encoded once at most, and those of the index never."""

from collections.abc import Sequence

import numpy as np

from coach.grounding.evidence import KEPT, EvidenceVectors
from coach.ports import Encoded
from tests.doubles.hash_embedder import HashEmbedder


class Counting(HashEmbedder):
    """Remembers what it encoded."""

    def __init__(self) -> None:
        self.encoded: list[str] = []

    def encode_with_tokens(self, texts: Sequence[str]) -> list[Encoded]:
        """Encode, and remember."""
        self.encoded += texts
        return super().encode_with_tokens(texts)


def test_a_sentence_is_encoded_once_however_often_it_comes() -> None:
    embedder = Counting()
    vectors = EvidenceVectors(embedder)

    vectors.of(["Trust is slow.", "Pairs meet.", "Trust is slow."])
    vectors.of(["Pairs meet.", "Wine is old."])

    assert embedder.encoded == ["Trust is slow.", "Pairs meet.", "Wine is old."]


def test_a_known_sentence_keeps_its_vectors_and_is_not_encoded() -> None:
    embedder = Counting()
    (known,) = HashEmbedder().encode_with_tokens(["Something else entirely."])

    found = EvidenceVectors(embedder, {"Trust is slow.": known}).of(
        ["Pairs meet.", "Trust is slow."]
    )

    assert found[1] is known
    assert embedder.encoded == ["Pairs meet."]


def test_what_becomes_known_later_is_used() -> None:
    embedder, known = Counting(), dict[str, Encoded]()
    vectors = EvidenceVectors(embedder, known)

    known.update(
        zip(["Pairs meet."], HashEmbedder().encode_with_tokens(["Pairs meet."]), strict=True)
    )
    vectors.of(["Pairs meet."])

    assert embedder.encoded == []


def test_vectors_come_in_the_order_of_the_sentences() -> None:
    texts = ["Pairs meet.", "Trust is slow.", "Pairs meet."]

    found = EvidenceVectors(HashEmbedder()).of(texts)

    for one, alone in zip(found, HashEmbedder().encode_with_tokens(texts), strict=True):
        assert np.array_equal(one.vector, alone.vector)


def test_no_more_than_so_many_are_kept_and_what_is_wanted_now_is_not_forgotten() -> None:
    embedder = Counting()
    vectors = EvidenceVectors(embedder)
    vectors.of([f"Filler number {n}." for n in range(KEPT)])
    before = len(embedder.encoded)

    vectors.of(["Filler number 3.", "Something new."])
    vectors.of(["Filler number 3.", "Something new."])

    assert embedder.encoded[before:] == ["Something new."]
    vectors.of(["Filler number 4."])
    assert embedder.encoded[-1] == "Filler number 4."
