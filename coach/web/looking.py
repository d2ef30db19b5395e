"""Who looks: the one place that says whose eyes the page has.

Nobody signs in on this computer, so the bar above the tabs supplies the reader. Whatever supplies
one later, everything else only ever sees a `Reader`.
"""

from hashlib import sha256

from coach.domain.access import Kind, Reader, Thing, may_read
from coach.domain.pair import Pair
from coach.errors import NotFound

MANAGER = "manager"
"""Stands for the account of whoever manages a programme."""


def person_of(pair: Pair, place: int) -> Reader:
    """Return somebody of a pair as the reader; NotFound if nobody stands at this place."""
    person = pair.people[place] if 0 <= place < len(pair.people) else None
    if person is None or not person.id:
        raise NotFound(kind="person", name=str(place))
    return Reader(person=person.id, role=person.side, programme=pair.programme)


def leader_of(pair: Pair) -> Reader:
    """Return the leader of a pair as the reader, or else the first of its people."""
    places = [place for place, person in enumerate(pair.people) if person.side == "leader"]
    return person_of(pair, places[0] if places else 0)


def manager_of(programme: str) -> Reader:
    """Return whoever manages a programme as the reader."""
    return Reader(person=MANAGER, role="manager", programme=programme)


def mark_of(programme: str) -> str:
    """Return a short mark for a programme's name, which a button can carry."""
    return sha256(programme.casefold().encode()).hexdigest()[:16]


def sees(reader: Reader | None, pair: Pair) -> bool:
    """Whether the reader may see what a pair has kept."""
    if reader is None:
        return False
    people = tuple(person.id for person in pair.people if person.id)
    thing = Thing(kind=Kind.PAIR, programme=pair.programme, id=pair.id, people=people)
    return may_read(reader, thing)


def check_sees(reader: Reader | None, pair: Pair) -> None:
    """Raise NotFound unless the reader may see what a pair has kept."""
    if not sees(reader, pair):
        raise NotFound(kind=Kind.PAIR.value, name=pair.id)


def takes_part(reader: Reader | None) -> bool:
    """Whether somebody looks who is in a pair."""
    return reader is not None and reader.role != "manager"


def called(reader: Reader, pair: Pair) -> str:
    """Return who looks, in words: `Ana Brandt, leader`."""
    if reader.role == "manager":
        return f"programme manager of {reader.programme}"
    names = [person.name for person in pair.people if person.id == reader.person]
    return f"{names[0]}, {reader.role}" if names else f"the {reader.role}"
