"""The audit: whether any group that is too small can be computed from what is published.

Every figure is treated as an exact sum over its rows. By construction (windows apart, a split
all or none) it should never find anything; it is there for mistakes, and for what is built later.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Literal

from coach.domain.floors import K
from coach.domain.release import Member, SealedFigure

By = Literal["author", "pair", "counterpart"]
_WAYS: Final[tuple[By, ...]] = ("author", "pair", "counterpart")
_Vector = dict[int, Fraction]
"""A combination of figures: what it weighs the rows of each atom with, zeros left out."""


@dataclass(frozen=True)
class Exposed:
    """A group that can be computed and is too small."""

    question: str
    by: By
    """In what it is too small."""
    rows: frozenset[str]
    """Marks of its rows."""


def find_exposed(figures: Sequence[SealedFigure], *, floor: int = K) -> Exposed | None:
    """Return a group with n_eff under the floor that some combination of figures tells, or None.

    Rows that stand in the same figures form an atom: nothing tells them apart. A set of atoms is
    determined if a combination of the figures is zero on every atom outside of it and not on all
    inside. Exact: a group is found if, and only if, there is one.

    Args:
        figures: All that was ever published for a programme, and what is about to be.
        floor: n_eff under which nothing may be computable.
    """
    for question in dict.fromkeys(one.question for one in figures):
        atoms = _atoms([one for one in figures if one.question == question])
        patterns = list(atoms)
        for by in _WAYS:
            values = [frozenset(getattr(one, by) for one in atoms[p]) for p in patterns]
            inside = _within_small(patterns, [len(one) < floor for one in values])
            found = _fewest(inside, frozenset(), values, floor - 1)
            if found is not None:
                rows = frozenset(one.row for at in found for one in atoms[patterns[at]])
                return Exposed(question, by, rows)
    return None


def _atoms(figures: Sequence[SealedFigure]) -> dict[int, list[Member]]:
    """Return the rows by the figures they stand in: bit n is set for figure n."""
    patterns: dict[str, int] = defaultdict(int)
    members: dict[str, Member] = {}
    for number, figure in enumerate(figures):
        for one in figure.members:
            patterns[one.row] |= 1 << number
            members[one.row] = one
    atoms: dict[int, list[Member]] = defaultdict(list)
    for row, pattern in patterns.items():
        atoms[pattern].append(members[row])
    return atoms


def _within_small(patterns: Sequence[int], small: Sequence[bool]) -> list[_Vector]:
    """Return a basis of the combinations of figures that are zero on every atom not small."""
    figures = max(patterns, default=0).bit_length()
    left: list[_Vector] = [
        {at: Fraction(1) for at, pattern in enumerate(patterns) if pattern >> number & 1}
        for number in range(figures)
    ]
    left = [vector for vector in left if vector]
    for at, is_small in enumerate(small):
        if not is_small:
            left = _without(left, at)
    return left


def _fewest(
    vectors: list[_Vector], chosen: frozenset[str], values: Sequence[frozenset[str]], most: int
) -> _Vector | None:
    """Return a combination of the vectors on whose atoms at most so many values occur, or None.

    Either it is zero on an atom, and the vectors that are not are used up to make the others so;
    or it is not, and the atom's values are among the chosen. Both ways end.
    """
    while vectors:
        for vector in vectors:
            if len(chosen.union(*(values[at] for at in vector))) <= most:
                return vector
        at = next(at for vector in vectors for at in vector if not values[at] <= chosen)
        wider = chosen | values[at]
        if len(wider) <= most and (found := _fewest(vectors, wider, values, most)):
            return found
        vectors = _without(vectors, at)
    return None


def _without(vectors: Iterable[_Vector], at: int) -> list[_Vector]:
    """Return vectors that span all combinations of these which are zero on an atom."""
    touching = [vector for vector in vectors if at in vector]
    others = [vector for vector in vectors if at not in vector]
    cancelled = (_cancel(one, touching[0], at) for one in touching[1:])
    return others + [vector for vector in cancelled if vector]


def _cancel(vector: _Vector, by: _Vector, at: int) -> _Vector:
    times = vector[at] / by[at]
    keys = vector.keys() | by.keys()
    zero = Fraction(0)
    summed = {key: vector.get(key, zero) - times * by.get(key, zero) for key in keys}
    return {key: weight for key, weight in summed.items() if weight}
