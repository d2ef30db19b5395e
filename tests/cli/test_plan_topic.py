"""`coach plan-topic`: five steps, for a person or as JSON."""

from pathlib import Path

import pytest

from coach.cli.plan_topic import plan_topic
from coach.errors import InputError
from tests.cli.preparing import CommandLine


@pytest.fixture
def line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    """Return a terminal for the command."""
    return CommandLine(plan_topic, tmp_path, capsys)


def test_json_has_the_keys_that_scripts_rely_on(line: CommandLine) -> None:
    shown = line.json("AI tools", "--pair", line.pair, "--minutes", "20")

    assert list(shown) == ["topic", "minutes", "steps", "try_it", "citations", "notices"]
    assert [step["kind"] for step in shown["steps"]] == [
        "hook", "show", "try", "play_back", "stretch",
    ]  # fmt: skip
    assert [citation["via"]["id"] for citation in shown["citations"]] == ["R31"]


@pytest.mark.parametrize("minutes", [5, 17, 20, 60])
def test_each_step_starts_where_the_one_before_ends(line: CommandLine, minutes: int) -> None:
    steps = line.json("delegation", "--pair", line.pair, "--minutes", str(minutes))["steps"]

    ends = [step["start"] + step["minutes"] for step in steps]
    assert [step["start"] for step in steps] == [0, *ends[:-1]]
    assert ends[-1] == minutes


def test_twenty_minutes_are_planned_unless_others_are_asked_for(line: CommandLine) -> None:
    assert line.json("delegation", "--pair", line.pair)["minutes"] == 20


def test_a_person_reads_a_line_for_each_step_and_a_task(line: CommandLine) -> None:
    shown = line.run("delegation", "--pair", line.pair)

    assert shown.startswith("delegation, 20 minutes\n  2 min  hook: You have worked on delegation")
    assert "\n  3 min  play back: " in shown
    assert "before you meet again" in shown


@pytest.mark.parametrize("minutes", ["4", "61"])
def test_minutes_outside_of_5_to_60_are_refused(line: CommandLine, minutes: str) -> None:
    with pytest.raises(InputError, match="5 to 60 minutes"):
        line.run("delegation", "--pair", line.pair, "--minutes", minutes)
