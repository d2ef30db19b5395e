"""The door: which requests reach the web app, and what every response carries."""

import asyncio
from collections import Counter
from contextlib import suppress

from coach.web.asgi import App, Headers, Message, Receive, Refusal, Scope, Send
from coach.web.heads import LARGEST_BODY, LOOPBACK, check_head, largest_body, without_hearsay

_DRAINED = 10 * LARGEST_BODY
SECONDS_FOR_A_BODY = 30.0
REQUESTS_AT_ONCE = 200
"""Open requests from one network address; an open page holds two."""

_ASSETS = ("/assets/", "/static/", "/look/", "/theme.css", "/favicon.ico")

_POLICY = (
    "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; connect-src 'self'; "
    "object-src 'none'; base-uri 'self'; frame-src 'none'; frame-ancestors 'none'; "
    "form-action 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "font-src 'self' data:; worker-src 'self' blob:"
)
_ALWAYS: Headers = [
    (b"content-security-policy", _POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"strict-transport-security", b"max-age=31536000"),
]
_NO_STORE = (b"cache-control", b"no-store")


class Guard:
    """Middleware around the whole app; it decides on heads alone and never reads a body."""

    def __init__(self, app: App, *, host: str) -> None:
        """Guard `app`, which listens on `host`; a loopback host answers to loopback names only."""
        self._app = app
        self._loopback = host in LOOPBACK
        self._open: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] == "lifespan":
            return await self._app(scope, receive, send)
        if scope["type"] != "http":
            return await send({"type": "websocket.close", "code": 1008})
        outgoing = _Outgoing(scope["path"], send)
        incoming = _Incoming(receive, outgoing, largest_body(scope["path"]))
        scope = {**scope, "headers": without_hearsay(scope["headers"])}
        address = (scope.get("client") or ("unknown", 0))[0]
        self._open[address] += 1
        try:
            check_head(scope, loopback=self._loopback)
            if self._open[address] > REQUESTS_AT_ONCE:
                raise Refusal(429, "Too many pages are open at once. Close some and try again.")
            await self._app(scope, incoming, outgoing)
        except Refusal as refusal:
            if refusal.status == 413:
                await incoming.drain()
            await outgoing.say(refusal.status, refusal.sentence)
        finally:
            self._open[address] -= 1
            if not self._open[address]:
                del self._open[address]


class _Incoming:
    """Counts a body as it comes in, and does not wait for it forever."""

    def __init__(self, receive: Receive, outgoing: "_Outgoing", largest: int) -> None:
        self._receive = receive
        self._outgoing = outgoing
        self._largest = largest
        self._bytes = 0
        self._whole = False

    async def __call__(self) -> Message:
        if self._whole:  # what follows is the wait for a visitor to leave, which may be long
            return await self._receive()
        try:
            message = await asyncio.wait_for(self._receive(), SECONDS_FOR_A_BODY)
        except TimeoutError:
            return await self._cut(408, "The request took too long to arrive.")
        self._bytes += len(message.get("body", b""))
        self._whole = not message.get("more_body", False)
        if self._bytes > self._largest:
            await self.drain()
            return await self._cut(413, "The request is too large.")
        return message

    async def drain(self) -> None:
        """Take in what is still coming, up to a limit: a client that is cut off reads no answer."""
        with suppress(TimeoutError):
            async with asyncio.timeout(SECONDS_FOR_A_BODY):
                while not self._whole and self._bytes < _DRAINED:
                    message = await self._receive()
                    self._bytes += len(message.get("body", b""))
                    self._whole = not message.get("more_body", False)

    async def _cut(self, status: int, sentence: str) -> Message:
        """Answer at once, and let the app believe that the visitor has left."""
        self._whole = True
        await self._outgoing.say(status, sentence)
        return {"type": "http.disconnect"}


class _Outgoing:
    """Adds our headers to every response and takes cross-origin permissions away."""

    def __init__(self, path: str, send: Send) -> None:
        self._keep = path.startswith(_ASSETS)
        self._send = send
        self._started = False
        self._said = False

    async def __call__(self, message: Message) -> None:
        if self._said:
            return
        if message["type"] == "http.response.start":
            self._started = True
            message = {**message, "headers": self._headers(message.get("headers", []))}
        await self._send(message)

    async def say(self, status: int, sentence: str) -> None:
        """Answer with one sentence, unless an answer is already on its way."""
        if self._started:
            return
        body = sentence.encode()
        headers = [
            (b"content-type", b"text/plain; charset=utf-8"),
            (b"content-length", str(len(body)).encode()),
        ]
        if status in {408, 413}:
            headers.append((b"connection", b"close"))
        await self({"type": "http.response.start", "status": status, "headers": headers})
        await self({"type": "http.response.body", "body": body})
        self._said = True

    def _headers(self, headers: Headers) -> Headers:
        ours = {name for name, _ in _ALWAYS}
        kept = [
            (name, value)
            for name, value in headers
            if name.lower() not in ours
            and not name.lower().startswith(b"access-control-")
            and (self._keep or name.lower() != b"cache-control")
        ]
        return kept + _ALWAYS + ([] if self._keep else [_NO_STORE])
