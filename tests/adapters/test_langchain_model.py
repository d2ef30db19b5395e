"""The chat model behind LangChain: what is sent, where to, and what stays behind."""

import asyncio
import gc
import logging
import os
import threading
import time
from pathlib import Path

import pytest
from pydantic import SecretStr

from coach.adapters.langchain_model import open_model
from coach.adapters.model_loop import running_loop
from coach.domain.tracing import TRACING
from coach.doubles.fault_server import FaultServer
from coach.errors import (
    AnswerInvalid,
    ModelError,
    ModelNotInstalled,
    ModelRefused,
    ModelTimedOut,
    SettingsError,
)
from coach.ports.chat import Limits, ModelCall
from tests.contracts.chat_models import (
    CALL,
    PATIENT,
    SCHEMA,
    WITH_SCHEMA,
    over_http,
    say,
    text_of,
)

KEY = "sk-canary-5f3a"
BOTH = pytest.mark.parametrize("kind", ["openai", "ollama"])
SLACK = 1.0
"""Seconds by which a limit may be missed while other programs keep the machine busy."""


@BOTH
def test_a_request_holds_our_words_and_nothing_of_whoever_asks(kind: str) -> None:
    with FaultServer(answers=say) as server:
        list(over_http(kind, server).stream(CALL, limits=PATIENT))
        body = server.received[0].body

    assert [one["role"] for one in body["messages"]] == ["system", "user"]
    assert not any(body.get(name) for name in ("user", "tools", "metadata", "store"))
    assert body["stream"] is True
    assert body.get("temperature", body.get("options", {}).get("temperature")) <= 0.3


def test_openai_is_held_to_a_schema_strictly() -> None:
    with FaultServer(answers=say) as server:
        list(over_http("openai", server).stream(WITH_SCHEMA, limits=PATIENT))
        form = server.received[0].body["response_format"]

    assert form["type"] == "json_schema"
    assert form["json_schema"] == {"name": "answer", "strict": True, "schema": SCHEMA}


def test_ollama_is_given_room_for_all_that_it_is_to_read() -> None:
    long = ModelCall(system="s " * 20_000, user="u", most_tokens=800)
    with FaultServer(answers=say) as server:
        model = over_http("ollama", server)
        list(model.stream(CALL, limits=PATIENT))
        list(model.stream(long, limits=PATIENT))
        rooms = [one.body["options"]["num_ctx"] for one in server.received]

    assert rooms == [8192, 16384]
    assert server.received[0].body["think"] is False


@BOTH
def test_a_key_travels_in_its_header_alone(kind: str) -> None:
    with FaultServer(answers=say) as server:
        address = server.url if kind == "ollama" else server.openai_url
        model = open_model(f"{kind}:double", base_url=address, key=SecretStr(KEY), environ={})
        list(model.stream(CALL, limits=PATIENT))
        received = server.received[0]

    assert received.headers["authorization"] == f"Bearer {KEY}"
    assert KEY not in str(received.body) + repr(model) + str(vars(model))


@BOTH
@pytest.mark.parametrize("fault", ["unauthorised", "server_error", "fault_inside", "wrong_types"])
@pytest.mark.filterwarnings("ignore:Pydantic serializer warnings")
def test_an_error_holds_neither_the_key_nor_the_words_of_the_server(kind: str, fault: str) -> None:
    with FaultServer(fault, answers=say) as server:
        address = server.url if kind == "ollama" else server.openai_url
        model = open_model(f"{kind}:double", base_url=address, key=SecretStr(KEY), environ={})
        with pytest.raises(ModelError) as raised:
            list(model.stream(CALL, limits=PATIENT))

    assert "canary" not in repr(raised.value) + str(vars(raised.value))
    assert (raised.value.__cause__, raised.value.__context__) == (None, None)


@BOTH
def test_the_libraries_log_nothing_whatever_the_level(
    kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    secret = ModelCall(system="canary-in", user="canary-in")
    caplog.set_level(logging.DEBUG)
    with FaultServer(answers=lambda _: "canary-out") as server:
        address = server.url if kind == "ollama" else server.openai_url
        model = open_model(f"{kind}:double", base_url=address, key=SecretStr(KEY), environ={})
        list(model.stream(secret, limits=PATIENT))

    assert [one.name for one in caplog.records if one.name != "asyncio"] == []


@BOTH
def test_a_server_of_ones_own_needs_no_key(kind: str) -> None:
    with FaultServer(answers=say) as server:
        list(over_http(kind, server).stream(CALL, limits=PATIENT))

        assert "Bearer sk" not in server.received[0].headers.get("authorization", "")


def test_without_a_key_a_provider_is_not_even_asked() -> None:
    model = open_model("openai:gpt-4.1-mini", environ={})

    assert not model.has_key
    with pytest.raises(ModelRefused, match="no key is set"):
        next(model.stream(CALL, limits=PATIENT))


@BOTH
@pytest.mark.parametrize("fault", ["garbage", "html", "empty", "wrong_types"])
@pytest.mark.filterwarnings("ignore:Pydantic serializer warnings")
def test_what_is_no_answer_of_a_chat_model_is_none(kind: str, fault: str) -> None:
    with FaultServer(fault, answers=say) as server, pytest.raises(AnswerInvalid):
        list(over_http(kind, server).stream(CALL, limits=PATIENT))


@BOTH
@pytest.mark.parametrize("fault", ["huge", "huge_line"])
def test_an_endless_answer_is_read_no_further_than_64_kb(kind: str, fault: str) -> None:
    came = 0
    with FaultServer(fault) as server:
        model = over_http(kind, server)
        with pytest.raises(AnswerInvalid, match="longer than 64 KB"):
            for piece in model.stream(CALL, limits=PATIENT):
                came += len(piece.text)

    assert came <= 64 * 1024


@BOTH
def test_thinking_in_fields_of_its_own_is_left_out(kind: str) -> None:
    with FaultServer("reasoning", answers=say) as server:
        pieces = list(over_http(kind, server).stream(CALL, limits=PATIENT))

    assert "sources matter" not in text_of(pieces)


@BOTH
def test_a_redirect_is_not_followed(kind: str) -> None:
    with FaultServer(answers=say) as elsewhere, FaultServer("redirect") as server:
        with pytest.raises(ModelRefused, match="points to another address"):
            list(over_http(kind, server).stream(CALL, limits=PATIENT))

        assert elsewhere.requests == 0


@BOTH
def test_words_for_this_machine_take_no_proxy(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with FaultServer("refused") as proxy, FaultServer(answers=say) as server:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "OPENAI_PROXY"):
            monkeypatch.setenv(name, proxy.url)
        monkeypatch.delenv("NO_PROXY", raising=False)
        list(over_http(kind, server).stream(CALL, limits=PATIENT))

        assert server.requests == 1


@BOTH
@pytest.mark.parametrize("fault", ["slow_headers", "slow_body", "stall", "too_many_long", "huge"])
def test_limits_hold_whatever_the_server_does(kind: str, fault: str) -> None:
    limits = Limits(first=0.4, total=0.8)
    with FaultServer(fault, answers=say) as server:
        model = over_http(kind, server)
        began = time.monotonic()
        with pytest.raises(ModelError):
            list(model.stream(CALL, limits=limits))

        assert time.monotonic() - began < limits.total + SLACK


@BOTH
def test_an_answer_that_nobody_reads_ends_at_its_limit_too(kind: str) -> None:
    with FaultServer("stall", answers=say) as server:
        pieces = over_http(kind, server).stream(CALL, limits=Limits(first=5, total=1.5))
        next(pieces)
        until = time.monotonic() + 5
        while not server.hung_up and time.monotonic() < until:
            time.sleep(0.01)

        assert len(server.hung_up) == 1
        with pytest.raises(ModelTimedOut):
            list(pieces)


@BOTH
def test_a_hundred_closed_answers_leave_nothing_behind(kind: str) -> None:
    with FaultServer("stall", answers=say) as server:
        model = over_http(kind, server)
        threads, files = threading.active_count(), _open_files()
        for _ in range(100):
            pieces = model.stream(CALL, limits=PATIENT)
            next(pieces)
            pieces.close()  # type: ignore[attr-defined] # a generator, as the port says
        until = time.monotonic() + 5
        while len(server.hung_up) < 100 and time.monotonic() < until:
            time.sleep(0.01)

        assert len(server.hung_up) == 100
        gc.collect()
        assert asyncio.all_tasks(running_loop()) == set()
        assert threading.active_count() <= threads
        assert _open_files() <= files


def _open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir())) if os.path.isdir("/proc/self/fd") else 0


def test_an_unknown_provider_is_told_with_those_there_are() -> None:
    with pytest.raises(SettingsError, match=r"COACH_MODEL is 'acme:x'.*openai.*ollama"):
        open_model("acme:x", environ={})


@pytest.mark.parametrize(
    ("name", "extra"), [("mistral:mistral-small", "mistral"), ("google_genai:gemini", "google")]
)
def test_a_missing_package_is_told_with_the_extra_that_brings_it(name: str, extra: str) -> None:
    with pytest.raises(ModelNotInstalled, match=rf"\.\[{extra}\]"):
        open_model(name, environ={})


@pytest.mark.parametrize("name", TRACING)
def test_tracing_is_refused_when_a_model_is_opened_and_when_it_is_asked(name: str) -> None:
    environ: dict[str, str] = {}
    model = open_model("ollama:double", base_url="http://127.0.0.1:9", environ=environ)
    environ[name] = "true"

    with pytest.raises(SettingsError, match=name):
        open_model("ollama:double", environ=environ)
    with pytest.raises(SettingsError, match=name):
        next(model.stream(CALL, limits=PATIENT))


@pytest.mark.parametrize(
    ("name", "base_url", "environ", "host", "is_local"),
    [
        ("openai:m", "", {}, "OpenAI (api.openai.com)", False),
        ("anthropic:m", "", {}, "Anthropic (api.anthropic.com)", False),
        ("ollama:m", "", {}, "this machine", True),
        ("ollama:m", "", {"OLLAMA_HOST": "gpu.lan:11434"}, "gpu.lan", False),
        ("openai:m", "", {"OPENAI_BASE_URL": "https://llm.example/v1"}, "llm.example", False),
        ("openai:m", "http://localhost:8080/v1", {}, "this machine", True),
        ("openai:m", "http://127.8.9.1:8080/v1", {}, "this machine", True),
        ("openai:m", "http://[::1]:8080/v1", {}, "this machine", True),
        ("openai:m", "http://192.168.0.7:8080/v1", {}, "192.168.0.7", False),
        ("openai:m", "http://localhost.example/v1", {}, "localhost.example", False),
    ],
)
def test_a_model_says_where_the_words_go(
    name: str, base_url: str, environ: dict[str, str], host: str, is_local: bool
) -> None:
    model = open_model(name, base_url=base_url, environ=environ)

    assert (model.host, model.is_local) == (host, is_local)
