"""Requests to Gradio's queue, let in only as the page itself would make them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from coach.web.asgi import App, Receive, Refusal, Scope, Send
from coach.web.visitors import read_whole

_JOIN = "/gradio_api/queue/join"
_LARGEST_NUMBER = 1_000_000


@dataclass(frozen=True)
class _Widget:
    """What one input of an event may hold."""

    kind: str
    choices: tuple[str, ...] = ()

    def takes(self, value: object) -> bool:
        """Whether the page itself could send this value."""
        if self.kind == "state":  # it is kept here; the page sends nothing
            return value is None
        if self.kind == "number":
            return value is None or _is_figure(value)
        if self.kind == "checkbox":
            return isinstance(value, bool)
        if self.kind == "checkboxgroup":
            return isinstance(value, list) and all(one in self.choices for one in value)
        if self.kind in {"radio", "dropdown"}:
            return isinstance(value, str) and value in self.choices
        return value is None or isinstance(value, str)


def _is_figure(value: object) -> bool:
    """Whether it is a number that a person could have typed; JSON of Python has NaN as well."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return -_LARGEST_NUMBER <= value <= _LARGEST_NUMBER  # which NaN is not


class Joining:
    """Middleware that refuses a request for an unknown event, or with other inputs than it has.

    Gradio would answer such a request with 500, and print what it held.
    """

    def __init__(self, app: App, config: Mapping[str, Any]) -> None:
        """Guard the queue of the page that has this Gradio configuration."""
        self._app = app
        widgets = {part["id"]: _widget(part) for part in config["components"]}
        self._events = {
            event["id"]: tuple(widgets[place] for place in event["inputs"])
            for event in config["dependencies"]
            if event["backend_fn"]
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] == "http" and scope["path"].rstrip("/") == _JOIN:
            body, receive = await read_whole(receive)
            self._check(body)
        await self._app(scope, receive, send)

    def _check(self, body: bytes) -> None:
        try:
            request = json.loads(body)
        except (ValueError, RecursionError):
            raise Refusal(400, "The request is not valid JSON.") from None
        event = request.get("fn_index") if isinstance(request, Mapping) else None
        values = request.get("data") if isinstance(request, Mapping) else None
        if not isinstance(event, int) or event not in self._events:
            raise Refusal(404, "There is nothing of that kind to ask for.")
        if not isinstance(values, Sequence) or isinstance(values, str):
            raise Refusal(422, "The request does not fit the page.")
        widgets = self._events[event]
        if len(values) != len(widgets) or not all(
            widget.takes(value) for widget, value in zip(widgets, values, strict=True)
        ):
            raise Refusal(422, "The request does not fit the page.")


def _widget(part: Mapping[str, Any]) -> _Widget:
    choices = part["props"].get("choices") or ()
    return _Widget(kind=part["type"], choices=tuple(value for _, value in choices))
