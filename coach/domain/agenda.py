"""An agenda: blocks that fill a session to the minute, each with a purpose and a question."""

from datetime import datetime
from typing import Literal, Self

from pydantic import Field, model_validator

from coach.domain.answer import Citation
from coach.domain.playbook import Direction, Does, SessionKind
from coach.domain.record import Record

SHORTEST, LONGEST = 15, 120
"""Minutes of a session that can be planned."""
EACH_WAY = 0.2
"""Share that each direction of teaching gets at least in standard and short sessions."""


class AgendaBlock(Record):
    """One block of an agenda."""

    minutes: int = Field(ge=1)
    title: str
    direction: Direction
    does: Does
    topic: str | None = None
    """What is taught in it; null where nothing particular is."""
    purpose: str
    questions: tuple[str, ...] = Field(min_length=1, max_length=3)
    actions: tuple[str, ...] = ()
    """Open actions, as they are read out; who owes them is said in words."""
    cites: tuple[int, ...] = ()
    """Numbers of the agenda's citations; none for a coach suggestion."""
    fixed: bool = False
    """Written or moved by a person: planning leaves it alone."""

    @property
    def basis(self) -> Literal["source", "coach_suggestion"]:
        """Whether a source on the shelf backs the block, or our own judgement."""
        return "source" if self.cites else "coach_suggestion"


class Share(Record):
    """How the minutes are spread over the directions, as parts of 1."""

    junior_to_senior: float
    senior_to_junior: float
    joint: float


class Agenda(Record):
    """A session as it is planned."""

    title: str
    kind: SessionKind
    minutes: int = Field(ge=1)
    playbook: str = "reverse-mentoring"
    people: tuple[str, ...] = ()
    """Who meets, by name; of two, the senior one first."""
    starts: datetime | None = None
    """When, in the pair's own time; null if no date is set, midnight if only the day is known."""
    blocks: tuple[AgendaBlock, ...] = Field(min_length=1)
    citations: tuple[Citation, ...] = ()
    notices: tuple[str, ...] = ()
    """What the people should know about this plan, a sentence each."""
    worded_by: str | None = Field(default=None, exclude_if=lambda model: model is None)
    """The chat model some of whose words are in it; null where all are our own."""

    @model_validator(mode="after")
    def _fills_the_session(self) -> Self:
        total = sum(block.minutes for block in self.blocks)
        if total != self.minutes:
            raise ValueError(f"the blocks take {total} min, the session {self.minutes} min")
        known = {citation.n for citation in self.citations}
        if not all(set(block.cites) <= known for block in self.blocks):
            raise ValueError("a block cites a number that the agenda does not have")
        return self

    @property
    def starts_at(self) -> tuple[int, ...]:
        """The minute at which each block begins."""
        return tuple(
            sum(block.minutes for block in self.blocks[:place]) for place in range(len(self.blocks))
        )

    @property
    def topics(self) -> tuple[str, ...]:
        """What is taught, each topic once."""
        return tuple(dict.fromkeys(block.topic for block in self.blocks if block.topic))

    @property
    def share(self) -> Share:
        """How the minutes are spread over the directions."""
        parts = {
            way: sum(b.minutes for b in self.blocks if b.direction == way) / self.minutes
            for way in ("junior_to_senior", "senior_to_junior", "joint")
        }
        return Share(**parts)
