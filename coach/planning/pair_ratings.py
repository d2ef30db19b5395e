"""Rating pairs: every leader with every mentor, and who is never put together."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from coach.domain.person import Person
from coach.domain.reporting import ReportingLines
from coach.errors import InputError
from coach.planning.pairing_gain import Fits, gains

MOST_ON_A_SIDE = 2_000
FLOOR = 0.2
"""Score below which two people are not suggested: one of them would gain nothing."""
_SOFT = 0.05
"""Keeps a match in one direction above no match at all, and far below any in both."""
_ONE_FUNCTION, _ONE_MANAGER = 0.9, 0.85
"""What a pair within one function, or under one line manager, keeps of its score."""


@dataclass(frozen=True)
class Rated:
    """Every leader with every mentor; all arrays have the shape (leaders, mentors)."""

    leaders: Sequence[Person]
    mentors: Sequence[Person]
    leader_gets: NDArray[np.float64]
    mentor_gets: NDArray[np.float64]
    forbidden: NDArray[np.bool_]
    across: NDArray[np.bool_]
    shared: NDArray[np.bool_]
    scores: NDArray[np.float64]

    @property
    def usable(self) -> NDArray[np.float64]:
        """The scores, 0 where the two are never suggested."""
        return np.where(self.forbidden | (self.scores < FLOOR), 0.0, self.scores)


def rate(
    leaders: Sequence[Person], mentors: Sequence[Person], *, fits: Fits, lines: ReportingLines
) -> Rated:
    """Rate every leader with every mentor.

    Raises:
        InputError: There are too many people on one side.
    """
    for side, count in (("leaders", len(leaders)), ("mentors", len(mentors))):
        if count > MOST_ON_A_SIDE:
            problem = f"{count:,} {side} are more than can be compared"
            remedy = f"Suggest pairs for at most {MOST_ON_A_SIDE:,} on each side at a time."
            raise InputError(what="The list", problem=problem, remedy=remedy)
    leader_gets = gains(mentors, leaders, fits).T
    mentor_gets = gains(leaders, mentors, fits)
    both = np.sqrt((leader_gets + _SOFT) * (mentor_gets + _SOFT)) - _SOFT
    functions = [[one.function.casefold() for one in some] for some in (leaders, mentors)]
    managers = [[one.manager.casefold() for one in some] for some in (leaders, mentors)]
    across = _known(functions) & ~_equal(functions)
    shared = _known(managers) & _equal(managers)
    scores = both * np.where(across, 1.0, _ONE_FUNCTION) * np.where(shared, _ONE_MANAGER, 1.0)
    return Rated(
        leaders=leaders,
        mentors=mentors,
        leader_gets=leader_gets,
        mentor_gets=mentor_gets,
        forbidden=_forbidden(leaders, mentors, lines),
        across=across,
        shared=shared,
        scores=scores.round(6),
    )


def _forbidden(
    leaders: Sequence[Person], mentors: Sequence[Person], lines: ReportingLines
) -> NDArray[np.bool_]:
    """Return where the two are one person, or one is above the other."""
    ids = _known(_of(leaders, mentors, "id")) & _equal(_of(leaders, mentors, "id"))
    emails = _equal(_of(leaders, mentors, "email"))
    names = _equal(_of(leaders, mentors, "name"))
    # without an address only the name tells two people apart
    forbidden = ids | (emails & (_known(_of(leaders, mentors, "email")) | names))
    for i, leader in enumerate(leaders):
        forbidden[i] |= _above(leader, mentors, lines)
    for j, mentor in enumerate(mentors):
        forbidden[:, j] |= _above(mentor, leaders, lines)
    return forbidden


def _above(person: Person, others: Sequence[Person], lines: ReportingLines) -> NDArray[np.bool_]:
    """Return who of the others is above the person, by their own manager or by the lines."""
    manager = person.manager.casefold()
    above = {manager, *lines.above(manager)} if manager else set()
    above |= set(lines.above(person.email.casefold())) if person.email else set()
    return np.array([one.email.casefold() in above for one in others], dtype=bool)


def _of(leaders: Sequence[Person], mentors: Sequence[Person], field: str) -> list[list[str]]:
    return [[str(getattr(one, field)).casefold() for one in some] for some in (leaders, mentors)]


def _equal(values: Sequence[Sequence[str]]) -> NDArray[np.bool_]:
    rows, columns = (np.array(some, dtype=object) for some in values)
    return np.asarray(rows[:, None] == columns[None, :], dtype=bool)


def _known(values: Sequence[Sequence[str]]) -> NDArray[np.bool_]:
    rows, columns = (np.array([bool(one) for one in some], dtype=bool) for some in values)
    known: NDArray[np.bool_] = rows[:, None] & columns[None, :]
    return known
