"""Feedback inside one transaction, on either database."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

import sqlalchemy as sa

from coach.adapters import sql_feedback_answers as answers
from coach.adapters import sql_feedback_ledger as ledger
from coach.adapters import sql_feedback_plans as plans
from coach.adapters import sql_feedback_words as words
from coach.adapters.feedback_rows import answer_of, check_kind, checked, checked_answer
from coach.adapters.sql_tables import (
    ANSWERS,
    AUDIT_LOG,
    CLOSINGS,
    ENDED_PAIRS,
    FEEDBACK_KEY,
    PAIRS,
    PRIVATE_NOTES,
    RELEASES,
    SEALS,
    SHARED_SENTENCES,
)
from coach.adapters.sql_units import Unit
from coach.domain.feedback import Answer, ClosedWindow, FeedbackPlan, PrivateNote, SharedSentence
from coach.domain.release import PublishedRelease, SealedFigure
from coach.errors import NotFound

_SAMPLED = (ANSWERS, PRIVATE_NOTES, SHARED_SENTENCES)
_LEDGERS = (RELEASES, SEALS, CLOSINGS, AUDIT_LOG)


class SqlFeedbackRecords:
    """Feedback inside one transaction; programmes are found by name, whatever its case."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit

    def plan(self, programme: str, *, on: date | None = None) -> FeedbackPlan | None:
        """Return what a programme declared, as it applies on a day; the newest without one."""
        with self._unit.reading() as connection:
            return plans.plan_on(connection, programme, on)

    def plans(self) -> tuple[FeedbackPlan, ...]:
        """Return the newest plan of every programme, by name."""
        with self._unit.reading() as connection:
            return plans.newest_plans(connection)

    def declare(self, plan: FeedbackPlan, *, applies_from: date) -> None:
        """Store a plan; an earlier one goes on applying to the days before.

        Raises:
            ValueError: It says otherwise than the newest one whether the programme is invented.
        """
        new = checked(plan)
        with self._unit.writing() as connection:
            newest = plans.plan_on(connection, new.programme, None)
        check_kind(new, newest=newest)
        with self._unit.writing() as connection:
            plans.put_plan(connection, new, applies_from)

    def answer(self, id: str) -> Answer | None:
        """Return an answer by its id."""
        with self._unit.reading() as connection:
            row = answers.row_of_answer(connection, id)
            return answer_of(row) if row else None

    def answers_by(self, author: str) -> tuple[Answer, ...]:
        """Return what a person has answered, newest session first."""
        with self._unit.reading() as connection:
            return tuple(answer_of(row) for row in answers.rows_by_author(connection, author))

    def put_answer(self, answer: Answer) -> Answer:
        """Store an answer in the place of the one of its author in the same session, if any."""
        new = checked_answer(answer)
        with self._unit.writing() as connection:
            return answers.put_answer(connection, new)

    def remove_answer(self, id: str) -> None:
        """Remove an answer whose window is open; NotFound, or SessionClosed."""
        with self._unit.writing() as connection:
            answers.remove_answer(connection, id)
            self._unit.forget()

    def waiting(self, published_as: str) -> tuple[Answer, ...]:
        """Return every answer that no release has counted yet, by id."""
        with self._unit.reading() as connection:
            keys = plans.keys_published_as(connection, published_as)
            return tuple(answer_of(row) for row in answers.rows_waiting(connection, keys))

    def name_window(self, ids: Collection[str], window: str) -> None:
        """Give answers the window they count in; the hour they were sent is forgotten."""
        with self._unit.writing() as connection:
            answers.mark_answers(connection, ids, {"window": window, "submitted": None})
            self._unit.forget()

    def count_in(self, ids: Collection[str], window: str) -> None:
        """Mark answers as counted in the release of this window; they wait no longer."""
        with self._unit.writing() as connection:
            answers.mark_answers(connection, ids, {"counted_in": window})

    def close(self, published_as: str, closed: ClosedWindow) -> bool:
        """Note that a window is closed; False if it was already, and nothing changes."""
        with self._unit.writing() as connection:
            return ledger.add_closing(connection, published_as, closed)

    def closed(self, published_as: str) -> tuple[ClosedWindow, ...]:
        """Return the closed windows, oldest first."""
        with self._unit.reading() as connection:
            return ledger.closings_of(connection, published_as)

    def publish(self, release: PublishedRelease) -> None:
        """Append a release to the ledger; AlreadyThere if its window has one."""
        new = checked(release)
        with self._unit.writing() as connection:
            ledger.add_release(connection, new)

    def seal(self, published_as: str, figures: Sequence[SealedFigure]) -> None:
        """Append what was published, with its members and its sums; AlreadyThere if it was."""
        with self._unit.writing() as connection:
            ledger.add_seals(connection, published_as, figures)

    def sealed(self, published_as: str) -> tuple[SealedFigure, ...]:
        """Return every figure that was published, oldest first."""
        with self._unit.reading() as connection:
            return ledger.seals_of(connection, published_as)

    def key(self) -> bytes:
        """Return the store's own 32 random bytes: people become marks with them."""
        with self._unit.reading() as connection:
            return key_named(connection, "people")

    def clock_seen(self, now: datetime, *, confirmed: bool = False) -> datetime | None:
        """Note where the clock stands; if that can hardly be, return where it stood before."""
        with self._unit.writing() as connection:
            before = ledger.clock_last_seen(connection)
            if before and not confirmed and ledger.is_doubted(before, now):
                return before
            ledger.note_clock(connection, now)
            return None

    def log(self, what: str, published_as: str, window: str) -> None:
        """Append an event to the audit log; no names, no counts, no words."""
        with self._unit.writing() as connection:
            ledger.add_event(connection, what, published_as, window)

    def events(self) -> tuple[tuple[str, str, str], ...]:
        """Return the audit log, oldest first: what, published as, window."""
        with self._unit.reading() as connection:
            return ledger.all_events(connection)

    def put_note(self, note: PrivateNote) -> None:
        """Store a private note in the place of its author's one of its id; empty, it goes."""
        new = checked(note)
        with self._unit.writing() as connection:
            words.put_note(connection, new)
            if not new.text:
                self._unit.forget()

    def notes_by(self, author: str) -> tuple[PrivateNote, ...]:
        """Return a person's private notes, newest first."""
        with self._unit.reading() as connection:
            return words.notes_by(connection, author)

    def put_shared(self, sentence: SharedSentence) -> None:
        """Store a sentence that waits for the next release."""
        new = checked(sentence)
        with self._unit.writing() as connection:
            words.put_shared(connection, new)

    def withdraw_shared(self, id: str) -> bool:
        """Remove a sentence that still waits; False if it was published, or never there."""
        with self._unit.writing() as connection:
            self._unit.forget()
            return words.withdraw_shared(connection, id)

    def shared(self, published_as: str) -> tuple[SharedSentence, ...]:
        """Return the sentences that wait, by id."""
        with self._unit.reading() as connection:
            keys = plans.keys_published_as(connection, published_as)
            return words.shared_waiting(connection, keys)

    def shared_by(self, author: str) -> tuple[SharedSentence, ...]:
        """Return a person's own sentences, published ones included, by id."""
        with self._unit.reading() as connection:
            return words.shared_by(connection, author)

    def publish_shared(self, ids: Collection[str], window: str) -> None:
        """Mark sentences as published with the release of this window."""
        with self._unit.writing() as connection:
            words.publish_shared(connection, ids, window)

    def end_pair(self, pair: str, day: date) -> None:
        """Note that a pair has ended, or raise NotFound; no reason is stored."""
        with self._unit.writing() as connection:
            known = sa.select(PAIRS.c.id).where(answers.equals(PAIRS.c.id, pair))
            if connection.execute(known).first() is None:
                raise NotFound(kind="pair", name=pair)
            ended = sa.select(ENDED_PAIRS.c.pair).where(ENDED_PAIRS.c.pair == pair)
            if connection.execute(ended).first() is None:
                connection.execute(sa.insert(ENDED_PAIRS), [{"pair": pair, "day": day}])

    def ended(self) -> frozenset[str]:
        """Return the ids of the pairs that have ended."""
        with self._unit.reading() as connection:
            return frozenset(connection.execute(sa.select(ENDED_PAIRS.c.pair)).scalars())

    def erase(self, person: str) -> int:
        """Remove a person's answers, notes and sentences; return how many."""
        with self._unit.writing() as connection:
            self._unit.forget()
            return sum(
                connection.execute(
                    sa.delete(table).where(answers.equals(table.c.author, person))
                ).rowcount
                for table in (ANSWERS, PRIVATE_NOTES, SHARED_SENTENCES)
            )

    def remove_sample(self) -> None:
        """Remove all invented feedback, its programme, its releases and its seals."""
        with self._unit.writing() as connection:
            for table in _SAMPLED:
                connection.execute(sa.delete(table).where(table.c.sample.is_(True)))
            plans.remove_invented(connection, _LEDGERS)
            self._unit.forget()
            invented = sa.select(PAIRS.c.id).where(PAIRS.c.sample.is_(True))
            connection.execute(sa.delete(ENDED_PAIRS).where(ENDED_PAIRS.c.pair.in_(invented)))


def key_named(connection: sa.Connection, name: str) -> bytes:
    """Return one of the keys that were drawn with the tables."""
    query = sa.select(FEEDBACK_KEY.c.value).where(FEEDBACK_KEY.c.name == name)
    return bytes(connection.execute(query).scalar_one())
