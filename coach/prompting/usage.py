"""What was asked of a model and what it cost: counts and never a word."""

import threading
from collections.abc import Mapping
from typing import Protocol

from coach.domain.writer import FailureKind, Spent
from coach.errors import (
    AnswerInvalid,
    FolderNotWritable,
    ModelError,
    ModelRefused,
    ModelTimedOut,
    ModelUnavailable,
)
from coach.ports.chat import ModelCall, Piece
from coach.prompting.budget import Budget

CHARACTERS_OF_A_TOKEN = 4
"""Where a server counts nothing; English prose has about as many."""

_KINDS: Mapping[type[ModelError], FailureKind] = {
    ModelUnavailable: "unavailable",
    ModelTimedOut: "timed_out",
    ModelRefused: "refused",
    AnswerInvalid: "invalid",
}


class UsageStore(Protocol):
    """Keeps the totals of all processes."""

    def add(self, spent: Spent) -> None:
        """Add to the totals, or raise FolderNotWritable; nothing is added then."""

    def total(self) -> Spent:
        """Return the totals, or raise FolderNotWritable."""


class Usage:
    """Counts what a process spends, and passes it on to where totals are kept."""

    def __init__(
        self, *, price: tuple[float, float] | None = None, store: UsageStore | None = None
    ) -> None:
        """Begin at nothing.

        Args:
            price: What a million tokens cost, in and out.
            store: Where totals are kept; without one they are those of the process.
        """
        self._price = price
        self._store = store
        self._lock = threading.Lock()
        self._process = Spent()
        self._pending = Spent()
        self.problem = ""
        """Why totals could not be kept last time, as a sentence; empty while they can."""

    @property
    def has_price(self) -> bool:
        """Whether money is counted."""
        return self._price is not None

    def process(self) -> Spent:
        """Return what this process spent."""
        with self._lock:
            return self._process

    def total(self) -> Spent:
        """Return what was ever spent, or raise FolderNotWritable."""
        with self._lock:
            return self._store.total().plus(self._pending) if self._store else self._process

    def add(self, spent: Spent) -> None:
        """Count what an ask came to.

        An answer is not lost because its count could not be written down: `problem` says so,
        and the count is added with the next one.
        """
        priced = spent.model_copy(update={"money": self._money(spent)})
        with self._lock:
            self._process = self._process.plus(priced)
            if self._store is None:
                return
            self._pending = self._pending.plus(priced)
            try:
                self._store.add(self._pending)
                self._pending, self.problem = Spent(), ""
            except FolderNotWritable as problem:
                self.problem = str(problem)

    def _money(self, spent: Spent) -> float:
        into, out = self._price or (0.0, 0.0)
        return (into * spent.tokens_in + out * spent.tokens_out) / 1_000_000


class Meter:
    """Counts one ask while it runs."""

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self.spent = Spent()
        self.begun = False
        """Whether a word of any answer has come."""

    def count(self, *, calls: int = 0, repairs: int = 0, retries: int = 0) -> None:
        """Count requests."""
        self.spent = self.spent.plus(Spent(calls=calls, repairs=repairs, retries=retries))

    def failed(self, error: ModelError) -> None:
        """Count a failure by its kind."""
        kinds = (kind for of, kind in _KINDS.items() if isinstance(error, of))
        kind = next(kinds, "unavailable")
        self.spent = self.spent.plus(Spent(failures={kind: 1}))

    def request(self, call: ModelCall) -> "RequestMeter":
        """Return what counts the tokens of one request."""
        self.count(calls=1)
        return RequestMeter(self, call)

    def tokens(self, *, into: int, out: int, estimated: int) -> None:
        """Count tokens, for the turn too."""
        self.spent = self.spent.plus(
            Spent(tokens_in=into, tokens_out=out, tokens_estimated=estimated)
        )
        self._budget.tokens += into + out
        self._budget.tokens_estimated += estimated


class RequestMeter:
    """Counts the tokens of one request: the server's figures, or an estimate of its own."""

    def __init__(self, meter: Meter, call: ModelCall) -> None:
        self._meter = meter
        self._sent = len(call.system) + len(call.user)
        self._came = 0
        self._into = 0
        self._out = 0
        self.begun = False
        """Whether a word of its answer has come."""

    def saw(self, piece: Piece) -> None:
        """Take a piece; where the server counts on as it writes, its last figure holds."""
        if piece.text:
            self.begun = self._meter.begun = True
        self._came += len(piece.text)
        self._into = max(self._into, piece.tokens_in)
        self._out = max(self._out, piece.tokens_out)

    def done(self, *, arrived: bool = True) -> None:
        """Count what the request came to.

        Args:
            arrived: Whether its server took it; one that was turned away cost nothing.
        """
        if not arrived and not self.begun:
            return
        guess_in = 0 if self._into else _tokens(self._sent)
        guess_out = 0 if self._out else _tokens(self._came)
        self._meter.tokens(
            into=self._into + guess_in,
            out=self._out + guess_out,
            estimated=guess_in + guess_out,
        )


def _tokens(characters: int) -> int:
    return -(-characters // CHARACTERS_OF_A_TOKEN)
