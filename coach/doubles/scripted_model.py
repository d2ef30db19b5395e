"""A chat model that says what it was told to say, and keeps what it was asked."""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from coach.errors import AnswerInvalid, ModelError, ModelRefused, ModelTimedOut, ModelUnavailable
from coach.ports.chat import Limits, ModelCall, Piece


@dataclass(frozen=True)
class Spoken:
    """A text, and how it arrives."""

    text: str
    delay: float = 0.0
    """Seconds before its first piece."""
    pause: float = 0.0
    """Seconds before each further piece."""
    finish: str = "stop"
    """Why it ends; empty for a stream that is cut."""
    fails: ModelError | None = None
    """Raised once the text has been said."""


_BEAT = 0.25
"""Seconds without a word after which an empty piece is yielded."""

Says = str | Spoken | ModelError | Callable[[ModelCall], str]
"""A text, one that takes its time, an error that is raised, or a function that answers."""


class ScriptedModel:
    """Answers from a queue; once it is empty, every further call gets `then`."""

    is_local = True
    host = "this machine"

    def __init__(
        self,
        says: Iterable[Says] = (),
        *,
        then: Says | None = None,
        name: str = "scripted:double",
        takes_schema: bool = True,
        refuses_schema: bool = False,
        piece: int = 12,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """Say these things in order.

        Args:
            says: One for each call.
            then: For every call after them; None refuses further calls.
            name: As `provider:model`.
            takes_schema: Whether calls may carry a schema.
            refuses_schema: Whether the first call that carries one is refused, unanswered.
            piece: Characters that arrive at a time.
            sleep: Waits, for what a `Spoken` takes; limits are kept by counting these seconds.
        """
        self.name = name
        self.takes_schema = takes_schema
        self.history: list[ModelCall] = []
        """Every call, in order."""
        self.closed_early = 0
        """How many answers were closed before their end."""
        self._queue = deque(says)
        self._then = then
        self._refuses_schema = refuses_schema
        self._piece = piece
        self._sleep = sleep

    def stream(self, call: ModelCall, *, limits: Limits) -> Iterator[Piece]:
        """Yield the next answer in small pieces, within the limits."""
        self.history.append(call)
        if self._refuses_schema and self.takes_schema and call.schema is not None:
            self.takes_schema = False
            raise ModelRefused(model=self.name, reason="it takes no schema", status=400)
        says = self._queue.popleft() if self._queue else self._then
        if says is None:
            raise ModelUnavailable(model=self.name, reason="its script has ended")
        if isinstance(says, ModelError):
            raise says
        if callable(says):
            says = says(call)
        spoken = says if isinstance(says, Spoken) else Spoken(says)
        try:
            yield from self._pieces(spoken, limits)
        except GeneratorExit:
            self.closed_early += 1
            raise
        yield self._end(call, spoken)

    def _pieces(self, spoken: Spoken, limits: Limits) -> Iterator[Piece]:
        waited = 0.0
        for start in range(0, max(len(spoken.text), 1), self._piece):
            for step in _steps(spoken.pause if start else spoken.delay):
                waited = self._wait(waited, step, limits, begun=start > 0)
                yield Piece()
            if spoken.text:
                yield Piece(spoken.text[start : start + self._piece])

    def _wait(self, waited: float, more: float, limits: Limits, *, begun: bool) -> float:
        """Wait for so many more seconds, or until a limit has passed; return all that was."""
        limit = limits.total if begun else min(limits.first, limits.total)
        self._sleep(min(more, limit - waited))
        if waited + more > limit:
            raise ModelTimedOut(model=self.name, seconds=limit, begun=begun)
        return waited + more

    def _end(self, call: ModelCall, spoken: Spoken) -> Piece:
        if spoken.fails is not None:
            raise spoken.fails
        if not spoken.text:
            raise AnswerInvalid(model=self.name, problem="it is empty")
        if not spoken.finish:
            raise AnswerInvalid(model=self.name, problem="the answer was cut")
        into, out = len(call.user) // 4, len(spoken.text) // 4
        return Piece(finish=spoken.finish, tokens_in=into, tokens_out=out)


def _steps(seconds: float) -> Iterator[float]:
    """Yield seconds that add up to these, none more than a beat."""
    while seconds > 0:
        yield min(seconds, _BEAT)
        seconds -= _BEAT
