"""A pair store that forgets when the test ends."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from threading import Lock

from coach.adapters.pair_rows import completed, identified, with_id
from coach.domain.pair import Pair
from coach.domain.person import OTHER_SIDE, Person
from coach.domain.session import SessionStatus
from coach.domain.stored_pair import Enrolled, PairLine, PairPage, StoredPair
from coach.errors import AlreadyThere, EditedMeanwhile, NotFound, StoreBusy
from coach.language.cleaning import one_line

WAIT = 5.0
"""Seconds that a writer waits for another one."""


@dataclass
class _Held:
    people: dict[str, Person] = field(default_factory=dict)
    pairs: dict[str, StoredPair] = field(default_factory=dict)
    """With the people as they were when the pair was saved; `people` says how they are."""
    notes: dict[str, str] = field(default_factory=dict)


class MemoryPairRecords:
    """Pairs and people in three dictionaries."""

    def __init__(self, held: _Held, today: date, *, writes: bool) -> None:
        self._held = held
        self._today = today
        self._writes = writes

    def add(self, pair: Pair) -> StoredPair:
        """Store a new pair, or raise AlreadyThere if one of its id is stored."""
        self._to_write()
        new = identified(pair)
        if new.id in self._held.pairs:
            raise AlreadyThere(kind="pair", name=new.name, remedy="Leave the id out.")
        return self._put(new, version=1)

    def pair(self, id: str) -> StoredPair:
        """Return a pair, or raise NotFound."""
        if (stored := self._held.pairs.get(one_line(id))) is None:
            raise NotFound(kind="pair", name=id)
        people = tuple(
            self._held.people[one.id].model_copy(update={"side": one.side})
            for one in stored.pair.people
        )
        return stored.model_copy(update={"pair": stored.pair.model_copy(update={"people": people})})

    def save(self, pair: Pair, *, version: int) -> StoredPair:
        """Replace a pair, or raise EditedMeanwhile if it was saved since `version`."""
        self._to_write()
        stored = self.pair(pair.id)
        if stored.version != version:
            raise EditedMeanwhile(what=f"the pair {stored.pair.name}", version=stored.version)
        return self._put(identified(pair), version=version + 1)

    def remove(self, id: str) -> None:
        """Remove a pair, and its people if no other pair has them; NotFound if there is none."""
        self._to_write()
        self._drop([self.pair(id)])

    def page(self, search: str = "", *, start: int = 0, count: int = 20) -> PairPage:
        """Return pairs by name, those whose people or programme hold the search text."""
        sought = _key(search)
        found = [
            pair
            for pair in self._all()
            if any(sought in _key(text) for text in (pair.programme, *_names(pair)))
        ]
        start, count = max(0, start), max(0, count)
        lines = tuple(map(self._line, found[start : start + count]))
        return PairPage(lines=lines, total=len(found))

    def named(self, name: str) -> tuple[PairLine, ...]:
        """Return the pairs of this id, of this name, or else with a person of this (first) name."""
        sought = _key(name)
        by_person = [pair for pair in self._all() if sought in _names_and_first_names(pair)]
        by_name = [pair for pair in self._all() if _key(pair.name) == sought]
        by_id = [pair for pair in self._all() if pair.id == one_line(name)]
        return tuple(map(self._line, by_id or by_name or by_person))

    def enrolled(self, programme: str) -> tuple[Enrolled, ...]:
        """Return who is in which pair of a programme, by pair."""
        mine = [pair for pair in self._all() if _key(pair.programme) == _key(programme)]
        return tuple(
            Enrolled(
                pair=pair.id, people=tuple(one.id for side in OTHER_SIDE for one in pair.on(side))
            )
            for pair in sorted(mine, key=lambda pair: pair.id)
        )

    def people(self, search: str = "", *, start: int = 0, count: int = 20) -> tuple[Person, ...]:
        """Return people by name, in a pair or not."""
        sought = _key(search)
        found = [one for one in self._held.people.values() if sought in _key(one.name)]
        found.sort(key=lambda one: (_key(one.name), one.id))
        return tuple(found[max(0, start) : max(0, start) + max(0, count)])

    def add_people(self, people: Sequence[Person]) -> tuple[Person, ...]:
        """Store people, each with an id; who has a stored e-mail address is brought up to date."""
        self._to_write()
        stored = []
        for person in people:
            email = _key(person.email)
            ordered = sorted(self._held.people.values(), key=lambda one: one.id)
            known = [one for one in ordered if email and _key(one.email) == email]
            one = person if person.id else completed(person, known[0] if known else None)
            stored.append(with_id(one))
            self._put_person(stored[-1], side=True)
        return tuple(stored)

    def remove_sample(self) -> int:
        """Remove every invented pair with its people; return how many pairs went."""
        self._to_write()
        return self._drop([one for one in self._held.pairs.values() if one.pair.sample])

    def note(self, name: str) -> str | None:
        """Return what was noted under a name, None if nothing was."""
        return self._held.notes.get(name)

    def set_note(self, name: str, value: str) -> None:
        """Note a value under a name."""
        self._to_write()
        self._held.notes[name] = value

    def _to_write(self) -> None:
        if not self._writes:
            raise ValueError("a unit of work that was opened with reading() changes nothing")

    def _put(self, pair: Pair, *, version: int) -> StoredPair:
        for person in pair.people:
            self._put_person(person, but=pair.id)
        self._held.pairs[pair.id] = StoredPair(pair=pair, version=version)
        return self._held.pairs[pair.id]

    def _put_person(self, person: Person, *, but: str = "", side: bool = False) -> None:
        old = self._held.people.get(person.id)
        kept = person if old is None or side else person.model_copy(update={"side": old.side})
        self._held.people[person.id] = kept
        if old is None or old.model_copy(update={"side": kept.side}) == kept:
            return
        for id, stored in self._held.pairs.items():
            if id != but and person.id in {one.id for one in stored.pair.people}:
                raised = stored.model_copy(update={"version": stored.version + 1})
                self._held.pairs[id] = raised

    def _drop(self, gone: Sequence[StoredPair]) -> int:
        for stored in gone:
            del self._held.pairs[stored.pair.id]
        kept = {one.id for stored in self._held.pairs.values() for one in stored.pair.people}
        for stored in gone:
            for person in stored.pair.people:
                if person.id not in kept:
                    self._held.people.pop(person.id, None)
        return len(gone)

    def _all(self) -> list[Pair]:
        pairs = [self.pair(id).pair for id in self._held.pairs]
        return sorted(pairs, key=lambda pair: (_key(pair.name)[:200], pair.id))

    def _line(self, pair: Pair) -> PairLine:
        planned = [one.date for one in pair.sessions if one.status is SessionStatus.PLANNED]
        return PairLine(
            id=pair.id,
            name=pair.name,
            programme=pair.programme,
            playbook=pair.playbook,
            held=len(pair.held),
            next_date=min((day for day in planned if day >= self._today), default=None),
            sample=pair.sample,
        )


class MemoryPairStore:
    """Keeps pairs in memory; a unit of work that fails leaves no trace."""

    def __init__(self, *, today: Callable[[], date] = date.today) -> None:
        self._held = _Held()
        self._today = today
        self._writing = Lock()

    @contextmanager
    def reading(self) -> Iterator[MemoryPairRecords]:
        """Open a unit of work that changes nothing."""
        yield MemoryPairRecords(self._held, self._today(), writes=False)

    @contextmanager
    def writing(self) -> Iterator[MemoryPairRecords]:
        """Open a unit of work; it is kept at its end, and forgotten after any error."""
        if not self._writing.acquire(timeout=WAIT):
            raise StoreBusy(path=Path("memory"), seconds=WAIT)
        try:
            changed = deepcopy(self._held)
            yield MemoryPairRecords(changed, self._today(), writes=True)
            self._held = changed
        finally:
            self._writing.release()


def _key(text: str) -> str:
    return one_line(text).casefold()


def _names(pair: Pair) -> list[str]:
    return [person.name for person in pair.people]


def _names_and_first_names(pair: Pair) -> set[str]:
    return {_key(name) for one in pair.people for name in (one.name, one.first_name)}
