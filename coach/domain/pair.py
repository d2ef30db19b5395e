"""A pair, or a small group, with its goals and everything it has done so far."""

from collections.abc import Iterable
from typing import Annotated, Self

from pydantic import Field, model_validator

from coach.domain.person import LONGEST_NAME, OTHER_SIDE, Line, PairSide, Person, Phrases
from coach.domain.record import Record
from coach.domain.session import Action, Session, SessionStatus

MOST_PEOPLE = 60
PLANNED_SESSIONS = 6
"""Six sessions within six months: NHS England, Yorkshire and Humber (R13)."""


class LedgerEntry(Record):
    """Something that one side taught the other."""

    teacher: PairSide
    topic: Annotated[Line, Field(min_length=1)]
    session: str = ""
    """Id of the session, empty where the entry was made by hand."""


class Pair(Record):
    """Two people who teach each other, or a group with people on both sides."""

    id: str = ""
    """Of a stored pair; empty for one that was read from a file."""
    programme: Annotated[Line, Field(max_length=LONGEST_NAME)] = ""
    playbook: Line = "reverse-mentoring"
    people: tuple[Person, ...] = Field(min_length=1, max_length=MOST_PEOPLE)
    group: bool = False
    """Whether it was given as `people`: a circle, a pod, a squad."""
    goals: Phrases = ()
    sessions: tuple[Session, ...] = ()
    """Oldest first."""
    planned_sessions: int = Field(default=PLANNED_SESSIONS, ge=1, le=100)
    help_route: Line = ""
    """Whom the two can turn to; empty for the programme's own."""
    ledger: tuple[LedgerEntry, ...] = ()
    sample: bool = False
    """Invented, to show what the coach does."""

    @model_validator(mode="after")
    def _two_different_people(self) -> Self:
        if not self.group and {person.side for person in self.people} != {"leader", "mentor"}:
            raise ValueError("a pair needs a leader and a mentor")
        if not self.group and len(self.people) != 2:
            raise ValueError("a pair is two people; list more than two under people")
        first, *rest = self.people
        ids = [person.id for person in self.people if person.id]
        if len(ids) != len(set(ids)) or (not self.group and _same(first, rest[0])):
            raise ValueError(
                "somebody cannot be paired with themselves; two people of one name need "
                "a title, a function or an e-mail that tells them apart"
            )
        return self

    def on(self, side: PairSide) -> tuple[Person, ...]:
        """Return the people of a side."""
        return tuple(person for person in self.people if person.side == side)

    def teaches(self, side: PairSide) -> tuple[str, ...]:
        """Return what the people of a side can teach, each phrase once."""
        return _once(phrase for person in self.on(side) for phrase in person.can_teach)

    def wants(self, side: PairSide) -> tuple[str, ...]:
        """Return what the people of a side want to learn, each phrase once."""
        return _once(phrase for person in self.on(side) for phrase in person.wants_to_learn)

    @property
    def name(self) -> str:
        """How the pair is listed: both names, or those of a group."""
        return pair_name((person.name, person.side) for person in self.people)

    @property
    def is_unnamed(self) -> bool:
        """Whether nothing is known of it, not even names."""
        return all(person.name == _NOBODY[person.side] for person in self.people)

    @property
    def held(self) -> tuple[Session, ...]:
        """The sessions that took place, oldest first."""
        return tuple(one for one in self.sessions if one.status is SessionStatus.HELD)

    @property
    def open_actions(self) -> tuple[Action, ...]:
        """What was promised and is still to be done, oldest first."""
        return tuple(a for session in self.sessions for a in session.actions if a.is_open)

    @property
    def recent_topics(self) -> tuple[str, ...]:
        """The topics of the last two held sessions: they are not suggested again."""
        return _once(topic for session in self.held[-2:] for topic in session.topics)

    @property
    def past_topics(self) -> tuple[str, ...]:
        """The topics of all held sessions."""
        return _once(topic for session in self.held for topic in session.topics)

    def first_name(self, side: PairSide) -> str:
        """Return the first name of the one person on a side, or empty for a group's side."""
        people = self.on(side)
        known = len(people) == 1 and not self.group and people[0].name != _NOBODY[side]
        return people[0].first_name if known else ""

    def owner_name(self, action: Action) -> str:
        """Return who owns an action, by first name where the owner is one of two."""
        for side in OTHER_SIDE:
            if action.owner == side:
                return self.first_name(side) or f"the {side}s"
        return action.owner


def pair_name(people: Iterable[tuple[str, PairSide]]) -> str:
    """Return how people with these names and sides are listed, leaders first."""
    ordered = sorted(people, key=lambda person: person[1] != "leader")
    names = [name for name, _ in ordered]
    if len(names) > 3:
        return f"{names[0]}, {names[1]} and {len(names) - 2} others"
    return " and ".join(names) if len(names) < 3 else f"{names[0]}, {names[1]} and {names[2]}"


def _same(one: Person, other: Person) -> bool:
    """Whether two people of a pair are one: the same id, or nothing that tells them apart."""
    if one.id and other.id:
        return one.id == other.id
    return all(
        getattr(one, field).casefold() == getattr(other, field).casefold()
        for field in ("name", "email", "title", "function")
    )


def unnamed_pair() -> Pair:
    """Return a pair of which nothing is known: texts speak of the leader and the mentor."""
    return Pair(people=tuple(Person(name=_NOBODY[side], side=side) for side in OTHER_SIDE))


_NOBODY: dict[PairSide, str] = {"leader": "The leader", "mentor": "The mentor"}


def _once(phrases: Iterable[str]) -> tuple[str, ...]:
    kept: dict[str, str] = {}
    for phrase in phrases:
        kept.setdefault(phrase.casefold(), phrase)
    return tuple(kept.values())
