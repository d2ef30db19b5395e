"""Invented feedback for the sample programme, closed by the same code as real feedback."""

from datetime import UTC, datetime, time, timedelta
from datetime import date as Date
from pathlib import Path
from uuid import uuid4

from pydantic import Field

from coach.domain.feedback import Answer, FeedbackPlan, Phase, Question, SplitBy
from coach.domain.pair import Pair
from coach.domain.person import PairSide
from coach.domain.record import Record
from coach.domain.stored_pair import StoredPair
from coach.errors import ShelfError
from coach.ports.comments import ReadsComments
from coach.ports.feedback import FeedbackStore
from coach.services.form_fields import counterpart_of
from coach.shelves import as_model, read_yaml

_NOON = time(12, 0)


class _Phase(Record):
    name: str
    opens_days_ago: int
    closes_days_ago: int

    def on(self, today: Date) -> Phase:
        return Phase(
            name=self.name,
            opens=today - timedelta(days=self.opens_days_ago),
            closes=today - timedelta(days=self.closes_days_ago),
        )


class _Plan(Record):
    phases: tuple[_Phase, ...] = Field(min_length=1)
    questions: tuple[Question, ...]
    split: SplitBy
    areas: dict[str, tuple[str, ...]]
    attendance_shown: bool
    shares: bool
    contacts: tuple[str, ...]


class _Given(Record):
    pair: int = Field(ge=1)
    side: PairSide
    session: int = Field(ge=1)
    sent: int = Field(ge=0)
    ratings: tuple[int, ...]
    comment: str = ""


class _File(Record):
    plan: _Plan
    answers: tuple[_Given, ...]


def create_sample_feedback(
    store: FeedbackStore,
    pairs: tuple[StoredPair, ...],
    *,
    comments: ReadsComments,
    today: Date,
    folder: Path,
) -> int:
    """Store the invented plan and answers of the invented pairs; nothing is closed yet.

    Args:
        store: Where feedback is kept.
        pairs: The invented pairs, as they are stored.
        comments: Reads the invented comments as it reads real ones.
        today: The day from which the days of the file count.
        folder: The one with `feedback.yaml`.

    Returns:
        How many answers were stored.

    Raises:
        ShelfError: The file is not as it must be, or names a session that there is not.
    """
    path = folder / "feedback.yaml"
    values = read_yaml(path)
    if not isinstance(values, dict):
        raise ShelfError(path=path, line=1, problem="it must be a list of `name: value` lines")
    file = as_model(_File, values, path)
    plan = _declared(file.plan, pairs[0].pair.programme, today)
    met = {one.id: stored.pair for stored in pairs for one in stored.pair.sessions}
    answers = [_answer(given, plan, met, today, path) for given in file.answers]
    read = comments.read([one.comment for one in answers], sides=[one.side for one in answers])
    with store.writing() as records:
        if records.plan(plan.programme) is not None:
            return 0
        records.declare(plan, applies_from=plan.starts)
        for answer, found in zip(answers, read, strict=True):
            marks = {"codes": found.codes, "commented": found.says_something}
            records.put_answer(answer.model_copy(update={**marks, "coder": comments.fingerprint}))
    return len(answers)


def _declared(plan: _Plan, programme: str, today: Date) -> FeedbackPlan:
    phases = tuple(phase.on(today) for phase in plan.phases)
    return FeedbackPlan(
        programme=programme,
        starts=phases[0].opens,
        phases=phases,
        questions=plan.questions,
        split=plan.split,
        areas=plan.areas,
        attendance_shown=plan.attendance_shown,
        shares=plan.shares,
        contacts=plan.contacts,
        sample=True,
    )


def _answer(
    given: _Given, plan: FeedbackPlan, met: dict[str, Pair], today: Date, path: Path
) -> Answer:
    session = f"sample-{given.pair}-{given.session}"
    pair = met.get(session)
    if pair is None:
        raise ShelfError(path=path, problem=f"there is no session {given.session} of {given.pair}")
    author = pair.on(given.side)[0]
    sent = datetime.combine(today - timedelta(days=given.sent), _NOON, tzinfo=UTC)
    ratings = {
        question.id: value for question, value in zip(plan.questions, given.ratings, strict=False)
    }
    return Answer(
        id=uuid4().hex,
        programme=plan.programme,
        author=author.id,
        side=given.side,
        pair=pair.id,
        counterpart=counterpart_of(pair, given.side),
        session=session,
        group=plan.area(author.function),
        submitted=sent,
        ratings=ratings,
        comment=given.comment,
        version=0,
        sample=True,
    )
