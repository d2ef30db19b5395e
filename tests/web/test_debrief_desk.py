"""A debrief proposes from notes that are not kept, and keeps only what is ticked."""

from datetime import date, datetime

import pytest

from coach.domain.session import SessionStatus
from coach.web.debrief_desk import DebriefDesk, Proposal, Ticked, proposal_sheet
from coach.web.meeting import Meeting
from tests.doubles.working import ANA, Working, done

_NOW = datetime(2026, 11, 21, 9, 0)
_NOTES = "The first draft takes ten minutes.\nA canary of a secret."
_TICKED = Ticked(keep=True, text="Send the template", owner="mentor", due="1 December")


def _when(text: str) -> tuple[datetime | None, str]:
    return (datetime(2026, 12, 1), "") if text else (None, "")


class _Room(Working):
    def __init__(self) -> None:
        super().__init__()
        self.desk = DebriefDesk(self.workshop, self.host, _when, now=lambda: _NOW)

    def propose(self, notes: str = _NOTES, when: str = "") -> Proposal:
        return done(self.desk.propose(Proposal(), self.meeting, notes, "leader", when, ANA))

    def accept(self, proposal: Proposal, *ticked: Ticked) -> tuple[Proposal, Meeting]:
        return done(self.desk.accept(proposal, self.meeting, ticked, ANA))


@pytest.fixture
def room() -> _Room:
    return _Room()


def test_nothing_is_kept_before_somebody_accepts_it(room: _Room) -> None:
    proposal = room.propose()

    assert proposal.debrief is not None and "ten minutes" in proposal_sheet(proposal)
    assert room.now_stored() == room.stored


def test_the_notes_are_in_nothing_that_stays(room: _Room) -> None:
    proposal = room.propose()
    kept, met = room.accept(proposal, _TICKED)

    assert "canary" not in repr((proposal, kept, met, room.now_stored()))


@pytest.mark.parametrize("when", ["blue", "1 October 2027"])
def test_a_day_that_cannot_have_been_is_a_sentence(room: _Room, when: str) -> None:
    assert "cannot read that as a date" in room.propose(when=when).problem


@pytest.mark.parametrize("notes", ["", " \n ", "\u200b", "a" * 20_001])
def test_no_notes_or_too_many_are_a_sentence(room: _Room, notes: str) -> None:
    proposal = room.propose(notes)

    assert proposal.problem and proposal.debrief is None


def test_a_ticked_action_joins_the_session_of_that_day(room: _Room) -> None:
    kept, met = room.accept(room.propose(when="1 October"), _TICKED)

    held = met.pair.held[0]
    assert kept.said == "Kept. The action opens your next agenda."
    assert [action.text for action in held.actions][-1] == "Send the template"
    assert (held.actions[-1].owner, held.actions[-1].due) == ("mentor", date(2026, 12, 1))
    assert room.now_stored() == met.stored


def test_a_day_without_a_session_gets_one_that_was_held(room: _Room) -> None:
    _, met = room.accept(room.propose(when="yesterday"), _TICKED)

    session = next(one for one in met.pair.sessions if one.date == date(2026, 11, 20))
    assert session.status is SessionStatus.HELD and session.actions[0].text == "Send the template"


def test_what_is_not_ticked_or_empty_is_left_out(room: _Room) -> None:
    left = Ticked(keep=False, text="Not this", owner="both", due="")
    empty = Ticked(keep=True, text="  ", owner="both", due="")

    kept, met = room.accept(room.propose(when="1 October"), left, empty)

    assert kept.said == "Kept, without an action."
    assert "Not this" not in repr(met)


@pytest.mark.parametrize("owner", ["boss", "", "None"])
def test_an_owner_that_there_is_not_is_nobody(room: _Room, owner: str) -> None:
    ticked = Ticked(keep=True, text="Book a room", owner=owner, due="")

    _, met = room.accept(room.propose(when="1 October"), ticked)

    assert met.pair.held[0].actions[-1].owner == ""


def test_without_a_pair_or_a_proposal_nothing_is_kept(room: _Room) -> None:
    proposal = room.propose()

    away, _ = done(room.desk.accept(proposal, Meeting(), (_TICKED,), ANA))
    none, _ = room.accept(Proposal(), _TICKED)

    assert "Choose a pair first" in away.problem and away.debrief == proposal.debrief
    assert none.problem
