"""Two doors stand on every page of whoever takes part: help, and the end of the pairing."""

import pytest

from coach.web.acts import Act
from coach.web.care_desk import CareDesk
from coach.web.looking import manager_of
from coach.web.meeting import Meeting
from coach.web.who_view import bar
from tests.doubles.working import ANA, Working, done


class _Room(Working):
    def __init__(self) -> None:
        super().__init__()
        self.desk = CareDesk(self.workshop)

    def press(self, verb: str, meeting: Meeting | None = None) -> tuple[str, Meeting]:
        return done(self.desk.act(meeting or self.meeting, Act(verb), ANA))


@pytest.fixture
def room() -> _Room:
    return _Room()


def test_both_doors_stand_in_the_bar_of_leader_and_mentor(room: _Room) -> None:
    mentor = done(room.host.act(room.meeting, Act("look", ("1",)), ANA))

    for met in (room.meeting, mentor):
        assert "Get help" in bar(met) and "End this pairing" in bar(met)


def test_help_names_the_route_and_tells_nobody(room: _Room) -> None:
    card, met = room.press("help")

    assert "Ines Roth" in card and "Nobody is told" in card and met is room.meeting


def test_the_end_is_asked_for_twice_and_needs_no_reason(room: _Room) -> None:
    asked, met = room.press("end")
    assert "without a reason" in asked and "Tunde reads a neutral sentence" in asked
    assert room.coach.feedback.ended == set() and met is room.meeting

    ended, met = room.press("surely")

    assert "have ended their pairing" in ended and "have ended their pairing" in met.ended
    assert room.coach.feedback.ended == {room.stored.pair.id}


def test_going_on_ends_nothing(room: _Room) -> None:
    room.press("end")

    assert room.press("close") == ("", room.meeting)
    assert room.coach.feedback.ended == set()


@pytest.mark.parametrize("verb", ["help", "end", "surely"])
def test_there_are_no_doors_for_a_manager_or_for_nobody(room: _Room, verb: str) -> None:
    for met in (Meeting(), Meeting(reader=manager_of("Spring pilot"))):
        assert room.press(verb, met) == ("", met)
    assert room.coach.feedback.ended == set()
