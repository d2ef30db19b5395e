"""What every clock promises."""

import pytest

from coach.adapters.system_clock import SystemClock
from coach.ports import Clock
from tests.doubles.set_clock import SetClock


@pytest.mark.parametrize("clock", [SystemClock(), SetClock()], ids=["system", "set"])
def test_time_never_runs_backwards(clock: Clock) -> None:
    readings = [clock.seconds() for _ in range(100)]

    assert readings == sorted(readings)


def test_a_set_clock_tells_the_time_it_was_set_to() -> None:
    clock = SetClock(5.0)

    clock.at += 2.5

    assert clock.seconds() == 7.5
