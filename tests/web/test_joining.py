"""The queue takes only what the page itself would send."""

import json
from typing import Any

import pytest

from coach.web.guard import Guard
from coach.web.joining import Joining
from tests.doubles.asgi import EchoApp, ask

_CONFIG: dict[str, Any] = {
    "components": [
        {"id": 4, "type": "state", "props": {}},
        {"id": 6, "type": "radio", "props": {"choices": [["Leader", "leader"]]}},
        {"id": 9, "type": "textbox", "props": {}},
        {"id": 10, "type": "number", "props": {}},
        {"id": 11, "type": "checkbox", "props": {}},
        {"id": 12, "type": "dropdown", "props": {"choices": [["Automatic", ""], ["First", "1"]]}},
        {"id": 13, "type": "checkboxgroup", "props": {"choices": [["A", "a"], ["B", "b"]]}},
    ],
    "dependencies": [
        {"id": 0, "inputs": [4, 9, 6], "backend_fn": True},
        {"id": 1, "inputs": [], "backend_fn": False},
        {"id": 2, "inputs": [10], "backend_fn": True},
        {"id": 3, "inputs": [11], "backend_fn": True},
        {"id": 4, "inputs": [12], "backend_fn": True},
        {"id": 5, "inputs": [13], "backend_fn": True},
    ],
}
_FITTING: dict[str, Any] = {"fn_index": 0, "data": [None, "Why?", "leader"], "session_hash": "s"}


def _status(request: object) -> int:
    app = Guard(Joining(EchoApp(), _CONFIG), host="127.0.0.1")
    body = request if isinstance(request, bytes) else json.dumps(request).encode()
    return ask(app, "/gradio_api/queue/join", method="POST", body=[body]).status


def test_a_request_of_the_page_passes() -> None:
    assert _status(_FITTING) == 200


@pytest.mark.parametrize("event", [1, 99, -1, "0", None, 1e309, [0]])
def test_an_event_that_the_page_does_not_have_is_not_there(event: object) -> None:
    assert _status({**_FITTING, "fn_index": event}) == 404


@pytest.mark.parametrize(
    "values",
    [
        [],
        [None, "Why?"],
        [None, "Why?", "leader", "more"],
        [None, "Why?", "boss"],
        [None, "Why?", ["leader"]],
        [{"turns": []}, "Why?", "leader"],
        [None, {"path": "/etc/passwd", "meta": {"_type": "gradio.FileData"}}, "leader"],
        [None, 7, "leader"],
        "abc",
        None,
    ],
)
def test_inputs_that_do_not_fit_are_refused(values: object) -> None:
    assert _status({**_FITTING, "data": values}) == 422


_NUMBER, _TICK, _LIST, _TICKS = 2, 3, 4, 5


@pytest.mark.parametrize(
    ("event", "value"),
    [
        (_NUMBER, None), (_NUMBER, 45), (_NUMBER, -1), (_NUMBER, 7.5), (_TICK, True),
        (_TICK, False), (_LIST, ""), (_LIST, "1"), (_TICKS, []), (_TICKS, ["b", "a"]),
    ],
)  # fmt: skip
def test_each_kind_of_widget_may_send_what_it_can_hold(event: int, value: object) -> None:
    assert _status({"fn_index": event, "data": [value], "session_hash": "s"}) == 200


@pytest.mark.parametrize(
    ("event", "value"),
    [
        (_NUMBER, "45"), (_NUMBER, True), (_NUMBER, [45]), (_NUMBER, {}), (_NUMBER, float("nan")),
        (_NUMBER, float("inf")), (_NUMBER, 10**400), (_TICK, "yes"), (_TICK, 1), (_TICK, None),
        (_LIST, None), (_LIST, "2"), (_LIST, 1), (_LIST, ["1"]), (_TICKS, "a"), (_TICKS, ["c"]),
        (_TICKS, [["a"]]), (_TICKS, [None]), (_TICKS, None), (_TICKS, {"a": 1}),
    ],
)  # fmt: skip
def test_and_nothing_else(event: int, value: object) -> None:
    assert _status({"fn_index": event, "data": [value], "session_hash": "s"}) == 422


@pytest.mark.parametrize(
    "body",
    [b"", b"{,}", b"\xff\xfe", b"[" * 100_000, b'{"a":' + b"9" * 1_000_000 + b"}", b"// x\n{}"],
)
def test_what_is_not_json_is_refused(body: bytes) -> None:
    assert _status(body) == 400


@pytest.mark.parametrize("body", [[], "text", 7, None])
def test_json_that_is_no_request_is_not_there(body: object) -> None:
    assert _status(body) == 404


def test_other_paths_are_not_looked_at() -> None:
    app = Guard(Joining(EchoApp(), _CONFIG), host="127.0.0.1")

    assert ask(app, "/config").status == 200
