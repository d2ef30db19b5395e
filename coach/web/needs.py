"""What the web app needs of the coach, and the figures it holds visitors to."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date as Date
from datetime import datetime
from typing import Protocol

from coach.domain.access import Reader
from coach.domain.agenda import Agenda
from coach.domain.answer import Reply
from coach.domain.conversation import Role, Turn
from coach.domain.pair import Pair
from coach.domain.passage import Passage
from coach.domain.person import PairSide, Person
from coach.domain.playbook import SessionKind
from coach.domain.preparation import (
    CheckedQuestion,
    Debrief,
    Goal,
    MiniPlan,
    PreBrief,
    Script,
    ScriptKind,
    SessionBrief,
)
from coach.domain.request import Edit
from coach.domain.roster import RosterPreview
from coach.domain.session import Action, Session
from coach.domain.source import Source
from coach.domain.stored_pair import PairPage, StoredPair
from coach.domain.topic import TopicList
from coach.domain.writer import ModelCheck, WriterStatus
from coach.domain.writer_texts import WriterTexts
from coach.services.rehearse import Rehearsals
from coach.web.feedback_needs import CollectsFeedback, ShowsReleases
from coach.web.manager_needs import ManagesProgrammes, SummarisesFiles

Progress = Callable[[str, float], None]
"""Called with what is being prepared, in words for a person, and the share done, 0 to 1."""

MESSAGES_A_MINUTE = 10
"""Questions that one open page may ask within 60 seconds."""
MESSAGES_A_MINUTE_FROM_ONE_ADDRESS = 600
"""Questions within 60 seconds from one network address, however many pages it opens."""
STEPS_A_MINUTE = 120
"""Buttons and forms that one open page may use within 60 seconds."""
STEPS_A_MINUTE_FROM_ONE_ADDRESS = 3_000
"""The same from one network address."""
LONGEST_QUESTION = 4_000
"""Characters of one question."""
LONGEST_LINE = 300
"""Characters of a wish, a topic, a date or a name to search for."""
LONGEST_SENTENCE = 300
"""Characters of a sentence that is sent to the manager."""
LONGEST_NOTES = 20_000
"""Characters of notes, of a pair in YAML, or of a pasted roster."""
LONGEST_TABLE = 100_000
"""Characters of a pasted table of feedback; a file may hold more."""


class AskingCoach(Protocol):
    """What answers questions and shows sources; it is called from several threads at once."""

    def ask(
        self,
        question: str,
        *,
        role: Role = ...,
        turns: Sequence[Turn] = ...,
        pair: Pair | None = ...,
    ) -> Reply:
        """Return the reply to a question, or what was prepared because of it."""

    def stream(
        self,
        question: str,
        *,
        role: Role = ...,
        turns: Sequence[Turn] = ...,
        pair: Pair | None = ...,
        gone: Callable[[], bool] = ...,
    ) -> Iterator[Reply]:
        """Yield the same reply as it grows; the last one is complete."""

    def source(self, id: str) -> Source:
        """Return a source, or raise NotFound."""

    def passage(self, id: str) -> Passage:
        """Return a passage, or raise NotFound."""

    def examples(self, role: Role) -> tuple[str, ...]:
        """Return questions that somebody in this role would ask."""


class EditedAgenda(Protocol):
    """An agenda after a change."""

    @property
    def agenda(self) -> Agenda:
        """As it is now."""

    @property
    def said(self) -> str:
        """What was done, or what stood in the way."""


class KeepsPairs(Protocol):
    """Keeps pairs, a unit of work for each verb."""

    def list(self, search: str = ..., start: int = ..., count: int = ...) -> PairPage:
        """Return pairs by name, those whose people or programme hold the search text."""

    def get(self, id: str) -> StoredPair:
        """Return a pair by its id, or raise NotFound."""

    def add(self, pair: Pair, *, replace: bool = ...) -> StoredPair:
        """Store a new pair, or raise AlreadyThere."""

    def save(self, stored: StoredPair, pair: Pair) -> StoredPair:
        """Put `pair` in the place of what was read, or raise EditedMeanwhile."""

    def remove(self, id: str) -> None:
        """Remove a pair, or raise NotFound."""

    def mark_done(self, id: str, action_id: str, *, done: bool = ...) -> StoredPair:
        """Mark an action as done, or as open again."""

    def accept_agenda(
        self, id: str, agenda: Agenda, *, starts: datetime | None = ..., version: int | None = ...
    ) -> StoredPair:
        """Put an agenda on the pair's session of that day, or raise EditedMeanwhile."""

    def record_session(self, id: str, session: Session) -> StoredPair:
        """Add a session, or replace the one of its id."""

    def accept_debrief(
        self, id: str, session_id: str, debrief: Debrief, actions: Sequence[Action]
    ) -> StoredPair:
        """Let the accepted actions join a session."""


class TellsWriter(Protocol):
    """Tells which writer is on."""

    @property
    def texts(self) -> WriterTexts:
        """What a page says about it."""

    def status(self) -> WriterStatus:
        """Return the writer as it is now; no request is made."""

    def check(self) -> ModelCheck | None:
        """Ask the model one fixed question; None where there is no model to ask."""


class PreparingCoach(AskingCoach, Protocol):
    """The coach as the whole page uses it."""

    @property
    def writer(self) -> TellsWriter:
        """The writer that is on."""

    @property
    def rehearsals(self) -> Rehearsals:
        """Hard conversations to practise."""

    @property
    def pairs(self) -> KeepsPairs:
        """The pairs that are kept."""

    @property
    def feedback(self) -> CollectsFeedback:
        """Feedback as its author sees it."""

    @property
    def releases(self) -> ShowsReleases:
        """What a programme manager reads."""

    @property
    def manager(self) -> ManagesProgrammes:
        """Health, the programme designer, the survey bank, the sponsor page."""

    @property
    def summaries(self) -> SummarisesFiles:
        """Summaries of files that somebody holds."""

    def pairs_for(self, reader: Reader) -> tuple[StoredPair, ...]:
        """Return the pairs that a reader is in."""

    def prepare_agenda(
        self,
        pair: Pair,
        *,
        minutes: int,
        kind: SessionKind | None = ...,
        topic: str | None = ...,
        starts: datetime | None = ...,
    ) -> Agenda:
        """Return the agenda of a session."""

    def edit_agenda(
        self, agenda: Agenda, edit: Edit, pair: Pair, *, reader: PairSide = ...
    ) -> EditedAgenda:
        """Return the agenda after a change, with a sentence that says what was done."""

    def suggest_topics(self, pair: Pair, *, count: int = ..., wish: str | None = ...) -> TopicList:
        """Return topics in both directions, best first."""

    def give_back(self, pair: Pair, *, giver: PairSide = ...) -> TopicList:
        """Return what one side can offer the other."""

    def brief(self, pair: Pair, reader: PairSide) -> SessionBrief:
        """Return one screen before a session."""

    def plan_topic(self, topic: str, pair: Pair, minutes: int) -> MiniPlan:
        """Return a topic in five steps."""

    def check_questions(self, lines: Sequence[str]) -> tuple[CheckedQuestion, ...]:
        """Return each question with what to mind about it."""

    def pre_brief(
        self, pair: Pair, questions: Sequence[str], *, starts: datetime | None = ...
    ) -> PreBrief:
        """Return what the mentor is likely to be asked."""

    def script(
        self, kind: ScriptKind, pair: Pair, *, asks: PairSide, situation: str = ...
    ) -> Script:
        """Return words for a hard moment."""

    def draft_debrief(self, notes: str, pair: Pair, *, author: PairSide, day: Date) -> Debrief:
        """Return what came of a session, proposed from notes."""

    def build_goal(self, text: str, pair: Pair, *, side: PairSide) -> Goal:
        """Return a goal in words that can be checked later."""

    def say_ledger(self, pair: Pair) -> tuple[str, ...]:
        """Return what each side gave and got, in sentences."""

    def has_sample(self) -> bool:
        """Whether invented pairs are kept."""

    def create_sample(self) -> int:
        """Store the sample programme; return how many pairs came."""

    def remove_sample(self) -> int:
        """Remove every invented pair; return how many went."""

    def preview_roster(self, text: str) -> RosterPreview:
        """Return what an import of this list would do; nothing is written."""

    def confirm_roster(self, seen: RosterPreview) -> tuple[Person, ...]:
        """Store the people of a preview."""


Build = Callable[[Progress], PreparingCoach]
