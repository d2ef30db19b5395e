"""The command line as a whole: help at once, one sentence for a mistake, quiet when stopped."""

import subprocess
import sys
from pathlib import Path

import pytest

from coach import __version__
from coach.cli.main import INTERRUPTED, run
from coach.cli.opening import AskableCoach, Opening, Progress
from coach.errors import NotFound
from coach.settings import Settings
from tests.cli.conftest import Terminal

ROOT = Path(__file__).parents[2]
START = "from coach.cli.main import main; main()"
SLOW = {"pydantic", "numpy", "torch", "gradio", "chromadb", "onnxruntime", "sqlalchemy", "yaml"}


def _start(code: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_help_is_shown_without_the_libraries_that_take_long_to_import() -> None:
    code = "import sys, coach.cli.main; print(*{name.split('.')[0] for name in sys.modules})"

    assert not set(_start(code).stdout.split()) & SLOW


def test_coach_alone_shows_the_help(terminal: Terminal) -> None:
    printed = terminal.run()

    assert printed.code == 0
    for command in ("ask", "search", "knowledge", "serve", "eval", "bench"):
        assert f"\n  {command} " in printed.out


def test_the_version_is_that_of_the_package(terminal: Terminal) -> None:
    assert terminal.run("--version").out == f"{__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["aks", "What is it?"],
        ["ask", "What is it?", "--rôle", "leader"],
        ["ask", "one", "two"],
        ["search"],
        ["search", "trust", "-k", "many"],
        ["serve", "--port", "0"],
        ["knowledge", "lists"],
    ],
)
def test_a_mistyped_command_is_one_sentence_and_exit_2(
    terminal: Terminal, arguments: list[str]
) -> None:
    printed = terminal.run(*arguments)

    assert (printed.code, printed.out) == (2, "")
    assert printed.err.endswith("See: coach --help.\n")
    assert printed.err.count("\n") == 1


def test_an_error_of_the_coach_is_its_sentence_and_exit_2(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def build(settings: Settings, progress: Progress) -> AskableCoach:
        raise NotFound(kind="suite", name="x")

    code = run(["search", "trust"], Opening({}, build))

    assert code == 2
    assert capsys.readouterr().err == "There is no suite called 'x'. Check the spelling.\n"


def test_a_malformed_setting_is_told_before_anything_is_built(terminal: Terminal) -> None:
    terminal.environ = {"COACH_PORT": "seventy"}

    printed = terminal.run("ask", "What is it?")

    assert printed.code == 2
    assert printed.err.startswith("COACH_PORT is 'seventy'; it must be a port number")
    assert terminal.built == []


def test_a_command_stopped_with_ctrl_c_is_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    def build(settings: Settings, progress: Progress) -> AskableCoach:
        raise KeyboardInterrupt

    code = run(["search", "trust"], Opening({}, build))

    assert code == INTERRUPTED
    assert capsys.readouterr() == ("", "")


def test_a_reader_that_has_seen_enough_leaves_no_traceback() -> None:
    command = [sys.executable, "-c", START, "knowledge", "list", "--json"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stderr is not None

    process.stdout.close()
    with process.stderr as stream:
        said = stream.read()
    process.wait()

    assert said == ""


def test_what_is_printed_is_utf_8_whatever_the_locale_says() -> None:
    command = [sys.executable, "-c", START, "knowledge", "list"]
    environ = {"PYTHONPATH": str(ROOT), "LC_ALL": "C", "PYTHONIOENCODING": "ascii"}

    done = subprocess.run(command, capture_output=True, check=False, env=environ)

    assert "Reverse – Mentoring" in done.stdout.decode("utf-8")
