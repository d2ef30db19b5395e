"""`coach model`: which writer is on, what leaves this machine, whether the model works."""

import json
from pathlib import Path

import pytest

from coach.cli.model import EMBEDDED
from coach.doubles.fault_server import FaultServer
from tests.cli.conftest import Terminal

KEY = "sk-canary-77"


def _with(terminal: Terminal, model: str, base_url: str = "", **more: str) -> Terminal:
    terminal.environ = {"COACH_MODEL": model, "COACH_MODEL_BASE_URL": base_url, **more}
    return terminal


@pytest.mark.parametrize("command", ["show", "check"])
def test_without_a_model_the_embedded_writer_is_on(terminal: Terminal, command: str) -> None:
    plain = terminal.run("model", command)
    shown = json.loads(terminal.run("model", command, "--json").out)

    assert (plain.code, plain.out) == (0, f"{EMBEDDED}\n")
    assert shown["writer"] == "embedded"


def test_a_model_of_this_machine_is_shown_as_one(terminal: Terminal) -> None:
    found = _with(terminal, "ollama:llama3.1").run("model", "show")

    assert found.code == 0
    assert found.out.splitlines() == [
        "ollama:llama3.1 words answers, on this machine; no key is set; it takes a schema.",
        "Nothing leaves this machine.",
    ]


def test_what_goes_to_another_machine_is_listed(terminal: Terminal) -> None:
    elsewhere = _with(terminal, "openai:m", "https://llm.example/v1", COACH_MODEL_KEY=KEY)

    shown = json.loads(elsewhere.run("model", "show", "--json").out)
    said = elsewhere.run("model", "show").out

    assert (shown["host"], shown["local"], shown["key_set"]) == ("llm.example", False, True)
    assert len(shown["leaves"]) > 2
    assert all(f"- {one}" in said for one in shown["leaves"])
    assert "comment" not in said
    assert KEY not in said + str(shown)


def test_comments_are_listed_where_they_are_read(terminal: Terminal) -> None:
    reads = {"COACH_MODEL_READS_COMMENTS": "true"}
    elsewhere = _with(terminal, "openai:m", "https://llm.example/v1", **reads)

    assert "participant's comment" in elsewhere.run("model", "show").out


@pytest.mark.parametrize("kind", ["openai", "ollama"])
def test_a_model_that_works_is_told_with_its_seconds(terminal: Terminal, kind: str) -> None:
    with FaultServer() as server:
        address = server.url if kind == "ollama" else server.openai_url
        found = _with(terminal, f"{kind}:double", address).run("model", "check")
        done = json.loads(terminal.run("model", "check", "--json").out)

    assert found.code == 0
    assert found.out.startswith("It works: it can be reached")
    assert (done["works"], done["quotes"], done["tokens"]) == (True, True, 18)
    assert server.requests == 2


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        ("refused", "nobody answers at its address"),
        ("unauthorised", "401: its key is not accepted"),
        ("html", "what came is no answer of a chat model"),
    ],
)
def test_a_model_that_does_not_work_is_one_sentence_and_exit_1(
    terminal: Terminal, fault: str, sentence: str
) -> None:
    with FaultServer(fault) as server:
        model = _with(terminal, "ollama:double", server.url, COACH_MODEL_KEY=KEY)
        found = model.run("model", "check")

    assert (found.code, found.out) == (1, "")
    assert sentence in found.err and found.err.count("\n") == 1
    assert KEY not in found.err


def test_a_model_that_does_not_work_is_json_too(terminal: Terminal) -> None:
    with FaultServer("forbidden") as server:
        found = _with(terminal, "ollama:double", server.url).run("model", "check", "--json")

    done = json.loads(found.out)
    assert found.code == 1
    assert (done["works"], done["reachable"], done["key_accepted"]) == (False, True, False)


def test_a_key_file_that_others_may_read_is_a_mistake(terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "key"
    file.write_text(KEY, encoding="utf-8")
    file.chmod(0o644)

    found = _with(terminal, "openai:m", COACH_MODEL_KEY_FILE=str(file)).run("model", "show")

    assert found.code == 2
    assert "chmod 600" in found.err and KEY not in found.err
