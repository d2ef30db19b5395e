"""A measure: one figure taken several times, told by its median."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
_SCRIPT = Path(sys.executable).with_name("coach")
COACH = (
    [str(_SCRIPT)]
    if _SCRIPT.exists()
    else [sys.executable, "-c", "from coach.cli.main import main; main()"]
)
"""The console script, or what it calls where it is not installed."""


@dataclass(frozen=True)
class Measure:
    """One figure of the table."""

    name: str
    values: tuple[float, ...]
    """In `unit`, one for each run."""
    unit: str = "s"

    @property
    def line(self) -> tuple[str, ...]:
        """Name, median, smallest, largest and number of runs, as text."""
        figures = (median(self.values), min(self.values), max(self.values))
        texts = (f"{figure:.{2 if self.unit == 's' else 1}f} {self.unit}" for figure in figures)
        return self.name, *texts, str(len(self.values))


def repeat(name: str, take: Callable[[], float], *, runs: int) -> Measure:
    """Take a figure in seconds several times."""
    return Measure(name, tuple(take() for _ in range(runs)))


def seconds_of(command: Sequence[str], environ: Mapping[str, str]) -> float:
    """Run a command to its end and return its wall time in seconds.

    Raises:
        RuntimeError: It ended with an error; a failed check (1) is none.
    """
    start = time.perf_counter()
    done = subprocess.run(command, env=environ, cwd=ROOT, capture_output=True, check=False)
    taken = time.perf_counter() - start
    if done.returncode > 1:
        raise RuntimeError(f"{' '.join(command)}: {done.stderr.decode(errors='replace')[-400:]}")
    return taken


@contextmanager
def home() -> Iterator[dict[str, str]]:
    """Yield an environment whose data folder is new, and gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="coach-bench-") as folder:
        yield {**os.environ, "COACH_HOME": folder}
