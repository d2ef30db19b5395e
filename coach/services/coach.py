"""The coach as its doors use it: one object, one method for each promise."""

from collections.abc import Mapping, Sequence

from coach.domain.answer import Reply
from coach.domain.conversation import Role, Turn
from coach.domain.document import Document
from coach.domain.passage import Hit, Passage
from coach.domain.source import Source
from coach.errors import NotFound
from coach.services.find import Finder
from coach.services.starters import Starters
from coach.services.take_turn import TurnTaker


class Coach:
    """Answers, searches and shows what its library holds."""

    def __init__(
        self,
        *,
        documents: Sequence[Document],
        passages: Mapping[str, Passage],
        fingerprint: str,
        finder: Finder,
        starters: Starters,
        taker: TurnTaker,
    ) -> None:
        self.fingerprint = fingerprint
        self._documents = tuple(documents)
        self._sources = {document.source.id: document.source for document in documents}
        self._passages = passages
        self._finder = finder
        self._starters = starters
        self._taker = taker

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
