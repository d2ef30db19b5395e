"""A participant's desk: forms, private notes, a shared sentence, help, and the way out."""

from collections.abc import Mapping
from datetime import date as Date
from uuid import uuid4

from coach.domain.access import Kind, Reader, Thing, check_may_read
from coach.domain.feedback import FeedbackPlan, PrivateNote, SharedSentence
from coach.domain.feedback_desk import Exposure, OpenForm, Receipt
from coach.domain.floors import SHARE_PAIRS
from coach.domain.windows import local_day
from coach.errors import InputError, NotFound
from coach.language.cleaning import one_line
from coach.ports import Clock
from coach.ports.feedback import FeedbackStore
from coach.services.enrolment import Register
from coach.services.feedback_texts import ParticipantTexts, filled
from coach.services.form_fields import checked_comment
from coach.services.record_feedback import FeedbackRecorder

LONGEST_SHARED = 300


class FeedbackDesk:
    """What a leader or a mentor can do about feedback; a manager finds nothing here."""

    def __init__(
        self,
        recorder: FeedbackRecorder,
        store: FeedbackStore,
        register: Register,
        *,
        texts: ParticipantTexts,
        clock: Clock,
        help_route: str,
    ) -> None:
        self._recorder = recorder
        self._store = store
        self._register = register
        self._texts = texts
        self._clock = clock
        self._help_route = help_route

    def forms(self, reader: Reader) -> tuple[OpenForm, ...]:
        """Return the forms of the reader's recent sessions; see `FeedbackRecorder.forms`."""
        return self._recorder.forms(reader)

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
        """Store an answer, or change it; see `FeedbackRecorder.submit`."""
        return self._recorder.submit(
            reader,
            form,
            pair=pair,
            session=session,
            ratings=ratings,
            comment=comment,
            version=version,
        )

    def withdraw(self, reader: Reader, answer: str) -> None:
        """Remove an answer of the reader's own while its window is open."""
        self._recorder.withdraw(reader, answer)

    def who_reads(self, reader: Reader, draft: str) -> tuple[Exposure, ...]:
        """Return who would see what of a draft, which is stored nowhere."""
        return self._recorder.who_reads(reader, draft)

    def notes(self, reader: Reader) -> tuple[PrivateNote, ...]:
        """Return the reader's private notes, newest first."""
        with self._store.reading() as records:
            notes = records.notes_by(reader.person)
        for note in notes:
            check_may_read(reader, _thing(Kind.NOTE, reader, note.id, note.author))
        return notes

    def keep_note(
        self, reader: Reader, note: str, *, pair: str, session: str, text: str
    ) -> PrivateNote:
        """Store a private note, in the place of the one of its id; without text it is removed.

        Raises:
            NotFound: The pair, or the note of this id, is not the reader's.
            InputError: It is too long.
        """
        mine = self._register.pair(reader, pair).pair
        kept = PrivateNote(
            id=note or uuid4().hex,
            author=reader.person,
            pair=mine.id,
            session=session,
            text=checked_comment(text),
            sample=mine.sample,
        )
        with self._store.writing() as records:
            if note and note not in {one.id for one in records.notes_by(reader.person)}:
                raise NotFound(kind="note", name=note)
            records.put_note(kept)
        return kept

    def can_share(self, reader: Reader) -> bool:
        """Tell whether the reader may send the manager a sentence."""
        with self._store.reading() as records:
            plan = records.plan(reader.programme)
            plan = plan and records.plan(reader.programme, on=self._today(plan))
        mine = self._register.pairs_of(reader)
        return bool(mine) and plan is not None and self._allows(plan)

    def share(self, reader: Reader, text: str) -> SharedSentence:
        """Keep a sentence for the next release, exactly as it will be shown.

        Raises:
            InputError: The programme does not allow it, or the sentence is empty or too long.
        """
        words = one_line(text)
        if not self.can_share(reader):
            raise _refused(self._texts.cannot_yet)
        if not words or len(words) > LONGEST_SHARED:
            problem = f"it has {len(words)} characters; 1 to {LONGEST_SHARED} can be shown"
            raise InputError(what="The sentence", problem=problem, remedy="Change its length.")
        sentence = SharedSentence(
            id=uuid4().hex,
            author=reader.person,
            programme=reader.programme,
            text=words,
            sample=any(one.pair.sample for one in self._register.pairs_of(reader)),
        )
        with self._store.writing() as records:
            records.put_shared(sentence)
        return sentence

    def shared(self, reader: Reader) -> tuple[SharedSentence, ...]:
        """Return the reader's own sentences."""
        with self._store.reading() as records:
            found = records.shared_by(reader.person)
        for one in found:
            check_may_read(reader, _thing(Kind.SHARED, reader, one.id, one.author))
        return found

    def withdraw_shared(self, reader: Reader, sentence: str) -> None:
        """Take a sentence back that still waits, or raise NotFound."""
        with self._store.writing() as records:
            mine = {one.id for one in records.shared_by(reader.person)}
            if sentence not in mine or not records.withdraw_shared(sentence):
                raise NotFound(kind="sentence that still waits", name=sentence)

    def end_pairing(self, reader: Reader, pair: str) -> str:
        """End a pairing without a fault and without a reason; return what the other will read."""
        mine = self._register.pair(reader, pair).pair
        with self._store.writing() as records:
            plan = records.plan(reader.programme)
            moment = self._clock.now().astimezone()
            day = local_day(plan, moment) if plan else moment.date()
            records.end_pair(mine.id, day)
        return self._ended_words(mine.name)

    def ending_words(self, reader: Reader, pair: str) -> str:
        """Return what the other would read if the reader ended their pairing."""
        return self._ended_words(self._register.pair(reader, pair).pair.name)

    def is_ended(self, reader: Reader, pair: str) -> str:
        """Return the neutral words if a pair of the reader's has ended, else nothing."""
        mine = self._register.pair(reader, pair).pair
        with self._store.reading() as records:
            return self._ended_words(mine.name) if mine.id in records.ended() else ""

    def help_route(self, reader: Reader) -> str:
        """Return whom the reader can turn to."""
        pairs = self._register.pairs_of(reader)
        own = next((one.pair.help_route for one in pairs if one.pair.help_route), "")
        with self._store.reading() as records:
            plan = records.plan(reader.programme)
        return own or ", or ".join(plan.contacts if plan else ()) or self._help_route

    def _today(self, plan: FeedbackPlan) -> Date:
        return local_day(plan, self._clock.now().astimezone())

    def _allows(self, plan: FeedbackPlan) -> bool:
        return plan.shares and self._register.enrolment((plan,)).pairs >= SHARE_PAIRS

    def _ended_words(self, names: str) -> str:
        return filled(self._texts.ended, names=names)


def _thing(kind: Kind, reader: Reader, id: str, author: str) -> Thing:
    return Thing(kind=kind, programme=reader.programme, id=id, author=author)


def _refused(why: str) -> InputError:
    return InputError(what="This programme", problem="no sentence can be shared in it", remedy=why)
