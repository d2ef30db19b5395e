"""Choosing quotes: a few whole comments that together name as many themes as they can.

Budgeted maximum coverage: the sets to cover come from `theme_coverage`, a comment costs its words.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from coach.comments.theme_coverage import Worth

MOST_QUOTES = 5
MOST_WORDS = 90
"""Of all quotes together."""
_THRIFT = 0.3
"""Power of its words that a comment's gain is divided by while the first quotes are sought."""
_WORD_PRICE = 0.002
"""What a word costs, where the five greatest themes together are worth 1."""
_FIRST = 8
"""Comments that are tried as the first quote."""
_ROUNDS = 8
"""Times that every quote may be exchanged for a better one."""
_NOTHING = 1e-6
_CONSIDERED = 500
"""Comments among which quotes are sought, those that cover most by themselves."""

Floats = NDArray[np.float32]


def choose_quotes(worth: Worth, words: Sequence[int]) -> tuple[int, ...]:
    """Return the comments to quote, the one that covers most first.

    At most five, of at most ninety words in all; a comment that covers nothing more is left out.

    Args:
        worth: Sets of comments, and what it is worth to quote one of each.
        words: Words of each comment.
    """
    alone = np.zeros(len(words))
    for covered, value in worth.items():
        alone[list(covered)] += value
    costs = np.maximum(np.array(words, np.float32), 1)
    allowed = np.flatnonzero((alone > 0) & (costs <= MOST_WORDS))
    order = np.argsort(-alone[allowed] / costs[allowed] ** _THRIFT, kind="stable")
    kept = allowed[order[:_CONSIDERED]]
    rows = {int(comment): row for row, comment in enumerate(kept)}
    covers = np.zeros((len(kept), len(worth)), np.float32)
    for column, covered in enumerate(worth):
        covers[[rows[comment] for comment in covered if comment in rows], column] = 1
    search = _Search(covers, np.array(list(worth.values()), np.float32), costs[kept])
    return tuple(int(kept[row]) for row in search.best())


class _Search:
    """Greedy from several first quotes, then exchanges; submodular, so that both go far."""

    def __init__(self, covers: Floats, worth: Floats, costs: Floats) -> None:
        """Take rows in the order of what they cover alone.

        Args:
            covers: 1 where a row covers a set, else 0, shape (rows, sets).
            worth: Of each set, shape (sets,).
            costs: Words of each row, at least 1, shape (rows,).
        """
        self._covers = covers
        self._worth = worth
        self._costs = costs

    def best(self) -> list[int]:
        """Return the rows of the best choice, the one that adds most first."""
        starts = range(min(_FIRST, len(self._costs)))
        found = [self._exchange(self._fill([row])) for row in starts]
        return self._by_gain(max(found, key=self._value, default=[]))

    def _gains(self, chosen: list[int]) -> Floats:
        """Return what each row adds, shape (rows,)."""
        missing = np.where(self._covers[chosen].any(axis=0), 0, self._worth)
        gains: Floats = self._covers @ missing.astype(np.float32)
        return gains

    def _value(self, chosen: list[int]) -> float:
        covered = self._covers[chosen].any(axis=0)
        return float(self._worth[covered].sum() - _WORD_PRICE * self._costs[chosen].sum())

    def _fitting(self, chosen: list[int]) -> NDArray[np.bool_]:
        left = MOST_WORDS - float(self._costs[chosen].sum())
        fitting = np.asarray(self._costs <= left)
        fitting[chosen] = False
        return fitting

    def _fill(self, chosen: list[int]) -> list[int]:
        while len(chosen) < MOST_QUOTES:
            gains = self._gains(chosen)
            worthwhile = self._fitting(chosen) & (gains > _NOTHING)
            if not worthwhile.any():
                break
            thrifty = np.where(worthwhile, gains / self._costs**_THRIFT, -1)
            chosen = [*chosen, int(np.argmax(thrifty))]
        return chosen

    def _exchange(self, chosen: list[int]) -> list[int]:
        for _ in range(_ROUNDS):
            before = self._value(chosen)
            for row in list(chosen):
                rest = [other for other in chosen if other != row]
                priced = self._gains(rest) - _WORD_PRICE * self._costs
                best = int(np.argmax(np.where(self._fitting(rest), priced, -np.inf)))
                chosen = [*rest, best if priced[best] > priced[row] + _NOTHING else row]
            if self._value(chosen) <= before + _NOTHING:
                break
        return chosen

    def _by_gain(self, chosen: list[int]) -> list[int]:
        ordered: list[int] = []
        while left := [row for row in chosen if row not in ordered]:
            gains = self._gains(ordered)
            ordered.append(max(left, key=lambda row: (float(gains[row]), -row)))
        return ordered
