"""Keyword search by BM25, with headings as a field of their own."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from coach.language.words import stem

if TYPE_CHECKING:
    from bm25s import BM25

HEADING_WEIGHT = 0.6
"""How much a word in the heading counts beside the same word in the body, without unit."""


class Bm25Index:
    """Scores texts by shared words: the body's BM25 plus the weighted one of its heading.

    Each field has its own document frequencies and lengths, so that a short heading is not
    drowned by the text below it.
    """

    def __init__(
        self,
        bodies: Sequence[str],
        headings: Sequence[str],
        *,
        heading_weight: float = HEADING_WEIGHT,
    ) -> None:
        if len(bodies) != len(headings):
            raise ValueError(f"{len(bodies)} bodies for {len(headings)} headings")
        self._count = len(bodies)
        fields = ((bodies, 1.0), (headings, heading_weight))
        self._fields = [
            (model, weight) for texts, weight in fields if (model := self._index(texts)) is not None
        ]

    def scores(self, query: str) -> NDArray[np.float32]:
        """Return one score of 0 or more for each text, shape (n,); all 0 if no word is known."""
        total = np.zeros(self._count, np.float32)
        words = self._cut([query])[0]
        for model, weight in self._fields:
            known = [word for word in words if word in model.vocab_dict]
            if known:
                total += weight * model.get_scores(known)
        return total

    def _index(self, texts: Sequence[str]) -> "BM25 | None":
        from bm25s import BM25

        words = self._cut(texts)
        if not any(words):  # bm25s raises on a corpus without a word
            return None
        model = BM25(method="lucene", k1=1.2, b=0.75)
        model.index(words, show_progress=False)
        return model

    def _cut(self, texts: Sequence[str]) -> list[list[str]]:
        import bm25s

        if not texts:
            return []
        cut = bm25s.tokenize(
            list(texts),
            stopwords="en",
            stemmer=_stems,
            return_ids=False,
            show_progress=False,
        )
        return [list(words) for words in cut]


def _stems(words: list[str]) -> list[str]:
    return [stem(word) for word in words]
