"""What one turn may spend on a chat model: seconds, calls, repairs."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from coach.domain.answer import PromptUse

TOTAL = 18.0
"""Seconds that all calls of one turn may take together: an answer is there within 20."""
FIRST = 8.0
"""Seconds to the first token of a request."""
CALLS = 2
"""Calls of one turn, repairs apart."""


class TooManyCalls(RuntimeError):
    """A turn asks more often than its budget allows: a fault of the code that asks."""

    def __init__(self, *, prompt: str) -> None:
        super().__init__(f"the turn has no call left for the prompt {prompt!r}")


@dataclass
class Budget:
    """What one turn may still spend; shared by all of its calls, one after the other."""

    clock: Callable[[], float] = time.monotonic
    seconds: float = TOTAL
    """How long all of it may take; it runs from here, waiting between requests included."""
    calls: int = CALLS
    """How many calls are left."""
    repairs: int = 1
    """How often an answer that is not in its form may be sent back to be put right."""
    uses: list[PromptUse] = field(default_factory=list)
    """What was asked with, in the order of the calls."""
    tokens: int = 0
    """In and out, of all requests."""
    tokens_estimated: int = 0
    """Those of `tokens` that no server counted: about four characters each."""

    def __post_init__(self) -> None:
        self._end = self.clock() + self.seconds

    @property
    def left(self) -> float:
        """Seconds that are left, 0 or more."""
        return max(0.0, self._end - self.clock())

    def take_call(self, prompt: str) -> None:
        """Spend a call, or raise TooManyCalls."""
        if self.calls < 1:
            raise TooManyCalls(prompt=prompt)
        self.calls -= 1
