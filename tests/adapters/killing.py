"""Runs Python in a process of its own that is killed at a chosen step, as by a power cut."""

import signal
import subprocess
import sys

PREAMBLE = """
import os, signal, sys
from pathlib import Path
event, number, word = sys.argv[1], int(sys.argv[2]), sys.argv[3]
seen = 0
def watch(name, args):
    global seen
    if name == event and word in repr(args):
        seen += 1
        if seen == number:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(watch)
"""


def run_until_killed(code: str, *args: str, event: str, number: int = 1, word: str = "") -> None:
    """Run code that is killed just before its n-th audit event of that name and word.

    The arguments are `sys.argv[4:]` of the code. The process must not survive.
    """
    command = [sys.executable, "-c", PREAMBLE + code, event, str(number), word, *args]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr
