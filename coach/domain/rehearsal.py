"""A rehearsal: a hard conversation with an invented partner, turn by turn, kept nowhere."""

from typing import Literal

from coach.domain.answer import Citation
from coach.domain.person import PairSide
from coach.domain.record import Record

TURNS = 6
"""Answers after which the talk is looked back on."""
MOST_ASIDES = 14
"""Answers that were not part of the talk, after which the rehearsal ends all the same."""
Move = Literal[
    "asks", "acknowledges", "names", "limit", "proposes", "explains", "presses", "backs_down",
    "promises", "beside", "unsure",
]  # fmt: skip
"""What an answer does, as far as it can be told; `beside` speaks to the coach."""
Did = Move | Literal["help", "unread"]
"""`help`: a person should hear about it; `unread`: nothing that could be said in a room."""
Stance = Literal["helps", "middle", "hurts"]
"""What that is likely to do to the talk in this scene."""
ASIDE: frozenset[Did] = frozenset({"beside", "help", "unread"})
"""What is no part of the talk: the partner's line still waits."""


class SceneCard(Record):
    """A scene as it is chosen."""

    id: str
    side: PairSide
    """Who practises."""
    title: str
    who: str
    """The invented partner, with the article: `a CFO`."""
    called: str
    """The same as it is spoken of: `the CFO`."""
    scene: str
    """Where things stand when the talk begins."""


class Exchange(Record):
    """A line of the invented partner, and what the person answered."""

    partner: str
    you: str
    """As it was typed, shortened to what fits on a page."""
    did: Did
    stance: Stance = "middle"
    note: str
    """One private sentence or two about the answer."""

    @property
    def counts(self) -> bool:
        """Whether it was part of the talk."""
        return self.did not in ASIDE


class FeedbackPoint(Record):
    """A sentence or two of what is said at the end."""

    text: str
    cites: tuple[int, ...] = ()


class Rehearsal(Record):
    """A rehearsal as far as it has come."""

    scene: SceneCard
    exchanges: tuple[Exchange, ...] = ()
    partner: str
    """The line that waits for an answer; empty once it is over."""
    feedback: tuple[FeedbackPoint, ...] = ()
    citations: tuple[Citation, ...] = ()
    notices: tuple[str, ...] = ()
    worded: bool = True
    """Whether a chat model may still word the partner's lines; False once it has failed."""

    @property
    def talk(self) -> tuple[Exchange, ...]:
        """The exchanges that were part of the talk."""
        return tuple(one for one in self.exchanges if one.counts)

    @property
    def over(self) -> bool:
        """Whether it has been looked back on."""
        return not self.partner
