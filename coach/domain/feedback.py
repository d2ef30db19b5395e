"""Feedback on sessions: the form, one person's answer, and what a programme said about it."""

from datetime import date as Date
from datetime import datetime
from typing import Annotated, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import Field, StrictInt, field_validator, model_validator

from coach.domain.comment import Code
from coach.domain.floors import Floors
from coach.domain.person import LONGEST_NAME, Line, PairSide
from coach.domain.record import Record

LONGEST_COMMENT = 2_000
"""Characters of a comment or a private note."""
SHORTEST_PHASE = 28
"""Days of a phase, at least: shorter windows would tell when people answered."""
Rating = Annotated[StrictInt, Field(ge=1, le=5)]
SplitBy = Literal["side", "function", "none"]
"""By what a programme's figures may be split: declared when it is created, one dimension."""


class Question(Record):
    """A question of the session form that is answered from 1 to 5."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
    label: Annotated[Line, Field(min_length=1, max_length=LONGEST_NAME)]
    low: Line = ""
    """What 1 stands for."""
    high: Line = ""
    """What 5 stands for."""
    optional: bool = False


QUESTIONS = (
    Question(
        id="usefulness",
        label="How useful was this session to you?",
        low="not useful",
        high="very useful",
    ),
    Question(
        id="openness",
        label="How openly could you speak?",
        low="I held back",
        high="quite openly",
    ),
    Question(
        id="balance",
        label="Did both of you teach and learn?",
        low="one of us only",
        high="both of us",
    ),
)
"""The form where a programme declares no other: under thirty seconds."""


class Phase(Record):
    """A window that a programme named itself, both days included."""

    name: Annotated[Line, Field(min_length=1, max_length=60)]
    opens: Date
    closes: Date

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.closes < self.opens:
            raise ValueError("a phase cannot close before it opens")
        return self


class FeedbackPlan(Record):
    """What a programme declared about feedback when it was created.

    A change is a new plan, and applies from the next window on.
    """

    programme: Annotated[Line, Field(min_length=1, max_length=LONGEST_NAME)]
    starts: Date
    ends: Date | None = None
    """Its last day; what was not published by then never is."""
    time_zone: str = "UTC"
    phases: tuple[Phase, ...] = ()
    """Its own windows, oldest first and apart; calendar quarters where there are none."""
    questions: Annotated[tuple[Question, ...], Field(min_length=1, max_length=20)] = QUESTIONS
    split: SplitBy = "side"
    areas: dict[str, tuple[Line, ...]] = Field(default_factory=dict)
    """Where the split is by function: the functions of each area that may be shown."""
    floors: Floors = Floors()
    pool: Line = ""
    """The name under which several small programmes are published together, and never alone."""
    attendance_shown: bool = False
    """Whether participants were told up front that the manager sees which pairs have met."""
    shares: bool = False
    """Whether an author may send the manager one sentence, knowing what will be shown."""
    model_reads: Line = ""
    """The model that reads masked comments, as participants are told; empty where none does."""
    contacts: tuple[Line, ...] = ()
    """Whom an author can turn to; shown where a comment needs a person."""
    sample: bool = False

    @property
    def published_as(self) -> str:
        """The name under which its releases stand."""
        return self.pool or self.programme

    def area(self, function: str) -> str:
        """Return the area of a function, the function itself where no areas were declared.

        A function in none of the areas, or an empty one, gives an empty text.
        """
        if not self.areas:
            return function
        key = function.casefold()
        return next(
            (name for name, some in self.areas.items() if key in map(str.casefold, some)), ""
        )

    @field_validator("time_zone")
    @classmethod
    def _known_zone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ValueError, OSError, KeyError) as error:  # what it raises depends on the name
            raise ValueError(f"there is no time zone {name!r}") from error
        return name

    @model_validator(mode="after")
    def _phases_apart(self) -> Self:
        for one, other in zip(self.phases, self.phases[1:], strict=False):
            if other.opens <= one.closes:
                raise ValueError(f"the phases {one.name!r} and {other.name!r} overlap")
        names = {phase.name.casefold() for phase in self.phases}
        if len(names) < len(self.phases):
            raise ValueError("two phases have the same name")
        for phase in self.phases:
            if (phase.closes - phase.opens).days + 1 < SHORTEST_PHASE:
                raise ValueError(f"the phase {phase.name!r} is shorter than {SHORTEST_PHASE} days")
        ids = [question.id for question in self.questions]
        if len(ids) != len(set(ids)):
            raise ValueError("two questions have the same id")
        return self


class Answer(Record):
    """One person's answer in the form of one session: a row."""

    id: str
    """Unguessable, made when the form was opened: sent twice, it is stored once."""
    programme: str
    author: str
    """Id of the person."""
    side: PairSide
    pair: str
    counterpart: str
    """Id of the other person, or of the group where there are several."""
    session: str
    group: str = ""
    """The author's group in the declared split, as it was when the answer was sent."""
    submitted: datetime | None
    """The author's hour, in UTC; None once its window is closed."""
    window: str = ""
    """Name of the window it counts in, once that is closed."""
    ratings: dict[str, Rating] = Field(default_factory=dict)
    comment: Annotated[str, Field(max_length=LONGEST_COMMENT)] = ""
    codes: tuple[Code, ...] = ()
    """The comment's themes, read when the answer was sent."""
    commented: bool = False
    """Whether the comment said something."""
    coder: str = ""
    """What read the comment: model and shelf; where it is another one by now, it is read again."""
    version: int = 1
    sample: bool = False

    @field_validator("submitted")
    @classmethod
    def _to_the_hour(cls, moment: datetime | None) -> datetime | None:
        # hours of some time zones begin at a quarter, or at half past, in UTC
        return moment and moment.replace(minute=moment.minute // 15 * 15, second=0, microsecond=0)


class ClosedWindow(Record):
    """That a window was closed, and what became of it."""

    name: str
    closes: Date
    """Its last day."""
    outcome: Literal["published", "rolled forward", "blocked"]


class CountedRow(Record):
    """What is counted of a row: marks instead of people, themes instead of words."""

    row: str
    author: str
    pair: str
    counterpart: str
    group: str = ""
    ratings: dict[str, Rating] = Field(default_factory=dict)
    codes: tuple[Code, ...] = ()
    commented: bool = False
    """Whether the comment said something, in a theme of the list or in another one."""


class PrivateNote(Record):
    """A note of a participant that nobody else ever reads."""

    id: str
    author: str
    pair: str
    session: str = ""
    text: Annotated[str, Field(max_length=LONGEST_COMMENT)]
    sample: bool = False


class SharedSentence(Record):
    """A sentence that an author sends the manager with the next release, exactly as it stands."""

    id: str
    author: str
    programme: str
    text: Annotated[str, Field(min_length=1, max_length=300)]
    published_in: str = ""
    """Name of the window with whose release it went out; until then it can be withdrawn."""
    sample: bool = False
