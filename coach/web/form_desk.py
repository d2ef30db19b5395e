"""The session forms and private notes of whoever looks, without the widgets."""

from dataclasses import replace

from coach.domain.access import Reader
from coach.domain.feedback import LONGEST_COMMENT, PrivateNote
from coach.domain.feedback_desk import OpenForm, Receipt
from coach.language.cleaning import clean
from coach.rendering.form_cards import SCALE
from coach.web.acts import Act
from coach.web.form_book import Book, Draft, key_of
from coach.web.looking import takes_part
from coach.web.meeting import Meeting
from coach.web.needs import PreparingCoach
from coach.web.reading import text_of
from coach.web.workshop import Outcome, Visitor, Workshop

VERBS = frozenset({"open", "send", "withdraw", "surely", "leave"})
_ELSEWHERE = (
    "You have sent this form from another window since you opened it here. What stands here is "
    "kept and was not saved: look at what you sent there, then send this one in its place."
)
_GONE = "This form has closed meanwhile. What you wrote still stands here, and was not saved."


class FormDesk:
    """Opens, sends, changes and withdraws forms, and keeps notes."""

    def __init__(self, workshop: Workshop) -> None:
        """Work with the coach of the workshop."""
        self._workshop = workshop

    async def arrive(self, meeting: Meeting, visitor: Visitor) -> Book:
        """Return the forms of whoever looks now, the newest unanswered one open."""
        empty = Book(reader=meeting.reader, pair=meeting.pair.id)
        if not takes_part(meeting.reader):
            return empty
        outcome = await self._workshop.do(lambda coach: _read(coach, empty), visitor)
        if outcome.made is None:
            return empty.told(problem=outcome.problem)
        forms = outcome.made.forms
        first = next((place for place, form in enumerate(forms) if not form.sent), 0)
        return replace(outcome.made, at=first)

    async def act(self, book: Book, act: Act, comment: str, visitor: Visitor) -> Book:
        """Return the forms after a press; what stands in the open one goes along with it."""
        form, reader = book.form, book.reader
        if form is None or reader is None:
            return book.told()
        words = text_of(comment, LONGEST_COMMENT)
        if act.verb == "open":
            place = act.number(0) or 0
            kept = book.with_draft(_changed(form, _draft(form, act.word(1), words)))
            return replace(kept.told(), at=min(place, len(book.forms) - 1))
        if act.verb == "send":
            return await self._send(book, form, reader, _draft(form, act.word(0), words), visitor)
        if act.verb == "surely" and book.asking:
            return await self._withdraw(book, form, reader, visitor)
        return replace(book.told(), asking=act.verb == "withdraw" and form.sent)

    async def note(self, book: Book, text: str, visitor: Visitor) -> Book:
        """Return the forms after the note beside the open one was kept, or removed."""
        words, reader, before = clean(text_of(text, LONGEST_COMMENT)), book.reader, book.note
        pair, session = key_of(book.form) if book.form else (book.pair, "")
        if reader is None or not pair:
            return replace(book, noted="Choose who looks first.", steps=book.steps + 1)
        if not words and before is None:
            return replace(book, noted="There is nothing to keep yet.", steps=book.steps + 1)

        def work(coach: PreparingCoach) -> tuple[PrivateNote, ...]:
            coach.feedback.keep_note(
                reader, before.id if before else "", pair=pair, session=session, text=words
            )
            return coach.feedback.notes(reader)

        outcome = await self._workshop.do(work, visitor)
        if outcome.made is None:
            return replace(book, noted=outcome.problem, steps=book.steps + 1)
        said = "Kept. Only you can read it." if words else "The note is removed."
        return replace(book, notes=outcome.made, noted=said, steps=book.steps + 1)

    async def _send(
        self, book: Book, form: OpenForm, reader: Reader, draft: Draft, visitor: Visitor
    ) -> Book:
        typed = book.with_draft(draft)
        lacking = [
            one.label for one in form.questions if not one.optional and one.id not in draft.ratings
        ]
        if lacking:
            return typed.told(problem=f"Still to answer: {' '.join(lacking)}")
        if form.sent and _changed(form, draft) is None and book.theirs is None:
            return typed.told(said="It is sent as it stands here.")

        def work(coach: PreparingCoach) -> Receipt:
            return coach.feedback.submit(
                reader,
                form.id,
                pair=form.pair,
                session=form.session,
                ratings=draft.ratings,
                comment=draft.comment,
                version=form.version,
            )

        outcome = await self._workshop.do(work, visitor)
        if outcome.made is None:
            return await self._not_sent(typed, form, outcome, visitor)
        return _sent(typed, form, draft, outcome.made)

    async def _not_sent(
        self, book: Book, form: OpenForm, outcome: Outcome[Receipt], visitor: Visitor
    ) -> Book:
        """Return the form as it was typed, and what was sent from another window if that is why."""
        if not outcome.meanwhile:
            return book.told(problem=outcome.problem)
        read = await self._workshop.do(lambda coach: _read(coach, book), visitor)
        now = read.made or book
        place = _place(now, form)
        if place is None:
            return book.told(problem=_GONE)
        fresh = replace(now, at=place).told(problem=_ELSEWHERE)
        return replace(fresh, theirs=now.forms[place])

    async def _withdraw(self, book: Book, form: OpenForm, reader: Reader, visitor: Visitor) -> Book:
        def work(coach: PreparingCoach) -> Book:
            coach.feedback.withdraw(reader, form.id)
            return _read(coach, book.with_draft(None))

        outcome = await self._workshop.do(work, visitor)
        if outcome.made is None:
            return book.told(problem=outcome.problem)
        place = _place(outcome.made, form) or 0
        return replace(outcome.made, at=place).told(said="It is withdrawn and counts nowhere.")


def _read(coach: PreparingCoach, book: Book) -> Book:
    """Return the forms and notes as they are stored now; an empty form keeps the id it has."""
    reader = book.reader
    assert reader is not None, "only somebody who looks has forms"
    ids = {key_of(form): form.id for form in book.forms if not form.sent}
    forms = tuple(
        form if form.sent else form.model_copy(update={"id": ids.get(key_of(form), form.id)})
        for form in coach.feedback.forms(reader)
    )
    return replace(book, forms=forms, notes=coach.feedback.notes(reader))


def _place(book: Book, form: OpenForm) -> int | None:
    places = (place for place, one in enumerate(book.forms) if key_of(one) == key_of(form))
    return next(places, None)


def _draft(form: OpenForm, digits: str, comment: str) -> Draft:
    """Return what stands in a form: a digit for each question, 0 where there is no answer."""
    chosen = {
        question.id: int(digit)
        for question, digit in zip(form.questions, digits, strict=False)
        if digit.isdecimal() and int(digit) in SCALE
    }
    return Draft(chosen, clean(comment))


def _changed(form: OpenForm, draft: Draft) -> Draft | None:
    """Return a draft that differs from what was sent, None for one that does not."""
    same = dict(draft.ratings) == form.ratings and draft.comment == form.comment
    return None if same else draft


def _sent(book: Book, form: OpenForm, draft: Draft, receipt: Receipt) -> Book:
    stored = form.model_copy(
        update={
            "id": receipt.answer,
            "version": receipt.version,
            "ratings": dict(draft.ratings),
            "comment": draft.comment,
            "closes": receipt.closes,
        }
    )
    forms = tuple(stored if key_of(one) == key_of(form) else one for one in book.forms)
    told = replace(book, forms=forms).with_draft(None).told(said=receipt.said)
    return replace(told, contacts=receipt.contacts)
