"""Chat models that meet the same fault: one of a script, and two over HTTP."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Protocol

from coach.adapters.langchain_model import open_model
from coach.doubles.dialects import Received
from coach.doubles.fault_server import FaultServer
from coach.doubles.scripted_model import Says, ScriptedModel, Spoken
from coach.errors import ModelRefused, ModelUnavailable
from coach.ports.chat import ChatModel, Limits, ModelCall, Piece

KINDS = ("scripted", "openai", "ollama")
ANSWER = "Forty-five minutes are enough for a first session of a pair."
SCHEMA = {
    "type": "object",
    "properties": {"says": {"type": "string"}},
    "required": ["says"],
    "additionalProperties": False,
}
CALL = ModelCall(system="You are a coach.", user="How long is a session?", most_tokens=321)
WITH_SCHEMA = ModelCall(system=CALL.system, user=CALL.user, schema=SCHEMA)
PATIENT = Limits(first=10.0, total=20.0)
SHORT = Limits(first=0.3, total=0.6)
STALLED = Limits(first=10.0, total=1.5)


class Standing(Protocol):
    """A model that meets a fault, and what its other side has seen."""

    @property
    def model(self) -> ChatModel: ...

    @property
    def requests(self) -> int:
        """How many requests arrived."""

    @property
    def hung_up(self) -> int:
        """How many answers were closed before their end."""

    def asked(self) -> dict[str, Any]:
        """Return what the last request asked."""


@dataclass
class OfAScript:
    """The scripted model."""

    model: ScriptedModel

    @property
    def requests(self) -> int:
        return len(self.model.history)

    @property
    def hung_up(self) -> int:
        return self.model.closed_early

    def asked(self) -> dict[str, Any]:
        call = self.model.history[-1]
        said = {"system": call.system, "user": call.user}
        return {**said, "schema": call.schema, "most_tokens": call.most_tokens}


@dataclass
class OverHttp:
    """A model of LangChain before a server with faults."""

    model: ChatModel
    server: FaultServer

    @property
    def requests(self) -> int:
        return self.server.requests

    @property
    def hung_up(self) -> int:
        return len(self.server.hung_up)

    def asked(self) -> dict[str, Any]:
        received = self.server.received[-1]
        limit = received.body.get("options", {}).get("num_predict")
        return {
            "system": received.words("system"),
            "user": received.words("user"),
            "schema": received.schema,
            "most_tokens": limit or received.body.get("max_completion_tokens"),
        }


_HALF = ANSWER[: len(ANSWER) // 2]


def _refused(status: int) -> ModelRefused:
    return ModelRefused(model="scripted:double", reason="no", status=status)


def _busy(status: int | None, wait: float | None = None) -> ModelUnavailable:
    return ModelUnavailable(model="scripted:double", reason="no", status=status, wait=wait)


SCRIPTS: dict[str, Says] = {
    "none": ANSWER,
    "refuses_schema": ANSWER,
    "slow_headers": Spoken(ANSWER, delay=60),
    "stall": Spoken(ANSWER, pause=60),
    "cut": Spoken(_HALF, finish=""),
    "no_finish_reason": Spoken(ANSWER, finish=""),
    "too_short": Spoken(_HALF, finish="length"),
    "empty_answer": "",
    "unauthorised": _refused(401),
    "forbidden": _refused(403),
    "not_found": _refused(404),
    "too_many": _busy(429, 1.0),
    "too_many_long": _busy(429, 120.0),
    "server_error": _busy(500),
    "overloaded": _busy(529),
    "refused": _busy(None),
    "dns": _busy(None),
    "tls": _busy(None),
    "fault_inside": Spoken(_HALF, fails=_busy(None)),
}
"""What the scripted model does where a server would meet these faults."""


def say(received: Received) -> str:
    """Return what every server says."""
    return ANSWER


@contextmanager
def standing(kind: str, *faults: str) -> Iterator[Standing]:
    """Stand a model before these faults, one for each request; the last one stays."""
    if kind == "scripted":
        first, last = [SCRIPTS[fault] for fault in faults], SCRIPTS[faults[-1]]
        refuses = "refuses_schema" in faults
        yield OfAScript(ScriptedModel(first, then=last, refuses_schema=refuses))
        return
    with FaultServer(*faults, answers=say) as server:
        yield OverHttp(over_http(kind, server), server)


def over_http(kind: str, server: FaultServer, **environ: str) -> ChatModel:
    """Return a model of LangChain before a server, ready to be asked."""
    address = server.url if kind == "ollama" else server.openai_url
    model = open_model(f"{kind}:double", base_url=address, environ=environ)
    model.warm()
    return model


def text_of(pieces: list[Piece]) -> str:
    """Return the words of an answer."""
    return "".join(piece.text for piece in pieces)


def spoken(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Yield the pieces that have words."""
    return (piece for piece in pieces if piece.text)


def first_words(pieces: Iterator[Piece]) -> Piece:
    """Return the first piece that has words; none may have come before it."""
    return next(spoken(pieces))
