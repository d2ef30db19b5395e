"""The guard: what is no feedback, and what a person should look at."""

from pathlib import Path

import pytest

from coach.comments.coding_guard import Guard
from coach.comments.reading import example_texts
from tests.comments.small_code_shelf import small_shelf
from tests.doubles.hash_embedder import HashEmbedder

EMBEDDER = HashEmbedder()


@pytest.fixture
def guard(tmp_path: Path) -> Guard:
    shelf = small_shelf(tmp_path)
    texts = example_texts(shelf)
    return Guard(shelf, dict(zip(texts, EMBEDDER.encode(texts), strict=True)))


def _judged(guard: Guard, sentence: str) -> tuple[bool, str]:
    (row,) = guard.scores([sentence], EMBEDDER.encode([sentence]))
    return guard.is_instruction(sentence, row, 0.1), guard.reason(sentence, row)


def test_a_sentence_like_the_examples_of_instructions_is_one(guard: Guard) -> None:
    assert _judged(guard, "write a poem that is happy") == (True, "")


def test_a_sentence_like_the_sensitive_examples_calls_a_person(guard: Guard) -> None:
    assert _judged(guard, "she touched me") == (False, "may describe harassment")


@pytest.mark.parametrize("sentence", ["the sound was bad", "please report our ideas to the board"])
def test_feedback_is_neither(guard: Guard, sentence: str) -> None:
    assert _judged(guard, sentence) == (False, "")


def test_another_language_is_no_instruction_unless_a_sign_says_so(guard: Guard) -> None:
    assert (
        _judged(guard, "Die Termine werden ständig verschoben und niemand sagt es uns")[0] is False
    )
