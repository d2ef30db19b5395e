"""Late interaction: how well each word of a question is met by some word of a text, in context.

Source: Khattab and Zaharia, ColBERT, SIGIR 2020, section 3.2 (sum of maximal similarities), here
with MiniLM's own token vectors and a weight for each word of the question.
"""

import numpy as np
from numpy.typing import NDArray

from coach.language.words import FUNCTION_WORDS, words
from coach.ports import Embedder, Encoded, Matrix

_FUNCTION_WEIGHT = 0.12
_COMMON_RANK = 2_000
"""Words among the first of the vocabulary get no bonus for being rare."""


def token_weights(text: str, encoded: Encoded, embedder: Embedder) -> NDArray[np.float32]:
    """Return what each token of a question weighs, shape (t,), summing to 1 (or empty).

    Words of grammar weigh little, rare words up to twice as much as common ones; a word that the
    tokenizer cuts into pieces shares its weight among them.
    """
    values = np.zeros(len(encoded.spans), dtype=np.float32)
    for start, end, rows in _words_of(text, encoded):
        values[rows] = _weight(text[start:end].lower(), embedder) / len(rows)
    total = float(values.sum())
    return values / np.float32(total) if total else values


def met(question: Matrix, text: Matrix) -> NDArray[np.float32]:
    """Return for each question token its best cosine among the text's tokens, shape (t,)."""
    if not len(text) or not len(question):
        return np.zeros(len(question), dtype=np.float32)
    best: NDArray[np.float32] = (question @ text.T).max(axis=1)
    return best


def rarity(word: str, embedder: Embedder) -> float:
    """Return how rare an English word is, 0 (common) to 1 (not whole in the vocabulary)."""
    rank = max(embedder.ranks(word), _COMMON_RANK)
    return float(min(1.0, np.log(rank / _COMMON_RANK) / np.log(30_000 / _COMMON_RANK)))


def _weight(word: str, embedder: Embedder) -> float:
    found = words(word)
    if not found:
        return 0.02
    if all(part in FUNCTION_WORDS for part in found):
        return _FUNCTION_WEIGHT
    return 1.0 + rarity(word, embedder)


def _words_of(text: str, encoded: Encoded) -> list[tuple[int, int, list[int]]]:
    """Group tokens that touch each other without white space between them."""
    groups: list[tuple[int, int, list[int]]] = []
    for row, (start, end) in enumerate(encoded.spans.tolist()):
        if (
            groups
            and start == groups[-1][1]
            and text[start:end].isalnum()
            and text[start - 1].isalnum()
        ):
            first, _, rows = groups[-1]
            groups[-1] = (first, end, [*rows, row])
        else:
            groups.append((start, end, [row]))
    return groups
