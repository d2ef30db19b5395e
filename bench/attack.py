"""What a reader with the roster can work out from a programme's whole ledger: nobody, or who.

`python -m bench.attack --worlds 60` invents programmes of 1 to 25 pairs over five windows,
publishes them, and attacks what was published. The attacker knows who is in which pair, has every
release, every figure to date and every trend, and is given each figure as an exact sum over exactly
known people, which is more than bands, steps and words tell. Careless designs, attacked in the same
way, show that the attack works.
"""

import argparse
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from random import Random

import numpy as np
from numpy.typing import NDArray

from coach.domain.feedback import CountedRow
from coach.domain.floors import K_THEME, K
from tests.disclosure.generated_worlds import QUESTIONS, World, invented
from tests.disclosure.ledger import Ledger

SIZES = (1, 3, 5, 6, 8, 10, 12, 16, 20, 25)
WEEKS = 12
"""In a window of the careless designs, which publish each week."""
_TOGETHER = 3
"""Blocks of rows that are tried at once."""
Rows = frozenset[str]


@dataclass
class Published:
    """What an attacker is given: each figure as the rows it is an exact sum of."""

    figures: dict[str, list[Rows]] = field(default_factory=lambda: defaultdict(list))
    """By question."""
    themes: list[Rows] = field(default_factory=list)
    """The rows behind each theme that was shown."""


@dataclass(frozen=True)
class Found:
    """What an attack has found out about one programme."""

    people: int
    """Who answered at all."""
    grouped: int
    """Of whom a group that they are in can be computed and is too small."""
    exact: int
    """Whose own answer can be computed."""
    used: float
    """Share of the answers that some figure counts."""


Design = Callable[[World, Random], Published]


def as_specified(world: World, random: Random) -> Published:
    """Publish with the coach's own code; to date and trends are sums of the same figures."""
    ledger = Ledger(questions=QUESTIONS, pairs=world.pairs, invited=2 * world.pairs)
    seen, waiting = Published(), list[CountedRow]()
    for number, rows in enumerate(world.windows):
        waiting += rows
        made = ledger.close(f"Q{number}", rows)
        for figure in made.figures:
            seen.figures[figure.question].append(frozenset(one.row for one in figure.members))
        for theme in made.release.themes:
            raising = (row for row in waiting if row.commented and theme.code in row.codes)
            seen.themes.append(frozenset(row.row for row in raising))
        if made.outcome == "published":
            waiting = []
    for question in QUESTIONS:  # what a page of all windows together would add
        totals = [one for one in ledger.sealed if one.question == question.id and not one.group]
        for end in range(2, len(totals) + 1):
            together = (m.row for figure in totals[:end] for m in figure.members)
            seen.figures[question.id].append(frozenset(together))
    return seen


def refreshed_weekly(world: World, random: Random, *, by_side: bool = False) -> Published:
    """Publish all answers so far each week, once five people have answered: the usual recipe."""
    seen, so_far = Published(), list[CountedRow]()
    for rows in world.windows:
        weeks = [random.randrange(WEEKS) for _ in rows]
        for week in range(WEEKS):
            so_far += [row for row, at in zip(rows, weeks, strict=True) if at == week]
            for question in QUESTIONS:
                for some in _views([r for r in so_far if question.id in r.ratings], by_side):
                    if len({row.author for row in some}) >= K:
                        seen.figures[question.id].append(frozenset(row.row for row in some))
    return seen


def refreshed_with_a_filter(world: World, random: Random) -> Published:
    """Publish each week, for everybody and for each side."""
    return refreshed_weekly(world, random, by_side=True)


def _views(rows: Sequence[CountedRow], by_side: bool) -> Iterator[Sequence[CountedRow]]:
    yield rows
    if by_side:
        for side in ("leader", "mentor"):
            yield [row for row in rows if row.author.startswith(side)]


DESIGNS: dict[str, Design] = {
    "A: refreshed weekly, floor of five people": refreshed_weekly,
    "B: A with a filter by side": refreshed_with_a_filter,
    "D: the coach": as_specified,
}


def attack(world: World, seen: Published) -> Found:
    """Return how many people the published figures give away."""
    rows = {row.row: row for window in world.windows for row in window}
    grouped, exact = set[str](), set[str]()
    for figures in seen.figures.values():
        for group in computable(figures, rows, below=K):
            authors = {rows[one].author for one in group}
            grouped |= authors
            exact |= authors if len(authors) == 1 else set()
    for theme in seen.themes:
        if fewest(rows[one] for one in theme) < K_THEME:
            grouped |= {rows[one].author for one in theme}
    counted = {one for figures in seen.figures.values() for some in figures for one in some}
    return Found(
        people=len({row.author for row in rows.values()}),
        grouped=len(grouped),
        exact=len(exact),
        used=len(counted) / max(1, len(rows)),
    )


def computable(
    figures: Sequence[Rows], rows: dict[str, CountedRow], *, below: int
) -> Iterator[Rows]:
    """Yield groups under a size whose sum some combination of the figures is.

    Rows that stand in the same figures are one block. The figures' own combinations are what is
    orthogonal to everything that all figures miss: a choice of blocks can be computed if what is
    missed, seen on these blocks alone, leaves a direction free.
    """
    patterns: dict[tuple[bool, ...], list[str]] = defaultdict(list)
    for row in dict.fromkeys(one for figure in figures for one in figure):
        patterns[tuple(row in figure for figure in figures)].append(row)
    if not patterns:
        return
    blocks = list(patterns.values())
    missed = _null_space(np.array(list(patterns), dtype=float).T)
    small = [at for at, one in enumerate(blocks) if fewest(rows[row] for row in one) < below]
    known = set[int]()
    for size in range(1, _TOGETHER + 1):
        for chosen in combinations([at for at in small if at not in known], size):
            group = frozenset(row for at in chosen for row in blocks[at])
            if np.linalg.matrix_rank(missed[list(chosen)], tol=1e-8) < size:
                known |= {*chosen} if size == 1 else set()
                if fewest(rows[row] for row in group) < below:
                    yield group


def _null_space(matrix: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return an orthonormal basis of what all rows of a matrix are orthogonal to, as columns."""
    _, sizes, basis = np.linalg.svd(matrix)
    return basis[int((sizes > 1e-8).sum()) :].T


def fewest(rows: Iterable[CountedRow]) -> int:
    """Return the fewest of authors, pairs and counterparts."""
    columns = zip(*((row.author, row.pair, row.counterpart) for row in rows), strict=True)
    return min((len(set(column)) for column in columns), default=0)


def attacked(design: Design, pairs: int, worlds: int, *, answering: float = 0.8) -> list[Found]:
    """Return what an attack finds in each of so many worlds, always the same ones.

    Args:
        design: How answers are published.
        pairs: Size of each programme.
        worlds: How many programmes.
        answering: Share of the people who answer in a window.
    """
    found = []
    for number in range(worlds):
        random = Random(f"{pairs}/{number}")
        world = invented(random, pairs=pairs, answering=answering, sides=number % 3 > 0)
        found.append(attack(world, design(world, random)))
    return found


def main() -> int:
    """Print the table; return 1 if the coach gives anybody away."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--worlds", type=int, default=60, help="programmes of each size")
    parser.add_argument("--answering", type=float, default=0.8, help="share who answer a window")
    options = parser.parse_args()
    worlds = options.worlds
    given_away = 0
    print("| design | pairs | in a group too small | exact answers | answers used |")
    print("|---|---|---|---|---|")
    for name, design in DESIGNS.items():
        for pairs in SIZES if design is as_specified else (6, 12, 20):
            found = attacked(design, pairs, worlds, answering=options.answering)
            people = sum(one.people for one in found)
            grouped, exact = (sum(one.grouped for one in found), sum(one.exact for one in found))
            used = sum(one.used for one in found) / worlds
            print(
                f"| {name} | {pairs} | {grouped / people:.1%} | {exact / people:.1%} | {used:.1%} |"
            )
            given_away += grouped if design is as_specified else 0
    return 1 if given_away else 0


if __name__ == "__main__":
    raise SystemExit(main())
