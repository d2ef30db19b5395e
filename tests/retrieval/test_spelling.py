"""Misspelt words of the library are put right, and nothing else."""

import pytest

from coach.adapters.minilm_embedder import MiniLmEmbedder
from coach.domain.document import Claim
from coach.domain.passage import Passage
from coach.retrieval.spelling import correct_spelling
from coach.retrieval.vocabulary import Vocabulary

TEXT = (
    "The hybrid leadership incubator pairs leaders at Wharton and at Deloitte with students. "
    "They learn, and learn again, what they can learn; and they learn to learn in a venture."
)


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    claim = Claim(text=TEXT)
    passage = Passage(id="a", source="s1", title="One", heading="", order=0, claims=(claim,))
    return Vocabulary([passage])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("hybrd leadrship incubator", "hybrid leadership incubator"),
        ("what can I lern?", "what can I learn?"),
        ("Wharten", "Wharton"),
        ("the Delloite pairs", "the Deloitte pairs"),
    ],
)
def test_a_slip_in_a_word_of_the_library_is_put_right(
    vocabulary: Vocabulary, minilm: MiniLmEmbedder, typed: str, meant: str
) -> None:
    assert correct_spelling(typed, vocabulary=vocabulary, embedder=minilm) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "Netflix",
        "Accenture",
        "What does simon sinek say?",
        "grumble",
        "they're here",
        "MentorCity and KPMG",
        "leaders in 2013",
        "Ventura",
        "",
    ],
)
def test_every_other_word_stays_as_it_was_typed(
    vocabulary: Vocabulary, minilm: MiniLmEmbedder, typed: str
) -> None:
    assert correct_spelling(typed, vocabulary=vocabulary, embedder=minilm) == typed
