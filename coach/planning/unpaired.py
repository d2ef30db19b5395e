"""Why somebody is left without a partner."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from coach.domain.person import Person
from coach.domain.suggested_pair import Unpaired, WhyUnpaired
from coach.planning.pair_ratings import FLOOR, Rated
from coach.planning.pairing_texts import PairingTexts


def unpaired(
    rated: Rated, chosen: Sequence[tuple[int, int]], texts: PairingTexts
) -> Iterator[Unpaired]:
    """Yield everybody who is in no chosen pair, with the reason."""
    leaders, mentors = {i for i, _ in chosen}, {j for _, j in chosen}
    usable = rated.usable
    either = np.maximum(rated.leader_gets, rated.mentor_gets)
    for i, leader in enumerate(rated.leaders):
        if i not in leaders:
            row = (usable[i], rated.scores[i], either[i], rated.forbidden[i])
            yield _without(leader, rated.mentors, row, texts)
    for j, mentor in enumerate(rated.mentors):
        if j not in mentors:
            column = (usable[:, j], rated.scores[:, j], either[:, j], rated.forbidden[:, j])
            yield _without(mentor, rated.leaders, column, texts)


def _without(
    person: Person,
    others: Sequence[Person],
    ratings: tuple[
        NDArray[np.float64], NDArray[np.float64], NDArray[np.float64], NDArray[np.bool_]
    ],
    texts: PairingTexts,
) -> Unpaired:
    """Return the first reason that holds; the person's own profile comes before the others'."""
    usable, scores, either, forbidden = ratings
    if not others:
        return texts.without(person, "alone")
    if (missing := _missing(person)) is not None:
        return texts.without(person, missing)
    if forbidden.all():
        return texts.without(person, "all_in_line")
    if usable.max() > 0:
        return texts.without(person, "fits_elsewhere", others[int(usable.argmax())])
    best = int(scores.argmax())
    allowed, barred = np.where(forbidden, 0.0, either), np.where(forbidden, either, 0.0)
    if forbidden[best] and scores[best] >= FLOOR:
        return texts.without(person, "best_in_line", others[best])
    if allowed.max() > 0:
        return texts.without(person, "one_way", others[int(allowed.argmax())])
    if barred.max() > 0:
        return texts.without(person, "best_in_line", others[int(barred.argmax())])
    return texts.without(person, "no_fit")


def _missing(person: Person) -> WhyUnpaired | None:
    if person.can_teach and person.wants_to_learn:
        return None
    if person.can_teach or person.wants_to_learn:
        return "no_wishes" if person.can_teach else "no_offers"
    return "no_profile"
