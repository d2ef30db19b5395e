"""The scripted server as a child process: started on a free port, ended by its process id."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

_PATIENCE = 90.0


@dataclass
class Served:
    """A running server."""

    port: int
    process: subprocess.Popen[str]

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def standing(self) -> dict[str, Any] | None:
        """Return what `/ready` says, None while nothing listens."""
        try:
            with urlopen(f"{self.address}/ready", timeout=10) as answer:
                standing: dict[str, Any] = json.load(answer)
                return standing
        except (URLError, ConnectionError):
            return None

    def wait_for(self, name: str) -> dict[str, Any]:
        """Wait until `/ready` answers with something true under `name`; return all it says."""
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until:
            standing = self.standing()
            if standing and standing[name]:
                return standing
            time.sleep(0.1)
        raise TimeoutError(f"{self.address} did not come to {name!r}; {self.standing()}")

    def stop(self, with_signal: int = signal.SIGTERM) -> tuple[int, str, str]:
        """Tell it to stop; return its exit code, and what it printed and complained."""
        if self.process.poll() is None:
            os.kill(self.process.pid, with_signal)
        out, complaints = self.process.communicate(timeout=_PATIENCE)
        return self.process.returncode, out, complaints


def free_port() -> int:
    """Return a port that nothing listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def served(home: Path, *arguments: str, environ: dict[str, str] | None = None) -> Iterator[Served]:
    """Run the scripted server with these arguments, and end it afterwards."""
    port = free_port()
    command = [sys.executable, "-m", "tests.doubles.scripted_server", "--port", str(port)]
    process = subprocess.Popen(
        [*command, "--home", str(home), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
        env={**os.environ, **(environ or {})},
    )
    server = Served(port, process)
    try:
        yield server
    finally:
        if process.poll() is None:
            os.kill(process.pid, signal.SIGKILL)
            process.wait()
        for stream in (process.stdout, process.stderr):
            if stream:
                stream.close()
