"""A programme as it is designed: phases, roles, training, windows, what is seen, and risks."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from coach.domain.answer import Citation
from coach.domain.record import Record

LEAST_PAIRS, MOST_PAIRS = 1, 5_000
SHORTEST_WEEKS, LONGEST_WEEKS = 4, 104
GoalKind = Literal["digital_skills", "inclusion", "retention", "culture", "strategy"]
RoleName = Literal["sponsor", "manager", "mentors", "leaders", "supervisor"]


class PlanLine(Record):
    """A sentence or two of a plan."""

    text: str
    cites: tuple[int, ...] = ()
    """Numbers of the citations; empty for a coach suggestion."""


class PlanPhase(Record):
    """A stretch of the programme."""

    name: str
    starts: int = Field(ge=1)
    """Its first week, counted from 1."""
    weeks: int = Field(ge=1)
    does: Annotated[tuple[PlanLine, ...], Field(min_length=1)]

    @property
    def ends(self) -> int:
        """Its last week."""
        return self.starts + self.weeks - 1


class PlanRole(Record):
    """Who takes part, and what they do."""

    role: RoleName
    name: str
    does: tuple[PlanLine, ...]


class CheckIn(Record):
    """When something is asked."""

    name: str
    week: int = Field(ge=1)
    asks: PlanLine


class FeedbackWindow(Record):
    """A stretch whose answers are counted together, and told once it is over."""

    name: str
    starts: int = Field(ge=1)
    ends: int = Field(ge=1)
    """First and last week."""


class Visibility(Record):
    """What a manager sees of the feedback of a programme of this size, and what never."""

    units: int
    """Pairs, or groups in a group format: the most that can stand behind a figure."""
    sees: tuple[str, ...]
    never: tuple[str, ...]


class PlanRisk(Record):
    """A way to fail."""

    name: str
    says: PlanLine
    sign: str
    """What a manager can notice early."""
    response: str


class ProgrammePlan(Record):
    """A programme from its purpose to its report back."""

    pairs: int = Field(ge=LEAST_PAIRS, le=MOST_PAIRS)
    goal: str
    """In the words it was given."""
    goal_kind: GoalKind | None
    weeks: int = Field(ge=SHORTEST_WEEKS, le=LONGEST_WEEKS)
    playbook: str
    """Id of the recommended format."""
    format: str
    """Its title."""
    why: tuple[PlanLine, ...]
    """Why this format, and which other would fit."""
    groups: int = Field(default=0, ge=0)
    """Groups of the format; 0 where people meet in pairs."""
    sessions: int = Field(ge=1)
    session_minutes: int
    rhythm: PlanLine
    phases: tuple[PlanPhase, ...]
    """Their weeks sum to `weeks`."""
    roles: tuple[PlanRole, ...]
    training: tuple[PlanLine, ...]
    supervision: tuple[PlanLine, ...]
    check_ins: tuple[CheckIn, ...]
    windows: tuple[FeedbackWindow, ...]
    visibility: Visibility
    risks: tuple[PlanRisk, ...]
    evidence: tuple[PlanLine, ...]
    notices: tuple[PlanLine, ...] = ()
    citations: tuple[Citation, ...] = ()

    @model_validator(mode="after")
    def _phases_fill_the_weeks(self) -> Self:
        week = 1
        for phase in self.phases:
            if phase.starts != week:
                raise ValueError(f"{phase.name} starts in week {phase.starts}, not {week}")
            week += phase.weeks
        if week != self.weeks + 1:
            raise ValueError(f"the phases fill {week - 1} of {self.weeks} weeks")
        return self
