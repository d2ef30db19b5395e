"""What a question names, and whether the library holds it."""

import pytest

from coach.adapters.minilm_embedder import MiniLmEmbedder
from coach.retrieval.naming import Named, named, side_by_side
from coach.retrieval.vocabulary import Vocabulary
from tests.retrieval.small_library import PASSAGES


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary(PASSAGES)


def _held(names: tuple[Named, ...]) -> list[tuple[str, bool]]:
    return [(name.text, name.held) for name in names]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What did Welch learn at Netflix?", [("Welch", True), ("Netflix", False)]),
        ("Who taught Jack Welch?", [("Jack Welch", True)]),
        ("What does Mary Barra say?", [("Mary Barra", False)]),
        ("Wharton's pairs?", [("Wharton", True)]),
        ("What is the WBS programme?", [("WBS", True)]),
        ("What does London Business School do?", [("London Business School", False)]),
        ("how many mentors does pwc have", [("pwc", True)]),
        ("what results did siemens get", [("siemens", False)]),
        ("what does simon sinek say on it", [("simon sinek", False)]),
        ("what does the eu ai act say", [("eu ai act", False)]),
        ("Belbin: of use for pairs?", [("Belbin", False)]),
    ],
)
def test_a_name_is_told_with_whether_it_is_held(
    vocabulary: Vocabulary,
    minilm: MiniLmEmbedder,
    question: str,
    expected: list[tuple[str, bool]],
) -> None:
    assert _held(named(question, vocabulary=vocabulary, embedder=minilm)) == expected


@pytest.mark.parametrize(
    "question",
    [
        "I cancel on Tuesday, what now?",
        "What does a CEO need, and is it OK to ask?",
        "Oops, I meant the juniors",
        "Whats the ideal model for pairs?",
        "how does trust grow",
    ],
)
def test_the_calendar_roles_and_plain_words_are_no_names(
    vocabulary: Vocabulary, minilm: MiniLmEmbedder, question: str
) -> None:
    assert named(question, vocabulary=vocabulary, embedder=minilm) == ()


@pytest.mark.parametrize(
    ("question", "passing"),
    [
        ("May I use Gemini for our sessions?", True),
        ("How do we learn about TikTok?", True),
        ("We're in Laos, can we take part?", True),
        ("How do I use Belbin roles for matching?", False),
        ("What does Gemini think?", False),
        ("How do I reverse a list in Java?", False),
    ],
)
def test_a_name_is_in_passing_if_somebody_uses_it_and_it_stands_alone(
    vocabulary: Vocabulary, minilm: MiniLmEmbedder, question: str, passing: bool
) -> None:
    (name,) = named(question, vocabulary=vocabulary, embedder=minilm)
    assert name.passing is passing


@pytest.mark.parametrize(
    ("question", "beside"),
    [
        ("How do PwC and Accenture do it?", True),
        ("What can PwC learn from Accenture?", False),
        ("How do PwC and Wharton do it?", False),
    ],
)
def test_side_by_side_are_names_of_which_one_is_held(
    vocabulary: Vocabulary, minilm: MiniLmEmbedder, question: str, beside: bool
) -> None:
    names = named(question, vocabulary=vocabulary, embedder=minilm)
    assert side_by_side(question, names) is beside
