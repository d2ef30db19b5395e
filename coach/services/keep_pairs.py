"""Keep pairs: every verb is one unit of work of the store, done whole or not at all."""

from collections.abc import Callable, Sequence
from datetime import datetime

from coach.domain.agenda import Agenda
from coach.domain.pair import Pair
from coach.domain.person import Person
from coach.domain.preparation import Debrief
from coach.domain.session import Action, Session
from coach.domain.stored_pair import PairPage, StoredPair
from coach.errors import AlreadyThere, NotFound
from coach.ports import PairRecords, PairStore
from coach.services.find_pair import find_pair
from coach.services.keep_sessions import (
    with_actions,
    with_agenda,
    with_done,
    with_session,
)

_EVERYBODY = 1_000_000
"""More people than any store holds."""


class PairKeeper:
    """The pairs of a programme, with their sessions and actions."""

    def __init__(self, store: PairStore, playbooks: Sequence[str]) -> None:
        self.playbooks = tuple(playbooks)
        """The ids that a pair's playbook may have."""
        self._store = store

    def add(self, pair: Pair, *, replace: bool = False) -> StoredPair:
        """Store a new pair, or put it in place of the stored one of the same people.

        Raises:
            AlreadyThere: The programme has a pair of these people, and it is not to be replaced.
            NotFound: The playbook is unknown.
        """
        self._check(pair)
        with self._store.writing() as records:
            stored = _same_pair(records, pair)
            if stored is None:
                return records.add(pair)
            if not replace:
                raise AlreadyThere(
                    kind="pair",
                    name=pair.name,
                    remedy="Put yours in its place with coach pair add FILE --replace, "
                    "or give it another programme.",
                )
            return records.save(_in_place_of(stored.pair, pair), version=stored.version)

    def list(self, search: str = "", start: int = 0, count: int = 20) -> PairPage:
        """Return some of the pairs whose people or programme hold the text, by name."""
        with self._store.reading() as records:
            return records.page(search, start=start, count=count)

    def people(self) -> tuple[Person, ...]:
        """Return everybody who is stored, in a pair or not."""
        with self._store.reading() as records:
            return records.people(count=_EVERYBODY)

    def find(self, name: str) -> StoredPair:
        """Return the pair of an id, of its own name, or of a person's name or first name.

        Raises:
            NotFound: There is none; the error suggests what is near.
            Ambiguous: There are several; the error lists them.
        """
        with self._store.reading() as records:
            return find_pair(records, name)

    def get(self, id: str) -> StoredPair:
        """Return the pair of an id, or raise NotFound."""
        with self._store.reading() as records:
            return records.pair(id)

    def save(self, stored: StoredPair, pair: Pair) -> StoredPair:
        """Store a changed pair in place of the one that was read.

        Raises:
            EditedMeanwhile: Somebody else has saved it since.
            NotFound: It was removed, or the playbook is unknown.
        """
        self._check(pair)
        with self._store.writing() as records:
            changed = pair.model_copy(update={"id": stored.pair.id})
            return records.save(changed, version=stored.version)

    def remove(self, id: str) -> None:
        """Remove a pair, with its people if no other pair has them; NotFound if there is none."""
        with self._store.writing() as records:
            records.remove(id)

    def mark_done(self, id: str, action_id: str, *, done: bool = True) -> StoredPair:
        """Mark an action as done, or as open again; NotFound if there is none of that id."""
        return self._change(id, lambda pair: with_done(pair, action_id, done=done))

    def accept_agenda(
        self,
        id: str,
        agenda: Agenda,
        *,
        starts: datetime | None = None,
        version: int | None = None,
    ) -> StoredPair:
        """Put an agenda on the session that is planned for its day, or plan one for it.

        Args:
            id: Of the pair.
            agenda: As it was accepted.
            starts: When the session begins; else the agenda says it, else it is the next one.
            version: Of the pair for which the agenda was made; None takes it as it is now.

        Raises:
            EditedMeanwhile: The pair has changed since `version`.
            InputError: Nobody says when, and no session is planned.
        """
        return self._change(id, lambda pair: with_agenda(pair, agenda, starts), version=version)

    def record_session(self, id: str, session: Session) -> StoredPair:
        """Put a session in its place by date, instead of the one of its id or the planned one."""
        return self._change(id, lambda pair: with_session(pair, session))

    def accept_debrief(
        self, id: str, session_id: str, debrief: Debrief, actions: Sequence[Action]
    ) -> StoredPair:
        """Give a session the actions that were accepted: the next agenda begins with them.

        The session has been held, then. Its notes and learnings are not stored. Where an action
        has no owner or no date, those that the debrief proposed for it hold.

        Raises:
            NotFound: The pair has no session of that id.
            InputError: The session was cancelled.
        """
        return self._change(id, lambda pair: with_actions(pair, session_id, debrief, actions))

    def _change(
        self, id: str, change: Callable[[Pair], Pair], *, version: int | None = None
    ) -> StoredPair:
        with self._store.writing() as records:
            stored = records.pair(id)
            changed = change(stored.pair)
            if changed == stored.pair and version in (None, stored.version):
                return stored
            return records.save(changed, version=stored.version if version is None else version)

    def _check(self, pair: Pair) -> None:
        if pair.playbook not in self.playbooks:
            raise NotFound(kind="playbook", name=pair.playbook, known=self.playbooks)


def _same_pair(records: PairRecords, pair: Pair) -> StoredPair | None:
    """Return the stored pair of the same programme and the same people."""
    # the people of a group may be listed in another order, and the group by other names
    lines = {
        line.id: line for name in (pair.name, pair.people[0].name) for line in records.named(name)
    }
    programme = pair.programme.casefold()
    for id, line in lines.items():
        if line.programme.casefold() == programme:
            stored = records.pair(id)
            if sorted(map(_who, stored.pair.people)) == sorted(map(_who, pair.people)):
                return stored
    return None


def _in_place_of(stored: Pair, pair: Pair) -> Pair:
    """Return the pair with the ids of the stored one and its people."""
    ids: dict[tuple[str, str], list[str]] = {}
    for person in stored.people:
        ids.setdefault(_who(person), []).append(person.id)
    people = tuple(
        person.model_copy(update={"id": ids[_who(person)].pop(0)}) for person in pair.people
    )
    return pair.model_copy(update={"id": stored.id, "people": people})


def _who(person: Person) -> tuple[str, str]:
    return person.name.casefold(), person.email.casefold()
