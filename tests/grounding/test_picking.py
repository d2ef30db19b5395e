"""Few sentences are picked, and together they cover the claim."""

import numpy as np

from coach.grounding.alignment import align, terms_of
from coach.grounding.picking import Picking, pick, term_weights
from tests.doubles.hash_embedder import HashEmbedder

EMBEDDER = HashEmbedder()


def picked(claim: str, sentences: list[str], *, keep: int = 2) -> list[int]:
    own, *given = EMBEDDER.encode_with_tokens([claim, *sentences])
    return pick(align(terms_of(claim, EMBEDDER), own, sentences, given), sentences, keep=keep)


def test_the_second_pick_adds_what_the_first_leaves_open() -> None:
    sentences = [
        "Mentors meet leaders in Oslo.",
        "Rain fell.",
        "Mentors do meet leaders in Oslo.",
        "Snow fell.",
        "Budgets shrink yearly.",
    ]

    assert set(
        picked("Mentors meet leaders in Oslo although budgets shrink yearly.", sentences)
    ) in (
        {0, 4},
        {2, 4},
    )


def test_a_sentence_that_points_back_follows_the_one_it_leans_on() -> None:
    sentences = ["Rain fell.", "Welch chose a mentor.", "He was pleased.", "Snow fell."]

    assert picked("Welch chose a mentor.", sentences) == [1, 2]


def test_no_more_is_picked_than_there_is() -> None:
    assert picked("Mentors meet.", ["Mentors meet."], keep=5) == [0]


def test_a_claim_without_content_is_held_against_whole_sentences() -> None:
    assert len(picked("It is.", ["Rain fell.", "It is."], keep=1)) == 1


def test_figures_weigh_more_than_words() -> None:
    terms = terms_of("Mentors gain 88 %.", EMBEDDER)
    own, given = EMBEDDER.encode_with_tokens(["Mentors gain 88 %.", "Rain fell."])
    weights = term_weights(align(terms, own, ["Rain fell."], [given]), Picking())

    assert np.isclose(weights.sum(), 1.0)
    assert weights[[term.figure is not None for term in terms]].max() == weights.max()
