"""Pair signs: what a pair's history tells before the next session, seen from one side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Date
from enum import StrEnum
from typing import Protocol

from coach.domain.pair import Pair
from coach.domain.person import OTHER_SIDE, PairSide
from coach.domain.session import Action, Session, SessionStatus
from coach.language.phrasing import joined, possessive

Given = Mapping[PairSide, Sequence[str]]
"""What each side has taught, oldest first, repeats included."""

GAP_DAYS = 35
"""A longer silence since the last session is a stall, where no date is set."""
_SO_MUCH_MORE = 4
"""One side has taught nearly everything if it taught so many times as much as the other."""


class Ledger(Protocol):
    """Tells what each side of a pair has taught."""

    def given(self, pair: Pair) -> Given:
        """Return what each side has taught so far."""

    def taught_in(self, session: Session, pair: Pair) -> Sequence[tuple[PairSide, str]]:
        """Return what was taught in a session, each topic with the side that taught it."""


class Sign(StrEnum):
    """Something to mind before a session; `you` is the one who reads."""

    YOU_CANCELLED = "you_cancelled"
    PARTNER_CANCELLED = "partner_cancelled"
    CANCELLED = "cancelled"
    YOU_ARE_LATE = "you_are_late"
    PARTNER_IS_LATE = "partner_is_late"
    YOU_TAUGHT_MOST = "you_taught_most"
    PARTNER_TAUGHT_MOST = "partner_taught_most"
    FIRST_SESSION = "first_session"
    LONG_GAP = "long_gap"
    NO_GOAL = "no_goal"
    NO_ACTIONS = "no_actions"


@dataclass(frozen=True)
class Signs:
    """What the history shows, most pressing sign first."""

    found: tuple[Sign, ...]
    cancelled_in_a_row: int
    """Sessions called off since the last one that was held."""
    yours_late: tuple[Action, ...]
    partners_late: tuple[Action, ...]


def signs_of(pair: Pair, reader: PairSide, today: Date, given: Given) -> Signs:
    """Return what the history of a pair shows to one of its sides."""
    in_a_row, by = _called_off(pair)
    late = [one for one in pair.open_actions if one.due and one.due < today]
    yours = tuple(one for one in late if side_of(pair, one.owner) in (reader, None))
    partners = tuple(one for one in late if side_of(pair, one.owner) == OTHER_SIDE[reader])
    ahead = teaches_most(given)
    dates = [one.date for one in pair.held]
    planned = any(
        one.status is SessionStatus.PLANNED and one.date >= today for one in pair.sessions
    )
    last_two = pair.held[-2:]
    shown = {
        Sign.YOU_CANCELLED: in_a_row and by == reader,
        Sign.PARTNER_CANCELLED: in_a_row and by == OTHER_SIDE[reader],
        Sign.CANCELLED: in_a_row and by is None,
        Sign.YOU_ARE_LATE: yours,
        Sign.PARTNER_IS_LATE: partners,
        Sign.YOU_TAUGHT_MOST: ahead == reader,
        Sign.PARTNER_TAUGHT_MOST: ahead == OTHER_SIDE[reader],
        Sign.FIRST_SESSION: not pair.held,
        Sign.LONG_GAP: dates and not planned and (today - max(dates)).days > GAP_DAYS,
        Sign.NO_GOAL: pair.held and not pair.goals,
        Sign.NO_ACTIONS: len(last_two) == 2 and not any(one.actions for one in last_two),
    }
    return Signs(tuple(sign for sign, is_so in shown.items() if is_so), in_a_row, yours, partners)


def teaches_most(given: Given) -> PairSide | None:
    """Return the side that has taught nearly everything so far, None while it is fair."""
    leader, mentor = (len(given.get(side, ())) for side in ("leader", "mentor"))
    if max(leader, mentor) >= max(2, _SO_MUCH_MORE * min(leader, mentor)):
        return "leader" if leader > mentor else "mentor"
    return None


def side_of(pair: Pair, owner: str) -> PairSide | None:
    """Return the side that owns an action, None if both or nobody does."""
    for side in OTHER_SIDE:
        names = [person.name.casefold() for person in pair.on(side)]
        if owner == side or owner.casefold() in names:
            return side
    return None


def called(pair: Pair, side: PairSide) -> str:
    """Return how a side is spoken of: by first name where two meet, else `the mentors`."""
    people = pair.on(side)
    if len(people) == 1:
        return people[0].first_name
    return f"the {side}s"


def names_for(pair: Pair, reader: PairSide) -> dict[str, str]:
    """Return the names that a text to one side may use."""
    partner, you = called(pair, OTHER_SIDE[reader]), called(pair, reader)
    return {
        "partner": partner,
        "Partner": partner[:1].upper() + partner[1:],
        "partners": possessive(partner),
        "you": you,
    }


def owner_to(pair: Pair, reader: PairSide, owner: str) -> str:
    """Return who owns an action in words to one side; empty if nobody does."""
    you, partner = names_for(pair, reader)["you"], names_for(pair, reader)["partner"]
    alone = len(pair.on(reader)) == 1
    side = next((one for one in OTHER_SIDE if one == owner), None)
    if owner == "both":
        return joined(["You" if alone else you, partner])
    if side == reader:
        return "You" if alone else you[:1].upper() + you[1:]
    if side:
        return partner[:1].upper() + partner[1:]
    return owner


def _called_off(pair: Pair) -> tuple[int, PairSide | None]:
    """Return how many sessions in a row were called off last, and by which side, if by one."""
    past = [one for one in pair.sessions if one.status is not SessionStatus.PLANNED]
    row = []
    for session in reversed(past):
        if session.status is not SessionStatus.CANCELLED:
            break
        row.append(session.cancelled_by)
    return len(row), row[0] if row else None
