"""A conversation belongs to the browser that began it."""

import json

import pytest

from coach.web.guard import Guard
from coach.web.visitors import Visitors
from tests.doubles.asgi import Answer, EchoApp, ask

_ALICE, _BOB = "a" * 43, "b" * 43
_JOIN, _DATA = "/gradio_api/queue/join", "/gradio_api/queue/data"


@pytest.fixture
def app() -> Guard:
    return Guard(Visitors(EchoApp()), host="127.0.0.1")


def _join(app: Guard, session: object, name: str | None) -> Answer:
    body = json.dumps({"session_hash": session, "data": []}).encode()
    return ask(app, _JOIN, method="POST", headers=_named(name), body=[body[:9], body[9:]])


def _read(app: Guard, session: str, name: str | None) -> Answer:
    return ask(app, _DATA, query=f"session_hash={session}", headers=_named(name))


def _named(name: str | None) -> list[tuple[str, str]]:
    return [("cookie", f"other=1; coach-visitor={name}")] if name else []


def test_the_page_gives_a_browser_a_name_once(app: Guard) -> None:
    first = ask(app).header("set-cookie") or ""

    assert first.startswith("coach-visitor=") and "HttpOnly; SameSite=Lax" in first
    assert "Secure" not in first
    assert "Secure" in (ask(app, scheme="https").header("set-cookie") or "")
    assert ask(app, headers=_named(_ALICE)).header("set-cookie") is None
    assert ask(app).header("set-cookie") != first


def test_a_conversation_is_read_by_the_browser_that_began_it(app: Guard) -> None:
    assert _join(app, "s1", _ALICE).status == 200
    assert _read(app, "s1", _ALICE).status == 200


@pytest.mark.parametrize("other", [_BOB, None, "not-a-name"])
def test_nobody_else_reads_writes_or_ends_it(app: Guard, other: str | None) -> None:
    _join(app, "s1", _ALICE)
    body = [json.dumps({"session_hash": "s1"}).encode()]

    assert _read(app, "s1", other).status == 404
    assert _join(app, "s1", other).status == 404
    assert ask(app, "/gradio_api/heartbeat/s1", headers=_named(other)).status == 404
    for path in ("/gradio_api/cancel", "/gradio_api/reset"):
        answer = ask(app, path, method="POST", body=body, headers=_named(other))
        assert answer.status == 404


def test_a_client_without_cookies_can_still_ask(app: Guard) -> None:
    assert _join(app, "s2", None).status == 200
    assert _read(app, "s2", None).status == 200


def test_a_conversation_that_never_began_is_not_there(app: Guard) -> None:
    assert _read(app, "nobody", _ALICE).status == 404


@pytest.mark.parametrize("session", ["", "a b", "\ud800", "x" * 65, "../x"])
def test_a_malformed_name_of_a_conversation_is_refused(app: Guard, session: str) -> None:
    assert _join(app, session, _ALICE).status == 400


@pytest.mark.parametrize("body", [b"", b"\xff", b"[" * 100_000, b"[]", b'{"session_hash": 1}'])
def test_a_body_that_names_no_conversation_is_passed_on_whole(app: Guard, body: bytes) -> None:
    assert ask(app, _JOIN, method="POST", body=[body]).body == body
