"""The installed command with the real coach, called as scripts outside the project call it."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from coach import open_coach
from coach.adapters.minilm_embedder import MiniLmEmbedder
from coach.domain.conversation import Outcome

COACH = str(Path(sys.executable).with_name("coach"))
QUESTIONS: list[dict[str, Any]] = [
    {"id": "fades", "question": "Why do most mentoring relationships fade?", "role": "leader"},
    {"id": "oslo", "question": "What is the weather in Oslo?", "role": "mentor"},
    {"id": "bad", "role": "leader"},
]


@pytest.fixture
def environ(minilm: MiniLmEmbedder, minilm_home: Path) -> dict[str, str]:
    """Return the environment of a person whose data folder already holds the model's export."""
    return {**os.environ, "COACH_HOME": str(minilm_home)}


def _run(environ: dict[str, str], *arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [COACH, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environ)


def test_a_file_of_questions_is_answered_line_by_line(
    environ: dict[str, str], tmp_path: Path
) -> None:
    file = tmp_path / "turns.jsonl"
    file.write_text("\n".join(map(json.dumps, QUESTIONS)), encoding="utf-8")

    done = _run(environ, "ask", "--file", str(file), "--json")

    fades, oslo, bad = (json.loads(line) for line in done.stdout.splitlines())
    assert fades["outcome"] == "answered"
    assert "s4-wiifm" in {citation["source"] for citation in fades["citations"]}
    assert oslo["outcome"] == "off_topic"
    assert set(bad) == {"id", "error"}
    assert (done.returncode, done.stderr) == (2, "")


def test_search_prints_passages_of_the_library(environ: dict[str, str]) -> None:
    done = _run(environ, "search", "seminars and their cost", "-k", "2", "--json")

    hits = json.loads(done.stdout)
    assert len(hits) == 2
    assert hits[0]["source"] == "s0-seminars-vs-reverse-mentoring"
    assert (done.returncode, done.stderr) == (0, "")


def test_python_opens_the_same_coach(environ: dict[str, str]) -> None:
    reply = open_coach(environ).ask(QUESTIONS[0]["question"])

    assert reply.outcome is Outcome.ANSWERED
