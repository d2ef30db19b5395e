"""The coach as its doors use it: one object, one method for each promise."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from coach.domain.agenda import Agenda
from coach.domain.answer import Reply
from coach.domain.conversation import Role, Turn
from coach.domain.document import Document
from coach.domain.pair import Pair
from coach.domain.passage import Hit, Passage
from coach.domain.person import PairSide
from coach.domain.playbook import SessionKind
from coach.domain.request import Edit
from coach.domain.source import Source
from coach.domain.topic import MOST, TopicList
from coach.errors import NotFound
from coach.services.edit_agenda import AgendaEditor, Edited
from coach.services.find import Finder
from coach.services.prepare_agenda import AgendaMaker
from coach.services.starters import Starters
from coach.services.suggest_topics import TopicSuggester
from coach.services.take_turn import TurnTaker


@dataclass(frozen=True)
class Planning:
    """What prepares the sessions of a pair."""

    topics: TopicSuggester
    agendas: AgendaMaker
    editor: AgendaEditor


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
        planning: Planning,
    ) -> None:
        self.fingerprint = fingerprint
        self._documents = tuple(documents)
        self._sources = {document.source.id: document.source for document in documents}
        self._passages = passages
        self._finder = finder
        self._starters = starters
        self._taker = taker
        self._planning = planning

    def ask(self, question: str, *, role: Role = Role.LEADER, turns: Sequence[Turn] = ()) -> Reply:
        """Return the reply to a question; earlier turns are given oldest first."""
        return self._taker.take(question, role=role, turns=turns)

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
        return self._planning.agendas.prepare(
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
        return self._planning.editor.apply(agenda, (edit,), pair, reader=reader, before=before)

    def suggest_topics(
        self, pair: Pair, *, count: int = MOST, wish: str | None = None
    ) -> TopicList:
        """Return topics for a pair in both directions, best first."""
        return self._planning.topics.suggest(pair, count=count, wish=wish)

    def give_back(self, pair: Pair, *, giver: PairSide = "leader") -> TopicList:
        """Return three things that one side can offer the other."""
        return self._planning.topics.give_back(pair, giver=giver)
