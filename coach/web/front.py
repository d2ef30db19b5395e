"""The first thing that answers: a waiting page of ours, until the real page takes its place."""

import asyncio
import json
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Protocol

from coach.web.asgi import Message, Receive, Scope, Send
from coach.web.preparation import Preparation

LOOK = Path(__file__).parent / "look"
"""Our own style sheets, scripts and the waiting page."""

KINDS = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".html": "text/html",
    ".svg": "image/svg+xml",
}
FILES = {path.name: path for path in LOOK.iterdir() if path.suffix in KINDS}


class Page(Protocol):
    """The page itself: an ASGI app with a beginning and an end."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""

    def lifetime(self) -> AbstractAsyncContextManager[object]:
        """Return what must be entered before the page serves, and left when it ends."""


class Front:
    """Serves `/ready`, our own files and the waiting page; everything else once there is a page."""

    def __init__(self) -> None:
        """Serve the waiting page; `preparation` is set before the first request comes in."""
        self.preparation: Preparation | None = None
        self._page: Page | None = None
        self._leaving = asyncio.Event()
        self._living: asyncio.Task[None] | None = None

    async def adopt(self, page: Page) -> None:
        """Let `page` serve from now on."""
        serving = asyncio.Event()
        # One task enters and leaves the page's lifetime, as task groups inside it demand.
        self._living = asyncio.create_task(self._live(page, serving))
        await serving.wait()

    def leave(self) -> None:
        """End every open stream, so that the process can stop at once."""
        self._leaving.set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] == "lifespan":
            return await self._lifespan(receive, send)
        path = scope["path"]
        if path == "/ready" and self.preparation:
            standing = json.dumps(self.preparation.standing)
            return await _answer(send, 200, "application/json", standing)
        if path.startswith("/look/"):
            return await _file(send, path.removeprefix("/look/"))
        if self._page:
            return await self._page(scope, self._until_leaving(receive), send)
        if path == "/":
            return await _file(send, "waiting.html")
        await _answer(send, 503, "text/plain", "The page is being opened. Try again in a moment.")

    async def _live(self, page: Page, serving: asyncio.Event) -> None:
        async with page.lifetime():
            self._page = page
            serving.set()
            await self._leaving.wait()

    async def _lifespan(self, receive: Receive, send: Send) -> None:
        while (message := await receive())["type"] != "lifespan.shutdown":
            await send({"type": f"{message['type']}.complete"})
        self.leave()
        if self._living:
            await self._living
        await send({"type": "lifespan.shutdown.complete"})

    def _until_leaving(self, receive: Receive) -> Receive:
        async def leave() -> Message:
            if self._leaving.is_set():
                return {"type": "http.disconnect"}
            leaving = asyncio.ensure_future(self._leaving.wait())
            message = asyncio.ensure_future(receive())
            try:
                await asyncio.wait({leaving, message}, return_when=asyncio.FIRST_COMPLETED)
                return await message if message.done() else {"type": "http.disconnect"}
            finally:
                leaving.cancel()
                message.cancel()

        return leave


async def _file(send: Send, name: str) -> None:
    path = FILES.get(name)
    if path is None:
        return await _answer(send, 404, "text/plain", "There is no such page.")
    await _answer(send, 200, KINDS[path.suffix], path.read_text(encoding="utf-8"))


async def _answer(send: Send, status: int, kind: str, body: str) -> None:
    content = body.encode()
    headers = [
        (b"content-type", f"{kind}; charset=utf-8".encode()),
        (b"content-length", str(len(content)).encode()),
    ]
    if status == 503:
        headers.append((b"retry-after", b"2"))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": content})
