"""Sentences of indexed passages get their vectors out of the window, without encoding."""

from dataclasses import replace

import numpy as np
import pytest

from coach.domain.passage import Passage
from coach.ports import PassageVectors
from coach.retrieval.chunking import header
from coach.retrieval.indexing import IndexedSentences, encode_passages
from tests.builders import a_passage
from tests.doubles.hash_embedder import HashEmbedder

ONE = a_passage("Trust is slow.", "Pairs meet monthly.", source="s1")
TWO = a_passage("Wine is old.", "Trust is slow.", source="s2")


def vectors_of(*passages: Passage) -> dict[str, PassageVectors]:
    computed = encode_passages(passages, HashEmbedder())
    return {passage.id: one for passage, one in zip(passages, computed, strict=True)}


@pytest.mark.parametrize("text", [*(claim.text for claim in ONE.claims), header(ONE)])
def test_a_sentence_has_its_own_tokens_and_its_own_places(text: str) -> None:
    found = IndexedSentences([ONE], vectors_of(ONE))[text]

    (alone,) = HashEmbedder().encode_with_tokens([text])
    assert np.allclose(found.tokens, alone.tokens)
    assert np.array_equal(found.spans, alone.spans)
    assert np.isclose(np.linalg.norm(found.vector), 1.0)


def test_tokens_are_a_view_of_the_window_and_take_no_memory() -> None:
    vectors = vectors_of(ONE)

    found = IndexedSentences([ONE], vectors)["Pairs meet monthly."]

    assert np.shares_memory(found.tokens, vectors[ONE.id].window.tokens)


def test_only_whole_sentences_are_there() -> None:
    known = IndexedSentences([ONE], vectors_of(ONE))

    assert "Pairs meet monthly." in known
    assert "Pairs meet" not in known
    assert known.get("Pairs meet") is None


def test_a_sentence_that_the_embedder_cut_off_is_not_there() -> None:
    vectors = vectors_of(ONE)
    whole = vectors[ONE.id].window
    cut = replace(whole, tokens=whole.tokens[:-1], spans=whole.spans[:-1])

    known = IndexedSentences([ONE], {ONE.id: replace(vectors[ONE.id], window=cut)})

    assert "Trust is slow." in known
    assert "Pairs meet monthly." not in known


def test_the_same_sentence_in_two_passages_is_read_in_the_first() -> None:
    vectors = vectors_of(ONE, TWO)

    found = IndexedSentences([ONE, TWO], vectors)["Trust is slow."]

    assert np.shares_memory(found.tokens, vectors[ONE.id].window.tokens)


def test_every_sentence_and_heading_is_counted_once() -> None:
    known = IndexedSentences([ONE, TWO], vectors_of(ONE, TWO))

    assert len(known) == len(list(known)) == len({*known})
    assert {"Trust is slow.", "Pairs meet monthly.", "Wine is old."} <= {*known}
