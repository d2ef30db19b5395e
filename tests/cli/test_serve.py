"""`coach serve`: options stand above the settings, and a taken port is told."""

import socket
from collections.abc import Sequence
from datetime import datetime

import pytest

from coach.cli.serve import look_after
from coach.errors import ClockDoubted
from tests.cli.conftest import Terminal


def test_a_taken_port_is_one_sentence_that_names_another(terminal: Terminal) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]

        printed = terminal.run("serve", "--port", str(port))

    assert (printed.code, printed.out) == (2, "")
    assert printed.err.startswith(f"Port {port} on 127.0.0.1 is taken by another program.")


def test_the_port_of_the_environment_is_taken_where_no_option_is_given(terminal: Terminal) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        terminal.environ = {"COACH_PORT": str(port)}

        printed = terminal.run("serve")

    assert printed.err.startswith(f"Port {port} on 127.0.0.1 is taken")


def test_a_host_of_another_machine_is_refused(terminal: Terminal) -> None:
    printed = terminal.run("serve", "--host", "192.0.2.1")

    assert printed.code == 2
    assert printed.err.startswith("COACH_HOST is '192.0.2.1'")


class _Enough(Exception):
    """Ends the endless looking after."""


class _Kept:
    """A coach that is looked after; closing fails as often as it is told to."""

    def __init__(self, failures: int) -> None:
        self.failures = failures
        self.closed = 0
        self.checked = 0

    def check_questions(self, lines: Sequence[str]) -> None:
        self.checked += 1

    def give_sample_feedback(self) -> int:
        return 0

    def close_due(self) -> None:
        if self.failures:
            self.failures -= 1
            raise ClockDoubted(before=datetime(2026, 1, 1), now=datetime(2027, 1, 1))
        self.closed += 1


def test_windows_are_looked_after_each_hour_and_a_failure_is_told_and_tried_again(
    capsys: pytest.CaptureFixture[str],
) -> None:
    kept, waited = _Kept(failures=1), list[float]()

    def wait(seconds: float) -> None:
        waited.append(seconds)
        if len(waited) == 3:
            raise _Enough

    with pytest.raises(_Enough):
        look_after(kept, wait=wait)

    assert (kept.checked, kept.closed, waited) == (1, 2, [3600.0] * 3)
    assert capsys.readouterr().err.count("--clock-is-right") == 1
