"""`coach rehearse` lists scenes, and plays one from a file of answers."""

import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import pytest
import typer

from coach.adapters.minilm_embedder import MiniLmEmbedder
from coach.cli.opening import AskableCoach, Opening
from coach.cli.rehearse import rehearse
from coach.errors import InputError, NotFound
from coach.services.rehearse import Rehearsals
from tests.services.rehearsing import rehearsals

ANSWERS = (
    "What would you need to see first?",
    "",
    "Then he hit me.",
    "You never listen.",
    "I hear you, it is your name on it.",
    "Shall we try one page for ten minutes?",
    "My bicycle is blue.",
    "Who checks it today?",
    "This is never reached.",
)


@dataclass
class _Coach:
    rehearsals: Rehearsals


Run = Callable[..., str]


@pytest.fixture
def run(minilm: MiniLmEmbedder, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    app = typer.Typer(pretty_exceptions_enable=False)
    app.command()(rehearse)
    coach = cast(AskableCoach, _Coach(rehearsals(minilm)))

    def typed(*arguments: str) -> str:
        start = Opening({"COACH_HOME": str(tmp_path)}, lambda *_: coach)
        app(args=list(arguments), standalone_mode=False, obj=start)
        return capsys.readouterr().out

    return typed


@pytest.fixture
def answers(tmp_path: Path) -> str:
    path = tmp_path / "answers.txt"
    path.write_text("\n".join(ANSWERS), encoding="utf-8")
    return str(path)


def played(run: Run, answers: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("defensive-cfo", "--answers", answers, "--json"))
    return found


def test_without_a_scene_those_of_a_role_are_listed(run: Run) -> None:
    listed = json.loads(run("--role", "leader", "--json"))

    assert {one["role"] for one in listed} == {"leader"}
    assert all(one["id"] in run("--role", "leader") for one in listed)


def test_a_file_of_answers_gives_the_whole_as_one_document(run: Run, answers: str) -> None:
    document = played(run, answers)

    assert set(document) == {"scenario", "turns", "feedback", "notices"}
    assert [turn["you"] for turn in document["turns"]] == [one for one in ANSWERS[:-1] if one]
    assert all(set(turn) == {"partner", "you", "did", "note"} for turn in document["turns"])


def test_what_a_person_should_hear_about_takes_no_turn(run: Run, answers: str) -> None:
    turns = played(run, answers)["turns"]

    assert turns[1]["did"] == "help"
    assert turns[1]["partner"] == turns[2]["partner"]


def test_the_feedback_ends_in_advice_with_its_source(run: Run, answers: str) -> None:
    (cited,) = played(run, answers)["feedback"][-1]["citations"]

    assert cited["source"] == "reverse-mentoring" and cited["status"] == "verified"


def test_a_person_reads_it_as_text(run: Run, answers: str) -> None:
    text = run("defensive-cfo", "--answers", answers)

    assert "Nothing here is kept" in text
    assert "The CFO: " in text and "Looking back:" in text and "[1]" in text


def test_a_scene_is_found_by_ones_own_words(run: Run, answers: str) -> None:
    document = json.loads(run("my mentor wants out", "--answers", answers, "--json"))

    assert document["scenario"] == "wants-to-stop"


def test_answers_come_from_standard_input_too(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    typed = io.BytesIO(b"Why does it matter to you?")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(typed, encoding="utf-8"))

    assert len(json.loads(run("defensive-cfo", "--answers", "-", "--json"))["turns"]) == 1


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (("how do I bake bread", "--answers", "ANSWERS"), NotFound),
        (("defensive-cfo", "--role", "manager"), InputError),
        (("defensive-cfo", "--json"), InputError),
        (("defensive-cfo", "--answers", "nowhere.txt"), InputError),
    ],
)
def test_a_mistake_is_one_sentence(
    run: Run, answers: str, arguments: tuple[str, ...], error: type[Exception]
) -> None:
    with pytest.raises(error):
        run(*(answers if one == "ANSWERS" else one for one in arguments))


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_talk_at_a_terminal_ends_with_the_input_and_is_looked_back_on(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", _Terminal("What would you need to see first?\n\n"))

    text = run("defensive-cfo")

    assert "Nothing here is kept" in text and "Ctrl+D ends it" in text
    assert "An open question" in text and "Say something first" in text
    assert text.count("The CFO: ") == 3 and "Looking back:" in text
