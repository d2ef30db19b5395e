"""The waiting page is served until there is another."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import pytest

from coach.web.asgi import Message, Receive, Scope, Send
from coach.web.front import Front
from coach.web.preparation import Preparation
from tests.doubles.asgi import Answer, EchoApp, ask
from tests.doubles.scripted_coach import ScriptedCoach


class _Page(EchoApp):
    def __init__(self) -> None:
        super().__init__()
        self.life: list[str] = []

    def lifetime(self) -> AbstractAsyncContextManager[object]:
        @asynccontextmanager
        async def live() -> AsyncIterator[None]:
            self.life.append("begun")
            yield
            self.life.append("ended")

        return live()


def _asked(path: str, page: _Page | None = None) -> Answer:
    """Ask a front in one event loop, after it has adopted the page if there is one."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        front = Front()
        front.preparation = Preparation(lambda _: None, lambda _: ScriptedCoach())
        if page:
            await front.adopt(page)
        await front(scope, receive, send)
        await _shut_down(front)

    return ask(app, path)


async def _shut_down(front: Front) -> list[str]:
    messages = iter(["lifespan.startup", "lifespan.shutdown"])
    sent: list[str] = []

    async def receive() -> Message:
        return {"type": next(messages)}

    async def send(message: Message) -> None:
        sent.append(message["type"])

    await front({"type": "lifespan"}, receive, send)
    return sent


def test_the_waiting_page_needs_nothing_but_our_own_files() -> None:
    answer = _asked("/")

    assert answer.status == 200 and "Opening the page" in answer.text
    assert "://" not in answer.text


@pytest.mark.parametrize("name", ["coach.css", "coach.js", "waiting.js", "mark.svg"])
def test_our_own_files_are_there_before_the_page(name: str) -> None:
    assert _asked(f"/look/{name}").status == 200


@pytest.mark.parametrize("name", ["serving.py", "", "../serving.py", "coach.css/"])
def test_no_other_file_is_served(name: str) -> None:
    assert _asked(f"/look/{name}").status == 404


def test_anything_else_is_told_to_come_back() -> None:
    answer = _asked("/config")

    assert (answer.status, answer.header("retry-after")) == (503, "2")


def test_how_far_it_is_can_be_asked_at_any_time() -> None:
    for page in (None, _Page()):
        assert json.loads(_asked("/ready", page).body)["words"] == "Opening the page"


def test_a_page_takes_over_and_is_ended_with_the_process() -> None:
    page = _Page()

    assert _asked("/anything", page).status == 200
    assert page.reached == ["/anything"]
    assert page.life == ["begun", "ended"]


def test_an_open_stream_ends_when_the_process_is_told_to_stop() -> None:
    class Streaming(_Page):
        async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
            self.last = await receive()
            self.after = await receive()

    async def stream() -> Streaming:
        page, front = Streaming(), Front()
        await front.adopt(page)

        async def silence() -> Message:
            await asyncio.sleep(3600)
            raise AssertionError("nobody waits that long")

        async def send(message: Message) -> None: ...

        open_stream = asyncio.create_task(front({"type": "http", "path": "/s"}, silence, send))
        await asyncio.sleep(0)
        front.leave()
        await open_stream
        return page

    page = asyncio.run(stream())

    assert page.last == page.after == {"type": "http.disconnect"}
