"""Declaring a programme, closing its windows and reading what was published, as commands."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from coach.cli.main import run
from coach.cli.opening import Opening
from coach.services.close_window import WindowCloser
from coach.services.declare_feedback import PlanDeclarer
from tests.services.feedback_world import PROGRAMME, World, everybody


@dataclass(frozen=True)
class OpeningOf(Opening):
    """An opening over a world's data folder, with the world's clock and reader of comments."""

    world: World | None = None

    def closer(self) -> WindowCloser:
        assert self.world is not None
        return self.world.closer

    def declarer(self) -> PlanDeclarer:
        assert self.world is not None
        return PlanDeclarer(self.world.store, self.world.clock)


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


@pytest.fixture
def start(world: World) -> OpeningOf:
    return OpeningOf({"COACH_HOME": str(world.home)}, world=world)


def test_a_declared_programme_is_closed_and_its_release_printed(
    world: World, start: OpeningOf, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(f"programme: {PROGRAMME}\nstarts: 2026-01-05\n", encoding="utf-8")
    assert run(["programme", "declare", str(plan)], start) == 0
    for reader in everybody(world.enrol(12)):
        world.answer(reader, comment="calendar")
    world.at(date(2026, 4, 3))

    assert run(["close-due"], start) == 0
    assert run(["programme", "releases", PROGRAMME], start) == 0

    out = capsys.readouterr().out
    assert "declared. It applies from" in out
    assert f"{PROGRAMME}, 2026 Q1: closed." in out
    assert "Time and scheduling" in out


def test_closing_twice_prints_that_nothing_is_due(
    world: World, start: OpeningOf, capsys: pytest.CaptureFixture[str]
) -> None:
    world.declare()
    world.at(date(2026, 4, 3))
    run(["close-due", "--json"], start)
    first = json.loads(capsys.readouterr().out)

    assert run(["close-due"], start) == 0

    assert [one["window"] for one in first] == ["2026 Q1"]
    assert capsys.readouterr().out == "No window is due.\n"


def test_a_release_in_json_has_the_keys_that_others_rely_on(
    world: World, start: OpeningOf, capsys: pytest.CaptureFixture[str]
) -> None:
    world.declare()
    for reader in everybody(world.enrol(12)):
        world.answer(reader)
    world.close(date(2026, 4, 3))

    assert run(["programme", "releases", PROGRAMME, "--json"], start) == 0

    (release,) = json.loads(capsys.readouterr().out)
    assert list(release) == [
        "programme",
        "window",
        "people_at_least",
        "band",
        "questions",
        "themes",
        "response",
        "hidden",
        "cannot_see",
    ]


@pytest.mark.parametrize("shown", [True, False])
def test_health_names_pairs_only_if_the_programme_said_so(
    world: World,
    start: OpeningOf,
    capsys: pytest.CaptureFixture[str],
    shown: bool,
) -> None:
    world.declare(attendance_shown=shown)
    world.enrol(3)

    assert run(["programme", "health", PROGRAMME], start) == 0

    out = capsys.readouterr().out
    assert ("Mentor Spring pilot 0" in out) is shown


def test_a_clock_that_leapt_is_told_in_one_sentence(
    world: World, start: OpeningOf, capsys: pytest.CaptureFixture[str]
) -> None:
    world.declare()
    run(["close-due"], start)
    world.at(date(2027, 9, 1))

    assert run(["close-due"], start) == 2

    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "--clock-is-right" in err


def test_a_plan_that_is_not_there_is_told(
    start: OpeningOf, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["programme", "declare", "nowhere.yaml"], start) == 2
    assert "nowhere.yaml" in capsys.readouterr().err
