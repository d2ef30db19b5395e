"""Vectors of the shelf's phrases are encoded once, and made anew when anything differs."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from coach.adapters.phrase_vectors import KeptEmbedder, phrase_vectors
from coach.ports import Matrix, Vector
from tests.doubles.hash_embedder import HashEmbedder

PHRASES = ("prompt writing", "dashboards", "reading a P&L")


class CountingEmbedder(HashEmbedder):
    """Counts the texts that it encodes."""

    def __init__(self) -> None:
        self.texts = 0

    def encode(self, texts: Sequence[str]) -> Matrix:
        self.texts += len(texts)
        return super().encode(texts)


def kept(home: Path, embedder: HashEmbedder, phrases: Sequence[str] = PHRASES) -> dict[str, Vector]:
    return dict(phrase_vectors(home, embedder, phrases, progress=lambda words, share: None))


def test_every_phrase_gets_the_vector_of_the_embedder(tmp_path: Path) -> None:
    found = kept(tmp_path, HashEmbedder())

    assert list(found) == list(PHRASES)
    assert np.array_equal(np.stack(list(found.values())), HashEmbedder().encode(PHRASES))


def test_the_second_time_nothing_is_encoded(tmp_path: Path) -> None:
    first = kept(tmp_path, HashEmbedder())
    again = CountingEmbedder()

    second = kept(tmp_path, again)

    assert again.texts == 0
    assert all(np.array_equal(first[phrase], second[phrase]) for phrase in PHRASES)


def test_another_list_is_encoded_anew(tmp_path: Path) -> None:
    kept(tmp_path, HashEmbedder())
    again = CountingEmbedder()

    kept(tmp_path, again, (*PHRASES, "negotiation"))

    assert again.texts == 4


@pytest.mark.parametrize("content", [b"", b"no file of numbers", b"PK\x03\x04 cut short"])
def test_a_damaged_file_is_made_anew(tmp_path: Path, content: bytes) -> None:
    kept(tmp_path, HashEmbedder())
    (tmp_path / "phrases" / "vectors.npz").write_bytes(content)
    again = CountingEmbedder()

    kept(tmp_path, again)

    assert again.texts == len(PHRASES)


def test_a_long_list_of_examples_is_kept_and_what_people_type_is_not(tmp_path: Path) -> None:
    examples = [f"example {n}" for n in range(60)]
    KeptEmbedder(HashEmbedder(), tmp_path, "turns").encode(examples)
    counting = CountingEmbedder()
    embedder = KeptEmbedder(counting, tmp_path, "turns")

    vectors = embedder.encode(examples)
    embedder.encode(["what somebody typed"])

    assert np.array_equal(vectors, HashEmbedder().encode(examples))
    assert counting.texts == 1
    assert embedder.name == HashEmbedder().name
