"""A running server answers whatever comes with a plain refusal, and goes on."""

import http.client
import socket
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.doubles.served import Served, served

_CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "requests.yaml").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(tmp_path_factory.mktemp("home")) as server:
        server.wait_for("coach")
        yield server
        code, _, complaints = server.stop()
        assert code == 0
        assert "Traceback" not in complaints and "error" not in complaints


def _ask(server: Served, case: dict[str, Any]) -> tuple[int, str, dict[str, str]]:
    headers = dict(case.get("headers", {}))
    if "lengthen" in case:
        headers[case["lengthen"]] += "a" * 50_000
    body = case["body"] * case.get("times", 1) if "body" in case else None
    if body is not None:
        headers["Content-Type"] = "application/json"
    with closing(http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)) as connection:
        connection.request(case["method"], case["path"], body, headers)
        answer = connection.getresponse()
        words = answer.read().decode("utf-8", "replace")
    return answer.status, words, {name.lower(): value for name, value in answer.getheaders()}


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["id"])
def test_a_strange_request_gets_its_status_and_the_next_one_is_served(
    server: Served, case: dict[str, Any]
) -> None:
    status, words, headers = _ask(server, case)

    assert status == case["status"]
    assert "Traceback" not in words and "evil.example" not in words
    assert not any(name.startswith("access-control-") for name in headers)
    assert _ask(server, {"method": "GET", "path": "/ready"})[0] == 200


def test_five_hundred_who_come_and_vanish_change_nothing(server: Served) -> None:
    for _ in range(500):
        socket.create_connection(("127.0.0.1", server.port)).close()

    assert _ask(server, {"method": "GET", "path": "/"})[0] == 200


@pytest.mark.parametrize(
    "raw",
    [
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: evil.example\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
        b"NONSENSE\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
    ],
)
def test_a_malformed_head_is_refused(server: Served, raw: bytes) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=30) as connection:
        connection.sendall(raw)
        assert connection.recv(64).startswith(b"HTTP/1.1 400")


def test_a_passage_is_a_page_with_the_quote_marked(server: Served) -> None:
    case = {"method": "GET", "path": "/sources/faded?q=they%20gave%20and%20he%20received"}

    status, words, headers = _ask(server, case)

    assert status == 200 and "<mark>they gave and he received</mark>" in words
    assert headers["content-type"].startswith("text/html")


def test_the_panel_asks_for_the_article_alone(server: Served) -> None:
    _, words, _ = _ask(server, {"method": "GET", "path": "/sources/faded?part=1&q=x"})

    assert words.startswith("<article") and "<html" not in words
