"""A request: a job that somebody asks for by talking, with all that they said about it."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from coach.domain.person import PairSide
from coach.domain.playbook import SessionKind
from coach.domain.preparation import ScriptKind
from coach.domain.record import Record


class Job(StrEnum):
    """What the coach can be asked to prepare."""

    AGENDA = "agenda"
    EDIT_AGENDA = "edit_agenda"
    TOPICS = "topics"
    GIVE_BACK = "give_back"
    BRIEF = "brief"
    PRE_BRIEF = "pre_brief"
    CHECK_QUESTIONS = "check_questions"
    MINI_PLAN = "mini_plan"
    SCRIPT = "script"
    DEBRIEF = "debrief"
    GOAL = "goal"
    LEDGER = "ledger"


class BlockRef(Record):
    """A part of an agenda, as somebody points at it."""

    of: Literal["block", "topic"] | None = None
    """Null where the words leave it open: "the check-in", "hiring"."""
    nth: int | None = None
    """Place among the blocks or topics: 1 is the first, -1 the last; null if told by words."""
    words: str = ""
    """Words of its title or topic; empty if told by its place."""
    whose: str = ""
    """Whose topic: `me`, `partner`, or a name as typed; empty if not told by a person."""


class SetMinutes(Record):
    """The whole session takes so many minutes."""

    change: Literal["set_minutes"] = "set_minutes"
    minutes: int


class ChangeLength(Record):
    """The whole session gets longer or shorter."""

    change: Literal["change_length"] = "change_length"
    longer: bool
    by: int | None = None
    """Minutes; null if it was not said by how much."""


class SetBlockMinutes(Record):
    """One part takes so many minutes."""

    change: Literal["set_block_minutes"] = "set_block_minutes"
    what: BlockRef
    minutes: int


class Shift(Record):
    """A part goes to another place."""

    change: Literal["shift"] = "shift"
    what: BlockRef
    to: Literal["up", "down", "first", "last", "before", "after"]
    other: BlockRef | None = None
    """Before or after what; null for the other places."""


class Drop(Record):
    """A part goes."""

    change: Literal["drop"] = "drop"
    what: BlockRef


class More(Record):
    """A part gets more time."""

    change: Literal["more"] = "more"
    what: BlockRef
    by: int | None = None
    """Minutes; null if it was not said how many more."""


class Less(Record):
    """A part gets less time."""

    change: Literal["less"] = "less"
    what: BlockRef
    by: int | None = None
    """Minutes; null if it was not said how many fewer."""


class SwapTopic(Record):
    """A topic makes room for another."""

    change: Literal["swap_topic"] = "swap_topic"
    old: BlockRef | None = None
    """Null for the topic of the session, whatever it is."""
    new: str


class AddTopic(Record):
    """A topic joins those that are there."""

    change: Literal["add_topic"] = "add_topic"
    text: str
    minutes: int | None = None


class SetKind(Record):
    """The session becomes one of another kind."""

    change: Literal["set_kind"] = "set_kind"
    kind: SessionKind


class SetStart(Record):
    """The session takes place at another time."""

    change: Literal["set_start"] = "set_start"
    starts: datetime
    parts: Literal["date", "time", "both"]
    """What was said of it: the rest stays as it was."""


class MoveStart(Record):
    """The session takes place earlier or later than it was to."""

    change: Literal["move_start"] = "move_start"
    days: int = 0
    minutes: int = 0


class Rename(Record):
    """A part, or the agenda, is called something else."""

    change: Literal["rename"] = "rename"
    what: BlockRef | None = None
    """Null for the agenda as a whole."""
    title: str


class Undo(Record):
    """The last change is taken back."""

    change: Literal["undo"] = "undo"


Edit = Annotated[
    SetMinutes
    | ChangeLength
    | SetBlockMinutes
    | Shift
    | Drop
    | More
    | Less
    | SwapTopic
    | AddTopic
    | SetKind
    | SetStart
    | MoveStart
    | Rename
    | Undo,
    Field(discriminator="change"),
]


class Request(Record):
    """A job with its slots; what was not said is left out."""

    job: Job
    minutes: int | None = None
    kind: SessionKind | None = None
    topic: str | None = None
    when: datetime | None = None
    """In the person's own time; at midnight if only a day was said."""
    date_only: bool = False
    partner: str | None = None
    """A name as it was typed."""
    reader: PairSide | None = None
    """The side of the one who types, where the words tell: who has a mentor is the leader."""
    count: int | None = None
    """How many topics or offers are wanted."""
    text: str = ""
    """What is to be worked on: questions to check, notes, a goal, a situation."""
    script: ScriptKind | None = None
    edit: Edit | None = None
    then: tuple[Edit, ...] = ()
    """Further edits of the same turn, in their order."""
    ask_back: str | None = None
    """One sentence to ask where the words can be read in two ways; null if they are clear."""
    torn: bool = False
    """Whether that sentence asks if anything is to be prepared at all."""
