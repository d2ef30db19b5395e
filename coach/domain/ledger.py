"""The ledger of a pair: what each side has taught the other, from its sessions and by hand."""

from collections.abc import Sequence

from coach.domain.pair import LedgerEntry, Pair
from coach.domain.person import OTHER_SIDE, PairSide
from coach.domain.playbook import Direction
from coach.domain.record import Record
from coach.domain.session import Session
from coach.language.words import content_stems, words

TEACHER_OF: dict[Direction, PairSide] = {
    "junior_to_senior": "mentor",
    "senior_to_junior": "leader",
}
_ENOUGH = 0.5
"""Part of a topic's words that a profile must name, so that we know who taught it."""


class Ledger(Record):
    """What was given and got, oldest first; a topic that came up twice is there twice."""

    entries: tuple[LedgerEntry, ...]

    @property
    def given(self) -> dict[PairSide, tuple[str, ...]]:
        """What each side has taught."""
        return {
            side: tuple(entry.topic for entry in self.entries if entry.teacher == side)
            for side in OTHER_SIDE
        }

    @property
    def got(self) -> dict[PairSide, tuple[str, ...]]:
        """What each side was taught."""
        given = self.given
        return {side: given[other] for side, other in OTHER_SIDE.items()}


def ledger_of(pair: Pair) -> Ledger:
    """Return what the held sessions show, then what was entered by hand.

    A session that entries were made for is told by them alone. Of any other one, its topics count,
    or those of its agenda where it names none. The agenda says who taught a topic; without it the
    profiles do, and a topic that neither or both of them fit is nobody's.
    """
    told = {entry.session for entry in pair.ledger if entry.session}
    shown = [
        LedgerEntry(teacher=teacher, topic=topic, session=session.id)
        for session in pair.held
        if not session.id or session.id not in told
        for topic in session.topics or (session.agenda.topics if session.agenda else ())
        if (teacher := _teacher(topic, session, pair))
    ]
    return Ledger(entries=(*shown, *pair.ledger))


def _teacher(topic: str, session: Session, pair: Pair) -> PairSide | None:
    for block in session.agenda.blocks if session.agenda else ():
        if block.topic and block.topic.casefold() == topic.casefold():
            return TEACHER_OF.get(block.direction)
    near = {
        side: _nearness(topic, (*pair.teaches(side), *pair.wants(other)))
        for side, other in OTHER_SIDE.items()
    }
    leader, mentor = near["leader"], near["mentor"]
    if leader == mentor or max(leader, mentor) < _ENOUGH:
        return None
    return "leader" if leader > mentor else "mentor"


def _nearness(topic: str, phrases: Sequence[str]) -> float:
    """Return the part of the topic's words that the nearest phrase has, 0 to 1."""
    sought = set(content_stems(topic)) or set(words(topic))  # such as P&L, which has only letters
    if not sought:
        return 0.0
    named = ({*content_stems(phrase), *words(phrase)} for phrase in phrases)
    return max((len(sought & one) / len(sought) for one in named), default=0.0)
