"""A mark: what one scorer says of one case; and how marks become a score."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import sqrt

from coach.evaluation.subject import Asked, Searched


@dataclass(frozen=True)
class Mark:
    """How much of what a scorer looks for was there."""

    found: float
    """0 to `of`."""
    of: int = 1
    why: str = ""
    """What was missing or wrong, for a person; empty if nothing was."""


ReplyScorer = Callable[[Asked], Mark | None]
"""Marks a reply; None where the scorer has nothing to say about the case."""
SearchScorer = Callable[[Searched], Mark | None]
"""Marks what a search found; None where the scorer has nothing to say about the case."""


@dataclass(frozen=True)
class Score:
    """Marks added up: the share of all that was looked for, with its interval."""

    found: float
    of: int
    cases: int
    low: float
    high: float

    @property
    def value(self) -> float:
        """The share, 0 to 1."""
        return self.found / self.of if self.of else 0.0


def yes(holds: bool, why: str) -> Mark:
    """Return a mark of one point, with the reason if it is not given."""
    return Mark(1.0) if holds else Mark(0.0, why=why)


def add_up(marks: Iterable[Mark]) -> Score:
    """Return the score of all marks together; facts count, not cases."""
    given = list(marks)
    found, of = sum(mark.found for mark in given), sum(mark.of for mark in given)
    low, high = wilson(found, of)
    return Score(found=found, of=of, cases=len(given), low=low, high=high)


def wilson(found: float, of: int, *, z: float = 1.96) -> tuple[float, float]:
    """Return the Wilson interval of a share, (0, 1) if nothing was counted.

    Shares of a point, as reciprocal ranks give them, make the interval too wide, never too narrow.

    Source:
        Wilson, JASA 1927. doi:10.1080/01621459.1927.10502953
    """
    if not of:
        return 0.0, 1.0
    share = found / of
    spread = z * sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    middle = share + z * z / (2 * of)
    scale = 1 + z * z / of
    return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)
