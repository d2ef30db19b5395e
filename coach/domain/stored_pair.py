"""Pairs as a store hands them out: whole with a version, or as lines of a list."""

from datetime import date as Date

from coach.domain.pair import Pair
from coach.domain.record import Record


class PairLine(Record):
    """A pair as a list shows it."""

    id: str
    name: str
    programme: str
    playbook: str
    held: int
    next_date: Date | None
    """Of the first planned session that is not past; None without one."""
    sample: bool


class PairPage(Record):
    """Some pairs out of all that fit a search."""

    lines: tuple[PairLine, ...]
    total: int


class StoredPair(Record):
    """A pair with the number of the version that was read."""

    pair: Pair
    version: int
    """Goes up by one each time the pair is saved, or one of its people with another pair."""


class Enrolled(Record):
    """Who is in a pair of a programme, by id."""

    pair: str
    people: tuple[str, ...]
    """Leaders first."""
