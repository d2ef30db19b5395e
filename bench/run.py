"""`make bench`: how long everything takes on this machine; nothing passes or fails here."""

import argparse
import sys
from collections.abc import Callable

from bench import agendas, page, support, turns
from bench.measure import COACH, Measure, home, repeat, seconds_of

HEAD = ("measure", "median", "least", "most", "runs")
QUESTION = "Why do most mentoring relationships fade?"


def main() -> None:
    """Measure everything and print one table."""
    parser = argparse.ArgumentParser(prog="bench/run.py", description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="how often each figure is taken")
    runs = max(1, parser.parse_args().runs)
    table: list[Measure] = []
    with home() as environ:
        steps: tuple[Callable[[], list[Measure]], ...] = (
            lambda: [_command("coach ask, new data folder", environ, 1, "ask", QUESTION)],
            lambda: [_command("coach ask, cold", environ, runs, "ask", QUESTION)],
            lambda: [_command("coach --help", environ, runs, "--help")],
            lambda: page.measure(environ, runs=runs),
            lambda: [_command("coach eval", environ, min(runs, 3), "eval")],
            lambda: turns.measure(environ, runs=runs),
            lambda: agendas.measure(environ, runs=runs),
            lambda: support.measure(environ, runs=runs),
        )
        for step in steps:
            found = step()
            print("  ".join(measure.name for measure in found), file=sys.stderr)
            table += found
    show(table)


def _command(name: str, environ: dict[str, str], runs: int, *arguments: str) -> Measure:
    return repeat(name, lambda: seconds_of([*COACH, *arguments], environ), runs=runs)


def show(table: list[Measure]) -> None:
    """Print the measures in columns."""
    rows = [HEAD, *(measure.line for measure in table)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    for row in rows:
        print(
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        )


if __name__ == "__main__":
    main()
