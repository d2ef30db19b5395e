"""What the coach prepares beside an agenda: briefs, small plans, scripts, checked questions."""

from datetime import date as Date
from datetime import datetime
from typing import Literal

from pydantic import Field

from coach.domain.answer import Citation
from coach.domain.person import PairSide
from coach.domain.record import Record

BRIEF_WORDS = 200
"""A brief fits on one screen."""
QuestionFlag = Literal["spokesperson", "disclosure", "leading", "third_person", "stereotype"]
StepKind = Literal["hook", "show", "try", "play_back", "stretch"]
ScriptKind = Literal["say_no", "feed_back_upward", "ask_for_what_i_want", "share_on_my_terms"]


class SessionBrief(Record):
    """One screen before a session."""

    reader: PairSide
    listen_for: tuple[str, str, str]
    ask: tuple[str, str]
    open_actions: tuple[str, ...]
    avoid: str
    citations: tuple[Citation, ...] = ()
    notices: tuple[str, ...] = ()
    worded_by: str | None = Field(default=None, exclude_if=lambda model: model is None)
    """The chat model some of whose words are in it; null where all are our own."""


class PlanStep(Record):
    """A step of a mini-plan."""

    minutes: int = Field(ge=1)
    kind: StepKind
    text: str


class MiniPlan(Record):
    """One topic taught in some minutes: hook, show, try, play back, stretch."""

    topic: str
    minutes: int
    steps: tuple[PlanStep, ...]
    try_it: str
    """A task for the time after the session."""
    citations: tuple[Citation, ...] = ()
    notices: tuple[str, ...] = ()
    worded_by: str | None = Field(default=None, exclude_if=lambda model: model is None)
    """The chat model some of whose words are in it; null where all are our own."""


class CheckedQuestion(Record):
    """A question as it was drafted, and what to mind about it."""

    question: str
    flags: tuple[QuestionFlag, ...] = ()
    why: str | None = None
    """What the question may do to the person asked; null if nothing is wrong."""
    rewrite: str | None = None
    """Safer words for the same interest; null if nothing is wrong."""


class CheckedQuestions(Record):
    """Questions as they were checked together."""

    questions: tuple[CheckedQuestion, ...]


class LikelyQuestion(Record):
    """Something a mentor may be asked."""

    question: str
    angle: str
    """A way to answer it."""
    may_skip: str | None = None
    """Why it need not be answered; null where nothing speaks against it."""
    flags: tuple[QuestionFlag, ...] = ()


class PreBrief(Record):
    """What the mentor sees two days before a session; every item can be struck."""

    questions: tuple[LikelyQuestion, ...]
    topics: tuple[str, ...]
    ready_from: datetime | None = None
    """48 hours before the session; null if no date is set."""
    notices: tuple[str, ...] = ()


class Script(Record):
    """Words for a hard moment."""

    kind: ScriptKind
    title: str
    says: tuple[str, str, str]
    """Three ways to say it: plain, warm, brief."""
    before: str
    """What to be clear about first."""
    help_route: str
    notices: tuple[str, ...] = ()
    worded_by: str | None = Field(default=None, exclude_if=lambda model: model is None)
    """The chat model some of whose words are in it; null where all are our own."""


class DraftAction(Record):
    """An action as a debrief proposes it."""

    text: str
    owner: Literal["leader", "mentor", "both", ""]
    """Empty where the notes name nobody; `ask` then asks who does it."""
    due: Date | None = None


class Debrief(Record):
    """What came of a session, proposed from notes; nothing counts until a person accepts it."""

    learnings: tuple[str, ...] = Field(max_length=3)
    actions: tuple[DraftAction, ...] = Field(max_length=2)
    i_did: str | None = None
    """One visible thing that was done because of what was said before; null if none was told."""
    ask: tuple[str, ...] = ()
    """What the notes leave open, such as an owner or a date."""
    citations: tuple[Citation, ...] = ()
    notices: tuple[str, ...] = ()


class Goal(Record):
    """A goal in words that can be checked later."""

    text: str
    side: PairSide
    missing: tuple[Literal["what", "who", "when", "sign"], ...] = ()
    ask: tuple[str, ...] = ()
    """What would make it clearer, a question each."""
    first_step: str = ""
