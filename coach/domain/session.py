"""A session of a pair, held, planned or cancelled, and the actions that came of it."""

from datetime import date as Date
from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field, PositiveInt, model_validator

from coach.domain.agenda import Agenda
from coach.domain.person import Line, PairSide, Phrases, as_side
from coach.domain.playbook import SessionKind
from coach.domain.record import Record

LONGEST_ACTION = 500
EARLIEST, LATEST = Date(1990, 1, 1), Date(2100, 12, 31)
"""A session or a due date outside of these is a slip of the pen."""


class SessionStatus(StrEnum):
    """What became of a session."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


class Action(Record):
    """What somebody promised to do."""

    id: str = ""
    text: Annotated[Line, Field(min_length=1, max_length=LONGEST_ACTION)]
    owner: Line = ""
    """`leader`, `mentor`, `both`, or the name of one of a group; empty if nobody is named."""
    due: Date | None = Field(default=None, ge=EARLIEST, le=LATEST)
    done: bool = False
    accepted: bool = True
    """Whether the owner has agreed to it; until then it counts for nothing."""

    @property
    def is_open(self) -> bool:
        """Whether it was agreed and is still to be done."""
        return self.accepted and not self.done


class Session(Record):
    """One meeting of a pair."""

    id: str = ""
    date: Date = Field(ge=EARLIEST, le=LATEST)
    starts: datetime | None = None
    """With its time of day, where one was agreed; local to the pair."""
    minutes: PositiveInt | None = Field(default=None, le=1_440)
    status: SessionStatus
    cancelled_by: Annotated[PairSide | None, BeforeValidator(as_side)] = None
    kind: SessionKind | None = None
    topics: Phrases = ()
    actions: tuple[Action, ...] = ()
    agenda: Agenda | None = None
    """The agenda that was accepted for it."""

    @model_validator(mode="after")
    def _cancelled_by_whom(self) -> "Session":
        if self.cancelled_by and self.status is not SessionStatus.CANCELLED:
            raise ValueError("cancelled_by belongs to a cancelled session")
        return self
