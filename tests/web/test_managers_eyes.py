"""A manager's every page holds no word of a pair, and nothing of a window that is open."""

from datetime import date
from pathlib import Path

import pytest

from coach.domain.session import Action
from coach.web.exports import ExportShelf
from tests.services.feedback_world import PROGRAMME, World, everybody
from tests.web.managers_eyes import ManagersPage

_CLOSED = date(2026, 4, 3)
_KINDS = ("comment", "note", "topic", "action", "goal")


def _canary(kind: str, number: int) -> str:
    return f"zq{kind}{number}xylem"


def _planted(folder: Path, *, attendance_shown: bool = True) -> tuple[World, list[str]]:
    """Return a world of twelve pairs whose every text is a canary, with one closed window."""
    folder.mkdir()
    world = World(folder)
    world.declare(attendance_shown=attendance_shown)
    canaries: list[str] = []
    for number, pair in enumerate(world.enrol(12)):
        words = {kind: _canary(kind, number) for kind in _KINDS}
        canaries += words.values()
        with world.pairs.writing() as records:
            stored = records.pair(pair.id)
            first, *rest = stored.pair.sessions
            action = Action(text=words["action"], owner="leader")
            told = first.model_copy(update={"topics": (words["topic"],), "actions": (action,)})
            changed = stored.pair.model_copy(
                update={"sessions": (told, *rest), "goals": (words["goal"],)}
            )
            records.save(changed, version=stored.version)
        for reader in everybody([pair]):
            world.answer(reader, (4, 3, 4), f"My calendar is full: {words['comment']}")
            world.desk.keep_note(reader, "", pair=pair.id, session="", text=words["note"])
    return world, canaries


@pytest.mark.parametrize("attendance_shown", [True, False])
def test_none_of_the_planted_words_is_on_any_page_of_a_manager(
    tmp_path: Path, attendance_shown: bool
) -> None:
    world, canaries = _planted(tmp_path / "w", attendance_shown=attendance_shown)
    world.close(_CLOSED)

    page = ManagersPage(world).everything(PROGRAMME)

    assert len(canaries) > 50 and [one for one in canaries if one in page] == []
    assert "2026 Q1" in page and "Time and scheduling" in page  # it does show the release
    assert (" sessions held" in page) is attendance_shown


def test_one_more_answer_in_an_open_window_changes_no_byte_of_a_managers_pages(
    tmp_path: Path,
) -> None:
    world, _ = _planted(tmp_path / "w")
    world.close(_CLOSED)
    world.at(date(2026, 4, 20))
    shelf = ExportShelf()
    before = ManagersPage(world, shelf).everything(PROGRAMME)
    with world.pairs.reading() as records:
        pair = records.pair(records.enrolled(PROGRAMME)[0].pair).pair
    leader, mentor = everybody([pair])

    for number in range(3):
        world.answer(leader, (1, 1, number + 1), f"Nobody listens {number}")
        world.desk.keep_note(mentor, "", pair=pair.id, session="", text="a note")
        assert ManagersPage(world, shelf).everything(PROGRAMME) == before
    world.desk.withdraw(leader, world.desk.forms(leader)[0].id)

    assert ManagersPage(world, shelf).everything(PROGRAMME) == before
