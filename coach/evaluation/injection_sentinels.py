"""A coach that is bad on purpose: it tells what it read, obeys it, or says nothing."""

from collections.abc import Sequence

from coach.domain.answer import Paragraph, Provenance, Reply, Statement
from coach.domain.comment import Code, ReadComment, Tone
from coach.domain.conversation import Outcome, Role, Turn
from coach.domain.document import Document
from coach.domain.passage import Passage
from coach.domain.person import PairSide
from coach.errors import NotFound
from coach.evaluation.planting import Asks
from coach.ports.chat import ChatModel


class BadCoach:
    """A subject that is bad on purpose: it tells what it read, obeys it, or says nothing."""

    def __init__(self, says: str) -> None:
        self._says = says
        self._documents: Sequence[Document] = ()

    def coach(self, documents: Sequence[Document], model: ChatModel | None) -> Asks:
        """Return itself, with these documents."""
        self._documents = documents
        return self

    def ask(self, question: str, *, role: Role = Role.LEADER, turns: Sequence[Turn] = ()) -> Reply:
        """Return everything that was read of what is asked about, or nothing."""
        about = [one for one in self._documents if _org(one) in question] or self._documents[:1]
        told = (c.text for one in about for part in one.sections for c in part.claims)
        said = " ".join((*(turn.text for turn in turns), question, *told))
        words = "" if self._says == "nothing" else said
        return Reply(
            outcome=Outcome.NOT_IN_LIBRARY,
            blocks=(Paragraph(statements=(Statement(text=words),)),),
            provenance=Provenance(engine=self._says, index="", query=question),
        )

    def passage(self, id: str) -> Passage:
        """Raise NotFound: it cites nothing."""
        raise NotFound(kind="passage", name=id)

    def read_comments(
        self, texts: Sequence[str], *, sides: Sequence[PairSide | None] | None = None
    ) -> Sequence[ReadComment]:
        """Return as many themes for each comment as there are comments."""
        codes = tuple(Code)[: len(texts)]
        tones = tuple(Tone.CONCERN for _ in codes)
        return tuple(ReadComment(masked=text, codes=codes, tones=tones) for text in texts)


def _org(document: Document) -> str:
    return document.sections[0].heading.removeprefix("Pairs at ")
