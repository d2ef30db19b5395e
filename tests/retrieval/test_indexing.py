"""Vectors are computed once, kept, and go with their passages."""

from collections.abc import Sequence

import numpy as np
import pytest

from coach.domain.passage import Passage
from coach.ports import Encoded
from coach.retrieval.chunking import searchable
from coach.retrieval.indexing import (
    encode_passages,
    pooled,
    sentence_starts,
    stored_vectors,
    window_matrix,
)
from tests.builders import a_passage
from tests.doubles.hash_embedder import HashEmbedder
from tests.doubles.memory_store import MemoryPassageStore

ONE = a_passage("Trust is slow.", "Pairs meet monthly.", source="s1", questions=("Is it slow?",))
TWO = a_passage("Wine is old.", source="s2")


class CountingEmbedder(HashEmbedder):
    """Remembers which passages it encoded, and stops before one more than it may."""

    def __init__(self, may: int = 1_000) -> None:
        self.encoded: list[str] = []
        self._may = may

    def encode_with_tokens(self, texts: Sequence[str]) -> list[Encoded]:
        """Encode, unless these texts are too many."""
        if len(self.encoded) + len(texts) > self._may:
            raise InterruptedError
        self.encoded += texts
        return super().encode_with_tokens(texts)


class Rebuilt:
    """A store that is read several times, and what was told meanwhile."""

    def __init__(self) -> None:
        self.store = MemoryPassageStore()
        self.told: list[float] = []

    def run(self, *passages: Passage, embedder: HashEmbedder | None = None) -> list[str]:
        """Return the ids that came back."""
        found = stored_vectors(
            passages,
            embedder=embedder or HashEmbedder(),
            store=self.store,
            progress=lambda _, share: self.told.append(share),
        )
        return list(found)


def test_every_passage_gets_its_vectors_and_the_store_keeps_them() -> None:
    rebuilt, embedder = Rebuilt(), HashEmbedder()

    assert set(rebuilt.run(ONE, TWO)) == {ONE.id, TWO.id}
    assert set(rebuilt.store.vectors(embedder.name, [ONE.id, TWO.id])) == {ONE.id, TWO.id}


def test_what_is_stored_is_not_computed_again_and_what_is_new_is() -> None:
    rebuilt, embedder = Rebuilt(), CountingEmbedder()
    rebuilt.run(ONE)

    rebuilt.run(ONE, TWO, embedder=embedder)

    # the list of questions is encoded by the same embedder, and new passages list none
    assert embedder.encoded == [searchable(TWO)]


def test_a_passage_that_lists_another_number_of_questions_is_computed_again() -> None:
    rebuilt, embedder = Rebuilt(), CountingEmbedder()
    rebuilt.run(ONE)

    rebuilt.run(ONE.model_copy(update={"questions": ()}), embedder=embedder)

    assert embedder.encoded == [searchable(ONE)]


def test_a_passage_that_went_from_the_library_goes_from_the_store() -> None:
    rebuilt = Rebuilt()
    rebuilt.run(ONE, TWO)

    rebuilt.run(TWO)

    assert rebuilt.store.vectors(HashEmbedder().name, [ONE.id]) == {}


def test_an_interrupted_run_goes_on_where_it_ended() -> None:
    many = [a_passage(source=f"s{n}") for n in range(50)]
    rebuilt, second = Rebuilt(), CountingEmbedder()
    with pytest.raises(InterruptedError):
        rebuilt.run(*many, embedder=CountingEmbedder(may=49))

    rebuilt.run(*many, embedder=second)

    assert 0 < len(second.encoded) < len(many)


def test_progress_rises_to_the_whole() -> None:
    rebuilt = Rebuilt()

    rebuilt.run(*(a_passage(source=f"s{n}") for n in range(50)))

    assert rebuilt.told == sorted(rebuilt.told)
    assert rebuilt.told[0] == 0.0
    assert rebuilt.told[-1] == 1.0


def test_an_empty_library_has_no_vectors_and_is_ready_at_once() -> None:
    rebuilt = Rebuilt()

    assert rebuilt.run() == []
    assert rebuilt.told == [1.0]
    assert encode_passages([], HashEmbedder()) == []
    assert len(window_matrix([], {})) == 0


def test_each_passage_has_a_vector_for_every_sentence_and_every_listed_question() -> None:
    one, two = encode_passages([ONE, TWO], HashEmbedder())

    assert [len(one.sentences), len(one.questions)] == [2, 1]
    assert [len(two.sentences), len(two.questions)] == [1, 0]


def test_a_sentence_is_nearer_to_its_own_words_than_its_neighbour_is() -> None:
    (vectors,) = encode_passages([ONE], HashEmbedder())
    (asked,) = HashEmbedder().encode(["Do pairs meet monthly?"])

    slow, monthly = vectors.sentences @ asked

    assert monthly > slow
    assert np.allclose(np.linalg.norm(vectors.sentences, axis=1), 1.0, atol=1e-5)


def test_a_sentence_starts_at_its_first_token_behind_the_heading() -> None:
    (window,) = HashEmbedder().encode_with_tokens([searchable(ONE)])

    starts = window.spans[sentence_starts(ONE, window)]

    words = [searchable(ONE)[start:end] for start, end in starts]
    assert words == ["Trust", "Pairs"]


def test_a_sentence_behind_the_cut_of_the_embedder_starts_at_the_last_token() -> None:
    (window,) = HashEmbedder().encode_with_tokens([searchable(ONE)])
    places = sentence_starts(ONE, window)
    short = Encoded(window.vector, window.tokens[: places[1]], window.spans[: places[1]])

    assert sentence_starts(ONE, short).tolist() == [places[0], places[1] - 1]
    assert pooled(ONE, short).shape == pooled(ONE, window).shape


def test_a_window_without_tokens_lends_its_vector_to_every_sentence() -> None:
    (window,) = HashEmbedder().encode_with_tokens(["?"])

    assert np.array_equal(pooled(ONE, window), np.stack([window.vector] * 2))


def test_window_vectors_come_in_the_order_of_the_passages() -> None:
    one, two = encode_passages([ONE, TWO], HashEmbedder())

    matrix = window_matrix([TWO, ONE], {ONE.id: one, TWO.id: two})

    assert np.array_equal(matrix, np.stack([two.window.vector, one.window.vector]))
