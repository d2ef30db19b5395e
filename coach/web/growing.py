"""Work that grows: made in a thread piece by piece, and ended when the visitor leaves."""

import asyncio
import sys
import threading
from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import ExitStack
from typing import TypeVar

from coach.web.last_resort import LastResort
from coach.web.workshop import UNEXPECTED, Outcome

Made = TypeVar("Made")
Left = Callable[[], bool]
"""Whether nobody waits for the work any more."""


async def growing(
    work: Callable[[Left], Iterator[Made]], unexpected: str = UNEXPECTED
) -> AsyncGenerator[Outcome[Made], None]:
    """Yield what the work brings while it is done in a thread of its own.

    The last outcome has nothing made if something went wrong, and says what. Closing the iterator
    tells the work that nobody waits, and its own iterator is closed in its thread.
    """
    loop = asyncio.get_running_loop()
    arrived: asyncio.Queue[Outcome[Made] | None] = asyncio.Queue()
    left = threading.Event()

    def tell(outcome: Outcome[Made] | None) -> None:
        with LastResort():  # the loop is closed when the process stops in between
            loop.call_soon_threadsafe(arrived.put_nowait, outcome)

    threading.Thread(
        target=_run, args=(work, left, tell, unexpected), name="growing", daemon=True
    ).start()
    try:
        while (outcome := await arrived.get()) is not None:
            yield outcome
    finally:
        left.set()


def _run(
    work: Callable[[Left], Iterator[Made]],
    left: threading.Event,
    tell: Callable[[Outcome[Made] | None], None],
    unexpected: str,
) -> None:
    with LastResort() as attempt, ExitStack() as closes:
        pieces = work(left.is_set)
        close = getattr(pieces, "close", None)
        if close is not None:
            closes.callback(close)
        for piece in pieces:
            if left.is_set():
                break
            tell(Outcome(made=piece))
    if attempt.place:
        print(f"A request failed ({attempt.place}).", file=sys.stderr, flush=True)
    if problem := attempt.sentence(unexpected):
        tell(Outcome(problem=problem))
    tell(None)
