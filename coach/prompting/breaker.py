"""The circuit breaker: a model that did not answer is left alone for a while."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from coach.errors import ModelError, ModelRefused, ModelTimedOut, ModelUnavailable

PAUSE = 30.0
"""Seconds for which a model is left alone after it failed."""
TRIAL_FIRST = 5.0
"""Seconds to the first token of the one call that tries whether it answers again."""
_TELLING = (401, 402, 403, 404)
"""Refusals that the next call would meet as well: key, credit, right, name of the model."""


@dataclass(frozen=True)
class BreakerState:
    """Where the breaker stands, for a settings page."""

    state: Literal["closed", "open", "half-open"]
    """Closed: calls go through. Open: they do not. Half-open: the next one may try."""
    since: float
    """Seconds ago that this state began."""
    reason: str
    """Why the model was last left alone; empty if it never was."""


class Breaker:
    """One for each model, shared by all threads that ask it."""

    def __init__(
        self, *, clock: Callable[[], float] = time.monotonic, pause: float = PAUSE
    ) -> None:
        self._clock = clock
        self._pause = pause
        self._lock = threading.Lock()
        self._is_open = False
        self._trial: Passage | None = None
        self._changed = clock()
        self._reason = ""

    def state(self) -> BreakerState:
        """Return where the breaker stands."""
        with self._lock:
            since = self._clock() - self._changed
            if not self._is_open:
                return BreakerState("closed", since, self._reason)
            if since < self._pause:
                return BreakerState("open", since, self._reason)
            return BreakerState("half-open", since - self._pause, self._reason)

    def enter(self, model: str) -> "Passage":
        """Let a call through.

        Args:
            model: Its name, for the error.

        Raises:
            ModelUnavailable: It failed a moment ago; at once, without a request.
        """
        with self._lock:
            is_trial = self._is_open and self._clock() - self._changed >= self._pause
            if self._is_open and (not is_trial or self._trial):
                raise ModelUnavailable(model=model, reason="it did not answer a moment ago")
            passage = Passage(self, is_trial=is_trial)
            if is_trial:
                self._trial = passage
            return passage

    def settle(self, passage: "Passage", failure: str | None) -> None:
        """Note how a call ended: with an answer (None), with a failure, or (empty) neither."""
        with self._lock:
            was_trial = self._trial is passage
            if was_trial:
                self._trial = None
            if failure is None:
                self._answered()
            elif failure and (was_trial or not self._is_open):
                self._is_open, self._reason, self._changed = True, failure, self._clock()

    def _answered(self) -> None:
        if self._is_open:
            self._is_open, self._trial, self._changed = False, None, self._clock()


class Passage:
    """One call that was let through; the first word on how it ended counts."""

    def __init__(self, breaker: Breaker, *, is_trial: bool) -> None:
        self._breaker = breaker
        self._settled = False
        self.is_trial = is_trial
        """Whether it is the one call that tries."""

    def answered(self) -> None:
        """Say that the model answered, whatever its answer was worth."""
        self._settle(None)

    def failed(self, error: ModelError) -> None:
        """Say what it raised; an answer that is no use is an answer."""
        self._settle(error.reason if says_it_is_away(error) else None)

    def given_up(self) -> None:
        """Say that nobody waited for its answer; without effect once something was said."""
        self._settle("")

    def _settle(self, failure: str | None) -> None:
        if not self._settled:
            self._settled = True
            self._breaker.settle(self, failure)


def says_it_is_away(error: ModelError) -> bool:
    """Return whether an error says that the next call would fail as well."""
    if isinstance(error, ModelRefused):
        return error.status in _TELLING
    return isinstance(error, ModelUnavailable | ModelTimedOut)
