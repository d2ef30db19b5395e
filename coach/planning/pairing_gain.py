"""What one person can learn from another: how well offers meet wishes, for many people at once."""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from coach.domain.person import Person

Fits = Callable[[Sequence[str], Sequence[str]], NDArray[np.float64]]
"""How well each offer meets each wish, 0 to 1, shape (offers, wishes)."""
_MET = 0.45
"""Fit from which an offer gives something to the one who wished: a related topic is enough to meet
for, though not to be told as what was asked for."""
_CHANCE = 0.3
"""Fit that nine of ten pairs of unrelated phrases stay below."""
_BEST, _COUNTED = 0.8, 3
"""How much the best-met wish weighs, against the mean of the best three."""
_AT_ONCE = 200
"""People on each side of one table: with 30 phrases each it takes 300 MB at most."""
_TRADES = 3
"""Trades that are named in each direction."""


def gains(
    teachers: Sequence[Person], learners: Sequence[Person], fits: Fits
) -> NDArray[np.float64]:
    """Return how well each teacher's offers meet each learner's wishes.

    Shape (teachers, learners), each 0 to 1: a wish counts as far as the best offer meets it, the
    best-met wish most, so that many wishes are no disadvantage.
    """
    found = np.zeros((len(teachers), len(learners)))
    for row in range(0, len(teachers), _AT_ONCE):
        for column in range(0, len(learners), _AT_ONCE):
            rows, columns = slice(row, row + _AT_ONCE), slice(column, column + _AT_ONCE)
            found[rows, columns] = _part(teachers[rows], learners[columns], fits)
    return found


def trades_between(teacher: Person, learner: Person, fits: Fits) -> list[tuple[str, str, float]]:
    """Return offers with the wishes they meet and how well, the best first, each wish once."""
    offers, wishes = teacher.can_teach, learner.wants_to_learn
    if not offers or not wishes:
        return []
    table = np.asarray(fits(offers, wishes), dtype=np.float64)
    best = table.argmax(axis=0)
    found = [(offers[o], wish, round(float(table[o, w]), 3))
             for w, (wish, o) in enumerate(zip(wishes, best, strict=True))
             if table[o, w] >= _MET]  # fmt: skip
    return sorted(found, key=lambda one: -one[2])[:_TRADES]


def _part(
    teachers: Sequence[Person], learners: Sequence[Person], fits: Fits
) -> NDArray[np.float64]:
    offers = _places(one.can_teach for one in teachers)
    wishes = _places(one.wants_to_learn for one in learners)
    found = np.zeros((len(teachers), len(learners)))
    if not offers or not wishes:
        return found
    table = np.asarray(fits(list(offers), list(wishes)), dtype=np.float64)
    worth = np.where(table >= _MET, (table - _CHANCE) / (1 - _CHANCE), 0.0)
    met = np.zeros((len(teachers), len(wishes)))
    for row, teacher in enumerate(teachers):
        if teacher.can_teach:
            met[row] = worth[[offers[one] for one in teacher.can_teach]].max(axis=0)
    for column, learner in enumerate(learners):
        if learner.wants_to_learn:
            mine = met[:, [wishes[one] for one in learner.wants_to_learn]]
            best = -np.sort(-mine, axis=1)[:, :_COUNTED]
            found[:, column] = _BEST * best[:, 0] + (1 - _BEST) * best.mean(axis=1)
    return found


def _places(phrases: Iterable[Sequence[str]]) -> dict[str, int]:
    """Number the phrases, each once, in a fixed order."""
    return {phrase: place for place, phrase in enumerate(sorted(set(chain(*phrases))))}
