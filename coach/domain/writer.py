"""Which writer is on, what leaves the machine for it, and what it has cost."""

from collections import Counter
from collections.abc import Mapping
from typing import Literal

from pydantic import NonNegativeFloat, NonNegativeInt

from coach.domain.record import Record

FailureKind = Literal["unavailable", "timed_out", "refused", "invalid"]


class Spent(Record):
    """What some requests came to."""

    calls: NonNegativeInt = 0
    """Requests, repairs and retries included."""
    repairs: NonNegativeInt = 0
    """Answers that were sent back to be put right."""
    retries: NonNegativeInt = 0
    """Requests that were made again after a failure."""
    failures: Mapping[FailureKind, NonNegativeInt] = {}
    """Failed requests and answers that were no use, by their kind."""
    tokens_in: NonNegativeInt = 0
    tokens_out: NonNegativeInt = 0
    tokens_estimated: NonNegativeInt = 0
    """Those of both that no server counted: about four characters each."""
    money: NonNegativeFloat = 0.0
    """In the currency of COACH_MODEL_PRICE; 0 while no price is set."""

    def plus(self, other: "Spent") -> "Spent":
        """Return both together."""
        return Spent(
            calls=self.calls + other.calls,
            repairs=self.repairs + other.repairs,
            retries=self.retries + other.retries,
            failures=dict(Counter(self.failures) + Counter(other.failures)),
            tokens_in=self.tokens_in + other.tokens_in,
            tokens_out=self.tokens_out + other.tokens_out,
            tokens_estimated=self.tokens_estimated + other.tokens_estimated,
            money=self.money + other.money,
        )


class Sent(Record):
    """What one kind of request takes along."""

    purpose: str
    """What the model is asked for."""
    takes: tuple[str, ...]
    """What others wrote, or what was made of it; our own instructions are left out."""
    only_if_allowed: bool = False
    """Whether it is sent only where comments may be."""


class WriterStatus(Record):
    """The writer that is on."""

    engine: str
    """`embedded`, or `provider:model`."""
    host: str = ""
    """Where the words of requests go; empty for the embedded writer."""
    is_local: bool = True
    """Whether nothing leaves this machine."""
    pausing: str = ""
    """Why the model is left alone just now; empty while it is asked."""
    sends: tuple[Sent, ...] = ()
    reads_comments: bool = False
    since_start: Spent = Spent()
    in_all: Spent = Spent()
    has_price: bool = False
    problem: str = ""
    """Why the count could not be kept, as a sentence; empty while it can."""


class ModelCheck(Record):
    """What a model could do; None where it did not come to that."""

    name: str
    """`provider:model`."""
    reachable: bool | None = None
    """Whether its server answered at all."""
    key_accepted: bool | None = None
    follows_form: bool | None = None
    """Whether it answered in the form that it was asked for."""
    answers: bool | None = None
    """Whether it answered from the source, which holds the answer, and did not abstain."""
    quotes: bool | None = None
    """Whether it quoted the source, and only words that stand in it."""
    first_seconds: float | None = None
    """Seconds until the first piece of its answer could have been shown."""
    last_seconds: float | None = None
    """Seconds until the end of its answer."""
    tokens: int = 0
    """In and out, repairs included."""
    problem: str | None = None
    """What went wrong, in one sentence; None if it can be worked with."""

    @property
    def works(self) -> bool:
        """Whether it can be worked with."""
        return self.problem is None
