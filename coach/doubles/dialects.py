"""How servers of chat models wrap what they say: OpenAI's event stream and Ollama's lines."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

TOKENS_IN, TOKENS_OUT = 11, 7
"""What every answer says that it cost."""


@dataclass(frozen=True)
class Received:
    """A request for an answer, as it came."""

    path: str
    headers: Mapping[str, str]
    body: Mapping[str, Any]

    @property
    def streams(self) -> bool:
        """Whether it asks for the answer in pieces."""
        return bool(self.body.get("stream", self.path.endswith("/api/chat")))

    @property
    def schema(self) -> Mapping[str, Any] | None:
        """The schema that it carries."""
        form = self.body.get("format") or self.body.get("response_format") or {}
        if isinstance(form, str):
            return None
        found = form.get("json_schema", {}).get("schema") if "json_schema" in form else form
        return found or None

    def words(self, role: str) -> str:
        """Return what somebody says in it: `system` or `user`."""
        said = [one for one in self.body.get("messages", []) if one.get("role") == role]
        return "\n".join(str(one.get("content", "")) for one in said)


class Dialect(Protocol):
    """One way to wrap an answer."""

    content_type: str

    def pieces(self, text: str, *, size: int) -> Iterator[bytes]:
        """Yield an answer in pieces of `size` characters, without its end."""

    def thought(self, text: str) -> bytes:
        """Return a piece of thinking."""

    def end(self, finish: str) -> bytes:
        """Return what ends a stream."""

    def fault(self, text: str) -> bytes:
        """Return a fault in the middle of a stream."""

    def wrong_types(self) -> bytes:
        """Return a piece whose fields have the wrong types."""

    def whole(self, text: str) -> bytes:
        """Return an answer that is not streamed."""

    def refusal(self, text: str) -> bytes:
        """Return the body of an answer that says no."""


class OpenAi:
    """Chat completions, as OpenAI, llama.cpp and vLLM speak them."""

    content_type = "text/event-stream"

    def pieces(self, text: str, *, size: int) -> Iterator[bytes]:
        """Yield the role, then the text."""
        yield self._chunk({"role": "assistant", "content": ""})
        for start in range(0, len(text), size):
            yield self._chunk({"content": text[start : start + size]})

    def thought(self, text: str) -> bytes:
        """Return a piece of thinking, as llama.cpp and vLLM send it."""
        return self._chunk({"reasoning_content": text})

    def end(self, finish: str) -> bytes:
        """Return the reason, the usage and the end mark."""
        usage = {"prompt_tokens": TOKENS_IN, "completion_tokens": TOKENS_OUT, "total_tokens": 18}
        return (
            self._chunk({}, finish)
            + _event({**self._wrap("chat.completion.chunk"), "choices": [], "usage": usage})
            + b"data: [DONE]\n\n"
        )

    def fault(self, text: str) -> bytes:
        """Return an error as an event."""
        return _event({"error": {"message": text, "type": "server_error"}})

    def wrong_types(self) -> bytes:
        """Return choices that are no list."""
        return _event({**self._wrap("chat.completion.chunk"), "choices": "seven"})

    def whole(self, text: str) -> bytes:
        """Return one completion."""
        message = {"role": "assistant", "content": text}
        choice = {"index": 0, "message": message, "finish_reason": "stop"}
        return json.dumps({**self._wrap("chat.completion"), "choices": [choice]}).encode()

    def refusal(self, text: str) -> bytes:
        """Return an error object."""
        return json.dumps({"error": {"message": text, "type": "invalid_request_error"}}).encode()

    def _chunk(self, delta: Mapping[str, Any], finish: str | None = None) -> bytes:
        choice = {"index": 0, "delta": delta, "finish_reason": finish}
        return _event({**self._wrap("chat.completion.chunk"), "choices": [choice]})

    def _wrap(self, kind: str) -> dict[str, Any]:
        return {"id": "chatcmpl-1", "object": kind, "created": 1, "model": "double"}


class Ollama:
    """Ollama's chat: one JSON object a line."""

    content_type = "application/x-ndjson"

    def pieces(self, text: str, *, size: int) -> Iterator[bytes]:
        """Yield the text."""
        for start in range(0, len(text), size):
            yield self._line({"role": "assistant", "content": text[start : start + size]})

    def thought(self, text: str) -> bytes:
        """Return a piece of thinking."""
        return self._line({"role": "assistant", "content": "", "thinking": text})

    def end(self, finish: str) -> bytes:
        """Return the last line, with the counts."""
        counts = {"prompt_eval_count": TOKENS_IN, "eval_count": TOKENS_OUT}
        message = {"role": "assistant", "content": ""}
        return self._line(message, done=True, done_reason=finish, **counts)

    def fault(self, text: str) -> bytes:
        """Return an error as a line."""
        return _line({"error": text})

    def wrong_types(self) -> bytes:
        """Return a message that is none."""
        return _line({"model": "double", "message": "seven", "done": 3})

    def whole(self, text: str) -> bytes:
        """Return one answer."""
        message = {"role": "assistant", "content": text}
        return self._line(message, done=True, done_reason="stop")

    def refusal(self, text: str) -> bytes:
        """Return an error object."""
        return _line({"error": text})

    def _line(self, message: Mapping[str, Any], *, done: bool = False, **more: Any) -> bytes:
        made = {"model": "double", "created_at": "2026-01-01T00:00:00Z", "message": message}
        return _line({**made, "done": done, **more})


def _event(value: Any) -> bytes:
    return b"data: " + json.dumps(value).encode() + b"\n\n"


def _line(value: Any) -> bytes:
    return json.dumps(value).encode() + b"\n"


DIALECTS: Mapping[str, Dialect] = {"/chat/completions": OpenAi(), "/api/chat": Ollama()}
"""By the end of the path that is asked."""
