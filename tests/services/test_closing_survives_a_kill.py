"""A machine that stops while a window is closed leaves one release or none, and never half."""

import shutil
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

from tests.services.feedback_world import PROGRAMME, World, everybody

KILLS = 6


def test_a_window_is_closed_whole_or_not_at_all(tmp_path: Path) -> None:
    before = tmp_path / "before"
    before.mkdir()
    world = World(before)
    world.declare()
    for reader in everybody(world.enrol(15)):
        world.answer(reader, comment="calendar")
    world.store.close()
    world.pairs.close()
    outcomes = set()
    for number in range(KILLS):
        home = tmp_path / str(number)
        shutil.copytree(before, home)
        _killed_after(home, number * 0.015)
        after = World(home)
        outcomes.add(_closed(after))
        after.at(date(2026, 4, 3))
        after.closer.close_due()
        assert _closed(after)
        assert len(after.ledger()) == 1

    assert False in outcomes  # at least one was stopped in time, else nothing was tried


def _killed_after(home: Path, seconds: float) -> None:
    """Start closing in another process, and kill it so long after it has begun."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.services.closing_process", str(home)],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "closing\n"
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()


def _closed(world: World) -> bool:
    """Return whether the window is closed; everything that belongs to it must agree."""
    with world.store.reading() as records:
        closed, sealed = records.closed(PROGRAMME), records.sealed(PROGRAMME)
        waiting, events = records.waiting(PROGRAMME), records.events()
    done = bool(closed)
    assert [bool(one) for one in (sealed, world.ledger(), events)] == [done] * 3
    assert len(waiting) == (0 if done else 30)
    return done
