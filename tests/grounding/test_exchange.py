"""A claim that has one other word in the place of its source's is told from a paraphrase."""

import pytest

from coach.adapters.minilm_embedder import MiniLmEmbedder
from coach.grounding.support import SupportChecker

SOURCE = [
    "Leaders must dissolve three barriers before mentoring works: status, power and position.",
    "Small groups of leaders learn from their own interactions with each other.",
    "Budgets are planned by customers of the bank in autumn.",
]


@pytest.fixture(scope="module")
def support(minilm: MiniLmEmbedder) -> SupportChecker:
    return SupportChecker(minilm)


@pytest.mark.parametrize(
    ("claim", "word"),
    [
        ("Leaders must admire three barriers: status, power and position.", "admire"),
        ("Small groups of customers learn from their own interactions.", "customers"),
        ("Small groups of leaders learn from their own lawsuits with each other.", "lawsuits"),
    ],
)
def test_a_word_that_its_sentence_has_nothing_like_is_named_even_if_another_sentence_has_it(
    claim: str, word: str, support: SupportChecker
) -> None:
    assert support.check(claim, SOURCE).exchanged == word


@pytest.mark.parametrize(
    "claim",
    [
        "Leaders must remove three barriers: status, power and position.",
        "Small groups of executives learn from their own interactions.",
        "Small groups of leaders learn something from their own interactions.",
        "Customers of banks like long walks, warm soup and the open sea.",
    ],
)
def test_other_words_for_the_same_light_words_and_another_matter_are_no_exchange(
    claim: str, support: SupportChecker
) -> None:
    assert support.check(claim, SOURCE).exchanged == ""


def test_nothing_is_exchanged_where_there_is_no_evidence(support: SupportChecker) -> None:
    assert support.check("Leaders learn.", []).exchanged == ""
