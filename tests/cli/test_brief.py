"""`coach brief`: one screen, for a person or as JSON."""

from pathlib import Path

import pytest

from coach.cli.brief import brief
from coach.errors import InputError, NotFound
from tests.cli.preparing import CommandLine


@pytest.fixture
def line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    """Return a terminal for the command."""
    return CommandLine(brief, tmp_path, capsys)


@pytest.mark.parametrize("reader", ["leader", "mentor"])
def test_json_has_the_keys_that_scripts_rely_on(line: CommandLine, reader: str) -> None:
    shown = line.json("--pair", line.pair, "--for", reader)

    assert list(shown) == [
        "for", "listen_for", "ask", "open_actions", "avoid", "citations", "notices",
    ]  # fmt: skip
    assert shown["for"] == reader
    assert (len(shown["listen_for"]), len(shown["ask"])) == (3, 2)
    assert shown["open_actions"][0].endswith("“Send the template”, overdue since 10 November.")


def test_a_citation_is_shown_as_every_json_shows_it(line: CommandLine) -> None:
    (citation,) = line.json("--pair", line.pair, "--for", "leader")["citations"]

    assert {"n", "source", "title", "grade", "quote", "status", "via"} <= set(citation)


def test_a_person_reads_headings_and_lines(line: CommandLine) -> None:
    shown = line.run("--pair", line.pair, "--for", " Leader ")

    assert shown.startswith("Listen for:\n  ")
    assert "\n\nAsk:\n  " in shown
    assert "\n\nStill open:\n  You: “Send the template”" in shown
    assert "\n\nSource: Reverse mentoring, one to one" in shown


def test_only_the_two_sides_have_a_brief(line: CommandLine) -> None:
    with pytest.raises(
        InputError, match=r"--for: .manager. is not a side\. Choose leader or mentor"
    ):
        line.run("--pair", line.pair, "--for", "manager")


def test_an_unknown_pair_is_told(line: CommandLine) -> None:
    with pytest.raises((NotFound, InputError)):
        line.run("--pair", "nobody.yaml", "--for", "leader")
