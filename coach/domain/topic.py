"""Topics that one side can teach and the other would want, ranked."""

from typing import Literal

from pydantic import Field

from coach.domain.answer import Citation
from coach.domain.record import Record

TeachingDirection = Literal["junior_to_senior", "senior_to_junior"]
TopicLevel = Literal["first_steps", "deeper", "apply"]
"""Never met; met before, but not lately; met twice or more: apply it to a decision."""
FEWEST, MOST = 4, 8


class Parts(Record):
    """What a topic's rank is made of, each 0 to 1."""

    fit: float = Field(ge=0, le=1)
    """How well what one side can teach meets what the other wants."""
    novelty: float = Field(ge=0, le=1)
    """1 if nothing like it was ever on an agenda."""
    effort: float = Field(ge=0, le=1)
    """0 is ready in minutes, 1 needs days of preparation."""
    risk: float = Field(ge=0, le=1)
    """0 is harmless, 1 may expose somebody."""


class Topic(Record):
    """Something to teach, with what is given in return."""

    title: str
    direction: TeachingDirection
    why_it_matters: str
    """Why the learner cares."""
    why_teach: str
    """What the teacher gets out of it."""
    opener: str
    """A question to begin with."""
    trade: str
    """Title of the topic given in return, in the other direction."""
    level: TopicLevel
    score: float = Field(ge=0, le=1)
    parts: Parts
    citations: tuple[Citation, ...] = ()
    notices: tuple[str, ...] = ()


class TopicList(Record):
    """Topics for a pair, best first."""

    topics: tuple[Topic, ...]
    ask: tuple[str, ...] = ()
    """Questions that would make the next list better, where a profile is empty."""
    notices: tuple[str, ...] = ()
    worded_by: str | None = Field(default=None, exclude_if=lambda model: model is None)
    """The chat model some of whose words are in it; null where all are our own."""
