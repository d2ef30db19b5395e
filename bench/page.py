"""The web app in a new process: when it answers, when the page is there, when it can be asked."""

import json
import socket
import subprocess
import time
import urllib.request
from collections.abc import Mapping
from urllib.error import URLError

from bench.measure import COACH, ROOT, Measure

PATIENCE = 120.0
"""Seconds after which a start counts as failed."""
STEPS = ("first page", "page up", "usable chat")


def measure(environ: Mapping[str, str], *, runs: int) -> list[Measure]:
    """Return the seconds from the start of `coach serve` to each step."""
    starts = [_start(environ) for _ in range(runs)]
    return [Measure(step, tuple(times[n] for times in starts)) for n, step in enumerate(STEPS)]


def _start(environ: Mapping[str, str]) -> tuple[float, ...]:
    port = _free_port()
    begun = time.perf_counter()
    server = subprocess.Popen(
        [*COACH, "serve", "--port", str(port)],
        env=environ,
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        return tuple(_until(step, port, server, begun) for step in STEPS)
    finally:
        server.terminate()
        server.wait(timeout=20)


def _until(step: str, port: int, server: "subprocess.Popen[bytes]", begun: float) -> float:
    while not _reached(step, port):
        if server.poll() is not None or time.perf_counter() - begun > PATIENCE:
            raise RuntimeError(f"coach serve did not reach: {step}")
        time.sleep(0.02)
    return time.perf_counter() - begun


def _reached(step: str, port: int) -> bool:
    path = "/" if step == "first page" else "/ready"
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
            body = answer.read()
    except (URLError, ConnectionError, TimeoutError):
        return False
    if step == "first page":
        return True
    standing = json.loads(body)
    return bool(standing["page"] if step == "page up" else standing["coach"])


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
