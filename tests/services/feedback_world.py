"""A programme with real stores, in which people answer and windows close."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from coach.adapters.sql_feedback import SqlFeedbackStore, open_feedback_store
from coach.adapters.sql_pairs import SqlPairStore, open_pair_store
from coach.adapters.sql_releases import open_release_store
from coach.disclosure.texts import ReleaseTexts
from coach.domain.access import Reader
from coach.domain.feedback import FeedbackPlan
from coach.domain.pair import Pair
from coach.domain.person import Person
from coach.domain.release import PublishedRelease
from coach.domain.session import Session, SessionStatus
from coach.ports.comments import ReadsComments
from coach.services.close_window import Closing, WindowCloser
from coach.services.comment_readers import CommentReaders
from coach.services.enrolment import Register
from coach.services.feedback_desk import FeedbackDesk
from coach.services.feedback_texts import read_participant_texts, read_why_hidden
from coach.services.read_releases import ReleaseDesk
from coach.services.record_feedback import FeedbackRecorder
from coach.services.who_reads import ReadershipTeller
from coach.shelves import as_model, read_yaml, shelf
from tests.doubles.keyword_reader import KeywordReader
from tests.doubles.set_clock import SetClock

PROGRAMME = "Spring pilot"
FOLDER = shelf("knowledge") / "feedback"
START = date(2026, 1, 5)
MANAGER = Reader(person="manager", role="manager", programme=PROGRAMME)


def release_texts() -> ReleaseTexts:
    values = read_yaml(FOLDER / "release_texts.yaml")
    assert isinstance(values, dict)
    return as_model(ReleaseTexts, values, FOLDER / "release_texts.yaml")


@dataclass
class World:
    """Everything the services need, over one SQLite file."""

    home: Path
    clock: SetClock = field(default_factory=lambda: SetClock(day=datetime(2026, 1, 12, 10, 0)))
    comments: KeywordReader = field(default_factory=KeywordReader)
    model: ReadsComments | None = None
    """Reads comments where a plan names it `a model`."""

    def __post_init__(self) -> None:
        self.pairs: SqlPairStore = open_pair_store(self.home)
        self.store: SqlFeedbackStore = open_feedback_store(self.home)
        self.register = Register(self.pairs)
        readers = CommentReaders(self.comments, self.model, name="a model")
        texts = read_participant_texts(FOLDER)
        recorder = FeedbackRecorder(
            self.store,
            self.register,
            comments=readers,
            teller=ReadershipTeller(texts, release_texts()),
            texts=texts,
            clock=self.clock,
        )
        self.desk = FeedbackDesk(
            recorder,
            self.store,
            self.register,
            texts=texts,
            clock=self.clock,
            help_route="the people team",
        )
        self.releases = ReleaseDesk(open_release_store(self.home), read_why_hidden(FOLDER))
        self.closer = WindowCloser(
            self.store,
            self.register,
            comments=readers,
            texts=release_texts(),
            clock=self.clock,
        )

    def declare(self, programme: str = PROGRAMME, **changes: Any) -> FeedbackPlan:
        values = {"programme": programme, "starts": START} | changes
        plan = FeedbackPlan.model_validate(values)
        with self.store.writing() as records:
            records.declare(plan, applies_from=plan.starts)
        return plan

    def enrol(self, count: int, programme: str = PROGRAMME, start: int = 0) -> list[Pair]:
        """Store pairs that meet every fourteen days of the year 2026."""
        with self.pairs.writing() as records:
            return [
                records.add(a_pair(programme, number)).pair
                for number in range(start, start + count)
            ]

    def answer(
        self,
        reader: Reader,
        ratings: Iterable[int] = (4, 4, 4),
        comment: str = "",
        *,
        version: int = 0,
    ) -> str:
        """Fill in the newest form of somebody; return the id of the answer."""
        form = self.desk.forms(reader)[0]
        given = dict(zip((one.id for one in form.questions), ratings, strict=False))
        receipt = self.desk.submit(
            reader,
            form.id,
            pair=form.pair,
            session=form.session,
            ratings=given,
            comment=comment,
            version=version or form.version,
        )
        return receipt.answer

    def at(self, day: date, hour: int = 10) -> None:
        self.clock.day = datetime(day.year, day.month, day.day, hour, 0)

    def close(self, day: date) -> tuple[Closing, ...]:
        """Let the clock reach a day, looking after windows on the way, and close what is due."""
        closed: list[Closing] = []
        while self.clock.day.date() < day:
            step = min(day, self.clock.day.date() + timedelta(days=40))
            self.at(step)
            closed += self.closer.close_due()
        return tuple(closed)

    def ledger(self, reader: Reader = MANAGER) -> tuple[PublishedRelease, ...]:
        """Return the releases, oldest first."""
        return tuple(reversed(self.releases.read(reader)))


def a_pair(programme: str, number: int) -> Pair:
    sessions = tuple(
        Session(id=f"s-{place}", date=day, status=SessionStatus.HELD)
        for place, day in enumerate(START + timedelta(days=14 * n) for n in range(26))
    )
    leader = Person(name=f"Leader {programme} {number}", side="leader", function="Finance")
    mentor = Person(name=f"Mentor {programme} {number}", side="mentor", function="Data")
    return Pair(programme=programme, people=(leader, mentor), sessions=sessions)


def reader_of(pair: Pair, side: str) -> Reader:
    person = next(one for one in pair.people if one.side == side)
    return Reader(person=person.id, role=person.side, programme=pair.programme)


def everybody(pairs: Iterable[Pair]) -> list[Reader]:
    return [reader_of(pair, side) for pair in pairs for side in ("leader", "mentor")]
