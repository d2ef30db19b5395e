"""A claim's terms are met in the same word, in an agreeing figure, or in one of like meaning."""

import numpy as np
import pytest

from coach.adapters.minilm_embedder import MiniLmEmbedder
from coach.grounding.alignment import align, lexical_cells, terms_of
from tests.doubles.hash_embedder import HashEmbedder

EMBEDDER = HashEmbedder()


def test_terms_are_content_words_figures_and_names_by_clause() -> None:
    terms = terms_of("Welch met 88 people, and they learnt.", EMBEDDER)

    assert [(term.text, term.clause) for term in terms] == [
        ("welch", 0),
        ("met", 0),
        ("88", 0),
        ("people", 0),
        ("learnt", 1),
    ]
    assert [term.figure is not None for term in terms] == [False, False, True, False, False]


@pytest.mark.parametrize(
    ("claim", "sentence", "expected"),
    [
        ("mentors", "A mentor came.", 1.0),
        ("88 %", "It rose by 88 percent.", 1.0),
        ("88 %", "It rose by 24 percent.", 0.0),
        ("in October 2013", "It opened on 15 October.", 0.4),
        ("second", "The second came.", 1.0),
        ("cross-generational", "All were generational.", 0.5),
        ("nominated", "The nominee came.", 0.85),
        ("rain", "Snow fell.", 0.0),
    ],
)
def test_a_sentence_meets_a_term_by_degree(claim: str, sentence: str, expected: float) -> None:
    cells = lexical_cells(terms_of(claim, EMBEDDER), [sentence])

    assert np.isclose(cells.max(), expected)


def test_words_of_like_meaning_meet_in_context(minilm: MiniLmEmbedder) -> None:
    claim = "The seminar was expensive."
    sentences = ["The workshop cost a lot.", "A dog slept."]
    own, *given = minilm.encode_with_tokens([claim, *sentences])

    late = align(terms_of(claim, minilm), own, sentences, given).late

    assert (late[:, 0] > late[:, 1]).all()


def test_nothing_is_met_by_nothing() -> None:
    own, empty = EMBEDDER.encode_with_tokens(["Mentors meet.", ""])

    assert align(terms_of("Mentors meet.", EMBEDDER), own, [""], [empty]).late.max() == 0.0
