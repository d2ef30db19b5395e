"""A file is held for an hour, for the browser that brought it, and never longer or for others."""

from collections.abc import Callable

import pytest

from coach.web.held_files import (
    MOST_HELD,
    MOST_OF_ONE,
    SECONDS_A_TICKET,
    SECONDS_HELD,
    HeldFile,
    HeldFiles,
)
from tests.doubles.set_clock import SetClock

ANA, BEN = "a" * 43, "b" * 43


class _Shelf(HeldFiles):
    """Wakes up when a test says so."""

    def __init__(self) -> None:
        self.clock = SetClock()
        self.waking: list[tuple[float, Callable[[], None]]] = []
        super().__init__(
            seconds=self.clock.seconds, later=lambda after, act: self.waking.append((after, act))
        )

    def bring(self, owner: str = ANA, *, read: bool = True) -> HeldFile:
        """Hold a file; `read` says that its reading is over."""
        file = self.hold(owner, "answers.csv", b"x")
        assert file is not None
        if read:
            file.made.reading.end()
        return file


@pytest.fixture
def shelf() -> _Shelf:
    return _Shelf()


def test_a_file_is_there_for_an_hour(shelf: _Shelf) -> None:
    file = shelf.bring()

    shelf.clock.at = SECONDS_HELD - 1
    assert shelf.find(file.token, ANA) is file
    shelf.clock.at = SECONDS_HELD
    assert shelf.find(file.token, ANA) is None


def test_it_is_forgotten_though_nobody_asks_again(shelf: _Shelf) -> None:
    shelf.bring()
    shelf.bring()

    for after in (1.0, SECONDS_HELD):  # it wakes up as long as anything is held, and no longer
        shelf.clock.at = after
        (_, wake) = shelf.waking.pop()
        assert shelf.waking == []
        wake()

    assert shelf._files == {} and shelf.waking == []


@pytest.mark.parametrize("owner", [BEN, "", "a" * 42])
def test_nobody_else_finds_it(shelf: _Shelf, owner: str) -> None:
    assert shelf.find(shelf.bring().token, owner) is None


def test_a_file_of_nobody_is_found_by_nobody(shelf: _Shelf) -> None:
    assert shelf.find(shelf.bring("").token, "") is None


def test_a_forgotten_file_is_gone_at_once_and_others_stay(shelf: _Shelf) -> None:
    one, other = shelf.bring(), shelf.bring()

    shelf.forget(one.token)

    assert shelf.find(one.token, ANA) is None and shelf.find(other.token, ANA) is other


def test_of_one_browser_the_oldest_goes_first(shelf: _Shelf) -> None:
    files = [shelf.bring() for _ in range(MOST_OF_ONE + 1)]

    assert [shelf.find(one.token, ANA) is not None for one in files] == [
        False,
        *[True] * MOST_OF_ONE,
    ]


def test_a_file_that_is_being_read_does_not_go_for_another(shelf: _Shelf) -> None:
    files = [shelf.bring(read=False) for _ in range(MOST_OF_ONE)]

    assert shelf.hold(ANA, "one more.csv", b"x") is None
    assert all(shelf.find(one.token, ANA) for one in files)


def test_there_is_room_for_a_few_files_and_nobody_loses_theirs_to_a_crowd(shelf: _Shelf) -> None:
    first = shelf.bring()
    for number in range(MOST_HELD - 1):
        shelf.bring(f"{number:043}")

    assert shelf.hold(BEN, "one more.csv", b"x") is None
    assert shelf.find(first.token, ANA) is first and len(shelf) == MOST_HELD


def test_a_ticket_is_good_once_for_its_own_browser(shelf: _Shelf) -> None:
    ticket = shelf.ticket(ANA)

    assert not shelf.spend(ticket, BEN) and not shelf.spend("", ANA) and not shelf.spend("x", ANA)
    assert shelf.spend(ticket, ANA)
    assert not shelf.spend(ticket, ANA)


def test_a_ticket_of_nobody_and_an_old_one_are_good_for_nothing(shelf: _Shelf) -> None:
    nobodys, old = shelf.ticket(""), shelf.ticket(ANA)
    shelf.clock.at = SECONDS_A_TICKET

    assert not shelf.spend(nobodys, "") and not shelf.spend(old, ANA)


def test_what_a_file_holds_is_not_in_its_words_for_a_log() -> None:
    file = HeldFile("token", ANA, "answers.csv", b"canary")

    assert "canary" not in repr(file)
