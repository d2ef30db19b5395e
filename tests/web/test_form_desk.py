"""A form is sent once, changed while it may be, and never lost; a note is its author's alone."""

from dataclasses import replace

import pytest

from coach.domain.feedback import LONGEST_COMMENT
from coach.web.acts import Act
from coach.web.form_book import Book
from coach.web.form_desk import FormDesk
from coach.web.form_view import foot_view, notes_view, questions_view, readers_view, sessions_view
from coach.web.looking import manager_of, person_of
from coach.web.meeting import Meeting
from tests.doubles.scripted_feedback import held_twice
from tests.doubles.working import ANA, Working, done

_CANARY = "<img src=//canary.invalid/x>"


class _Room(Working):
    def __init__(self) -> None:
        super().__init__()
        self.desk = FormDesk(self.workshop)
        self.answers = self.coach.feedback.answers

    def arrive(self, meeting: Meeting | None = None) -> Book:
        return done(self.desk.arrive(meeting or self.meeting, ANA))

    def press(self, book: Book, said: str, comment: str = "") -> Book:
        verb, *words = said.split()
        return done(self.desk.act(book, Act(verb, tuple(words)), comment, ANA))

    def note(self, book: Book, text: str) -> Book:
        return done(self.desk.note(book, text, ANA))

    def meet_again(self) -> None:
        self.stored = self.coach.pairs.save(self.stored, held_twice(self.stored.pair))


@pytest.fixture
def room() -> _Room:
    return _Room()


def test_the_newest_session_that_is_to_be_answered_is_open_at_once(room: _Room) -> None:
    room.meet_again()
    sent = room.press(room.arrive(), "send 435")

    book = room.arrive()

    assert sent.said and [form.sent for form in book.forms] == [True, False] and book.at == 1
    assert "1 October with Tunde · to answer" in sessions_view(book)
    assert "1 December with Tunde · sent" in sessions_view(book)


def test_a_form_says_what_both_ends_mean_who_reads_it_and_until_when(room: _Room) -> None:
    book = room.arrive()
    shown = questions_view(book)

    assert shown.count("<fieldset>") == 3 and shown.count('type="radio"') == 15
    assert "not useful" in shown and "very useful" in shown and "until 31 December" in shown
    assert "never sees these words" in readers_view(book)
    assert "<em>Time and scheduling</em>" in readers_view(book)


def test_a_form_is_stored_once_however_often_it_is_sent(room: _Room) -> None:
    book = room.arrive()
    first = room.press(book, "send 435", "Good")
    room.press(book, "send 435", "Good")  # the same press once more, from before the first answer
    again = room.press(first, "send 435", "Good")

    assert room.coach.feedback.stored == 1 and len(room.answers) == 1
    assert "sent as it stands" in again.said and "Send the change" in foot_view(again)


def test_an_answer_can_be_changed(room: _Room) -> None:
    sent = room.press(room.arrive(), "send 435")

    changed = room.press(sent, "send 235", "Less so")

    kept = next(iter(room.answers.values()))
    assert (kept.ratings["usefulness"], kept.comment, kept.version) == (2, "Less so", 2)
    assert changed.form is not None and changed.form.version == 2


@pytest.mark.parametrize("digits", ["000", "045", "999", "", "43", "4x5", "²35"])
def test_what_is_not_answered_is_named_and_nothing_is_lost(room: _Room, digits: str) -> None:
    book = room.press(room.arrive(), f"send {digits}", "I wrote this")

    assert book.problem.startswith("Still to answer") and room.answers == {}
    assert book.draft.comment == "I wrote this"


def test_what_stands_in_a_form_is_kept_while_another_one_is_open(room: _Room) -> None:
    room.meet_again()
    first = room.arrive()

    other = room.press(first, "open 1 430", "half a thought")
    assert other.draft.comment == "" and other.draft.ratings == {}
    back = room.press(other, "open 0 000")

    assert back.draft.comment == "half a thought"
    assert back.draft.ratings == {"usefulness": 4, "openness": 3}
    assert questions_view(back).count("checked") == 2


def test_of_two_windows_the_second_is_told_and_sees_both(room: _Room) -> None:
    one, other = room.arrive(), room.arrive()
    room.press(one, "send 555", "mine")

    told = room.press(other, "send 111", "yours")

    assert "from another window" in told.problem and told.draft.comment == "yours"
    assert "mine" in questions_view(told) and questions_view(told).count("checked") == 3
    replaced = room.press(told, "send 111", "yours")
    assert replaced.said and next(iter(room.answers.values())).comment == "yours"


def test_a_closed_window_is_said_and_what_was_typed_stands(room: _Room) -> None:
    book = room.arrive()
    room.coach.feedback.closed = True

    told = room.press(book, "send 435", "too late")

    assert "is closed" in told.problem and told.draft.comment == "too late"


def test_an_answer_is_withdrawn_after_a_second_word(room: _Room) -> None:
    sent = room.press(room.arrive(), "send 435", "gone soon")
    assert room.press(sent, "surely").form == sent.form and room.answers
    asked = room.press(sent, "withdraw")
    assert "counts nowhere" in foot_view(asked)

    gone = room.press(asked, "surely")

    assert room.answers == {} and gone.form is not None and not gone.form.sent
    assert gone.draft.comment == ""


def test_only_the_author_is_shown_whom_to_turn_to_and_only_where_it_may_help(room: _Room) -> None:
    sent = room.press(room.arrive(), "send 435", "I am afraid of the next session")
    assert "Ines Roth" in foot_view(sent)

    mentor = Meeting(stored=room.stored, reader=person_of(room.stored.pair, 1))
    theirs = room.arrive(mentor)

    assert "Ines Roth" not in foot_view(theirs) and "afraid" not in questions_view(theirs)
    assert "Ines Roth" not in foot_view(room.press(sent, "send 435", "All is well"))


def test_a_note_is_kept_beside_its_session_for_its_author_alone(room: _Room) -> None:
    kept = room.note(room.arrive(), "Ask about the budget")
    assert kept.note is not None and "Only you can read it" in notes_view(kept)
    changed = room.note(kept, "Ask about the board")
    assert [one.text for one in changed.notes] == ["Ask about the board"]

    mentor = Meeting(stored=room.stored, reader=person_of(room.stored.pair, 1))
    assert room.arrive(mentor).notes == ()
    assert room.note(changed, "").notes == ()


def test_a_note_without_a_session_belongs_to_the_pair(room: _Room) -> None:
    no_form = replace(room.arrive(), forms=())

    kept = room.note(no_form, "Before we meet")

    assert kept.notes[0].session == "" and kept.notes[0].pair == room.stored.pair.id
    assert "Your other notes" in notes_view(room.arrive())


def test_for_a_manager_and_for_nobody_there_are_no_forms_and_no_notes(room: _Room) -> None:
    room.note(room.arrive(), "mine")
    for reader in (None, manager_of("Spring pilot")):
        book = room.arrive(Meeting(reader=reader))
        assert (book.forms, book.notes) == ((), ())
        assert room.press(book, "send 435", "x").form is None and room.answers == {}
        assert questions_view(book) == foot_view(book) == readers_view(book) == ""
        assert "mine" not in notes_view(room.note(book, "x"))


@pytest.mark.parametrize("said", ["open 99", "open x", "open", "surely", "withdraw", "leave"])
def test_a_press_that_means_nothing_changes_nothing(room: _Room, said: str) -> None:
    book = room.arrive()

    same = room.press(book, said, "x" * (4 * LONGEST_COMMENT + 9))

    assert same.form == book.form and room.answers == {} and not same.problem


def test_markup_in_a_comment_and_in_a_note_is_words(room: _Room) -> None:
    one, other = room.arrive(), room.arrive()
    room.press(one, "send 555", _CANARY)
    told = room.press(room.note(other, _CANARY), "send 111", "x")

    assert "<img" not in questions_view(told) + notes_view(told) + foot_view(told)
    assert "canary" in questions_view(told)
