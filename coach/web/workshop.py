"""Work for a visitor: held to a pace, done in a thread, with one sentence for whatever fails."""

import asyncio
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from typing import Generic, TypeVar

from coach.errors import EditedMeanwhile
from coach.web.last_resort import LastResort
from coach.web.needs import (
    STEPS_A_MINUTE,
    STEPS_A_MINUTE_FROM_ONE_ADDRESS,
    PreparingCoach,
)
from coach.web.pacing import Pace
from coach.web.preparation import Preparation, Standing

UNEXPECTED = "Something went wrong on our side. What you wrote is still here: try again."
Made = TypeVar("Made")


@dataclass(frozen=True)
class Visitor:
    """Who asks: one open page, at one network address."""

    page: str
    address: str


@dataclass(frozen=True)
class Outcome(Generic[Made]):
    """What came of some work."""

    made: Made | None = None
    problem: str = ""
    """Why nothing was made, as a sentence; empty if all went well."""
    meanwhile: bool = False
    """Whether somebody else has saved the same thing in between."""


class Workshop:
    """Does the work of the tabs with the coach that is being prepared."""

    def __init__(self, preparation: Preparation) -> None:
        """Work with the coach that `preparation` builds."""
        self._preparation = preparation
        self._by_page = Pace(STEPS_A_MINUTE)
        self._by_address = Pace(STEPS_A_MINUTE_FROM_ONE_ADDRESS)

    async def do(self, work: Callable[[PreparingCoach], Made], visitor: Visitor) -> Outcome[Made]:
        """Return what `work` makes with the coach, or why it made nothing."""
        wait = max(self._by_page.wait(visitor.page), self._by_address.wait(visitor.address))
        if wait:
            return Outcome(problem=_too_fast(wait))
        coach = self._preparation.coach
        if coach is None:
            return Outcome(
                problem=self._preparation.problem or _not_yet(self._preparation.standing)
            )
        return await aside(lambda: work(coach))

    async def until_ready(self) -> bool:
        """Wait until the coach is there; return whether it is."""
        while self._preparation.coach is None and self._preparation.problem is None:
            await asyncio.sleep(0.2)
        return self._preparation.coach is not None


async def aside(work: Callable[[], Made], unexpected: str = UNEXPECTED) -> Outcome[Made]:
    """Do the work in a thread that does not keep the process alive."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[Outcome[Made]] = loop.create_future()

    def tell(outcome: Outcome[Made]) -> None:
        if not done.done():  # the visitor may have left
            done.set_result(outcome)

    def run() -> None:
        made = None
        with LastResort() as attempt:
            made = work()
        if attempt.place:
            print(f"A request failed ({attempt.place}).", file=sys.stderr, flush=True)
        outcome = Outcome(
            made=made,
            problem=attempt.sentence(unexpected) or "",
            meanwhile=isinstance(attempt.error, EditedMeanwhile),
        )
        with LastResort():  # the loop is closed when the process stops in between
            loop.call_soon_threadsafe(tell, outcome)

    threading.Thread(target=run, name="aside", daemon=True).start()
    return await done


def so_far(standing: Standing) -> str:
    """Return how far the preparation is, in words."""
    done = round(standing["share"] * 10) * 10
    return f"{standing['words']} ({done} %)" if 0 < done < 100 else standing["words"]


def _not_yet(standing: Standing) -> str:
    return f"{so_far(standing)}. Press again in a moment: what you wrote is still here."


def _too_fast(wait: float) -> str:
    seconds = ceil(wait)
    return (
        f"That was {STEPS_A_MINUTE} steps within a minute, and I can take no more just now. "
        f"Try again in {seconds} {'second' if seconds == 1 else 'seconds'}."
    )
