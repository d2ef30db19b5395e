"""ASGI by hand: an app that answers, and a client that asks it, both in this process."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field

from coach.web.asgi import App, Message, Receive, Scope, Send

Headers = Sequence[tuple[str, str]]


@dataclass
class Answer:
    """What came back."""

    status: int = 0
    headers: list[tuple[str, str]] = field(default_factory=list)
    body: bytes = b""

    def header(self, name: str) -> str | None:
        """Return the header's value, None if it is missing."""
        return dict(self.headers).get(name)

    @property
    def text(self) -> str:
        return self.body.decode()


class EchoApp:
    """Reads the whole body and answers with it and with these headers; counts what reached it."""

    def __init__(self, headers: Headers = ()) -> None:
        self._headers = [(name.encode(), value.encode()) for name, value in headers]
        self.reached: list[str] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        body = b""
        while (message := await receive())["type"] == "http.request":
            body += message.get("body", b"")
            if not message.get("more_body", False):
                break
        self.reached.append(scope["path"])
        await send({"type": "http.response.start", "status": 200, "headers": self._headers})
        await send({"type": "http.response.body", "body": body})


def ask(
    app: App,
    path: str = "/",
    *,
    method: str = "GET",
    headers: Headers = (),
    body: Sequence[bytes] = (b"",),
    query: str = "",
    host: str | None = "127.0.0.1:7860",
    scheme: str = "http",
) -> Answer:
    """Send one request, its body in these pieces, and return the answer."""
    named = [*headers, *([("host", host)] if host else [])]
    scope: Scope = {
        "type": "http",
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "scheme": scheme,
        "client": ("192.0.2.1", 40_000),
        "headers": [(name.encode(), value.encode()) for name, value in named],
    }
    answer = Answer()
    pieces = iter(body)
    left = len(body)

    async def receive() -> Message:
        nonlocal left
        left -= 1
        if left < 0:
            return {"type": "http.disconnect"}
        return {"type": "http.request", "body": next(pieces), "more_body": left > 0}

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            answer.status = message["status"]
            answer.headers = [(n.decode(), v.decode()) for n, v in message["headers"]]
        else:
            answer.body += message.get("body", b"")

    asyncio.run(_call(app, scope, receive, send))
    return answer


async def _call(app: App, scope: Scope, receive: Receive, send: Send) -> None:
    await app(scope, receive, send)
