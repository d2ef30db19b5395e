"""How a programme goes by its attendance alone: held, cancelled, stalled; never what was said."""

from datetime import date as Date
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from coach.domain.answer import Citation
from coach.domain.pair import PLANNED_SESSIONS, Pair
from coach.domain.person import Line, PairSide, as_side
from coach.domain.record import Record
from coach.domain.session import EARLIEST, LATEST, SessionStatus

StallKind = Literal["overdue", "undated", "never_met"]
"""A planned date went by; met, but no next date; never met, and no date."""
Concern = Literal[
    "overdue", "undated", "never_met", "leader_cancels", "mentor_cancels", "cancelled"
]


class AttendedSession(Record):
    """A session as attendance knows it: when, and whether it took place."""

    date: Date = Field(ge=EARLIEST, le=LATEST)
    status: SessionStatus
    cancelled_by: Annotated[PairSide | None, BeforeValidator(as_side)] = None


class Attendance(Record):
    """The sessions of a pair without their content, as a manager may see them."""

    pair: str
    """Id of the pair."""
    name: Line
    """How the pair is listed; shown to the manager."""
    programme: Line = ""
    planned_sessions: int = Field(default=PLANNED_SESSIONS, ge=1, le=100)
    sessions: tuple[AttendedSession, ...] = ()
    since: Date | None = None
    """When the pair was formed, where that is known."""
    ended: bool = False

    @classmethod
    def of(cls, pair: Pair, *, since: Date | None = None, ended: bool = False) -> Self:
        """Return the attendance of a pair; topics, actions and agendas stay behind."""
        return cls(
            pair=pair.id,
            name=pair.name,
            programme=pair.programme,
            planned_sessions=pair.planned_sessions,
            sessions=tuple(
                AttendedSession(date=one.date, status=one.status, cancelled_by=one.cancelled_by)
                for one in pair.sessions
            ),
            since=since,
            ended=ended,
        )


class Stall(Record):
    """A pair that has come to a halt."""

    kind: StallKind
    since: Date
    """The planned date that went by, the day they last met, or the first day known of them."""
    days: int = Field(ge=0)
    """From then until today."""


class PairHealth(Record):
    """What a manager sees of a pair; of an ended one nothing but that it ended."""

    pair: str
    name: str
    says: str
    """One sentence."""
    ended: bool = False
    held: int = 0
    planned: int = 0
    """Sessions the pair agreed on in all; 0 for an ended pair."""
    cancelled_by_leader: int = 0
    cancelled_by_mentor: int = 0
    cancelled_by_nobody_named: int = 0
    next_date: Date | None = None
    """The next one in the diary, today or later."""
    stall: Stall | None = None

    @model_validator(mode="after")
    def _ended_says_no_more(self) -> Self:
        shown = self.held or self.planned or self.cancelled or self.next_date or self.stall
        if self.ended and shown:
            raise ValueError("of an ended pair nothing is shown but that it ended")
        return self

    @property
    def cancelled(self) -> int:
        """Sessions that were cancelled, by whomever."""
        return self.cancelled_by_leader + self.cancelled_by_mentor + self.cancelled_by_nobody_named


class NextStep(Record):
    """What a manager can do about something that attendance shows."""

    about: Concern
    text: str
    cites: tuple[int, ...] = ()
    """Numbers of the citations; empty for a coach suggestion."""


class ProgrammeHealth(Record):
    """A programme's attendance on one day."""

    programme: str
    today: Date
    shown: bool
    """Whether the programme told its participants up front that attendance is shown."""
    says: tuple[str, ...]
    """The whole in a few sentences; the reason alone where nothing is shown."""
    pairs: tuple[PairHealth, ...] = ()
    """Stalled ones first, ended ones last."""
    held: int = 0
    planned: int = 0
    cancelled_by_leader: int = 0
    cancelled_by_mentor: int = 0
    cancelled_by_nobody_named: int = 0
    """The figures leave out pairs that have ended: a total would tell what they did."""
    next_steps: tuple[NextStep, ...] = ()
    citations: tuple[Citation, ...] = ()

    @property
    def stalled(self) -> tuple[PairHealth, ...]:
        """The pairs that have come to a halt, the longest first."""
        return tuple(one for one in self.pairs if one.stall)
