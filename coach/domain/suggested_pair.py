"""Pairs that are suggested, each with its reason; a person accepts them or does not."""

from typing import Literal

from pydantic import Field

from coach.domain.person import PairSide, Person
from coach.domain.record import Record

WhyUnpaired = Literal[
    "taken", "alone", "no_profile", "no_wishes", "no_offers", "all_in_line", "best_in_line",
    "one_way", "no_fit", "fits_elsewhere",
]  # fmt: skip


class Trade(Record):
    """Something one of two can teach that the other asked for."""

    teacher: PairSide
    offer: str
    wish: str
    fit: float = Field(ge=0, le=1)


class PairParts(Record):
    """What the score of a pair is made of."""

    leader_gets: float = Field(ge=0, le=1)
    """How well what the mentor teaches meets what the leader wants."""
    mentor_gets: float = Field(ge=0, le=1)
    """How well what the leader teaches meets what the mentor wants."""
    across_functions: bool
    same_manager: bool


class SuggestedPair(Record):
    """Two people who could teach each other; nothing is decided by it."""

    leader: Person
    mentor: Person
    score: float = Field(ge=0, le=1)
    parts: PairParts
    trades: tuple[Trade, ...]
    """The best of each direction first."""
    reason: str
    """In words, for the two and for whoever decides."""


class Unpaired(Record):
    """Somebody for whom no partner is suggested."""

    person: Person
    kind: WhyUnpaired
    why: str


class PairSuggestions(Record):
    """Suggested pairs, the best first, and everybody who is in none, by name."""

    pairs: tuple[SuggestedPair, ...]
    unpaired: tuple[Unpaired, ...]
