"""An agenda is prepared, changed by words and buttons, and kept when a person says so."""

from datetime import datetime

import pytest

from coach.domain.conversation import Role
from coach.web.acts import Act
from coach.web.exports import ExportShelf
from coach.web.meeting import NO_PAIR, Meeting
from coach.web.plan import Plan
from coach.web.planning_desk import PlanningDesk
from tests.doubles.working import ANA, Working, done

_SATURDAY = datetime(2026, 11, 21, 9, 0)


class _Room(Working):
    def __init__(self) -> None:
        super().__init__()
        self.shelf = ExportShelf()
        self.desk = PlanningDesk(self.workshop, self.shelf, self.host, now=lambda: _SATURDAY)

    def prepare(self, plan: Plan | None = None, **asked: object) -> Plan:
        wanted = {"minutes": 45, **asked}
        return done(self.desk.prepare(plan or Plan(), self.meeting, ANA, **wanted))  # type: ignore[arg-type]

    def act(self, plan: Plan, said: str, meeting: Meeting | None = None) -> tuple[Plan, Meeting]:
        verb, *words = said.split()
        act = Act(verb, tuple(words))
        return done(self.desk.act(plan, meeting or self.meeting, act, Role.LEADER, ANA))

    def say(self, plan: Plan, text: str) -> Plan:
        return done(self.desk.say(plan, self.meeting, text, Role.LEADER, ANA))


@pytest.fixture
def room() -> _Room:
    return _Room()


def test_an_agenda_has_its_minutes_its_wish_and_its_date(room: _Room) -> None:
    plan = room.prepare(kind="feedback", topic="  hiring\n", when="next Tuesday at 10")

    assert plan.agenda is not None and plan.problem == ""
    assert (plan.agenda.minutes, plan.agenda.kind) == (45, "feedback")
    assert "hiring" in plan.agenda.topics
    assert plan.agenda.starts == datetime(2026, 11, 24, 10, 0)


def test_without_a_pair_the_two_have_no_names(room: _Room) -> None:
    plan = done(room.desk.prepare(Plan(), Meeting(), ANA, minutes=30))

    assert plan.agenda is not None
    assert plan.agenda.people == tuple(person.name for person in NO_PAIR.people)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"minutes": None}, "how many minutes"),
        ({"minutes": 45.5}, "whole number"),
        ({"minutes": 14}, "cannot be planned"),
        ({"minutes": 121}, "cannot be planned"),
        ({"when": "blue"}, "cannot read that as a date"),
        ({"when": "31 April"}, "Which day do you mean"),
        ({"when": "3/12"}, "Do you mean"),
    ],
)
def test_what_cannot_be_done_is_a_sentence_and_the_agenda_stays(
    room: _Room, asked: dict[str, object], words: str
) -> None:
    before = room.prepare()

    after = room.prepare(before, **asked)

    assert words in after.problem
    assert after.agenda == before.agenda and after.token == before.token


@pytest.mark.parametrize("kind", ["", "nonsense", "FIRST"])
def test_a_kind_that_there_is_not_is_left_to_the_coach(room: _Room, kind: str) -> None:
    assert room.prepare(kind=kind).problem == ""


def test_words_change_the_agenda_that_is_there_and_can_be_taken_back(room: _Room) -> None:
    first = room.prepare()

    longer = room.say(first, "make it longer")
    back, _ = room.act(longer, "undo")

    assert longer.agenda is not None and longer.agenda.minutes == 60
    assert longer.said == "Now 60 minutes."
    assert back.agenda == first.agenda
    assert room.act(back, "undo")[0].problem == "There is nothing to take back."


@pytest.mark.parametrize("text", ["", "  ", "\u200b", "sing a song", "a" * 1_000_000])
def test_words_that_are_no_change_leave_the_agenda_with_a_sentence(room: _Room, text: str) -> None:
    first = room.prepare()

    after = room.say(first, text)

    assert after.agenda == first.agenda and after.problem


@pytest.mark.parametrize(
    ("said", "titles"),
    [
        ("up 2", ["Tunde shows", "Check in", "Ana gives back", "Actions and next date"]),
        ("down 1", ["Tunde shows", "Check in", "Ana gives back", "Actions and next date"]),
        ("drop 1", ["Tunde shows", "Ana gives back", "Actions and next date"]),
    ],
)
def test_parts_are_moved_and_dropped_one_by_one(room: _Room, said: str, titles: list[str]) -> None:
    plan, _ = room.act(room.prepare(), said)

    assert plan.agenda is not None
    assert [block.title for block in plan.agenda.blocks] == titles
    assert plan.unfolded and not plan.problem


def test_a_part_gets_other_minutes(room: _Room) -> None:
    plan, _ = room.act(room.prepare(), "minutes 2 10")

    assert plan.agenda is not None and plan.agenda.blocks[1].minutes == 10


@pytest.mark.parametrize("said", ["up 0", "up 99", "up x", "drop", "minutes 2", "minutes 2 x"])
def test_a_part_that_is_not_there_is_a_sentence(room: _Room, said: str) -> None:
    first = room.prepare()

    plan, _ = room.act(first, said)

    assert plan.agenda == first.agenda and plan.problem


@pytest.mark.parametrize("said", ["shorter", "accept", "undo", "up 1"])
def test_without_an_agenda_a_button_does_nothing_but_say_so(room: _Room, said: str) -> None:
    plan, _ = room.act(Plan(), said)

    assert plan.problem == "There is no agenda yet. Prepare one first."


def test_a_kept_agenda_stands_on_the_session_of_its_day(room: _Room) -> None:
    plan, met = room.act(room.prepare(when="1 December at 10"), "accept")

    assert plan.kept and plan.said == "Kept with your session on Tuesday 1 December 2026."
    planned = met.pair.sessions[-1]
    assert planned.agenda == plan.agenda and planned == room.now_stored().pair.sessions[-1]


def test_without_a_pair_nothing_is_kept(room: _Room) -> None:
    plan, met = room.act(room.prepare(), "accept", Meeting())

    assert "Choose a pair first" in plan.problem and met == Meeting()


def test_of_two_windows_the_second_is_told_and_loses_nothing(room: _Room) -> None:
    plan = room.prepare(when="1 December at 10")
    room.change_elsewhere()

    refused, met = room.act(plan, "accept")
    again, _ = room.act(refused, "accept", met)

    assert refused.problem.startswith("Somebody else has changed the pair")
    assert refused.agenda == plan.agenda and not refused.kept
    assert "A goal of somebody else" in met.pair.goals
    assert again.kept and "A goal of somebody else" in room.now_stored().pair.goals


def test_each_change_offers_its_own_files(room: _Room) -> None:
    first = room.prepare()
    second, _ = room.act(first, "longer")

    offered = [room.shelf.get(plan.token) for plan in (first, second)]

    texts = [offer.files["agenda.md"]() for offer in offered if offer]
    assert b"45" in texts[0] and b"60" in texts[1] and texts[0] != texts[1]


def test_every_step_shows_itself_even_if_nothing_changed(room: _Room) -> None:
    plan = room.prepare()

    assert room.act(plan, "up 99")[0].steps == plan.steps + 1
