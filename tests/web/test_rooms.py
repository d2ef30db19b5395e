"""The page as it is built: nothing on it takes what it could not send itself."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from coach.web.guard import Guard
from coach.web.joining import Joining
from tests.doubles.asgi import EchoApp, ask

_KINDS = {"state", "textbox", "radio", "dropdown", "number", "checkbox"}
_JUNK: list[object] = [{"path": "/etc/passwd"}, ["x", "y"], {"__type__": "update"}, [[1]]]


@pytest.fixture(scope="module")
def config() -> Mapping[str, Any]:
    command = [sys.executable, "-m", "tests.doubles.page_config"]
    printed = subprocess.run(
        command, capture_output=True, check=True, cwd=Path(__file__).parents[2], timeout=90
    )
    config: dict[str, Any] = json.loads(printed.stdout)
    return config


def _events(config: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [event for event in config["dependencies"] if event["backend_fn"]]


def test_every_input_is_of_a_kind_that_the_door_knows(config: Mapping[str, Any]) -> None:
    kinds = {part["id"]: part["type"] for part in config["components"]}

    assert {kinds[one] for event in _events(config) for one in event["inputs"]} <= _KINDS


def test_no_event_can_be_called_from_outside(config: Mapping[str, Any]) -> None:
    assert {event["api_visibility"] for event in _events(config)} == {"private"}


def test_junk_in_any_input_of_any_event_is_refused(config: Mapping[str, Any]) -> None:
    door = Guard(Joining(EchoApp(), config), host="127.0.0.1")
    asked = 0
    for event in _events(config):
        for place in range(len(event["inputs"])):
            for junk in _JUNK:
                values: list[object] = [None] * len(event["inputs"])
                values[place] = junk
                body = json.dumps({"fn_index": event["id"], "data": values, "session_hash": "s"})
                answer = ask(door, "/gradio_api/queue/join", method="POST", body=[body.encode()])
                assert answer.status == 422, (event["id"], place, junk)
                asked += 1
    assert asked > 200


def test_the_tabs_are_those_of_the_three_who_use_it(config: Mapping[str, Any]) -> None:
    tabs = [part["props"]["label"] for part in config["components"] if part["type"] == "tabitem"]

    assert {"Ask", "Prepare", "Topics", "Feedback", "Pairs", "Releases"} <= set(tabs)


def test_every_widget_that_is_shown_has_a_name(config: Mapping[str, Any]) -> None:
    kinds = _KINDS - {"state"}
    named = [part["props"].get("label") for part in config["components"] if part["type"] in kinds]

    assert all(named)
