"""Who takes part in a programme, and whose pair is whose."""

from collections.abc import Iterable
from dataclasses import dataclass

from coach.domain.access import Kind, Reader, Thing, check_may_read
from coach.domain.feedback import FeedbackPlan
from coach.domain.pair import Pair
from coach.domain.person import Person
from coach.domain.stored_pair import StoredPair
from coach.errors import NotFound
from coach.ports import PairRecords, PairStore

_AT_ONCE = 1_000


@dataclass(frozen=True)
class Enrolment:
    """How many take part in what is published together."""

    ids: frozenset[str]
    """Of the pairs, those that have ended included."""
    people: int

    @property
    def pairs(self) -> int:
        """How many pairs there are."""
        return len(self.ids)


class Register:
    """Looks up pairs for a reader: everything it hands out, the reader may read."""

    def __init__(self, pairs: PairStore) -> None:
        self._pairs = pairs

    def pair(self, reader: Reader, id: str) -> StoredPair:
        """Return a pair of the reader's own, or raise NotFound."""
        with self._pairs.reading() as records:
            stored = records.pair(id)
        check_may_read(reader, thing_of(stored.pair))
        return stored

    def pairs_of(self, reader: Reader) -> tuple[StoredPair, ...]:
        """Return the pairs that the reader is in; none for a manager."""
        if reader.role == "manager":
            return ()
        with self._pairs.reading() as records:
            mine = [
                one.pair
                for one in records.enrolled(reader.programme)
                if reader.person in one.people
            ]
            found = [records.pair(id) for id in mine]
        for stored in found:
            check_may_read(reader, thing_of(stored.pair))
        return tuple(found)

    def enrolment(self, plans: tuple[FeedbackPlan, ...]) -> Enrolment:
        """Return how many pairs and people these programmes have together."""
        with self._pairs.reading() as records:
            pairs = [one for plan in plans for one in records.enrolled(plan.programme)]
        people = {person for one in pairs for person in one.people}
        return Enrolment(ids=frozenset(one.pair for one in pairs), people=len(people))

    def same_people(self) -> dict[str, str]:
        """Return for every id the one that stands for the person; see `_same_people`."""
        with self._pairs.reading() as records:
            return _same_people(_everybody(records))


def _everybody(records: PairRecords) -> list[Person]:
    people: list[Person] = []
    while found := records.people(start=len(people), count=_AT_ONCE):
        people += found
    return people


def _same_people(people: Iterable[Person]) -> dict[str, str]:
    """Return for each id the one that stands for the person.

    Whoever shares a name or an e-mail address counts as one, on either side: somebody who was
    entered twice must not look like two people. Two people of one name then count as one, which
    shows rather too little than too much.
    """
    first: dict[str, str] = {}
    one: dict[str, str] = {}
    for person in sorted(people, key=lambda person: person.id):
        keys = [" ".join(person.name.casefold().split())]
        keys += [person.email.casefold()] if person.email else []
        found = next((first[key] for key in keys if key in first), person.id)
        one[person.id] = found
        for key in keys:
            first.setdefault(key, found)
    return one


def thing_of(pair: Pair) -> Thing:
    """Return a pair as what somebody wants to read."""
    people = tuple(person.id for person in pair.people)
    return Thing(kind=Kind.PAIR, programme=pair.programme, id=pair.id, people=people)


def side_of(reader: Reader, pair: Pair) -> str:
    """Return on which side of a pair the reader is, or raise NotFound."""
    for person in pair.people:
        if person.id == reader.person:
            return person.side
    raise NotFound(kind="pair", name=pair.id)
