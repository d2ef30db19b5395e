"""One call of a model with its retries, within the time of its turn."""

from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Protocol, runtime_checkable

from coach.errors import (
    AnswerInvalid,
    ModelError,
    ModelRefused,
    ModelTimedOut,
    ModelUnavailable,
)
from coach.ports.chat import ChatModel, Limits, ModelCall, Piece
from coach.prompting.budget import Budget
from coach.prompting.retrying import wait_before_retry
from coach.prompting.usage import Meter, RequestMeter

LONGEST = 64 * 1024
"""Bytes of an answer that are read; what is longer is none of ours, and would fill memory."""

_WITHHELD = frozenset({"content_filter", "refusal", "safety"})


@runtime_checkable
class _Closable(Protocol):
    def close(self) -> None: ...


@dataclass(frozen=True)
class Conditions:
    """Under which a call is made."""

    budget: Budget
    meter: Meter
    first: float
    """Seconds to the first token of a request."""
    may_retry: bool = True


class Caller:
    """Makes the requests of one model."""

    def __init__(
        self, model: ChatModel, *, sleep: Callable[[float], None], draw: Callable[[], float]
    ) -> None:
        self._model = model
        self._sleep = sleep
        self._draw = draw

    @property
    def name(self) -> str:
        """`provider:model`."""
        return self._model.name

    @property
    def takes_schema(self) -> bool:
        """Whether a call may carry a schema."""
        return self._model.takes_schema

    def pieces(self, call: ModelCall, under: Conditions) -> Generator[Piece, None, None]:
        """Yield the answer as it arrives; closing the iterator closes the model's.

        A server that refuses the schema is asked once more without it. A request that failed
        before its first word is made again, as `wait_before_retry` says.

        Raises:
            ModelError: The last request failed, or the time of the turn has passed.
        """
        retries = 0
        while True:
            watch = _Watch(self._model.name, under)
            request = under.meter.request(call)
            try:
                yield from self._request(call, watch, request)
                return
            except ModelError as error:
                under.meter.failed(error)
                if request.begun:
                    raise
                if self._refused_the_schema(call, error):
                    call = replace(call, schema=None)
                    continue
                if not under.may_retry:
                    raise
                wait = wait_before_retry(
                    error,
                    retries=retries,
                    left=under.budget.left,
                    first=under.first,
                    jitter=self._draw(),
                )
            self._sleep(wait)
            retries += 1
            under.meter.count(retries=1)

    def _refused_the_schema(self, call: ModelCall, error: ModelError) -> bool:
        is_refusal = isinstance(error, ModelRefused) and call.schema is not None
        return is_refusal and not self._model.takes_schema

    def _request(self, call: ModelCall, watch: "_Watch", request: RequestMeter) -> Iterator[Piece]:
        finish = ""
        with _counted(request), _closing(self._model.stream(call, limits=watch.limits)) as pieces:
            for piece in pieces:
                watch.check(piece, begun=request.begun)
                request.saw(piece)
                finish = piece.finish or finish
                yield piece
            if not finish:
                raise AnswerInvalid(model=self._model.name, problem="it broke off half-way")
            if finish.lower() in _WITHHELD:
                raise ModelRefused(model=self._model.name, reason="its server withheld the answer")


class _Watch:
    """Holds one request to its limits, between the pieces too."""

    def __init__(self, model: str, under: Conditions) -> None:
        self._model = model
        self._clock = under.budget.clock
        self._start = self._clock()
        self._bytes = 0
        left = round(under.budget.left, 1)  # a person may read it
        if left <= 0:
            raise ModelTimedOut(model=model, seconds=under.budget.seconds, begun=False)
        self.limits = Limits(first=min(under.first, left), total=left)

    def check(self, piece: Piece, *, begun: bool) -> None:
        """Raise ModelTimedOut or AnswerInvalid where a limit has passed with this piece."""
        took = self._clock() - self._start
        limit = self.limits.total if begun else self.limits.first
        if took > limit:
            raise ModelTimedOut(model=self._model, seconds=limit, begun=begun)
        self._bytes += len(piece.text.encode(errors="replace"))
        if self._bytes > LONGEST:
            problem = f"it is longer than {LONGEST // 1024} KB"
            raise AnswerInvalid(model=self._model, problem=problem)


@contextmanager
def _counted(request: RequestMeter) -> Iterator[None]:
    """Count what a request came to, however it ends."""
    arrived = True
    try:
        yield
    except (ModelUnavailable, ModelRefused):
        arrived = False
        raise
    finally:
        request.done(arrived=arrived)


@contextmanager
def _closing(pieces: Iterator[Piece]) -> Iterator[Iterator[Piece]]:
    """Close an iterator of pieces at the end, where it can be closed."""
    try:
        yield pieces
    finally:
        if isinstance(pieces, _Closable):
            pieces.close()
