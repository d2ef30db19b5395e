"""Pairs are listed, shown, added and removed, and nothing is stored before it was seen."""

from dataclasses import replace

import pytest

from coach.domain.access import Reader
from coach.web.acts import Act
from coach.web.looking import manager_of
from coach.web.pair_desk import Desktop, Draft, PairDesk
from coach.web.pair_list import PER_PAGE
from coach.web.pairs_view import desktop_view, draft_view
from tests.doubles.scripted_preparation import a_kept_pair
from tests.doubles.working import ANA, Working, done

_YAML = """leader: {name: Maria Costa, title: CMO}
mentor: {name: Jonas Weber, title: Trainee}
"""
_ROSTER = "name,side\nWen Li,mentor\n,leader\n"


class _Room(Working):
    def __init__(self) -> None:
        super().__init__()
        self.desk = PairDesk(self.workshop)

    def act(self, desktop: Desktop, said: str) -> Desktop:
        verb, *words = said.split()
        return done(self.desk.act(desktop, Act(verb, tuple(words)), ANA))

    def look(self, search: str = "", reader: Reader | None = None) -> Desktop:
        return done(self.desk.look(Desktop(reader=reader), ANA, search=search))

    def shown(self, reader: Reader | None = None) -> Desktop:
        mine = reader or self.meeting.reader
        return self.act(self.look(reader=mine), f"show {self.stored.pair.id}")


@pytest.fixture
def room() -> _Room:
    return _Room()


def test_a_long_list_is_paged_and_the_ends_are_ends(room: _Room) -> None:
    for n in range(PER_PAGE + 4):
        room.coach.pairs.add(a_kept_pair(f"Leader {n:02}", f"Mentor {n:02}"))

    first = room.look()
    second = room.act(first, f"page {PER_PAGE}")

    assert first.page is not None and len(first.page.rows) == PER_PAGE
    assert second.page is not None and len(second.page.rows) == 5
    assert "1 to 20 of 25" in desktop_view(first) and "21 to 25 of 25" in desktop_view(second)


@pytest.mark.parametrize("page", ["page 99999999", "page x", "page"])
def test_a_page_that_there_is_not_is_empty_or_the_first(room: _Room, page: str) -> None:
    assert room.act(room.look(), page).problem == ""


def test_a_pair_shows_its_people_sessions_actions_and_ledger(room: _Room) -> None:
    view = desktop_view(room.shown())

    for words in ("Ana Brandt", "Can teach", "1 October 2026", "monthly report", "Given and got"):
        assert words in view


def test_an_action_is_marked_done_and_opened_again(room: _Room) -> None:
    desktop = room.shown()
    action = room.stored.pair.sessions[0].actions[0]

    done_ = room.act(desktop, f"done {action.id}")
    assert room.now_stored().pair.open_actions == ()
    room.act(done_, f"open {action.id}")

    assert [one.text for one in room.now_stored().pair.open_actions] == [action.text]


def test_an_action_that_there_is_not_is_a_sentence(room: _Room) -> None:
    assert "no action called" in room.act(room.shown(), "done nonsense").problem
    assert room.act(Desktop(), "done x").shown is None


def test_a_pair_is_removed_only_after_a_second_word(room: _Room) -> None:
    asked = room.act(room.shown(), "remove")
    assert room.now_stored() == room.stored and "cannot be undone" in desktop_view(asked)

    gone = room.act(asked, "surely")

    assert gone.page is not None and gone.page.total == 0
    assert "Ana Brandt and Tunde Okafor are removed" in gone.said


def test_surely_without_a_question_before_removes_nothing(room: _Room) -> None:
    room.act(room.shown(), "surely")

    assert room.now_stored() == room.stored


def test_the_sample_goes_in_one_step_and_real_pairs_stay(room: _Room) -> None:
    listed = done(room.desk.create_sample(room.look(), ANA))
    assert "Invented sample" in desktop_view(listed)
    asked = room.act(listed, "sample")
    assert "Pairs of your own stay as they are" in desktop_view(asked)

    left = room.act(asked, "surely")

    assert left.page is not None and [row.id for row in left.page.rows] == [room.stored.pair.id]
    assert not left.sample and "Remove the sample" not in desktop_view(left)


def test_a_pair_is_read_seen_and_then_added(room: _Room) -> None:
    draft = done(room.desk.read(_YAML, ANA))
    assert "Maria Costa" in draft_view(draft)
    assert room.look("Maria").page == room.look("nobody").page

    added, stored = done(room.desk.add(draft, ANA))

    assert stored is not None and "are added" in added.said
    assert "already" in done(room.desk.add(draft, ANA))[0].problem


@pytest.mark.parametrize(
    "text",
    [
        "", "leader", "leader: {name: A}", "a: &a [*a]", "{" * 10_000, "\x00", "- 1",
        "leader: {name: A}\nmentor: {name: B}\nplaybook: ../../etc/passwd",
        "leader: {name: A}\nmentor: {name: B}\nsessions: [{date: 2026-04-31, status: held}]",
    ],
)  # fmt: skip
def test_what_is_no_pair_is_a_sentence(room: _Room, text: str) -> None:
    draft = done(room.desk.read(text, ANA))

    assert draft.pair is None and draft.problem
    assert "Traceback" not in draft.problem and "went wrong on our side" not in draft.problem


def test_nothing_is_added_that_was_not_read(room: _Room) -> None:
    draft, stored = done(room.desk.add(Draft(), ANA))

    assert stored is None and draft.problem == "Look at the preview first."


def test_a_list_of_people_is_seen_with_its_errors_by_row_before_it_is_stored(room: _Room) -> None:
    draft = done(room.desk.read_roster(_ROSTER, ANA))
    view = draft_view(draft)
    with room.coach.store.reading() as records:
        assert records.people("Wen") == ()
    assert "Row 2: the name is missing" in view and "Wen Li" in view

    stored = done(room.desk.confirm_roster(draft, ANA))

    with room.coach.store.reading() as records:
        assert [one.name for one in records.people("Wen")] == ["Wen Li"]
    assert stored.said == "1 person is stored."


def test_names_that_are_markup_are_words(room: _Room) -> None:
    text = "leader: {name: '<img src=x>', title: '[x](javascript:y)'}\nmentor: {name: '=1+1'}"
    draft = done(room.desk.read(text, ANA))

    assert draft.pair is not None
    assert "<img" not in draft_view(draft) and "[x](" not in draft_view(draft)


def _leaders(room: _Room) -> Reader:
    assert room.meeting.reader is not None
    return room.meeting.reader


def test_with_nobody_chosen_the_list_has_names_to_choose_from_and_opens_nothing(
    room: _Room,
) -> None:
    view = desktop_view(room.look())

    assert f'name="do-who" value="choose {room.stored.pair.id}"' in view
    assert "Ana Brandt" in view and "session" not in view and 'value="show' not in view
    refused = room.act(room.look(), f"show {room.stored.pair.id}")
    assert refused.shown is None and "There is no pair" in refused.problem


def test_who_takes_part_sees_the_pairs_they_are_in_and_no_other(room: _Room) -> None:
    other = room.coach.pairs.add(a_kept_pair("Wen Li", "Ola Berg"))

    listed = room.look(reader=_leaders(room))

    assert listed.page is not None
    assert [row.id for row in listed.page.rows] == [room.stored.pair.id]
    tried = room.act(listed, f"show {other.pair.id}")
    missing = room.act(listed, "show nobody-at-all")
    assert tried.shown is None and missing.shown is None
    same = tried.problem.replace(other.pair.id, "X")
    assert same == missing.problem.replace("nobody-at-all", "X")


@pytest.mark.parametrize("told", [True, False])
def test_a_manager_sees_names_and_what_was_held_only_where_everybody_was_told(
    room: _Room, told: bool
) -> None:
    room.coach.releases.attendance_shown = told
    room.coach.pairs.add(a_kept_pair("Mira Sand", "Jon Reed", sample=True))

    view = desktop_view(room.look(reader=manager_of("Spring pilot")))

    assert "Ana Brandt and Tunde Okafor" in view and "Mira" not in view
    assert ("1 of 6 sessions held" in view) is told
    assert 'value="show' not in view and 'value="choose' not in view
    assert "ground rules" not in view and "monthly report" not in view


def test_a_manager_opens_ticks_and_removes_no_pair_whatever_is_pressed(room: _Room) -> None:
    action = room.stored.pair.sessions[0].actions[0]
    listed = room.look(reader=manager_of("Spring pilot"))
    # As it would be if a page had kept what it showed to somebody else.
    stale = replace(listed, shown=room.stored, asking="pair")

    for said in (f"show {room.stored.pair.id}", f"done {action.id}", "surely"):
        after = room.act(stale, said)
        assert room.now_stored() == room.stored and "There is no pair" in after.problem


def test_a_long_programme_is_paged_for_its_manager_too(room: _Room) -> None:
    for n in range(PER_PAGE + 4):
        room.coach.pairs.add(a_kept_pair(f"Leader {n:02}", f"Mentor {n:02}"))

    first = room.look(reader=manager_of("spring PILOT"))
    found = room.look("leader 07", reader=manager_of("Spring pilot"))

    assert first.page is not None and (len(first.page.rows), first.page.total) == (20, 25)
    assert found.page is not None and found.page.total == 1
