"""What a model was asked and what it cost: counts and never a word."""

import threading
from pathlib import Path

import pytest

from coach.domain.writer import Spent
from coach.errors import FolderNotWritable, ModelUnavailable
from coach.ports.chat import ModelCall, Piece
from coach.prompting.budget import Budget
from coach.prompting.usage import Meter, Usage

CALL = ModelCall(system="s" * 40, user="u" * 60)


class FullDisk:
    """Keeps totals in memory, and can be out of room."""

    def __init__(self) -> None:
        self.kept = Spent()
        self.is_full = False

    def add(self, spent: Spent) -> None:
        if self.is_full:
            raise FolderNotWritable(folder=Path("home"), reason="No space left on device")
        self.kept = self.kept.plus(spent)

    def total(self) -> Spent:
        return self.kept


def _metered(*pieces: Piece, arrived: bool = True) -> tuple[Spent, Budget]:
    budget = Budget()
    meter = Meter(budget)
    request = meter.request(CALL)
    for piece in pieces:
        request.saw(piece)
    request.done(arrived=arrived)
    return meter.spent, budget


def test_the_servers_own_count_is_taken_where_it_gives_one() -> None:
    spent, budget = _metered(Piece("Hello."), Piece(finish="stop", tokens_in=31, tokens_out=5))

    assert spent == Spent(calls=1, tokens_in=31, tokens_out=5)
    assert (budget.tokens, budget.tokens_estimated) == (36, 0)


def test_a_count_that_runs_on_with_the_pieces_is_not_added_up() -> None:
    spent, _ = _metered(
        Piece("a", tokens_in=31), Piece("b", tokens_out=1), Piece("c", tokens_in=31, tokens_out=3)
    )

    assert (spent.tokens_in, spent.tokens_out) == (31, 3)


def test_four_characters_count_as_a_token_where_no_server_counts_and_that_is_said() -> None:
    spent, budget = _metered(Piece("Hello"), Piece(finish="stop", tokens_in=0))

    assert spent == Spent(calls=1, tokens_in=25, tokens_out=2, tokens_estimated=27)
    assert (budget.tokens, budget.tokens_estimated) == (27, 27)


def test_a_call_that_was_turned_away_has_no_tokens_and_one_that_broke_off_has() -> None:
    assert _metered(arrived=False)[0] == Spent(calls=1)
    assert _metered(Piece("Hell"), arrived=False)[0].tokens_out == 1


def test_failures_are_counted_by_their_kind() -> None:
    meter = Meter(Budget())
    for _ in range(2):
        meter.failed(ModelUnavailable(model="a:b", reason="x"))

    assert meter.spent.plus(Spent(failures={"invalid": 1, "unavailable": 1})).failures == {
        "unavailable": 3,
        "invalid": 1,
    }


def test_money_is_counted_once_a_price_is_set() -> None:
    usage = Usage(price=(0.15, 0.60))
    usage.add(Spent(tokens_in=1_000_000, tokens_out=500_000))
    free = Usage()
    free.add(Spent(tokens_in=1_000_000))

    assert usage.has_price
    assert usage.process().money == pytest.approx(0.45)
    assert not free.has_price
    assert free.process().money == 0.0


def test_a_count_that_cannot_be_kept_is_said_and_goes_with_the_next() -> None:
    disk = FullDisk()
    usage = Usage(store=disk)
    disk.is_full = True
    usage.add(Spent(calls=1))
    assert "No space left" in usage.problem
    assert usage.total().calls == usage.process().calls == 1

    disk.is_full = False
    usage.add(Spent(calls=2))
    assert (usage.problem, disk.kept.calls, usage.total().calls) == ("", 3, 3)


def test_threads_lose_no_count() -> None:
    usage = Usage(store=FullDisk())

    def add_often() -> None:
        for _ in range(50):
            usage.add(Spent(calls=1))

    threads = [threading.Thread(target=add_often) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert usage.process().calls == usage.total().calls == 400
