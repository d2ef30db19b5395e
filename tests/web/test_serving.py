"""`coach serve` as a process: what it prints, what it answers, how it ends."""

import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.doubles.served import free_port, served


def _refused(tmp_path: Path, *arguments: str, **environ: str) -> tuple[int, str]:
    with served(tmp_path, *arguments, environ=environ) as server:
        out, complaint = server.process.communicate(timeout=60)
        assert out == ""
        return server.process.returncode, complaint


def test_a_port_that_is_taken_is_one_sentence(tmp_path: Path) -> None:
    port = free_port()
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))
        other.listen()
        command = [sys.executable, "-m", "tests.doubles.scripted_server", "--port", str(port)]
        ended = subprocess.run(
            [*command, "--home", str(tmp_path)], capture_output=True, text=True, timeout=60
        )

    assert ended.returncode == 2
    assert ended.stderr == (
        f"Port {port} on 127.0.0.1 is taken by another program. "
        f"Stop it, or choose another port: coach serve --port {port + 1}.\n"
    )


def test_an_environment_that_traces_is_refused(tmp_path: Path) -> None:
    code, complaint = _refused(tmp_path, LANGSMITH_TRACING="true")

    assert code == 2
    assert complaint.startswith("LANGSMITH_TRACING is 'true'; it must be unset")


@pytest.mark.parametrize("host", ["192.0.2.77", "no such host"])
def test_an_address_that_is_not_ours_is_refused(tmp_path: Path, host: str) -> None:
    code, complaint = _refused(tmp_path, "--host", host)

    assert code == 2
    assert complaint.startswith(f"COACH_HOST is {host!r}; it must be an address of this machine")


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_it_answers_before_anything_is_loaded_and_ends_when_told(tmp_path: Path, how: int) -> None:
    with served(tmp_path, "--preparing", "60") as server:
        while server.standing() is None:
            time.sleep(0.05)
        with urlopen(server.address, timeout=10) as answer:
            first = answer.read().decode()
        code, out, complaints = server.stop(how)

    assert "Opening the page" in first
    assert (code, complaints) == (0, "")
    assert out == f"The coach is at {server.address} (Ctrl+C stops it).\n"


def test_an_open_stream_does_not_hold_it_and_nothing_is_left_behind(tmp_path: Path) -> None:
    with served(tmp_path) as server:
        server.wait_for("coach")
        assert (tmp_path / f"web-{server.port}").is_dir()
        with urlopen(f"{server.address}/gradio_api/heartbeat/s1", timeout=30) as stream:
            assert stream.status == 200
            code, _, complaints = server.stop()

    assert (code, complaints) == (0, "")
    assert list(tmp_path.iterdir()) == []
