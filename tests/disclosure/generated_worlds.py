"""Invented programmes over several windows: who is paired with whom, who answers, and what.

Some leaders have several mentors and some mentors several leaders, pairs end and others join,
people answer twice, leave a question out, or comment.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from hypothesis import strategies as st

from coach.domain.comment import Code
from coach.domain.feedback import CountedRow, Question
from tests.disclosure.rows import PAY, USEFUL, a_row

QUESTIONS: tuple[Question, ...] = (USEFUL, PAY)
CODES: tuple[Code, ...] = (*tuple(Code)[:6], Code.OTHER)
REGIONS = ("North", "South", "East", "West", "")


@dataclass(frozen=True)
class World:
    """A programme and what was answered in each of its windows."""

    pairs: int
    """Pairs that take part at one time."""
    windows: tuple[tuple[CountedRow, ...], ...]


def invented(
    random: Random, *, pairs: int, windows: int = 5, answering: float = 0.8, sides: bool = True
) -> World:
    """Return a world.

    Args:
        random: Where chance comes from.
        pairs: How many pairs take part at one time.
        windows: How many windows there are.
        answering: Share of the people who answer in a window, most of them once.
        sides: Whether the groups are the two sides; else they are regions.
    """
    running = [_pair(random, number, pairs) for number in range(pairs)]
    made = []
    for number in range(windows):
        rows: list[CountedRow] = []
        for place, (leader, mentor) in enumerate(running):
            for author, other in ((leader, mentor), (mentor, leader)):
                if random.random() < answering:
                    times = 2 if random.random() < 0.1 else 1
                    rows += [
                        _row(random, author, other, f"{number}.{place}.{time}", sides)
                        for time in range(times)
                    ]
        made.append(tuple(rows))
        running = [
            _pair(random, 100 * (number + 1) + place, pairs) if random.random() < 0.08 else one
            for place, one in enumerate(running)
        ]
    return World(pairs, tuple(made))


def _pair(random: Random, number: int, pairs: int) -> tuple[str, str]:
    leader = number if random.random() < 0.8 else random.randrange(max(1, pairs // 3))
    mentor = number if random.random() < 0.95 else random.randrange(pairs)
    return f"leader{leader}", f"mentor{mentor}"


def _row(random: Random, author: str, other: str, window: str, sides: bool) -> CountedRow:
    ratings = {
        question.id: random.randint(1, 5)
        for question in QUESTIONS
        if not question.optional or random.random() < 0.5
    }
    codes: Sequence[Code] = ()
    if random.random() < 0.8:
        codes = random.sample(CODES, random.randint(1, 3))
    row = a_row(author, other, window=window, ratings=ratings, codes=codes)
    region = random.choices(REGIONS, (8, 4, 2, 1, 1))[0]
    return row if sides else row.model_copy(update={"group": region})


@st.composite
def worlds(draw: st.DrawFn, *, largest: int = 16) -> World:
    """Return an invented world of any size up to so many pairs."""
    return invented(
        Random(draw(st.integers(min_value=0, max_value=10**9))),
        pairs=draw(st.integers(min_value=1, max_value=largest)),
        windows=draw(st.integers(min_value=1, max_value=4)),
        answering=draw(st.sampled_from((0.3, 0.6, 0.8, 1.0))),
        sides=draw(st.booleans()),
    )
