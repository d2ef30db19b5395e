"""What LangChain's chunks say: their text, why they end, what they cost."""

from typing import Any

from coach.ports.chat import Piece

_FINISHES = {
    **dict.fromkeys(("stop", "end_turn", "stop_sequence", "eos", "complete"), "stop"),
    **dict.fromkeys(("length", "max_tokens", "model_length", "max_output_tokens"), "length"),
    **dict.fromkeys(("content_filter", "refusal", "safety", "prohibited_content"), "filtered"),
}
"""The words of the providers, in ours; any other is passed on as it is."""


def text_of(chunk: Any) -> str:
    """Return the text of a chunk; what it reasons, calls or draws is left out."""
    content = chunk.content
    if isinstance(content, str):
        return content
    return "".join(_part(part) for part in content)


def _part(part: Any) -> str:
    if isinstance(part, str):
        return part
    is_text = isinstance(part, dict) and part.get("type", "text") == "text"
    text = part.get("text") if is_text else None
    return text if isinstance(text, str) else ""


class Ending:
    """Why a stream ended and what it cost, gathered from all of its chunks."""

    def __init__(self) -> None:
        self.finish = ""
        self._tokens_in = self._tokens_out = 0

    def hear(self, chunk: Any) -> None:
        """Take in what a chunk says; counts that come again grow, and are not added up."""
        told = chunk.response_metadata
        words = (told.get(key) for key in ("finish_reason", "done_reason", "stop_reason"))
        word = next((word for word in words if word), "stop" if told.get("done") is True else "")
        if word:
            self.finish = _FINISHES.get(str(word).lower(), str(word).lower())
        if chunk.additional_kwargs.get("refusal"):
            self.finish = "filtered"
        usage = chunk.usage_metadata or {}
        self._tokens_in = max(self._tokens_in, usage.get("input_tokens") or 0)
        self._tokens_out = max(self._tokens_out, usage.get("output_tokens") or 0)

    @property
    def piece(self) -> Piece:
        """The last piece of the answer."""
        return Piece(finish=self.finish, tokens_in=self._tokens_in, tokens_out=self._tokens_out)
