"""The ways to stored feedback: for participants and closing, for the manager, for imports."""

from collections.abc import Collection, Sequence
from contextlib import AbstractContextManager
from datetime import date as Date
from datetime import datetime, timedelta
from typing import Protocol

from coach.domain.feedback import Answer, ClosedWindow, FeedbackPlan, PrivateNote, SharedSentence
from coach.domain.health import Attendance
from coach.domain.release import ImportedSummary, PublishedRelease, SealedFigure

CLOCK_LEAP = timedelta(days=45)
"""A clock that leaps further forward between two looks is doubted before windows are closed."""


class FeedbackRecords(Protocol):
    """Stored feedback inside one unit of work; programmes are found by name, whatever its case."""

    def plan(self, programme: str, *, on: Date | None = None) -> FeedbackPlan | None:
        """Return what a programme declared, as it applies on a day; the newest without one."""

    def plans(self) -> tuple[FeedbackPlan, ...]:
        """Return the newest plan of every programme, by name."""

    def declare(self, plan: FeedbackPlan, *, applies_from: Date) -> None:
        """Store a plan; an earlier one goes on applying to the days before.

        One that was to apply from the same day is replaced. ValueError where a real plan would take
        the place of an invented one, or the other way round.
        """

    def answer(self, id: str) -> Answer | None:
        """Return an answer by its id."""

    def answers_by(self, author: str) -> tuple[Answer, ...]:
        """Return what a person has answered, newest session first."""

    def put_answer(self, answer: Answer) -> Answer:
        """Store an answer in the place of the one of its author in the same session, if any.

        The same id with the same words and ratings changes nothing, whatever its version: that is
        a form that was sent twice.

        Returns:
            It as it is stored now: version 1, or one above the replaced one's.

        Raises:
            EditedMeanwhile: The stored one has another version than this one.
            SessionClosed: The stored one is in a closed window.
            AlreadyThere: Another answer has this id.
            ValueError: It breaks a rule of its own, names a window, or has no hour.
        """

    def remove_answer(self, id: str) -> None:
        """Remove an answer whose window is open.

        Raises:
            NotFound: There is no such answer.
            SessionClosed: Its window is closed.
        """

    def waiting(self, published_as: str) -> tuple[Answer, ...]:
        """Return every answer that no release has counted yet, by id."""

    def name_window(self, ids: Collection[str], window: str) -> None:
        """Give answers the window they count in; the hour they were sent is forgotten."""

    def count_in(self, ids: Collection[str], window: str) -> None:
        """Mark answers as counted in the release of this window; they wait no longer."""

    def close(self, published_as: str, closed: ClosedWindow) -> bool:
        """Note that a window is closed; False if it was already, and nothing changes."""

    def closed(self, published_as: str) -> tuple[ClosedWindow, ...]:
        """Return the closed windows, oldest first."""

    def publish(self, release: PublishedRelease) -> None:
        """Append a release to the ledger, which the database lets nobody change.

        Raises:
            AlreadyThere: The window has one, or another window has its number.
        """

    def seal(self, published_as: str, figures: Sequence[SealedFigure]) -> None:
        """Append what was published, with its members and its sums; AlreadyThere if it was."""

    def sealed(self, published_as: str) -> tuple[SealedFigure, ...]:
        """Return every figure that was published, oldest first."""

    def key(self) -> bytes:
        """Return the store's own 32 random bytes: people become marks with them."""

    def clock_seen(self, now: datetime, *, confirmed: bool = False) -> datetime | None:
        """Note where the clock stands, unless it stands far from where it stood the last time.

        Returns:
            The moment that was noted the last time, if the clock has gone back by more than a day
            or forward by more than CLOCK_LEAP since, and nobody has confirmed it; else None.
        """

    def log(self, what: str, published_as: str, window: str) -> None:
        """Append an event to the audit log; no names, no counts, no words."""

    def events(self) -> tuple[tuple[str, str, str], ...]:
        """Return the audit log, oldest first: what, published as, window."""

    def put_note(self, note: PrivateNote) -> None:
        """Store a private note in the place of the author's one of its id.

        An empty text removes it. AlreadyThere if somebody else's note has the id.
        """

    def notes_by(self, author: str) -> tuple[PrivateNote, ...]:
        """Return a person's private notes, newest first."""

    def put_shared(self, sentence: SharedSentence) -> None:
        """Store a sentence that waits for the next release; AlreadyThere if its id is taken."""

    def withdraw_shared(self, id: str) -> bool:
        """Remove a sentence that still waits; False if it was published, or never there."""

    def shared(self, published_as: str) -> tuple[SharedSentence, ...]:
        """Return the sentences that wait, by id."""

    def shared_by(self, author: str) -> tuple[SharedSentence, ...]:
        """Return a person's own sentences, published ones included."""

    def publish_shared(self, ids: Collection[str], window: str) -> None:
        """Mark sentences as published with the release of this window."""

    def end_pair(self, pair: str, day: Date) -> None:
        """Note that a pair has ended, or raise NotFound; no reason is stored."""

    def ended(self) -> frozenset[str]:
        """Return the ids of the pairs that have ended."""

    def erase(self, person: str) -> int:
        """Remove a person's answers, notes and sentences; return how many.

        Published releases and sealed sums stay: no person is in them.
        """

    def remove_sample(self) -> None:
        """Remove all invented feedback, its programme, its releases and its seals."""


class FeedbackStore(Protocol):
    """Keeps feedback: each verb is one unit of work, all of it or nothing."""

    def reading(self) -> AbstractContextManager[FeedbackRecords]:
        """Open a unit of work that changes nothing."""

    def writing(self) -> AbstractContextManager[FeedbackRecords]:
        """Open a unit of work; it is committed at its end, and undone by any error."""


class ReleaseRecords(Protocol):
    """What a manager's handle can read: nothing behind it, whatever is asked of it."""

    def plan(self, programme: str) -> FeedbackPlan | None:
        """Return what a programme declared, the newest."""

    def plans(self) -> tuple[FeedbackPlan, ...]:
        """Return the newest plan of every programme, by name."""

    def releases(self, published_as: str) -> tuple[PublishedRelease, ...]:
        """Return the ledger of a programme, oldest first."""

    def attendance(self, programme: str) -> tuple[Attendance, ...]:
        """Return which sessions of its pairs took place, by pair; no content.

        Empty unless the newest plan of the programme says that its manager sees this; of a pair
        that has ended nothing but that it ended.
        """


class ReleaseStore(Protocol):
    """The manager's handle on the database: it cannot read the raw tables."""

    def reading(self) -> AbstractContextManager[ReleaseRecords]:
        """Open a unit of work on releases and attendance alone."""


class ImportLedger(Protocol):
    """The shareable summaries of imported files, inside one unit of work."""

    def salt(self) -> bytes:
        """Return the ledger's own 32 random bytes: rows become marks with them."""

    def imports(self, programme: str) -> tuple[ImportedSummary, ...]:
        """Return the summaries of a programme, whatever its case, by number."""

    def elsewhere(self, programme: str) -> tuple[frozenset[str], ...]:
        """Return the row marks of each file of all other programmes, by programme and number."""

    def add(self, summary: ImportedSummary) -> None:
        """Append a summary; AlreadyThere if the programme has one of its number."""


class ImportStore(Protocol):
    """Keeps the ledger of imported files, from which nothing is ever removed."""

    def reading(self) -> AbstractContextManager[ImportLedger]:
        """Open a unit of work that changes nothing."""

    def writing(self) -> AbstractContextManager[ImportLedger]:
        """Open a unit of work; it is committed at its end, and undone by any error."""
