"""Who asks, what was said before, and what became of a turn."""

from enum import StrEnum
from typing import Literal

from pydantic import ConfigDict, SerializeAsAny

from coach.domain.record import Record


class Role(StrEnum):
    """The three people who use the coach."""

    LEADER = "leader"
    MENTOR = "mentor"
    MANAGER = "manager"


class Turn(Record):
    """One earlier turn of a conversation; what else a caller kept beside it is not read."""

    model_config = ConfigDict(extra="ignore")

    role: Literal["user", "assistant"]
    text: str
    result: SerializeAsAny[Record] | None = None
    """What an assistant's turn had prepared, if anything."""


class Outcome(StrEnum):
    """What became of a turn; a typed value, never guessed from wording."""

    ANSWERED = "answered"
    PARTIAL = "partial"
    NOT_IN_LIBRARY = "not_in_library"
    OFF_TOPIC = "off_topic"
    NEEDS_CLARIFICATION = "needs_clarification"
    CONVERSATIONAL = "conversational"
    REFERRED = "referred"
    DECLINED = "declined"
