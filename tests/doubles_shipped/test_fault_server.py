"""The server with faults: real requests over a real socket, without any provider's library."""

import json
import socket
import subprocess
import sys
import time
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

import pytest

from coach.doubles.fault_server import FaultServer
from coach.doubles.faults import ADDRESSES, FAULTS, REFUSALS
from coach.prompting.asking import Asker, Budget
from coach.prompting.prompts import read_prompts
from coach.prompting.schemas import FORMS, AnswerBlocks
from coach.shelves import shelf
from tests.contracts.chat_models import over_http, say

MESSAGES = [{"role": "system", "content": "s"}, {"role": "user", "content": "u"}]
PATHS = {"openai": "/v1/chat/completions", "ollama": "/api/chat"}
BOTH = pytest.mark.parametrize("kind", sorted(PATHS))


def _post(server: FaultServer, kind: str, **more: Any) -> tuple[str, bytes]:
    body = json.dumps({"model": "double", "messages": MESSAGES, **more}).encode()
    with urlopen(Request(server.url + PATHS[kind], data=body), timeout=10) as answer:
        return answer.headers["Content-Type"], answer.read()


@BOTH
def test_it_speaks_as_that_server_does_streamed_and_whole(kind: str) -> None:
    with FaultServer(answers=say) as server:
        kind_of, streamed = _post(server, kind, stream=True)
        _, whole = _post(server, kind, stream=False)

    assert ("event-stream" in kind_of) == (kind == "openai")
    assert streamed.endswith(b"data: [DONE]\n\n" if kind == "openai" else b"}\n")
    assert say(server.received[0]) in json.dumps(json.loads(whole))


@BOTH
@pytest.mark.parametrize("fault", sorted(REFUSALS))
def test_a_fault_that_is_a_status_is_sent_with_its_headers(kind: str, fault: str) -> None:
    refusal = REFUSALS[fault]
    with FaultServer(fault) as server:
        raw = _raw(server, kind)

    assert raw.startswith(f"HTTP/1.1 {refusal.status} ")
    assert all(f"{name}: {value}" in raw for name, value in refusal.headers.items())


def _raw(server: FaultServer, kind: str) -> str:
    body = json.dumps({"messages": MESSAGES, "stream": True})
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as caller:
        head = f"POST {PATHS[kind]} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
        caller.sendall(f"{head}Content-Length: {len(body)}\r\n\r\n{body}".encode())
        return caller.recv(65536).decode()


def test_faults_come_in_their_order_and_the_last_one_stays() -> None:
    with FaultServer("too_many", "none", answers=say) as server:
        with pytest.raises(HTTPError) as refused:
            _post(server, "openai")
        refused.value.close()
        _post(server, "openai")
        _post(server, "ollama")

    assert refused.value.code == 429
    assert server.requests == 3


def test_it_keeps_what_it_was_sent() -> None:
    with FaultServer(answers=say) as server:
        _post(server, "openai", response_format={"json_schema": {"schema": {"type": "object"}}})
        received = server.received[0]

    assert (received.words("system"), received.words("user")) == ("s", "u")
    assert received.schema == {"type": "object"}
    assert received.headers["host"] == f"127.0.0.1:{server.port}"


def test_it_knows_who_is_connected_and_who_hung_up() -> None:
    with FaultServer("stall") as server:
        with socket.create_connection(("127.0.0.1", server.port), timeout=10) as caller:
            body = json.dumps({"messages": MESSAGES, "stream": True})
            caller.sendall(
                f"POST /api/chat HTTP/1.1\r\nContent-Length: {len(body)}\r\n\r\n{body}".encode()
            )
            assert caller.recv(100).startswith(b"HTTP/1.1 200")
            connected = server.open_connections
        until = time.monotonic() + 5
        while server.open_connections and time.monotonic() < until:
            time.sleep(0.01)

        assert (connected, server.open_connections, len(server.hung_up)) == (1, 0, 1)


@pytest.mark.parametrize("fault", sorted(ADDRESSES))
def test_a_fault_of_the_address_lets_no_request_through(fault: str) -> None:
    with FaultServer(fault) as server:
        with pytest.raises(URLError):
            _post(server, "openai")

        assert server.requests == 0


@pytest.mark.parametrize("path", ["/v1/models", "/api/tags", "/api/version", "/api/ps"])
def test_the_small_questions_are_answered_and_not_counted(path: str) -> None:
    with FaultServer() as server:
        with urlopen(server.url + path, timeout=10) as answer:
            assert json.load(answer)

        assert server.requests == 0


@pytest.mark.parametrize("faults", [("nothing",), ("none", "dns"), ("refused", "none")])
def test_a_fault_that_cannot_be_is_refused(faults: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="fault"):
        FaultServer(*faults)


def test_there_are_faults_enough() -> None:
    assert len(FAULTS) == len(set(FAULTS)) >= 20


@BOTH
@pytest.mark.parametrize("form", sorted(set(FORMS) - {"AnswerBlocks"}))
def test_it_answers_in_the_form_of_any_schema(kind: str, form: str) -> None:
    schema = FORMS[form].model_json_schema()
    more = {"format": schema, "response_format": {"json_schema": {"schema": schema}}}
    with FaultServer() as server:
        _, whole = _post(server, kind, stream=False, **more)
    found = json.loads(whole)
    message = found["message"] if kind == "ollama" else found["choices"][0]["message"]

    assert FORMS[form].model_validate_json(message["content"])


def _asked(kind: str, fault: str) -> AnswerBlocks:
    source = "[1] On meeting\nMeet every second week for an hour, and never cancel twice in a row."
    values = {"role": "leader", "question": "How often?", "sources": [source]}
    with FaultServer(fault) as server:
        asker = Asker(over_http(kind, server), read_prompts(shelf("prompts")))
        return asker.ask("answer", values, AnswerBlocks, Budget()).value


@BOTH
def test_without_answers_of_its_own_it_cites_the_first_source_truly(kind: str) -> None:
    answer = _asked(kind, "none")

    assert answer.blocks[0].cites[0].source == 1
    assert answer.blocks[0].cites[0].quote.startswith("Meet every second week for an hour")


@BOTH
def test_the_obedient_one_says_whatever_the_material_says(kind: str) -> None:
    said = " ".join(block.text for block in _asked(kind, "obeys").blocks)

    assert "How often?" in said
    assert "never cancel twice in a row" in said


def test_it_serves_on_its_own_until_it_is_stopped() -> None:
    command = [sys.executable, "-m", "coach.doubles.fault_server", "--fault", "unauthorised"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        with pytest.raises(HTTPError) as refused:
            urlopen(Request(f"{address}/api/chat", data=b"{}"), timeout=10)
        refused.value.close()
    finally:
        process.kill()
        process.communicate()

    assert refused.value.code == 401
