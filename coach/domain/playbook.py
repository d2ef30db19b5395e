"""A playbook: how one format of mentoring is run, typed so that a planner can read it."""

from typing import Literal, Self

from pydantic import Field, model_validator

from coach.domain.record import Record

Direction = Literal["junior_to_senior", "senior_to_junior", "joint"]
SessionKind = Literal["first", "standard", "short", "feedback", "midpoint", "closing", "restart"]
Level = Literal["low", "medium", "high"]
Does = Literal[
    "open", "actions", "contract", "stories", "wants", "rules", "topics", "teach", "try",
    "play_back", "apply", "feedback", "review", "balance", "wellbeing", "look_back", "offer",
    "report", "decide", "schedule", "close", "risk",
]  # fmt: skip


class Phase(Record):
    """A stretch of a programme."""

    name: str
    weeks: tuple[int, int] | None = None
    """Shortest and longest length; null where no source gives one."""
    says: str
    source: str | None = None


class PlannedBlock(Record):
    """A block of a session as the playbook plans it."""

    title: str
    share: int = Field(ge=1)
    """Minutes of the session's full length."""
    floor: int = Field(default=2, ge=1)
    """Never fewer minutes, however short the session."""
    direction: Direction
    does: Does
    purpose: str
    questions: tuple[str, ...] = Field(min_length=1, max_length=3)
    source: str | None = None
    """Id of the page that backs it; null is a coach suggestion."""


class SessionPlan(Record):
    """A kind of session; the shares of its blocks add up to its minutes."""

    kind: SessionKind
    minutes: int = Field(ge=15, le=480)
    purpose: str
    says: str
    blocks: tuple[PlannedBlock, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        total = sum(block.share for block in self.blocks)
        if total != self.minutes:
            raise ValueError(f"the shares of {self.kind} add up to {total}, not {self.minutes}")
        return self


class GroundRule(Record):
    """Something both sides agree on before they start."""

    name: str
    says: str
    source: str | None = None


class PlaybookTopic(Record):
    """Something one side can teach the other."""

    title: str
    says: str
    source: str | None = None
    effort: Level
    risk: Level


class Topics(Record):
    """Topics in both directions."""

    junior_to_senior: tuple[PlaybookTopic, ...]
    senior_to_junior: tuple[PlaybookTopic, ...]


class Measure(Record):
    """A way to see whether the programme works."""

    name: str
    says: str
    source: str | None = None


class Failure(Record):
    """A way in which programmes fail, its early sign and what helps."""

    name: str
    signal: str
    response: str
    says: str
    source: str | None = None


class Sides(Record):
    """What a playbook's own texts call each side, with the article and in lower case."""

    junior: str
    senior: str


class Playbook(Record):
    """The typed part of a playbook, beside what every source has."""

    design: Literal["sourced", "ours"]
    purpose: str
    who: dict[Literal["junior", "senior", "manager"], str]
    sides: Sides
    group: bool = False
    phases: tuple[Phase, ...]
    sessions: tuple[SessionPlan, ...]
    ground_rules: tuple[GroundRule, ...]
    topics: Topics
    measures: tuple[Measure, ...]
    failures: tuple[Failure, ...]
