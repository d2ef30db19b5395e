"""Every fault of a model's server at the product's own limits: how long, how often, what is told.

Run `python -m bench.faults [--client openai] [--faults stall,cut] [--runs N]`: faults that hang are
waited for, which takes a minute and more. It prints one line for each fault, then how long an
answer takes while a dead model is left alone, beside the embedded writer on its own.
"""

import argparse
import os
import time
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from coach.bootstrap.degrading import LibraryDegrading
from coach.bootstrap.planting import Asking
from coach.domain.answer import Reply
from coach.doubles.fault_server import FaultServer
from coach.doubles.faults import FAULTS
from coach.evaluation.degradation_answers import several
from coach.services.model_notices import read_model_notices
from coach.settings import read_settings
from coach.shelves import shelf

QUESTIONS = (
    "Why do most mentoring relationships fade?",
    "How did Jack Welch use reverse mentoring at GE?",
    "What should a first session cover?",
    "What can a junior offer a director?",
    "What is reciprocal mentoring?",
)
HEAD = ("fault", "seconds", "requests", "words of", "told", "cites", "next: s", "next: requests")


@dataclass(frozen=True)
class Met:
    """What came of one fault."""

    fault: str
    seconds: float
    requests: int
    reply: Reply
    next_seconds: float
    next_requests: int

    def line(self, told: str) -> tuple[str, ...]:
        """Return the fault, what it cost and what a reader sees, as text."""
        engine = self.reply.provenance.engine
        return (
            self.fault,
            f"{self.seconds:.2f}",
            str(self.requests),
            engine if engine == "embedded" else "the model",
            told or "-",
            str(len(self.reply.citations)),
            f"{self.next_seconds:.2f}",
            str(self.next_requests),
        )


def meet(building: LibraryDegrading, client: str, fault: str) -> Met:
    """Ask one question before a fault, and another after it."""
    with FaultServer(fault, answers=several) as server:
        coach = _coach(building, client, server)
        began = time.perf_counter()
        reply = coach.ask(QUESTIONS[0])
        seconds, requests = time.perf_counter() - began, server.requests
        began = time.perf_counter()
        coach.ask(QUESTIONS[1])
        after = time.perf_counter() - began
        return Met(fault, seconds, requests, reply, after, server.requests - requests)


def left_alone(building: LibraryDegrading, client: str, runs: int) -> dict[str, list[float]]:
    """Return seconds of turns: the embedded writer alone, and in place of a dead model.

    Both take turns within one run, so that a busy machine delays them alike.
    """
    alone = building.coach((), None)
    with FaultServer("refused") as server:
        dead = _coach(building, client, server)
        dead.ask(QUESTIONS[0])
        taken: dict[str, list[float]] = {"embedded": [], "dead model": []}
        for run in range(runs):
            question = QUESTIONS[run % len(QUESTIONS)]
            taken["embedded"].append(_seconds(alone, question))
            taken["dead model"].append(_seconds(dead, question))
    return taken


def main() -> None:
    """Print both tables."""
    options = argparse.ArgumentParser(prog="python -m bench.faults", description=__doc__)
    options.add_argument("--client", choices=("openai", "ollama"), default="openai")
    options.add_argument("--faults", default=",".join(FAULTS))
    options.add_argument("--runs", type=int, default=25, help="turns beside a dead model")
    given = options.parse_args()
    building = LibraryDegrading(read_settings(os.environ))
    building.coach((), None).ask(QUESTIONS[0])  # what is loaded at first use is no fault's
    notices = read_model_notices(shelf("knowledge") / "conversation").model_dump()
    known = {text: name for name, text in notices.items()}
    _print(HEAD)
    done = []
    for fault in given.faults.split(","):
        done.append(meet(building, given.client, fault))
        told = (known.get(notice, "") for notice in done[-1].reply.notices)
        _print(done[-1].line(", ".join(name for name in told if name)))
    _sum_up(done, left_alone(building, given.client, max(5, given.runs)))


def _sum_up(done: Sequence[Met], taken: dict[str, list[float]]) -> None:
    print(f"\nslowest answer {max(one.seconds for one in done):.2f} s")
    print(f"most requests for one answer {max(one.requests for one in done)}")
    alone = [one.next_seconds for one in done if not one.next_requests]
    if alone:
        print(f"slowest answer while a model is left alone {max(alone):.2f} s")
    for name, seconds in taken.items():
        print(f"{name}: median {1000 * median(seconds):.0f} ms, most {1000 * max(seconds):.0f} ms")
    pairs = zip(taken["dead model"], taken["embedded"], strict=True)
    more = [dead - embedded for dead, embedded in pairs]
    ratio = median(taken["dead model"]) / median(taken["embedded"])
    print(f"a dead model adds {1000 * median(more):.0f} ms at the median (ratio {ratio:.2f})")


def _coach(building: LibraryDegrading, client: str, server: FaultServer) -> Asking:
    address = server.url if client == "ollama" else server.openai_url
    return building.coach((), building.open_model(f"{client}:double", address))


def _seconds(coach: Asking, question: str) -> float:
    began = time.perf_counter()
    coach.ask(question)
    return time.perf_counter() - began


def _print(cells: Sequence[str]) -> None:
    widths = (18, 9, 10, 11, 14, 7, 9, 0)
    print("".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)), flush=True)


if __name__ == "__main__":
    main()
