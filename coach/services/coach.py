"""The coach as its doors use it: one object, one method for each promise."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date as Date
from datetime import datetime
from threading import Lock
from typing import TYPE_CHECKING

from coach.domain.agenda import Agenda
from coach.domain.answer import Reply
from coach.domain.conversation import Role, Turn
from coach.domain.document import Document
from coach.domain.pair import Pair
from coach.domain.passage import Hit, Passage
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
from coach.domain.request import Edit, Request
from coach.domain.roster import RosterPreview
from coach.domain.source import Source
from coach.domain.stored_pair import StoredPair
from coach.domain.topic import MOST, TopicList
from coach.errors import NotFound
from coach.services.edit_agenda import Edited
from coach.services.find import Finder
from coach.services.find_job import JobFinder
from coach.services.keep_pairs import PairKeeper
from coach.services.prepare_session import Preparation
from coach.services.preparing import Preparing
from coach.services.rehearse import Rehearsals
from coach.services.run_programme import Programme
from coach.services.starters import Starters
from coach.services.take_turn import TurnTaker
from coach.services.writer_desk import WriterDesk

if TYPE_CHECKING:  # what reads and releases feedback is imported when it is first used
    from coach.disclosure.releasing import Made, WindowRows
    from coach.domain.access import Reader
    from coach.domain.comment import ReadComment
    from coach.domain.release import SealedFigure
    from coach.services.close_window import Closing
    from coach.services.feedback_desk import FeedbackDesk
    from coach.services.feedback_rooms import FeedbackRooms
    from coach.services.manager_desk import ManagerDesk
    from coach.services.read_releases import ReleaseDesk
    from coach.services.summarise_feedback import FeedbackSummariser


class Coach:
    """Answers, searches, shows what its library holds, and prepares sessions."""

    def __init__(
        self,
        *,
        documents: Sequence[Document],
        passages: Mapping[str, Passage],
        fingerprint: str,
        finder: Finder,
        starters: Starters,
        taker: TurnTaker,
        preparing: Preparing,
        jobs: JobFinder,
        pairs: PairKeeper,
        programme: Programme,
        feedback: "Callable[[], FeedbackRooms]",
        writer: WriterDesk,
        rehearsals: Callable[[], Rehearsals],
    ) -> None:
        self.fingerprint = fingerprint
        self._documents = tuple(documents)
        self._sources = {document.source.id: document.source for document in documents}
        self._passages = passages
        self._finder = finder
        self._starters = starters
        self._taker = taker
        self._preparing = preparing
        self._jobs = jobs
        self._programme = programme
        self._build_feedback = feedback
        self._feedback: FeedbackRooms | None = None
        self._build_rehearsals = rehearsals
        self._rehearsals: Rehearsals | None = None
        self._lock = Lock()
        self.pairs = pairs
        """The stored pairs."""
        self.writer = writer
        """Which writer is on."""

    def ask(
        self,
        question: str,
        *,
        role: Role = Role.LEADER,
        turns: Sequence[Turn] = (),
        pair: Pair | None = None,
    ) -> Reply:
        """Return the reply to what was typed; earlier turns are given oldest first.

        What is to be prepared is prepared for the pair, or for one that the words name.
        """
        return self._taker.take(question, role=role, turns=turns, pair=pair)

    def stream(
        self,
        question: str,
        *,
        role: Role = Role.LEADER,
        turns: Sequence[Turn] = (),
        pair: Pair | None = None,
        gone: Callable[[], bool] = lambda: False,
    ) -> Iterator[Reply]:
        """Yield the same reply as it grows; the last one is what `ask` returns.

        Without a model there is only that one. Once `gone` says that nobody waits any more, no
        model is asked any further.
        """
        return self._taker.stream(question, role=role, turns=turns, pair=pair, gone=gone)

    def search(self, query: str, *, k: int = 5) -> list[Hit]:
        """Return at most k passages, best first."""
        return list(self._finder.find(query, k=k).hits)

    def documents(self) -> tuple[Document, ...]:
        """Return the library, articles first."""
        return self._documents

    def source(self, id: str) -> Source:
        """Return a source, or raise NotFound."""
        if id not in self._sources:
            raise NotFound(kind="source", name=id, known=tuple(self._sources))
        return self._sources[id]

    def passage(self, id: str) -> Passage:
        """Return a passage, or raise NotFound."""
        if id not in self._passages:
            raise NotFound(kind="passage", name=id)
        return self._passages[id]

    def examples(self, role: Role) -> tuple[str, ...]:
        """Return questions that somebody in this role would ask."""
        return self._starters.questions[role]

    def prepare_agenda(
        self,
        pair: Pair,
        *,
        minutes: int,
        kind: SessionKind | None = None,
        topic: str | None = None,
        starts: datetime | None = None,
    ) -> Agenda:
        """Return the agenda of a pair's next session; see `AgendaMaker.prepare`."""
        return self._preparing.agendas.prepare(
            pair, minutes=minutes, kind=kind, topic=topic, starts=starts
        )

    def edit_agenda(
        self,
        agenda: Agenda,
        edit: Edit,
        pair: Pair,
        *,
        reader: PairSide = "leader",
        before: Agenda | None = None,
    ) -> Edited:
        """Return an agenda after one change; see `AgendaEditor.apply`."""
        return self._preparing.editor.apply(agenda, (edit,), pair, reader=reader, before=before)

    def suggest_topics(
        self, pair: Pair, *, count: int = MOST, wish: str | None = None
    ) -> TopicList:
        """Return topics for a pair in both directions, best first."""
        return self._preparing.topics.suggest(pair, count=count, wish=wish)

    def give_back(self, pair: Pair, *, giver: PairSide = "leader") -> TopicList:
        """Return three things that one side can offer the other."""
        return self._preparing.topics.give_back(pair, giver=giver)

    def find_job(
        self,
        text: str,
        turns: Sequence[Turn] = (),
        *,
        now: datetime,
        people: Sequence[str] = (),
        agenda: bool = False,
    ) -> Request | None:
        """Return what a turn asks to be prepared; see `JobFinder.find`."""
        return self._jobs.find(text, turns, now=now, people=people, agenda=agenda)

    def alike(self, topics: Sequence[str], others: Sequence[str]) -> bool:
        """Tell whether one of the topics may well be one of the others, in other words."""
        return self._preparing.topics.alike(topics, others)

    @property
    def session(self) -> Preparation:
        """What goes beside an agenda: briefs, plans, scripts, questions, debriefs and goals."""
        return self._preparing.session

    def brief(self, pair: Pair, reader: PairSide) -> SessionBrief:
        """Return one screen for one side before the next session."""
        return self.session.brief(pair, reader)

    def plan_topic(self, topic: str, pair: Pair, minutes: int) -> MiniPlan:
        """Return a topic in five steps whose minutes sum exactly."""
        return self.session.plan_topic(topic, pair, minutes)

    def check_questions(self, lines: Sequence[str]) -> tuple[CheckedQuestion, ...]:
        """Return each line that is not blank with what to mind about it."""
        return self.session.check_questions(lines)

    def pre_brief(
        self, pair: Pair, questions: Sequence[str] = (), *, starts: datetime | None = None
    ) -> PreBrief:
        """Return what a mentor may be asked, with a way to answer each."""
        return self.session.pre_brief(pair, questions, starts=starts)

    def script(
        self, kind: ScriptKind, pair: Pair, *, asks: PairSide = "mentor", situation: str = ""
    ) -> Script:
        """Return three ways to say something hard."""
        return self.session.script(kind, pair, asks=asks, situation=situation)

    def draft_debrief(self, notes: str, pair: Pair, *, author: PairSide, day: Date) -> Debrief:
        """Return what notes propose; nothing counts until a person accepts it."""
        return self.session.draft_debrief(notes, pair, author=author, day=day)

    def build_goal(self, text: str, pair: Pair, *, side: PairSide) -> Goal:
        """Return a goal with what is missing, a question each."""
        return self.session.build_goal(text, pair, side=side)

    def say_ledger(self, pair: Pair) -> tuple[str, ...]:
        """Return what each side gave and got, in sentences."""
        return self.session.say_ledger(pair)

    def playbooks(self) -> tuple[str, ...]:
        """Return the ids of the playbooks."""
        return tuple(one.source.id for one in self._documents if one.playbook)

    @property
    def rooms(self) -> "FeedbackRooms":
        """Everything about feedback; it is built at its first use."""
        with self._lock:
            if self._feedback is None:
                self._feedback = self._build_feedback()
            return self._feedback

    @property
    def rehearsals(self) -> Rehearsals:
        """Hard conversations to practise; their examples are encoded at the first use."""
        with self._lock:
            if self._rehearsals is None:
                self._rehearsals = self._build_rehearsals()
            return self._rehearsals

    @property
    def feedback(self) -> "FeedbackDesk":
        """A participant's desk: forms, notes, help."""
        return self.rooms.desk

    @property
    def releases(self) -> "ReleaseDesk":
        """What was published."""
        return self.rooms.releases

    @property
    def manager(self) -> "ManagerDesk":
        """Health, the programme designer, the survey bank, the sponsor page."""
        return self.rooms.manager

    @property
    def summaries(self) -> "FeedbackSummariser":
        """Summaries of files that somebody holds."""
        return self.rooms.summaries

    def pairs_for(self, reader: "Reader") -> tuple[StoredPair, ...]:
        """Return the pairs that a reader is in; none for a manager."""
        return self.rooms.register.pairs_of(reader)

    def close_due(self) -> "tuple[Closing, ...]":
        """Close every feedback window whose release is due."""
        return self.rooms.closer.close_due()

    def read_comments(
        self, texts: Sequence[str], *, sides: Sequence[PairSide | None] | None = None
    ) -> "list[ReadComment]":
        """Return what is read from each comment; nothing is stored."""
        return self.rooms.comments.read(texts, sides=sides)

    def make_release(self, window: "WindowRows", *, before: "Sequence[SealedFigure]") -> "Made":
        """Return what may be shown of a window; nothing is stored. See `disclosure`."""
        return self.rooms.closer.make(window, before=before)

    def has_sample(self) -> bool:
        """Tell whether invented pairs are kept."""
        return self._programme.has_sample()

    def give_sample_feedback(self) -> int:
        """Give the invented pairs invented feedback, where they have none; return the answers."""
        return self.rooms.create_sample()

    def create_sample(self) -> int:
        """Store the sample programme with its feedback; return how many pairs came."""
        made = self._programme.create_sample()
        self.rooms.create_sample()
        return made

    def remove_sample(self) -> int:
        """Remove every invented pair and what was invented about it; return how many went."""
        self.rooms.remove_sample()
        return self._programme.remove_sample()

    def preview_roster(self, text: str) -> RosterPreview:
        """Return what an import of a pasted list would do; nothing is written."""
        return self._programme.preview_roster(text)

    def confirm_roster(self, seen: RosterPreview) -> tuple[Person, ...]:
        """Store the people of a preview."""
        return self._programme.confirm_roster(seen)
