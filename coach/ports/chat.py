"""The way out to a chat model: one call in, pieces of text out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True)
class ModelCall:
    """All that a model is given for one answer: no tools, no history, no name of a user."""

    system: str
    """What it is to do: our own words alone."""
    user: str
    """The material, untrusted texts fenced."""
    schema: Mapping[str, Any] | None = None
    """JSON Schema for servers that can hold an answer to one; None asks for plain text."""
    most_tokens: int = 800
    """Longest answer, in tokens."""


@dataclass(frozen=True)
class Limits:
    """How long one call may take, in seconds from its start."""

    first: float
    """Until its first token."""
    total: float
    """Until its last."""


@dataclass(frozen=True)
class Piece:
    """A piece of an answer as it arrives; an empty one says that nothing has come yet."""

    text: str = ""
    finish: str = ""
    """Why the model stopped, on the last piece: `stop`, `length`, ...; a cut stream has none."""
    tokens_in: int = 0
    """As the server counts them, on the piece that tells; 0 elsewhere."""
    tokens_out: int = 0


class ChatModel(Protocol):
    """A chat model behind whatever library speaks to it."""

    @property
    def name(self) -> str:
        """`provider:model`."""

    @property
    def host(self) -> str:
        """Where the words go: the host of its server, as a person would name it."""

    @property
    def is_local(self) -> bool:
        """Whether its server stands on this machine, so that nothing leaves it."""

    @property
    def takes_schema(self) -> bool:
        """Whether a call may carry a schema; False once the server has refused one."""

    def stream(self, call: ModelCall, *, limits: Limits) -> Iterator[Piece]:
        """Yield the answer as it arrives; closing the iterator ends the call within two seconds.

        It makes one request and never a second: trying again is its caller's business. While
        nothing comes it yields an empty piece at least twice a second, so that whoever reads may
        give up in between.

        Raises:
            ModelUnavailable: Nobody answers, or the server is busy or broken.
            ModelTimedOut: A limit has passed.
            ModelRefused: The server does not take the call: key, name of the model, content.
            AnswerInvalid: The stream was cut, or what came is no answer of a chat model.
        """
