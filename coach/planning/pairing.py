"""Suggesting pairs: who could teach whom, both ways, over all people at once."""

from collections.abc import Callable, Collection, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from coach.domain.person import PairSide, Person
from coach.domain.reporting import ReportingLines, lines_of
from coach.domain.suggested_pair import PairParts, PairSuggestions, SuggestedPair, Trade
from coach.planning.pair_ratings import Rated, rate
from coach.planning.pairing_gain import Fits, trades_between
from coach.planning.pairing_texts import PairingTexts, read_pairing_texts
from coach.planning.unpaired import unpaired
from coach.shelves import shelf

Fit = Callable[[str, str], float]
"""How well what is offered meets what is wished, 0 to 1."""


def suggest_pairs(
    people: Sequence[Person],
    fit: Fit,
    *,
    fits: Fits | None = None,
    taken: Collection[str] = (),
    lines: ReportingLines | None = None,
    texts: PairingTexts | None = None,
) -> PairSuggestions:
    """Return the pairs that together promise most, and why the others have none.

    Nobody is suggested to somebody in their reporting line, at any depth, either way. The order
    of the people makes no difference.

    Args:
        people: Both sides, in any order.
        fit: How well what is offered meets what is wished, 0 to 1.
        fits: The same for many phrases at once; `fit` is not called if it is given.
        taken: Ids or e-mail addresses of people who are in a pair already.
        lines: Reporting lines beyond what the people themselves say.
        texts: The words of the reasons; those of the shelf if none are given.

    Raises:
        InputError: There are too many people on one side.
    """
    words = texts or read_pairing_texts(shelf("knowledge") / "coaching")
    table = fits or _one_by_one(fit)
    gone = {one.casefold() for one in taken}
    ordered = sorted(people, key=_order)
    rated = rate(
        [one for one in ordered if one.side == "leader" and not _is_taken(one, gone)],
        [one for one in ordered if one.side == "mentor" and not _is_taken(one, gone)],
        fits=table,
        lines=lines or lines_of(ordered),
    )
    usable = rated.usable
    rows, columns = linear_sum_assignment(usable, maximize=True)
    chosen = [(int(i), int(j)) for i, j in zip(rows, columns, strict=True) if usable[i, j] > 0]
    pairs = [_suggested(rated, i, j, table, words) for i, j in chosen]
    left = [words.without(one, "taken") for one in ordered if _is_taken(one, gone)]
    left += unpaired(rated, chosen, words)
    return PairSuggestions(
        pairs=tuple(sorted(pairs, key=lambda one: (-one.score, _order(one.leader)))),
        unpaired=tuple(sorted(left, key=lambda one: _order(one.person))),
    )


def _suggested(rated: Rated, i: int, j: int, fits: Fits, texts: PairingTexts) -> SuggestedPair:
    leader, mentor = rated.leaders[i], rated.mentors[j]
    trades = [
        Trade(teacher=side, offer=offer, wish=wish, fit=fit)
        for side, teacher, learner in _both_ways(leader, mentor)
        for offer, wish, fit in trades_between(teacher, learner, fits)
    ]
    return SuggestedPair(
        leader=leader,
        mentor=mentor,
        score=round(float(rated.scores[i, j]), 3),
        parts=PairParts(
            leader_gets=round(float(rated.leader_gets[i, j]), 3),
            mentor_gets=round(float(rated.mentor_gets[i, j]), 3),
            across_functions=bool(rated.across[i, j]),
            same_manager=bool(rated.shared[i, j]),
        ),
        trades=tuple(trades),
        reason=texts.reason(leader, mentor, trades),
    )


def _both_ways(leader: Person, mentor: Person) -> tuple[tuple[PairSide, Person, Person], ...]:
    return (("mentor", mentor, leader), ("leader", leader, mentor))


def _one_by_one(fit: Fit) -> Fits:
    def table(offers: Sequence[str], wishes: Sequence[str]) -> NDArray[np.float64]:
        rows: list[list[float]] = [[fit(offer, wish) for wish in wishes] for offer in offers]
        return np.array(rows, dtype=np.float64).reshape(len(offers), len(wishes))

    return table


def _is_taken(person: Person, gone: Collection[str]) -> bool:
    return any(mark.casefold() in gone for mark in (person.id, person.email) if mark)


def _order(person: Person) -> tuple[Any, ...]:
    return (person.name.casefold(), person.email.casefold(), person.id, person.model_dump_json())
