"""Making the blocks of a session fit its minutes: what is left out, and what each gets."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, Self, TypeVar

from coach.domain.agenda import EACH_WAY
from coach.domain.playbook import Direction, Does, SessionKind
from coach.errors import SessionTooFull
from coach.planning.minutes import allot


class Weighed(Protocol):
    """A block as it is given minutes."""

    @property
    def title(self) -> str:
        """How it is called where it is left out."""

    @property
    def direction(self) -> Direction:
        """Who teaches."""

    @property
    def does(self) -> Does:
        """What it is for."""

    @property
    def share(self) -> int:
        """Its weight among the others."""

    @property
    def floor(self) -> int:
        """Never fewer minutes."""

    def with_floor(self, floor: int) -> Self:
        """Return it with another floor."""


Block = TypeVar("Block", bound=Weighed)

TWO_WAY: frozenset[SessionKind] = frozenset({"standard", "short"})
"""Kinds of session that are for teaching."""
_WAYS: tuple[Direction, Direction] = ("junior_to_senior", "senior_to_junior")
_GOES_FIRST: tuple[Does, ...] = (
    "stories", "look_back", "open", "balance", "wellbeing", "play_back", "try", "report", "apply",
    "offer", "wants", "topics", "close", "review", "contract", "schedule", "feedback", "decide",
)  # fmt: skip
"""What is left out first where time is short; what is not named stays."""


@dataclass(frozen=True)
class Fitted(Generic[Block]):
    """Blocks with their minutes."""

    blocks: tuple[Block, ...]
    minutes: tuple[int, ...]
    left_out: tuple[str, ...]
    """Titles of the blocks for which there was no room."""


def fit(blocks: Sequence[Block], minutes: int, kind: SessionKind) -> Fitted[Block]:
    """Give each block whole minutes that sum exactly, leaving out what does not fit.

    Raises:
        SessionTooFull: Not even one minute for each block that must stay.
    """
    kept, left_out = _with_room(list(blocks), minutes)
    floors = [block.floor for block in kept]
    given = allot(minutes, [block.share for block in kept], floors)
    if kind in TWO_WAY:
        given = both_ways(kept, given)
    return Fitted(tuple(kept), tuple(given), tuple(left_out))


def both_ways(blocks: Sequence[Weighed], minutes: Sequence[int]) -> list[int]:
    """Move minutes until each direction that is taught has its share, if that can be done."""
    given = list(minutes)
    least = -(-sum(given) * EACH_WAY // 1)
    for way in _WAYS:
        mine = [place for place, block in enumerate(blocks) if block.direction == way]
        while mine and sum(given[place] for place in mine) < least:
            giver = _giver(blocks, given, way, least)
            if giver is None:
                break
            given[giver] -= 1
            given[max(mine, key=lambda place: blocks[place].share)] += 1
    return given


def _giver(
    blocks: Sequence[Weighed], given: Sequence[int], way: Direction, least: float
) -> int | None:
    """Return the block that can best spare a minute: the largest joint one, then the other way."""
    other = sum(m for m, block in zip(given, blocks, strict=True)
                if block.direction not in ("joint", way))  # fmt: skip
    able = [
        place
        for place, block in enumerate(blocks)
        if given[place] > 1
        and (block.direction == "joint" or (block.direction != way and other > least))
    ]
    return max(
        able,
        key=lambda place: (
            given[place] > blocks[place].floor,
            blocks[place].direction == "joint",
            given[place],
        ),
        default=None,
    )


def _with_room(blocks: list[Block], minutes: int) -> tuple[list[Block], list[str]]:
    """Leave out blocks until the floors fit; then lower the floors to one minute each."""
    left_out: list[str] = []
    for does in _GOES_FIRST:
        while sum(block.floor for block in blocks) > minutes:
            place = next((n for n, block in enumerate(blocks) if block.does == does), None)
            if place is None or len(blocks) == 1:
                break
            left_out.append(blocks.pop(place).title)
    spare = minutes - len(blocks)
    if spare < 0:
        raise SessionTooFull(blocks=len(blocks), minutes=minutes)
    if sum(block.floor for block in blocks) > minutes:
        floors = allot(minutes, [block.floor for block in blocks], [1] * len(blocks))
        blocks = [b.with_floor(min(b.floor, n)) for b, n in zip(blocks, floors, strict=True)]
    return blocks, left_out
