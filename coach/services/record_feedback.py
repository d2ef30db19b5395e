"""Record what people answer in the form of a session: once, and changeable until it is closed."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from datetime import date as Date
from uuid import uuid4
from zoneinfo import ZoneInfo

from coach.domain.access import Reader
from coach.domain.comment import ReadComment
from coach.domain.feedback import Answer, FeedbackPlan, Phase
from coach.domain.feedback_desk import Exposure, OpenForm, Receipt
from coach.domain.pair import Pair
from coach.domain.person import Person
from coach.domain.session import Session
from coach.domain.windows import local_day, window_of
from coach.errors import InputError, NotFound, SessionClosed
from coach.ports import Clock
from coach.ports.comments import ReadsComments
from coach.ports.feedback import FeedbackRecords, FeedbackStore
from coach.services.comment_readers import CommentReaders
from coach.services.enrolment import Register
from coach.services.feedback_texts import ParticipantTexts, filled
from coach.services.form_fields import (
    checked_comment,
    checked_ratings,
    counterpart_of,
    held_session,
    partner_name,
    person_of,
)
from coach.services.who_reads import ReadershipTeller

RECENT = timedelta(days=60)
"""For so long after a session its form is offered."""


class FeedbackRecorder:
    """Hands out forms and takes them back; a reader sees and changes only their own."""

    def __init__(
        self,
        store: FeedbackStore,
        register: Register,
        *,
        comments: CommentReaders,
        teller: ReadershipTeller,
        texts: ParticipantTexts,
        clock: Clock,
    ) -> None:
        self._store = store
        self._register = register
        self._comments = comments
        self._teller = teller
        self._texts = texts
        self._clock = clock

    def forms(self, reader: Reader) -> tuple[OpenForm, ...]:
        """Return the forms of the reader's recent sessions, newest first.

        A session whose answer counts in a closed window has no form any more.
        """
        pairs = [stored.pair for stored in self._register.pairs_of(reader)]
        with self._store.reading() as records:
            plan = self._plan(records, reader.programme)
            window = window_of(plan, local_day(plan, self._now())) if plan else None
            if plan is None or window is None:
                return ()
            sent = {(one.pair, one.session): one for one in records.answers_by(reader.person)}
        size = self._size(plan)
        found = [
            self._form(reader, pair, session, plan, window, sent, size)
            for pair in pairs
            for session in self._recent(pair, plan)
        ]
        kept = [form for form in found if form is not None]
        return tuple(sorted(kept, key=lambda form: (form.day, form.session), reverse=True))

    def submit(
        self,
        reader: Reader,
        form: str,
        *,
        pair: str,
        session: str,
        ratings: Mapping[str, object],
        comment: str,
        version: int,
    ) -> Receipt:
        """Store an answer, or change it; sent twice, it is stored once.

        Raises:
            NotFound: The pair or the session is not the reader's.
            InputError: A rating is missing or not 1 to 5, or the comment is too long.
            EditedMeanwhile: It was changed in another window since it was opened.
            SessionClosed: It counts in a window that is closed.
        """
        mine = self._register.pair(reader, pair).pair
        met = held_session(mine, session)
        words = checked_comment(comment)
        with self._store.reading() as records:
            plan = self._must_have(records, reader.programme)
        window = self._open_window(plan)
        checked = checked_ratings(ratings, plan.questions)
        reads = self._comments.of(plan)
        read = _read(reads, words, reader, mine)
        author = person_of(mine, reader)
        answer = Answer(
            id=form,
            programme=plan.programme,
            author=reader.person,
            side=author.side,
            pair=mine.id,
            counterpart=counterpart_of(mine, author.side),
            session=met.id,
            group=self._group(plan, author),
            submitted=self._hour(plan),
            ratings=checked,
            comment=words,
            codes=read.codes,
            commented=read.says_something,
            coder=reads.fingerprint,
            version=version,
            sample=mine.sample,
        )
        return self._stored(answer, plan, window, read)

    def withdraw(self, reader: Reader, answer: str) -> None:
        """Remove an answer of the reader's own, or raise NotFound or SessionClosed."""
        with self._store.writing() as records:
            stored = records.answer(answer)
            if stored is None or stored.author != reader.person:
                raise NotFound(kind="answer", name=answer)
            self._check_open(records, stored)
            records.remove_answer(answer)

    def who_reads(self, reader: Reader, draft: str) -> tuple[Exposure, ...]:
        """Return who would see what of a draft, which is stored nowhere."""
        words = checked_comment(draft)
        with self._store.reading() as records:
            plan = self._must_have(records, reader.programme)
        pairs = self._register.pairs_of(reader)
        if not pairs:
            raise NotFound(kind="pair", name=reader.programme)
        mine = pairs[0].pair
        size = self._size(plan)
        partner = partner_name(mine, person_of(mine, reader).side)
        # a draft is for its author alone: no model reads it
        read = _read(self._comments.embedded, words, reader, mine)
        return self._teller.exposures(plan, size, read, partner=partner)

    def _form(
        self,
        reader: Reader,
        pair: Pair,
        session: Session,
        plan: FeedbackPlan,
        window: Phase,
        sent: Mapping[tuple[str, str], Answer],
        size: int,
    ) -> OpenForm | None:
        answer = sent.get((pair.id, session.id))
        if answer is not None and not _counts_in(answer, plan, window):
            return None
        partner = partner_name(pair, person_of(pair, reader).side)
        return OpenForm(
            id=answer.id if answer else uuid4().hex,
            pair=pair.id,
            session=session.id,
            day=session.date,
            with_whom=partner,
            questions=plan.questions,
            ratings=dict(answer.ratings) if answer else {},
            comment=answer.comment if answer else "",
            version=answer.version if answer else 0,
            closes=window.closes,
            who_reads=self._teller.above_the_box(plan, size, partner=partner),
        )

    def _stored(
        self, answer: Answer, plan: FeedbackPlan, window: Phase, read: ReadComment
    ) -> Receipt:
        with self._store.writing() as records:
            before = next(
                (
                    one
                    for one in records.answers_by(answer.author)
                    if (one.pair, one.session) == (answer.pair, answer.session)
                ),
                None,
            )
            if before is not None:
                self._check_open(records, before)
                answer = answer.model_copy(update={"id": before.id})
            after = records.put_answer(answer)
        again = before is not None and after.version == before.version
        day = f"{window.closes.day} {window.closes:%B}"
        said = self._texts.receipt_same if again else filled(self._texts.receipt, day=day)
        return Receipt(
            answer=after.id,
            version=after.version,
            closes=window.closes,
            contacts=plan.contacts if read.needs_human else (),
            said=said,
        )

    def _check_open(self, records: FeedbackRecords, answer: Answer) -> None:
        """Raise SessionClosed unless the answer's window is the one that is open now."""
        plan = self._must_have(records, answer.programme)
        window = self._open_window(plan)
        if not _counts_in(answer, plan, window):
            raise SessionClosed(window=answer.window or _was_in(answer, plan))

    def _open_window(self, plan: FeedbackPlan) -> Phase:
        window = window_of(plan, local_day(plan, self._now()))
        if window is None:
            raise InputError(
                what=f"The programme {plan.programme!r}",
                problem="no window for feedback is open today",
                remedy="Ask your programme manager when the next one opens.",
            )
        return window

    def _must_have(self, records: FeedbackRecords, programme: str) -> FeedbackPlan:
        plan = self._plan(records, programme)
        if plan is None:
            raise NotFound(kind="programme with feedback", name=programme)
        return plan

    def _plan(self, records: FeedbackRecords, programme: str) -> FeedbackPlan | None:
        newest = records.plan(programme)
        return newest and records.plan(programme, on=local_day(newest, self._now()))

    def _recent(self, pair: Pair, plan: FeedbackPlan) -> list[Session]:
        today = local_day(plan, self._now())
        return [one for one in pair.held if today - RECENT <= one.date <= today]

    def _group(self, plan: FeedbackPlan, author: Person) -> str:
        if plan.split == "function":
            return plan.area(author.function) or self._texts.group_missing
        return author.side if plan.split == "side" else ""

    def _size(self, plan: FeedbackPlan) -> int:
        """Return how many pairs are published together with those of this plan."""
        with self._store.reading() as records:
            together = tuple(
                one
                for one in records.plans()
                if one.published_as.casefold() == plan.published_as.casefold()
            )
        return self._register.enrolment(together).pairs

    def _hour(self, plan: FeedbackPlan) -> datetime:
        """Return the hour that it is where the programme is, in UTC."""
        local = self._now().astimezone(ZoneInfo(plan.time_zone))
        return local.replace(minute=0, second=0, microsecond=0).astimezone(UTC)

    def _now(self) -> datetime:
        return self._clock.now().astimezone(UTC)


def _counts_in(answer: Answer, plan: FeedbackPlan, window: Phase) -> bool:
    if answer.submitted is None:
        return False
    return window.opens <= local_day(plan, answer.submitted) <= window.closes


def _was_in(answer: Answer, plan: FeedbackPlan) -> str:
    day: Date | None = answer.submitted and local_day(plan, answer.submitted)
    window = window_of(plan, day) if day else None
    return window.name if window else "of that session"


def _read(reads: ReadsComments, words: str, reader: Reader, pair: Pair) -> ReadComment:
    if not words:
        return ReadComment(masked="")
    names = [person.name for person in pair.people]
    side = person_of(pair, reader).side
    return reads.read([words], sides=[side], known_names=names)[0]
