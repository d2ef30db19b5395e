"""A word that nothing in the evidence is like gives away what was exchanged or added."""

import pytest

from coach.adapters.minilm_embedder import MiniLmEmbedder
from coach.grounding.alignment import align, terms_of
from coach.grounding.strays import MOST, strays

SAID = (
    "Meet monthly for an hour, with at least six sessions over nine months.",
    "A mentor's honest story of a setback shows the mentee how resilience is built.",
)


@pytest.fixture(scope="module")
def embedder(minilm: MiniLmEmbedder) -> MiniLmEmbedder:
    return minilm


def found(claim: str, embedder: MiniLmEmbedder, evidence: tuple[str, ...] = SAID) -> float:
    own, *given = embedder.encode_with_tokens([claim, *evidence])
    return strays(align(terms_of(claim, embedder), own, evidence, given))


@pytest.mark.parametrize(
    "claim",
    [
        "See each other every month for an hour.",
        "An honest tale about a failure teaches the mentee resilience.",
        "Put simply, it is best to meet each month.",
    ],
)
def test_other_words_for_the_same_are_no_strays(claim: str, embedder: MiniLmEmbedder) -> None:
    assert found(claim, embedder) < 0.5


@pytest.mark.parametrize(
    "claim",
    [
        "Meet monthly for an hour, with at least six invoices over nine months.",
        "A mentor's honest story of a setback shows the mentee how software is built.",
        "Meet monthly for an hour, and bring a dog.",
    ],
)
def test_an_exchanged_noun_and_an_added_end_are_strays(
    claim: str, embedder: MiniLmEmbedder
) -> None:
    assert found(claim, embedder) >= 0.5


def test_names_and_figures_are_left_to_the_checks_that_look_them_up(
    embedder: MiniLmEmbedder,
) -> None:
    assert found("Meet Okonkwo monthly for 7 hours.", embedder) == found(
        "Meet monthly for hours.", embedder
    )


def test_many_strays_count_like_two(embedder: MiniLmEmbedder) -> None:
    assert found("Volcanoes, trombones, glaciers and lasagne.", embedder) == MOST


def test_without_evidence_there_is_nothing_to_be_near_to(embedder: MiniLmEmbedder) -> None:
    assert found("Meet monthly.", embedder, ()) == 0.0
