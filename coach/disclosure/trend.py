"""The trend: a word about two published windows, and only where it speaks about many people."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from coach.domain.floors import K_CHANGED, TREND_PAIRS
from coach.domain.release import SealedFigure, Trend

STEP: Final = Fraction(1, 2)
"""By how much a mean must have moved to be up or down."""


def last_total(before: Sequence[SealedFigure], question: str) -> SealedFigure | None:
    """Return a question's total in the last window that published it; `before` is oldest first."""
    totals = [one for one in before if one.question == question and not one.group]
    return totals[-1] if totals else None


def trend_of(
    now: SealedFigure, before: SealedFigure | None, *, floor: int, pairs: int
) -> Trend | None:
    """Return where a question's mean went, or None where that must not be said.

    It is said in programmes of twenty pairs or more, where both windows pass the floor of trends,
    and where nobody or at least five people came or went: else it would speak about a few.
    """
    if before is None or pairs < TREND_PAIRS or min(now.n_eff, before.n_eff) < floor:
        return None
    if 0 < _changed(now, before) < K_CHANGED:
        return None
    moved = now.total / now.people - before.total / before.people
    if moved >= STEP:
        return "up"
    return "down" if moved <= -STEP else "about the same"


def _changed(one: SealedFigure, other: SealedFigure) -> int:
    """Return how many people answered in one of the windows and not in the other."""
    return len({m.author for m in one.members} ^ {m.author for m in other.members})
