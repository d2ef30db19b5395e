"""What the web app needs of the coach, and the figures it holds visitors to."""

from collections.abc import Callable, Sequence
from typing import Protocol

from coach.domain.answer import Reply
from coach.domain.conversation import Role, Turn
from coach.domain.passage import Passage
from coach.domain.source import Source

Progress = Callable[[str, float], None]
"""Called with what is being prepared, in words for a person, and the share done, 0 to 1."""

MESSAGES_A_MINUTE = 10
"""Questions that one open page may ask within 60 seconds."""
MESSAGES_A_MINUTE_FROM_ONE_ADDRESS = 600
"""Questions within 60 seconds from one network address, however many pages it opens."""
LONGEST_QUESTION = 4_000
"""Characters of one question."""


class AskingCoach(Protocol):
    """The coach as the web app uses it; it is called from several threads at once."""

    def ask(self, question: str, *, role: Role = ..., turns: Sequence[Turn] = ...) -> Reply:
        """Return the reply to a question."""

    def source(self, id: str) -> Source:
        """Return a source, or raise NotFound."""

    def passage(self, id: str) -> Passage:
        """Return a passage, or raise NotFound."""

    def examples(self, role: Role) -> tuple[str, ...]:
        """Return questions that somebody in this role would ask."""


Build = Callable[[Progress], AskingCoach]
