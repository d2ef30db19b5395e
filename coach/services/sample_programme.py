"""The sample programme: invented pairs, to show what the coach does before there are real ones."""

from datetime import date as Date
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Self

from pydantic import Field, ValidationError, model_validator

from coach.domain.pair import PLANNED_SESSIONS, LedgerEntry, Pair
from coach.domain.person import PairSide, Person, Phrase
from coach.domain.playbook import SessionKind
from coach.domain.record import Record
from coach.domain.session import Action, Session, SessionStatus
from coach.errors import ShelfError
from coach.ports import PairRecords, PairStore
from coach.shelves import as_model, read_yaml

NOTE = "sample programme"
"""Name of the note that says whether it was created or removed."""
CREATED, REMOVED = "created", "removed"
_WEEKEND = 5
"""The first weekday of it, Monday being 0."""
_AT_ONCE = 100


class _Somebody(Record):
    name: str
    title: str
    function: str
    can_teach: tuple[Phrase, ...] = ()
    wants_to_learn: tuple[Phrase, ...] = ()

    def on(self, side: PairSide) -> Person:
        return Person(side=side, **self.model_dump())


class _Promise(Record):
    text: str
    owner: str
    due_days_ago: int | None = Field(default=None, ge=0)
    due_in_days: int | None = Field(default=None, ge=0)
    done: bool = False

    def made(self, today: Date) -> Action:
        due = _day(today, self.due_days_ago, self.due_in_days)
        return Action(text=self.text, owner=self.owner, due=due, done=self.done)


class _Meeting(Record):
    days_ago: int | None = Field(default=None, ge=1)
    in_days: int | None = Field(default=None, ge=1)
    at: time | None = None
    minutes: int
    status: SessionStatus = SessionStatus.HELD
    cancelled_by: PairSide | None = None
    kind: SessionKind | None = None
    taught: dict[PairSide, tuple[Phrase, ...]] = Field(default_factory=dict)
    actions: tuple[_Promise, ...] = ()

    @model_validator(mode="after")
    def _one_day(self) -> Self:
        if (self.days_ago is None) == (self.in_days is None):
            raise ValueError("it needs either days_ago or in_days")
        return self

    def made(self, today: Date, id: str) -> Session:
        day = _day(today, self.days_ago, self.in_days)
        assert day is not None, "the model has checked that one of the two is given"
        return Session(
            id=id,
            date=day,
            starts=datetime.combine(day, self.at) if self.at else None,
            minutes=self.minutes,
            status=self.status,
            cancelled_by=self.cancelled_by,
            kind=self.kind,
            topics=tuple(topic for topics in self.taught.values() for topic in topics),
            actions=tuple(action.made(today) for action in self.actions),
        )


class _Couple(Record):
    playbook: str
    planned_sessions: int = PLANNED_SESSIONS
    leader: _Somebody
    mentor: _Somebody
    goals: tuple[Phrase, ...] = ()
    sessions: tuple[_Meeting, ...] = Field(min_length=1)


class _Programme(Record):
    programme: str
    pairs: tuple[_Couple, ...] = Field(min_length=1)


def create_sample(store: PairStore, *, today: Date, folder: Path, again: bool = False) -> int:
    """Store the invented pairs, once: not again after they were removed, unless asked for.

    Args:
        store: Where the pairs are kept; real ones are left alone.
        today: The day from which the days of the file count.
        folder: The one with `programme.yaml`.
        again: Whether somebody asked for it after it was removed.

    Returns:
        How many pairs were stored, 0 if they are there or were removed.

    Raises:
        ShelfError: The file is not as it must be.
    """
    pairs = read_sample(folder, today)
    with store.writing() as records:
        if (records.note(NOTE) is not None and not again) or _any_sample(records):
            return 0
        for pair in pairs:
            records.add(pair)
        records.set_note(NOTE, CREATED)
    return len(pairs)


def remove_sample(store: PairStore) -> int:
    """Remove the invented pairs with their people; return how many pairs went."""
    with store.writing() as records:
        gone = records.remove_sample()
        records.set_note(NOTE, REMOVED)
    return gone


def has_sample(store: PairStore) -> bool:
    """Tell whether any invented pair is stored."""
    with store.reading() as records:
        return records.note(NOTE) == CREATED and _any_sample(records)


def read_sample(folder: Path, today: Date) -> tuple[Pair, ...]:
    """Return the pairs of `programme.yaml` with their dates, or raise ShelfError."""
    path = folder / "programme.yaml"
    values = read_yaml(path)
    if not isinstance(values, dict):
        raise ShelfError(path=path, line=1, problem="it must be a list of `name: value` lines")
    programme = as_model(_Programme, values, path)
    pairs: list[Pair] = []
    for number, couple in enumerate(programme.pairs, 1):
        try:
            pairs.append(_pair(couple, programme.programme, number, today))
        except ValidationError as error:
            problem = f"pair {number}: {error.errors()[0]['msg']}"
            raise ShelfError(path=path, problem=problem) from error
    return tuple(pairs)


def _pair(couple: _Couple, programme: str, number: int, today: Date) -> Pair:
    sessions = [
        meeting.made(today, f"sample-{number}-{place}")
        for place, meeting in enumerate(couple.sessions, 1)
    ]
    ledger = [
        LedgerEntry(teacher=teacher, topic=topic, session=session.id)
        for meeting, session in zip(couple.sessions, sessions, strict=True)
        for teacher, topics in meeting.taught.items()
        for topic in topics
    ]
    return Pair(
        programme=programme,
        playbook=couple.playbook,
        people=(couple.leader.on("leader"), couple.mentor.on("mentor")),
        goals=couple.goals,
        sessions=tuple(sessions),
        planned_sessions=couple.planned_sessions,
        ledger=tuple(ledger),
        sample=True,
    )


def _day(today: Date, days_ago: int | None, in_days: int | None) -> Date | None:
    """Return the working day that is meant: one on a weekend moves away from today."""
    offset = in_days if days_ago is None else -days_ago
    if offset is None:
        return None
    day = today + timedelta(days=offset)
    step = 1 if offset > 0 else -1
    while day.weekday() >= _WEEKEND:
        day += timedelta(days=step)
    return day


def _any_sample(records: PairRecords) -> bool:
    read = 0
    while lines := records.page(start=read, count=_AT_ONCE).lines:
        if any(line.sample for line in lines):
            return True
        read += len(lines)
    return False
