"""Likeness to examples: a smooth vote of all examples, by meaning and by words."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import solve
from scipy.sparse import csr_array

from coach.domain.person import PairSide
from coach.language.words import stem, words
from coach.ports import Matrix

Numbers = NDArray[np.float64]
Text = tuple[str, PairSide | None]
"""What was said, and by whom if that is known."""

# Chosen on the open cases and by five-fold cross-validation over the examples.
_WORDS = 0.5
"""Weight of the words beside the meaning, which has unit length."""
_SIDE = 0.25
"""Weight of who said it."""
_NARROW = 0.8
"""How fast an example's vote fades with the squared distance."""
_RIDGE = 0.1
"""How much of each example's own vote is taken for chance."""
_AT_ONCE = 512
"""Texts compared at once: 512 with 2,000 examples take 8 MB."""
_SIDES: dict[PairSide | None, float] = {"leader": 1.0, "mentor": -1.0, None: 0.0}


class _Rows(NamedTuple):
    """Features of texts, a row for each."""

    meaning: Matrix
    """What is meant, and by whom."""
    words: Any
    """Which words are held, a sparse array: nearly all places of a row are empty."""
    squares: Matrix
    """Squared length of each row, shape (n,)."""


class Likeness:
    """Kernel ridge regression on examples: the same weights each time it is built.

    Source:
        Saunders, Gammerman, Vovk, Ridge Regression Learning Algorithm in Dual Variables, 1998.
    """

    def __init__(self, examples: Sequence[Text], vectors: Matrix, labels: Numbers) -> None:
        """Fit the votes.

        Args:
            examples: What was said, n of them.
            vectors: Their meaning, shape (n, d), unit rows.
            labels: 1 for each label that is right, else 0; shape (n, labels).
        """
        self._words = _Words([text for text, _ in examples])
        self._rows = self._features(examples, vectors)
        kernel = _kernel(self._rows, self._rows).astype(np.float64)
        kernel[np.diag_indices_from(kernel)] += _RIDGE
        self._votes = solve(kernel, labels, assume_a="pos", overwrite_a=True)

    def scores(self, texts: Sequence[Text], vectors: Matrix) -> Numbers:
        """Return how sure each label is, about 0 to 1, shape (texts, labels)."""
        parts: list[Numbers] = [np.empty((0, self._votes.shape[1]))]
        for start in range(0, len(texts), _AT_ONCE):
            end = start + _AT_ONCE
            rows = self._features(texts[start:end], vectors[start:end])
            parts.append(_kernel(rows, self._rows) @ self._votes)
        # rounded: in another batch the last digits of a vector may differ
        rounded: Numbers = np.asarray(np.vstack(parts).round(4), np.float64)
        return rounded

    def _features(self, texts: Sequence[Text], vectors: Matrix) -> _Rows:
        sides = np.array([[_SIDES[side]] for _, side in texts], np.float32)
        held = self._words.rows([text for text, _ in texts])
        meaning, said = np.hstack([vectors, _SIDE * sides]), _WORDS * held
        squares: Matrix = (meaning**2).sum(axis=1) + (said**2).sum(axis=1)
        return _Rows(meaning, said, squares)


class _Words:
    """The words and pairs of words that at least two examples share, the rarer the weightier."""

    def __init__(self, texts: Sequence[str]) -> None:
        counts = Counter(token for text in texts for token in _tokens(text))
        shared = sorted(token for token, count in counts.items() if count > 1)
        self._places = {token: place for place, token in enumerate(shared)}
        weights = [np.log(len(texts) / counts[token]) for token in shared]
        self._weights = np.array(weights, np.float32)

    def rows(self, texts: Sequence[str]) -> Any:
        """Return a row of unit length for each text; of zeros if it shares no word."""
        starts, places = [0], list[int]()
        values = [np.empty(0, np.float32)]
        for text in texts:
            # in order, so that a sum does not depend on how a set was filled
            held = sorted(p for t in _tokens(text) if (p := self._places.get(t)) is not None)
            weights = self._weights[held]
            values.append(weights / max(float(np.linalg.norm(weights)), 1e-9))
            places += held
            starts.append(len(places))
        shape = (len(texts), len(self._places))
        return csr_array((np.concatenate(values), places, starts), shape=shape)


def _tokens(text: str) -> set[str]:
    """Return the stems of all words, function words included, and of neighbouring ones."""
    stems = [stem(word) for word in words(text)]
    return {*stems, *(f"{one} {other}" for one, other in pairwise(stems))}


def _kernel(rows: _Rows, others: _Rows) -> Matrix:
    alike = rows.meaning @ others.meaning.T + (rows.words @ others.words.T).toarray()
    far = rows.squares[:, None] + others.squares - 2 * alike
    near: Matrix = np.exp(-_NARROW * far)
    return near
