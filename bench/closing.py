"""How long closing a window takes: 500 pairs, 10 questions, a comment each, audit included.

`python -m bench.closing` prints the seconds of several runs, each on a database of its own.
"""

import argparse
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter

from coach.domain.comment import Code
from coach.domain.feedback import Answer, Question
from tests.services.feedback_world import PROGRAMME, World

AFTER = (date(2026, 4, 3), date(2026, 7, 3))


def seconds_to_close(folder: Path, pairs: int, questions: int) -> list[float]:
    """Fill two windows of a programme and close them one after the other; return both times."""
    world = World(folder)
    form = [Question(id=f"q{number}", label=f"Question {number}") for number in range(questions)]
    plan = world.declare(questions=form)
    enrolled = world.enrol(pairs)
    took = []
    for window, closing in enumerate(AFTER):
        random = Random(window)
        with world.store.writing() as records:
            for pair in enrolled:
                leader, mentor = (one for one in pair.people)
                for author, other in ((leader, mentor), (mentor, leader)):
                    records.put_answer(
                        Answer(
                            id=f"{window}-{author.id}",
                            programme=PROGRAMME,
                            author=author.id,
                            side=author.side,
                            pair=pair.id,
                            counterpart=other.id,
                            session=f"s-{window}",
                            group=author.side,
                            submitted=datetime(2026, 2 + 3 * window, 1, 12, tzinfo=UTC),
                            ratings={one.id: random.randint(1, 5) for one in plan.questions},
                            comment="the calendar again",
                            codes=(random.choice(tuple(Code)),),
                            commented=True,
                            coder=world.comments.fingerprint,
                            version=0,
                        )
                    )
        world.at(closing)
        start = perf_counter()
        closed = world.closer.close_due()
        took.append(perf_counter() - start)
        assert [one.outcome for one in closed] == ["published"]
    return took


def main() -> None:
    """Print the times."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=500)
    parser.add_argument("--questions", type=int, default=10)
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args()
    runs = []
    for _ in range(asked.runs):
        with tempfile.TemporaryDirectory() as folder:
            runs.append(seconds_to_close(Path(folder), asked.pairs, asked.questions))
    for name, times in zip(("first window", "second window"), zip(*runs, strict=True), strict=True):
        shown = ", ".join(f"{one:.2f}" for one in times)
        print(f"{name}: median {median(times):.2f} s ({shown})")


if __name__ == "__main__":
    main()
