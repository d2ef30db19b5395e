"""Feedback, its ledger and the manager's handle on it, forgotten when the test ends."""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from threading import Lock

from coach.adapters.feedback_rows import check_kind, checked, checked_answer, is_sent_twice
from coach.adapters.pair_rows import key_of
from coach.domain.feedback import Answer, ClosedWindow, FeedbackPlan, PrivateNote, SharedSentence
from coach.domain.health import Attendance
from coach.domain.pair import Pair
from coach.domain.release import ImportedSummary, PublishedRelease, SealedFigure
from coach.domain.session import Session
from coach.errors import AlreadyThere, EditedMeanwhile, NotFound, SessionClosed, StoreBusy
from coach.ports.feedback import CLOCK_LEAP
from tests.doubles.memory_pairs import MemoryPairStore

WAIT = 5.0
"""Seconds that a writer waits for another one."""
KEY, SALT = b"k" * 32, b"s" * 32


@dataclass
class _Held:
    plans: dict[tuple[str, date], FeedbackPlan] = field(default_factory=dict)
    answers: dict[str, Answer] = field(default_factory=dict)
    counted: dict[str, str] = field(default_factory=dict)
    closings: dict[tuple[str, str], tuple[ClosedWindow, bool]] = field(default_factory=dict)
    releases: dict[tuple[str, str], tuple[PublishedRelease, bool]] = field(default_factory=dict)
    seals: list[tuple[str, SealedFigure, bool]] = field(default_factory=list)
    events: list[tuple[str, str, str, bool]] = field(default_factory=list)
    notes: dict[str, PrivateNote] = field(default_factory=dict)
    shared: dict[str, SharedSentence] = field(default_factory=dict)
    ended: dict[str, date] = field(default_factory=dict)
    imports: dict[tuple[str, int], ImportedSummary] = field(default_factory=dict)
    clock: datetime | None = None


class MemoryFeedbackRecords:
    """Feedback in dictionaries; without a store of pairs, every pair is known and undated."""

    def __init__(self, held: _Held, pairs: Callable[[], list[Pair]] | None, *, writes: bool):
        self._read = held
        self._pairs = pairs
        self._writes = writes

    def plan(self, programme: str, *, on: date | None = None) -> FeedbackPlan | None:
        """Return what a programme declared, as it applies on a day; the newest without one."""
        found = [
            (day, plan)
            for (key, day), plan in self._read.plans.items()
            if key == key_of(programme) and (on is None or day <= on)
        ]
        return max(found, key=lambda one: one[0])[1] if found else None

    def plans(self) -> tuple[FeedbackPlan, ...]:
        """Return the newest plan of every programme, by name."""
        newest = (self.plan(key) for key in sorted({key for key, _ in self._read.plans}))
        return tuple(plan for plan in newest if plan)

    def declare(self, plan: FeedbackPlan, *, applies_from: date) -> None:
        """Store a plan; an earlier one goes on applying to the days before."""
        new = checked(plan)
        check_kind(new, newest=self.plan(new.programme))
        self._held.plans[key_of(new.programme), applies_from] = new

    def answer(self, id: str) -> Answer | None:
        """Return an answer by its id."""
        return self._read.answers.get(id)

    def answers_by(self, author: str) -> tuple[Answer, ...]:
        """Return what a person has answered, newest session first."""
        days = {
            (pair.id, session.id): session.date
            for pair in (self._pairs() if self._pairs else [])
            for session in pair.sessions
        }
        mine = sorted((a for a in self._read.answers.values() if a.author == author), key=_id)
        mine.sort(key=lambda one: days.get((one.pair, one.session), date.min), reverse=True)
        return tuple(mine)

    def put_answer(self, answer: Answer) -> Answer:
        """Store an answer in the place of the one of its author in the same session, if any."""
        new = checked_answer(answer)
        form = (new.pair, new.session, new.author)
        same = (a for a in self._held.answers.values() if (a.pair, a.session, a.author) == form)
        stored = next(same, None)
        if stored and stored.id == new.id and is_sent_twice(new, stored):
            return stored
        if stored:
            self._check_open(stored)
            if stored.version != new.version:
                raise EditedMeanwhile(what="this form", version=stored.version)
        if not (stored and stored.id == new.id) and new.id in self._held.answers:
            raise AlreadyThere(kind="form", name=new.id, remedy="Open it anew.")
        if stored:
            del self._held.answers[stored.id]
        kept = new.model_copy(update={"version": stored.version + 1 if stored else 1})
        self._held.answers[kept.id] = kept
        return kept

    def remove_answer(self, id: str) -> None:
        """Remove an answer whose window is open; NotFound, or SessionClosed."""
        if id not in self._held.answers:
            raise NotFound(kind="form", name=id)
        self._check_open(self._held.answers[id])
        del self._held.answers[id]

    def waiting(self, published_as: str) -> tuple[Answer, ...]:
        """Return every answer that no release has counted yet, by id."""
        found = [
            one
            for one in self._read.answers.values()
            if one.id not in self._read.counted
            and self._name(one.programme) == key_of(published_as)
        ]
        return tuple(sorted(found, key=_id))

    def name_window(self, ids: Collection[str], window: str) -> None:
        """Give answers the window they count in; the hour they were sent is forgotten."""
        for id in self._held.answers.keys() & set(ids):
            named = self._held.answers[id].model_copy(update={"window": window, "submitted": None})
            self._held.answers[id] = named

    def count_in(self, ids: Collection[str], window: str) -> None:
        """Mark answers as counted in the release of this window; they wait no longer."""
        self._held.counted.update(dict.fromkeys(self._held.answers.keys() & set(ids), window))

    def close(self, published_as: str, closed: ClosedWindow) -> bool:
        """Note that a window is closed; False if it was already, and nothing changes."""
        name = (key_of(published_as), closed.name)
        if name in self._held.closings:
            return False
        self._held.closings[name] = (closed, self._invented(published_as))
        return True

    def closed(self, published_as: str) -> tuple[ClosedWindow, ...]:
        """Return the closed windows, oldest first."""
        of = key_of(published_as)
        found = [closed for (key, _), (closed, _) in self._read.closings.items() if key == of]
        return tuple(sorted(found, key=lambda one: (one.closes, one.name)))

    def publish(self, release: PublishedRelease) -> None:
        """Append a release to the ledger; AlreadyThere if its window has one."""
        new = checked(release)
        key = key_of(new.release.programme)
        numbers = {one.number for (of, _), (one, _) in self._held.releases.items() if of == key}
        if (key, new.release.window) in self._held.releases or new.number in numbers:
            raise AlreadyThere(kind="release", name=new.release.window, remedy="It stays.")
        invented = self._invented(new.release.programme)
        self._held.releases[key, new.release.window] = (new, invented)

    def seal(self, published_as: str, figures: Sequence[SealedFigure]) -> None:
        """Append what was published, with its members and its sums; AlreadyThere if it was."""
        key, invented = key_of(published_as), self._invented(published_as)
        for figure in figures:
            if _name_of(figure) in {_name_of(one) for of, one, _ in self._held.seals if of == key}:
                raise AlreadyThere(kind="sealed figure", name=figure.question, remedy="It stays.")
            self._held.seals.append((key, figure, invented))

    def sealed(self, published_as: str) -> tuple[SealedFigure, ...]:
        """Return every figure that was published, oldest first."""
        return tuple(one for key, one, _ in self._read.seals if key == key_of(published_as))

    def key(self) -> bytes:
        """Return the store's own 32 bytes: people become marks with them."""
        return KEY

    def clock_seen(self, now: datetime, *, confirmed: bool = False) -> datetime | None:
        """Note where the clock stands; if that can hardly be, return where it stood before."""
        before = self._held.clock
        gone = now - before if before else timedelta()
        if not confirmed and not timedelta(days=-1) <= gone <= CLOCK_LEAP:
            return before
        self._held.clock = now
        return None

    def log(self, what: str, published_as: str, window: str) -> None:
        """Append an event to the audit log; no names, no counts, no words."""
        self._held.events.append((what, published_as, window, self._invented(published_as)))

    def events(self) -> tuple[tuple[str, str, str], ...]:
        """Return the audit log, oldest first: what, published as, window."""
        return tuple(
            (what, published_as, window) for what, published_as, window, _ in self._read.events
        )

    def put_note(self, note: PrivateNote) -> None:
        """Store a private note in the place of its author's one of its id; empty, it goes."""
        new = checked(note)
        stored = self._held.notes.get(new.id)
        if stored and stored.author != new.author:
            raise AlreadyThere(kind="note", name=new.id, remedy="Write yours anew.")
        if new.text:
            self._held.notes[new.id] = new
        else:
            self._held.notes.pop(new.id, None)

    def notes_by(self, author: str) -> tuple[PrivateNote, ...]:
        """Return a person's private notes, newest first."""
        return tuple(one for one in reversed(self._read.notes.values()) if one.author == author)

    def put_shared(self, sentence: SharedSentence) -> None:
        """Store a sentence that waits for the next release."""
        new = checked(sentence)
        stored = self._held.shared.setdefault(new.id, new)
        if stored.model_copy(update={"published_in": new.published_in}) != new:
            raise AlreadyThere(kind="sentence", name=new.id, remedy="Write yours anew.")

    def withdraw_shared(self, id: str) -> bool:
        """Remove a sentence that still waits; False if it was published, or never there."""
        waits = id in self._held.shared and not self._held.shared[id].published_in
        return waits and self._held.shared.pop(id, None) is not None

    def shared(self, published_as: str) -> tuple[SharedSentence, ...]:
        """Return the sentences that wait, by id."""
        found = [
            one
            for one in self._read.shared.values()
            if not one.published_in and self._name(one.programme) == key_of(published_as)
        ]
        return tuple(sorted(found, key=_id))

    def shared_by(self, author: str) -> tuple[SharedSentence, ...]:
        """Return a person's own sentences, published ones included, by id."""
        return tuple(sorted((o for o in self._read.shared.values() if o.author == author), key=_id))

    def publish_shared(self, ids: Collection[str], window: str) -> None:
        """Mark sentences as published with the release of this window."""
        for id in self._held.shared.keys() & set(ids):
            out = self._held.shared[id].model_copy(update={"published_in": window})
            self._held.shared[id] = out

    def end_pair(self, pair: str, day: date) -> None:
        """Note that a pair has ended, or raise NotFound; no reason is stored."""
        ended = self._held.ended
        if self._pairs and pair not in {one.id for one in self._pairs()}:
            raise NotFound(kind="pair", name=pair)
        ended.setdefault(pair, day)

    def ended(self) -> frozenset[str]:
        """Return the ids of the pairs that have ended."""
        there = {one.id for one in self._pairs()} if self._pairs else self._read.ended.keys()
        return frozenset(self._read.ended.keys() & there)

    def erase(self, person: str) -> int:
        """Remove a person's answers, notes and sentences; return how many."""
        held = self._held
        before = len(held.answers) + len(held.notes) + len(held.shared)
        held.answers = {id: one for id, one in held.answers.items() if one.author != person}
        held.notes = {id: one for id, one in held.notes.items() if one.author != person}
        held.shared = {id: one for id, one in held.shared.items() if one.author != person}
        return before - len(held.answers) - len(held.notes) - len(held.shared)

    def remove_sample(self) -> None:
        """Remove all invented feedback, its programme, its releases and its seals."""
        held = self._held
        invented = {one.id for one in self._pairs() if one.sample} if self._pairs else set()
        held.answers = {id: one for id, one in held.answers.items() if not one.sample}
        held.notes = {id: one for id, one in held.notes.items() if not one.sample}
        held.shared = {id: one for id, one in held.shared.items() if not one.sample}
        real = self._is_real
        held.closings = {of: one for of, one in held.closings.items() if not one[1] or real(of[0])}
        held.releases = {of: one for of, one in held.releases.items() if not one[1] or real(of[0])}
        held.seals = [one for one in held.seals if not one[2] or real(one[0])]
        held.events = [one for one in held.events if not one[3] or real(key_of(one[1]))]
        answered = {key_of(one.programme) for one in held.answers.values()}
        held.plans = {
            of: one for of, one in held.plans.items() if not one.sample or of[0] in answered
        }
        held.ended = {pair: day for pair, day in held.ended.items() if pair not in invented}

    @property
    def _held(self) -> _Held:
        """What is held, to change it."""
        if not self._writes:
            raise ValueError("a unit of work that was opened with reading() changes nothing")
        return self._read

    def _name(self, programme: str) -> str:
        plan = self.plan(programme)
        return key_of(plan.published_as if plan else programme)

    def _invented(self, published_as: str) -> bool:
        name = key_of(published_as)
        planned = any(key_of(one.published_as) == name for one in self._read.plans.values())
        return planned and not self._is_real(name)

    def _is_real(self, name: str) -> bool:
        plans = [one for one in self._read.plans.values() if key_of(one.published_as) == name]
        programmes = {name, *(key_of(one.programme) for one in plans)}
        given = (one for one in self._read.answers.values() if not one.sample)
        return any(not one.sample for one in plans) or any(
            key_of(one.programme) in programmes for one in given
        )

    def _check_open(self, answer: Answer) -> None:
        counted = self._read.counted.get(answer.id, "")
        if answer.window or counted:
            raise SessionClosed(window=answer.window or counted)


class MemoryFeedbackStore:
    """Keeps feedback in memory; a unit of work that fails leaves no trace."""

    def __init__(self, pairs: MemoryPairStore | None = None) -> None:
        self.pairs = pairs
        self.held = _Held()
        self._known: tuple[set[str], set[str]] = (set(), set())
        self._writing = Lock()

    @contextmanager
    def reading(self) -> Iterator[MemoryFeedbackRecords]:
        """Open a unit of work that changes nothing."""
        self._forget_who_is_gone()
        yield MemoryFeedbackRecords(self.held, self._all_pairs(), writes=False)

    @contextmanager
    def writing(self) -> Iterator[MemoryFeedbackRecords]:
        """Open a unit of work; it is kept at its end, and forgotten after any error."""
        with self.changing() as changed:
            yield MemoryFeedbackRecords(changed, self._all_pairs(), writes=True)

    @contextmanager
    def changing(self) -> Iterator[_Held]:
        """Yield a copy of all that is held, which takes its place at the end."""
        if not self._writing.acquire(timeout=WAIT):
            raise StoreBusy(path=Path("memory"), seconds=WAIT)
        try:
            self._forget_who_is_gone()
            changed = deepcopy(self.held)
            yield changed
            self.held = changed
        finally:
            self._writing.release()

    def _all_pairs(self) -> Callable[[], list[Pair]] | None:
        return partial(pairs_in, self.pairs) if self.pairs else None

    def _forget_who_is_gone(self) -> None:
        """Forget what goes with pairs and people that were there at the last look."""
        if self.pairs is None:
            return
        with self.pairs.reading() as records:
            people = {one.id for one in records.people(count=10_000)}
        now = {one.id for one in pairs_in(self.pairs)}, people
        pairs, gone = (before - there for before, there in zip(self._known, now, strict=True))
        self._known = now
        held = self.held
        for kept in (held.answers, held.notes):
            for id in [id for id, one in kept.items() if one.pair in pairs or one.author in gone]:
                del kept[id]
        held.shared = {id: one for id, one in held.shared.items() if one.author not in gone}


class MemoryReleaseRecords:
    """What a manager may read of a store in memory."""

    def __init__(self, held: _Held, pairs: list[Pair]) -> None:
        self._held = held
        self._pairs = pairs
        self._records = MemoryFeedbackRecords(held, lambda: pairs, writes=False)

    def plan(self, programme: str) -> FeedbackPlan | None:
        """Return what a programme declared, the newest."""
        return self._records.plan(programme)

    def plans(self) -> tuple[FeedbackPlan, ...]:
        """Return the newest plan of every programme, by name."""
        return self._records.plans()

    def releases(self, published_as: str) -> tuple[PublishedRelease, ...]:
        """Return the ledger of a programme, oldest first."""
        of = key_of(published_as)
        found = [release for (key, _), (release, _) in self._held.releases.items() if key == of]
        return tuple(sorted(found, key=lambda one: one.number))

    def attendance(self, programme: str) -> tuple[Attendance, ...]:
        """Return which sessions of its pairs took place, by pair; no content."""
        plan = self.plan(programme)
        if plan is None or not plan.attendance_shown:
            return ()
        ended = self._records.ended()
        found = [
            Attendance.of(
                pair.model_copy(update={"sessions": self._seen(pair, ended)}),
                ended=pair.id in ended,
            )
            for pair in self._pairs
            if key_of(pair.programme) == key_of(programme)
        ]
        return tuple(sorted(found, key=lambda one: (key_of(one.name), one.pair)))

    def _seen(self, pair: Pair, ended: frozenset[str]) -> tuple[Session, ...]:
        """Return the sessions on days for which it was announced that they are seen."""
        plans = {one.date: self._records.plan(pair.programme, on=one.date) for one in pair.sessions}
        announced = {day for day, plan in plans.items() if plan and plan.attendance_shown}
        shown = () if pair.id in ended else pair.sessions
        return tuple(sorted((o for o in shown if o.date in announced), key=lambda one: one.date))


class MemoryReleaseStore:
    """The manager's handle on a store in memory."""

    def __init__(self, store: MemoryFeedbackStore) -> None:
        self._store = store

    @contextmanager
    def reading(self) -> Iterator[MemoryReleaseRecords]:
        """Open a unit of work on releases and attendance alone."""
        pairs = pairs_in(self._store.pairs) if self._store.pairs else []
        yield MemoryReleaseRecords(self._store.held, pairs)


class MemoryImportLedger:
    """The shareable summaries of imported files, in a dictionary."""

    def __init__(self, held: _Held, *, writes: bool) -> None:
        self._held = held
        self._writes = writes

    def salt(self) -> bytes:
        """Return the ledger's own 32 bytes: rows become marks with them."""
        return SALT

    def imports(self, programme: str) -> tuple[ImportedSummary, ...]:
        """Return the summaries of a programme, whatever its case, by number."""
        of = key_of(programme)
        return tuple(one for (key, _), one in sorted(self._held.imports.items()) if key == of)

    def elsewhere(self, programme: str) -> tuple[frozenset[str], ...]:
        """Return the row marks of each file of all other programmes, by programme and number."""
        of, held = key_of(programme), sorted(self._held.imports.items())
        return tuple(one.row_marks for (key, _), one in held if key != of and one.row_marks)

    def add(self, summary: ImportedSummary) -> None:
        """Append a summary; AlreadyThere if the programme has one of its number."""
        new = checked(summary)
        if not self._writes:
            raise ValueError("a unit of work that was opened with reading() changes nothing")
        if (key_of(new.programme), new.number) in self._held.imports:
            name = f"{new.programme} {new.number}"
            raise AlreadyThere(kind="shareable summary", name=name, remedy="Do it again.")
        self._held.imports[key_of(new.programme), new.number] = new


class MemoryImportStore:
    """Keeps the ledger of imported files in memory."""

    def __init__(self, store: MemoryFeedbackStore | None = None) -> None:
        self._store = store or MemoryFeedbackStore()

    @contextmanager
    def reading(self) -> Iterator[MemoryImportLedger]:
        """Open a unit of work that changes nothing."""
        yield MemoryImportLedger(self._store.held, writes=False)

    @contextmanager
    def writing(self) -> Iterator[MemoryImportLedger]:
        """Open a unit of work; it is kept at its end, and forgotten after any error."""
        with self._store.changing() as changed:
            yield MemoryImportLedger(changed, writes=True)


def pairs_in(store: MemoryPairStore) -> list[Pair]:
    """Return every pair of a store in memory."""
    with store.reading() as records:
        return [records.pair(line.id).pair for line in records.page(count=10_000).lines]


def _id(one: Answer | SharedSentence) -> str:
    return one.id


def _name_of(figure: SealedFigure) -> tuple[str, str, str]:
    return figure.window, figure.question, figure.group
