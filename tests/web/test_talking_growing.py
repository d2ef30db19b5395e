"""A reply that grows is shown as it comes, and ends when its reader leaves."""

import asyncio
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import aclosing

from coach.domain.answer import Paragraph, Reply, Statement
from coach.domain.conversation import Role, Turn
from coach.domain.pair import Pair
from coach.web.growing import Left, growing
from coach.web.preparation import Preparation
from coach.web.talking import Desk, Talk
from coach.web.workshop import Visitor
from tests.doubles.scripted_coach import ScriptedCoach

_ANA = Visitor(page="p1", address="192.0.2.1")
_WORDS = ("Alpha", "Beta", "Gamma")


class GrowingCoach(ScriptedCoach):
    """Answers `grow` with one more block at a time, and knows whether it was left."""

    def __init__(self, *, pause: float = 0.0, fails: bool = False) -> None:
        super().__init__()
        self.closed = threading.Event()
        self._pause, self._fails = pause, fails

    def stream(
        self,
        question: str,
        *,
        role: Role = Role.LEADER,
        turns: Sequence[Turn] = (),
        pair: Pair | None = None,
        gone: Callable[[], bool] = lambda: False,
    ) -> Iterator[Reply]:
        """Yield the reply as it grows."""
        whole = self.ask("fade").model_copy(update={"citations": ()})
        try:
            for count in range(1, len(_WORDS) + 1):
                blocks = tuple(
                    Paragraph(statements=(Statement(text=text),)) for text in _WORDS[:count]
                )
                yield whole.model_copy(update={"blocks": blocks, "complete": False})
                if self._fails and count == 2:
                    raise RuntimeError("the canary broke")
                until = time.monotonic() + self._pause
                while time.monotonic() < until and not gone():
                    time.sleep(0.01)
            yield whole.model_copy(update={"blocks": blocks})
        finally:
            self.closed.set()


def _desk(coach: ScriptedCoach) -> Desk:
    preparation = Preparation(lambda _: None, lambda _: coach)
    preparation.coach = coach
    return Desk(preparation)


async def _stages(desk: Desk, text: str, talk: Talk | None = None, page: str = "p1") -> list[Talk]:
    visitor = Visitor(page=page, address=_ANA.address)
    return [stage async for stage in desk.ask(talk or Talk(), text, Role.LEADER, visitor)]


def _shown(stages: list[Talk]) -> list[int]:
    return [sum(word in stage.bubbles[-1]["content"] for word in _WORDS) for stage in stages]


def test_each_block_is_shown_when_it_has_come_and_never_fewer_than_before() -> None:
    stages = asyncio.run(_stages(_desk(GrowingCoach()), "grow"))

    assert _shown(stages) == [0, 1, 2, 3, 3]
    assert "foot" in stages[-1].bubbles[-1]["content"]
    assert "foot" not in stages[-2].bubbles[-1]["content"]
    assert [turn.role for turn in stages[-1].turns] == ["user", "assistant"]


def test_whoever_leaves_ends_the_work_in_its_own_thread() -> None:
    coach = GrowingCoach(pause=60)

    async def leave() -> None:
        async with aclosing(_desk(coach).ask(Talk(), "grow", Role.LEADER, _ANA)) as stages:  # type: ignore[type-var]
            async for stage in stages:
                if _shown([stage]) == [1]:
                    break

    asyncio.run(leave())

    assert coach.closed.wait(2)


def test_a_task_that_is_cancelled_ends_the_work_too() -> None:
    coach = GrowingCoach(pause=60)

    async def cancelled() -> None:
        task = asyncio.create_task(_stages(_desk(coach), "grow"))
        await asyncio.sleep(0.3)
        task.cancel()
        await asyncio.wait([task])

    asyncio.run(cancelled())

    assert coach.closed.wait(2)


def test_a_failure_half_way_leaves_the_conversation_as_it_was_and_asking_again_works() -> None:
    before = asyncio.run(_stages(_desk(ScriptedCoach()), "fade"))[-1]

    failed = asyncio.run(_stages(_desk(GrowingCoach(fails=True)), "grow", before))[-1]
    again = asyncio.run(_stages(_desk(ScriptedCoach()), "fade", failed))[-1]

    assert "Something went wrong" in failed.bubbles[-1]["content"]
    assert "canary" not in failed.bubbles[-1]["content"]
    assert failed.turns == before.turns
    assert len(again.turns) == len(before.turns) + 2


def test_25_visitors_do_not_wait_for_each_other() -> None:
    """Each answer pauses 0.3 s three times: one after the other they would take 22 s."""
    coach = GrowingCoach(pause=0.3)
    desk = _desk(coach)

    async def everybody() -> list[list[Talk]]:
        return await asyncio.gather(*[_stages(desk, "grow", page=f"p{n}") for n in range(25)])

    start = time.monotonic()
    talks = asyncio.run(everybody())

    assert all(_shown(stages)[-1] == 3 for stages in talks)
    assert time.monotonic() - start < 15


def test_work_that_is_not_read_any_more_is_told_so() -> None:
    told = threading.Event()

    def work(left: Left) -> Iterator[int]:
        yield 1
        while not left():
            time.sleep(0.01)
        told.set()

    async def first() -> int | None:
        async with aclosing(growing(work)) as pieces:
            async for piece in pieces:
                return piece.made
        return None

    assert asyncio.run(first()) == 1
    assert told.wait(2)
