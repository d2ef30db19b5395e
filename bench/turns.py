"""One turn in a warm process, as a person waits for it."""

import time
from collections.abc import Mapping
from statistics import median

from bench.measure import Measure
from coach import open_coach

QUESTIONS = (
    "Why do most mentoring relationships fade?",
    "What is the purpose of leadership seminars compared with reverse mentoring?",
    "How often should mentors and peer groups meet?",
    "What can I teach my mentor in return?",
    "Is mentoring one-way or two-way?",
    "What did Jack Welch do at GE?",
    "What did Siemens report about its programme?",
    "What is the weather in Oslo tomorrow?",
    "hello, what can you do?",
    "How do I measure whether a programme works?",
)


def measure(environ: Mapping[str, str], *, runs: int) -> list[Measure]:
    """Return the median and the 95th percentile of a turn, one of each a run."""
    coach = open_coach(environ)
    for question in QUESTIONS:
        coach.ask(question)
    rounds = [sorted(_time(coach.ask, question) for question in QUESTIONS * 3) for _ in range(runs)]
    return [
        Measure("turn, warm, median", tuple(median(times) for times in rounds), "ms"),
        Measure("turn, warm, p95", tuple(times[int(0.95 * len(times))] for times in rounds), "ms"),
    ]


def _time(ask: object, question: str) -> float:
    assert callable(ask)
    start = time.perf_counter()
    ask(question)
    return 1000 * (time.perf_counter() - start)
