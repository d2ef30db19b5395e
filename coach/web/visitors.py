"""A visitor's stream is theirs: Gradio's session names, each held to the browser that made it."""

import json
import re
import secrets
from collections import OrderedDict
from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs

from coach.web.asgi import App, Message, Receive, Refusal, Scope, Send

_COOKIE = "coach-visitor"
_SHAPE = re.compile(r"[A-Za-z0-9_-]{43}")
_SESSION = re.compile(r"[A-Za-z0-9_-]{1,64}")
_REMEMBERED = 50_000
_NAMED_IN_BODY = {"/gradio_api/queue/join", "/gradio_api/cancel", "/gradio_api/reset"}
_NAMED_IN_PATH = "/gradio_api/heartbeat/"
_NAMED_IN_QUERY = "/gradio_api/queue/data"


class Visitors:
    """Middleware that gives each browser a random name and binds Gradio's sessions to it.

    Gradio's session name is chosen by the page and travels in addresses; whoever knew it could
    read along. A client that keeps no cookies has no name, and its sessions are bound to nobody.
    """

    def __init__(self, app: App) -> None:
        """Watch over `app`."""
        self._app = app
        self._owners: OrderedDict[str, str] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        name = _name(scope)
        path = scope["path"]
        session = None
        if path in _NAMED_IN_BODY:
            body, receive = await read_whole(receive)
            session = _in_body(body)
        elif path.startswith(_NAMED_IN_PATH):
            session = path.removeprefix(_NAMED_IN_PATH)
        elif path == _NAMED_IN_QUERY:
            session = _in_query(scope["query_string"])
            if session not in self._owners:
                raise Refusal(404, "There is no such conversation.")
        if session is not None:
            self._check(session, name or "")
        await self._app(scope, receive, send if name or path != "/" else _naming(scope, send))

    def _check(self, session: str, name: str) -> None:
        if not _SESSION.fullmatch(session):
            raise Refusal(400, "The request names no conversation.")
        owner = self._owners.setdefault(session, name)
        while len(self._owners) > _REMEMBERED:
            self._owners.popitem(last=False)
        if not secrets.compare_digest(owner, name):
            raise Refusal(404, "There is no such conversation.")


def name_among(cookies: Mapping[str, str]) -> str:
    """Return the name that the browser was given, empty if it has none."""
    name = cookies.get(_COOKIE, "")
    return name if _SHAPE.fullmatch(name) else ""


def _name(scope: Scope) -> str | None:
    """Return the name that the browser was given, None if it has none."""
    values = [value for key, value in scope["headers"] if key == b"cookie"]
    try:
        morsel = SimpleCookie(b"; ".join(values).decode("latin-1")).get(_COOKIE)
    except CookieError:
        return None
    return morsel.value if morsel and _SHAPE.fullmatch(morsel.value) else None


def _naming(scope: Scope, send: Send) -> Send:
    """Return a `send` that gives the browser a new name with the page."""
    secure = "; Secure" if scope.get("scheme") == "https" else ""
    # It outlives the browser: tabs that are restored together must not each get a name.
    rules = f"Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax{secure}"
    cookie = f"{_COOKIE}={secrets.token_urlsafe(32)}; {rules}"

    async def name(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = [*message.get("headers", []), (b"set-cookie", cookie.encode())]
            message = {**message, "headers": headers}
        await send(message)

    return name


async def read_whole(receive: Receive) -> tuple[bytes, Receive]:
    """Return the whole body of a request, and a `receive` that gives it once more."""
    messages: list[Message] = []
    while True:
        message = await receive()
        messages.append(message)
        if message["type"] != "http.request" or not message.get("more_body", False):
            break
    kept = iter(messages)

    async def again() -> Message:
        message = next(kept, None)
        return await receive() if message is None else message

    return b"".join(message.get("body", b"") for message in messages), again


def _in_query(query: bytes) -> str | None:
    values = parse_qs(query.decode("latin-1")).get("session_hash", [])
    return values[0] if values else None


def _in_body(body: bytes) -> str | None:
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        return None
    session = value.get("session_hash") if isinstance(value, Mapping) else None
    return session if isinstance(session, str) else None
