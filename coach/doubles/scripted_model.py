"""A chat model that says what it was told to say, and keeps what it was asked."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator

from coach.errors import ModelError, ModelUnavailable
from coach.ports.chat import Limits, ModelCall, Piece

Says = str | ModelError | Callable[[ModelCall], str]
"""A text, an error that is raised, or a function that answers the call."""


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
        piece: int = 12,
    ) -> None:
        """Say these things in order.

        Args:
            says: One for each call.
            then: For every call after them; None refuses further calls.
            name: As `provider:model`.
            takes_schema: Whether calls may carry a schema.
            piece: Characters that arrive at a time.
        """
        self.name = name
        self.takes_schema = takes_schema
        self.history: list[ModelCall] = []
        """Every call, in order."""
        self._queue = deque(says)
        self._then = then
        self._piece = piece

    def stream(self, call: ModelCall, *, limits: Limits) -> Iterator[Piece]:
        """Yield the next answer in small pieces."""
        self.history.append(call)
        says = self._queue.popleft() if self._queue else self._then
        if says is None:
            raise ModelUnavailable(model=self.name, reason="its script has ended")
        if isinstance(says, ModelError):
            raise says
        text = says if isinstance(says, str) else says(call)
        for start in range(0, len(text), self._piece):
            yield Piece(text[start : start + self._piece])
        yield Piece(finish="stop", tokens_in=len(call.user) // 4, tokens_out=len(text) // 4)
