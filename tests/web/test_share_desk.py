"""Whoever writes can see who would read what, and sends one sentence only as it was shown."""

import pytest

from coach.web.acts import Act
from coach.web.looking import manager_of, person_of
from coach.web.meeting import Meeting
from coach.web.share_desk import ShareDesk, Sharing, sharing_view
from tests.doubles.working import ANA, Working, done

_WORDS = "More time between sessions"


class _Room(Working):
    def __init__(self) -> None:
        super().__init__()
        self.desk = ShareDesk(self.workshop)

    def arrive(self, meeting: Meeting | None = None) -> Sharing:
        return done(self.desk.arrive(meeting or self.meeting, ANA))

    def press(self, sharing: Sharing, said: str, text: str = "") -> Sharing:
        verb, *words = said.split()
        return done(self.desk.act(sharing, Act(verb, tuple(words)), text, ANA))


@pytest.fixture
def room() -> _Room:
    return _Room()


def test_a_draft_is_shown_as_each_reader_would_see_it_and_kept_nowhere(room: _Room) -> None:
    card = done(room.desk.exposures(room.meeting, "He cancels <b>always</b>", ANA))

    assert "Your programme manager" in card and "<em>Time and scheduling</em>" in card
    assert "cancels" not in card and room.coach.feedback.sentences == []


@pytest.mark.parametrize("draft", ["", "  \n", None, 7])
def test_nothing_to_read_is_a_sentence(room: _Room, draft: object) -> None:
    assert "Type a sentence" in done(room.desk.exposures(room.meeting, draft, ANA))  # type: ignore[arg-type]


def test_for_a_manager_there_is_no_draft_and_no_sentence(room: _Room) -> None:
    manager = Meeting(reader=manager_of("Spring pilot"))

    assert "Choose who looks" in done(room.desk.exposures(manager, "x", ANA))
    assert room.arrive(manager) == Sharing(reader=manager.reader)


def test_a_sentence_is_sent_only_after_it_was_shown_as_it_stands(room: _Room) -> None:
    unseen = room.press(room.arrive(), "send", _WORDS)
    assert room.coach.feedback.sentences == [] and _WORDS in sharing_view(unseen)
    changed = room.press(unseen, "send", "Something else")
    assert room.coach.feedback.sentences == [] and "Something else" in sharing_view(changed)

    sent = room.press(changed, "send", "Something  else ")

    assert [one.text for one in room.coach.feedback.sentences] == ["Something else"]
    assert "Waits for the next release" in sharing_view(sent) and not sent.shown


def test_a_sentence_is_taken_back_until_it_is_published(room: _Room) -> None:
    sharing = room.press(room.desk.show(room.arrive(), _WORDS), "send", _WORDS)

    assert room.press(sharing, "take 7").sentences == sharing.sentences
    assert room.press(sharing, "take 0").sentences == ()
    assert room.coach.feedback.sentences == []


def test_a_published_sentence_cannot_be_taken_back(room: _Room) -> None:
    sharing = room.press(room.desk.show(room.arrive(), _WORDS), "send", _WORDS)
    feedback = room.coach.feedback
    feedback.sentences = [
        one.model_copy(update={"published_in": "2026 Q3"}) for one in feedback.sentences
    ]

    assert "no sentence that still waits" in room.press(sharing, "take 0").problem
    assert "Take it back" not in sharing_view(room.arrive())


def test_a_programme_that_does_not_allow_it_says_so_even_to_a_crafted_press(room: _Room) -> None:
    room.coach.feedback.may_share = False
    sharing = room.arrive()

    refused = room.press(room.desk.show(sharing, _WORDS), "send", _WORDS)

    assert not sharing.can and "shares nothing" in refused.problem


@pytest.mark.parametrize("text", ["", "   ", "x" * 301, "x" * 5_000])
def test_an_empty_or_a_long_sentence_is_refused_in_words(room: _Room, text: str) -> None:
    told = room.desk.show(room.arrive(), text)

    assert told.problem and not told.shown


def test_the_other_one_of_the_pair_sees_no_sentence_of_mine(room: _Room) -> None:
    room.press(room.desk.show(room.arrive(), _WORDS), "send", _WORDS)
    mentor = Meeting(stored=room.stored, reader=person_of(room.stored.pair, 1))

    assert room.arrive(mentor).sentences == ()
