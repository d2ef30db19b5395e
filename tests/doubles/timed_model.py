"""A chat model that takes its time by a clock that a test has set."""

import threading
from collections.abc import Iterator, Sequence

from coach.errors import ModelError
from coach.ports.chat import Limits, ModelCall, Piece
from tests.doubles.set_clock import SetClock

Event = float | str | Piece | ModelError
"""Seconds that pass, a text that arrives, a piece, or an error that is raised."""


class TimedModel:
    """Plays one list of events for each call, the last list for every call after."""

    name = "timed:double"
    host = "this machine"
    is_local = True

    def __init__(self, *plays: Sequence[Event], clock: SetClock | None = None) -> None:
        self.takes_schema = True
        self.refuses_schema = False
        self.calls: list[ModelCall] = []
        self.limits: list[Limits] = []
        self.opened = 0
        """Iterators that were begun and are not closed."""
        self._plays = plays
        self._clock = clock or SetClock()
        self._lock = threading.Lock()

    def stream(self, call: ModelCall, *, limits: Limits) -> Iterator[Piece]:
        """Play the next events; a text that is not followed by a piece ends with `stop`."""
        with self._lock:
            self.calls.append(call)
            self.limits.append(limits)
            events = self._plays[min(len(self.calls), len(self._plays)) - 1]
            self.opened += 1
        try:
            yield from self._played(events)
        finally:
            with self._lock:
                self.opened -= 1

    def _played(self, events: Sequence[Event]) -> Iterator[Piece]:
        finish = "stop"
        for event in events:
            if isinstance(event, float):
                self._clock.at += event
            elif isinstance(event, ModelError):
                raise event
            else:
                piece = Piece(event) if isinstance(event, str) else event
                finish = "" if piece.finish else finish
                yield piece
        if finish:
            yield Piece(finish=finish)
