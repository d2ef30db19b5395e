"""What coaches over planted documents are built and asked by."""

from collections.abc import Sequence
from typing import Protocol

from coach.domain.answer import Reply
from coach.domain.comment import ReadComment
from coach.domain.conversation import Role, Turn
from coach.domain.document import Document
from coach.domain.passage import Passage
from coach.domain.person import PairSide
from coach.ports.chat import ChatModel


class Asks(Protocol):
    """Whatever answers like the coach."""

    def ask(self, question: str, *, role: Role = Role.LEADER, turns: Sequence[Turn] = ()) -> Reply:
        """Return the reply to one turn."""

    def passage(self, id: str) -> Passage:
        """Return a passage, or raise NotFound."""


class Planting(Protocol):
    """Builds coaches over the library and more, and reads comments."""

    def coach(self, documents: Sequence[Document], model: ChatModel | None) -> Asks:
        """Return a coach that has read these documents too, and words answers with the model."""

    def read_comments(
        self, texts: Sequence[str], *, sides: Sequence[PairSide | None] | None = None
    ) -> Sequence[ReadComment]:
        """Return what was read from each comment, in the order given."""
