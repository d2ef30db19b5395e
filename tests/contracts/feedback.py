"""Feedback where a test does not care what it says, and the stores that keep it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

from coach.adapters.sql_feedback import open_feedback_store, open_feedback_store_at
from coach.adapters.sql_feedback_imports import open_import_store, open_import_store_at
from coach.adapters.sql_pairs import open_pair_store, open_pair_store_at
from coach.adapters.sql_releases import open_release_store, open_release_store_at
from coach.domain.comment import Code
from coach.domain.feedback import (
    Answer,
    ClosedWindow,
    FeedbackPlan,
    Phase,
    PrivateNote,
    Question,
    SharedSentence,
)
from coach.domain.floors import Floors
from coach.domain.release import (
    CitedAction,
    GroupFigure,
    ImportedSummary,
    Member,
    PublishedRelease,
    QuestionFigure,
    Release,
    SealedFigure,
    ThemeFigure,
    ToDate,
)
from coach.ports import PairStore
from coach.ports.feedback import FeedbackStore, ImportStore, ReleaseStore
from tests.doubles.memory_feedback import (
    MemoryFeedbackStore,
    MemoryImportStore,
    MemoryReleaseStore,
)
from tests.doubles.memory_pairs import MemoryPairStore

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
SPRING = "Spring pilot"
Q4 = "2026 Q4"


@dataclass(frozen=True)
class Stores:
    """All that is kept in one database."""

    feedback: FeedbackStore
    pairs: PairStore
    releases: ReleaseStore
    imports: ImportStore


def memory_stores() -> Stores:
    pairs = MemoryPairStore()
    feedback = MemoryFeedbackStore(pairs)
    return Stores(feedback, pairs, MemoryReleaseStore(feedback), MemoryImportStore(feedback))


@contextmanager
def file_stores(home: Path) -> Iterator[Stores]:
    """Yield the stores of a data folder, closed at the end."""
    opened = (
        open_feedback_store(home),
        open_pair_store(home),
        open_release_store(home),
        open_import_store(home),
    )
    yield Stores(*opened)
    for store in opened:
        store.close()


@contextmanager
def server_stores(url: str) -> Iterator[Stores]:
    """Yield the stores of a database on a server, closed at the end."""
    opened = (
        open_feedback_store_at(url),
        open_pair_store_at(url),
        open_release_store_at(url),
        open_import_store_at(url),
    )
    yield Stores(*opened)
    for store in opened:
        store.close()


def a_plan(programme: str = SPRING, **changes: Any) -> FeedbackPlan:
    return FeedbackPlan(programme=programme, starts=date(2026, 10, 1), **changes)


def a_full_plan() -> FeedbackPlan:
    """Return a plan that uses every field."""
    return FeedbackPlan(
        programme=SPRING,
        starts=date(2026, 10, 1),
        ends=date(2027, 3, 31),
        time_zone="Europe/Berlin",
        phases=(Phase(name="Start", opens=date(2026, 10, 1), closes=date(2026, 12, 31)),),
        questions=(Question(id="pay", label="Pay?", low="no", high="yes", optional=True),),
        split="function",
        floors=Floors(people=7),
        pool="Both pilots",
        attendance_shown=True,
        shares=True,
        contacts=("Ruth Adler, ruth@example.org",),
    )


def an_answer(id: str = "a", **changes: Any) -> Answer:
    """Return a leader's answer that uses every field of an open one."""
    values: dict[str, Any] = {
        "id": id,
        "programme": SPRING,
        "author": "ana",
        "side": "leader",
        "pair": "p",
        "counterpart": "tunde",
        "session": "s1",
        "group": "Finance",
        "submitted": NOW,
        "ratings": {"usefulness": 4, "openness": 5},
        "comment": "We ran out of time – again.",
        "codes": (Code.SCHEDULING, Code.AIRTIME),
        "commented": True,
        "coder": "minilm/1",
        "version": 0,
    }
    return Answer(**{**values, **changes})


def answers(count: int, **changes: Any) -> list[Answer]:
    """Return answers of as many people about a session each."""
    return [an_answer(f"a{n:04}", author=f"person {n}", **changes) for n in range(count)]


def a_closing(window: str = Q4, closes: str = "2026-12-31", **changes: Any) -> ClosedWindow:
    values = {"name": window, "closes": date.fromisoformat(closes), "outcome": "published"}
    return ClosedWindow.model_validate({**values, **changes})


def a_release(window: str = Q4, number: int = 1, programme: str = SPRING) -> PublishedRelease:
    """Return a release that uses every field."""
    group = GroupFigure(group="leader", band="10-19", score="3.5", favourable="61-79 %")
    figure = QuestionFigure(
        id="usefulness", score="3.5", favourable="61-79 %", trend="up", split=(group, group)
    )
    theme = ThemeFigure(
        code=Code.SCHEDULING, label="Time", share="many", actions=(CitedAction(text="Fix a day."),)
    )
    return PublishedRelease(
        number=number,
        day="2027-01-06",
        release=Release(
            programme=programme,
            window=window,
            people_at_least=10,
            band="10-19",
            questions=(figure,),
            themes=(theme,),
            response="half to three quarters",
            hidden=("The question on pay is hidden: too few answered it.",),
            cannot_see="You cannot see who answered.",
        ),
        to_date=(
            ToDate(
                question="usefulness", band="10-19", score="3.5", favourable=None, windows=(window,)
            ),
        ),
        shared=("We should meet more often.",),
    )


def a_figure(
    question: str = "usefulness", window: str = Q4, group: str = "", people: int = 2
) -> SealedFigure:
    members = tuple(
        Member(row=f"row {n}", author=f"author {n}", pair=f"pair {n}", counterpart=f"other {n}")
        for n in range(people)
    )
    return SealedFigure(
        window=window,
        question=question,
        group=group,
        n_eff=people,
        people=people,
        total=Fraction(22, 3),
        favourable=1,
        members=members,
    )


def a_note(id: str = "n", text: str = "Ask about the budget.", **changes: Any) -> PrivateNote:
    return PrivateNote(**{"id": id, "author": "ana", "pair": "p", "text": text, **changes})


def a_sentence(id: str = "s", **changes: Any) -> SharedSentence:
    values = {"id": id, "author": "ana", "programme": SPRING, "text": "More time, please."}
    return SharedSentence.model_validate({**values, **changes})


def an_import(number: int = 1, marks: int = 3, programme: str = SPRING) -> ImportedSummary:
    return ImportedSummary(
        programme=programme,
        number=number,
        row_marks=frozenset(f"{number}-{n}" for n in range(marks)),
        release=a_release(f"imported file {number}", programme=programme).release,
        figures=(a_figure(window=f"imported file {number}"),),
    )
