"""Agendas and topics in a warm process, and whether every agenda of many pairs keeps the rules.

`make bench` times them. `python -m bench.agendas` plans every kind of session at every length from
15 to 120 minutes for 500 generated pairs, and counts the agendas that break a rule.
"""

import argparse
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from statistics import median
from typing import get_args

from hypothesis import HealthCheck, Phase, given, seed, settings

from bench.measure import Measure
from coach import open_coach
from coach.domain.agenda import EACH_WAY, LONGEST, SHORTEST, Agenda
from coach.domain.pair import Pair
from coach.domain.playbook import SessionKind
from coach.planning.fitting import TWO_WAY
from coach.services.coach import Coach
from tests.planning.generated_pairs import pairs

KINDS: tuple[SessionKind, ...] = get_args(SessionKind)
_FEW = 12
"""Pairs that are timed."""


def measure(environ: Mapping[str, str], *, runs: int) -> list[Measure]:
    """Return the median and the slowest of an agenda and of a list of topics, for new pairs."""
    coach = open_coach(environ)
    some = generated(_FEW * runs)
    agendas, topics = [], []
    for start in range(0, len(some), _FEW):
        chunk = some[start : start + _FEW]
        topics.append(sorted(_time(lambda p=p: coach.suggest_topics(p)) for p in chunk))
        fresh = [p.model_copy(update={"goals": ("A goal of this pair",)}) for p in chunk]
        agendas.append(
            sorted(_time(lambda p=p: coach.prepare_agenda(p, minutes=45)) for p in fresh)
        )
    return [
        Measure("agenda, new pair, median", tuple(median(one) for one in agendas), "ms"),
        Measure("agenda, new pair, slowest", tuple(one[-1] for one in agendas), "ms"),
        Measure("topics, new pair, median", tuple(median(one) for one in topics), "ms"),
        Measure("topics, new pair, slowest", tuple(one[-1] for one in topics), "ms"),
    ]


def generated(count: int) -> list[Pair]:
    """Return so many generated pairs, always the same ones."""
    found: list[Pair] = []

    @seed(2026)
    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(pair=pairs())
    def take(pair: Pair) -> None:
        found.append(pair)

    take()
    return found[:count]


def broken_rules(coach: Coach, pair: Pair, agenda: Agenda) -> Iterator[str]:
    """Yield the name of each rule that an agenda breaks."""
    if sum(block.minutes for block in agenda.blocks) != agenda.minutes:
        yield "the minutes do not sum"
    if not all(block.questions and block.purpose and block.basis for block in agenda.blocks):
        yield "a block lacks its question, purpose or basis"
    shown = [line for block in agenda.blocks for line in block.actions]
    if len(shown) != len(pair.open_actions) or (shown and not agenda.blocks[0].actions):
        yield "open actions are not first, or others are shown"
    if coach.alike(agenda.topics, pair.recent_topics):
        yield "a topic of the last two held sessions comes back"
    least = min(agenda.share.junior_to_senior, agenda.share.senior_to_junior)
    if least < EACH_WAY and (agenda.kind in TWO_WAY and not pair.group):
        yield "a direction has less than a fifth"
    if least < EACH_WAY and not any("teach" in one or "taught" in one for one in agenda.notices):
        yield "no reason is given for a one-way session"


def sweep(count: int) -> Counter[str]:
    """Plan everything for so many pairs; return how many agendas there were and what they broke."""
    coach = open_coach(os.environ)
    found: Counter[str] = Counter()
    for number, pair in enumerate(generated(count), 1):
        for kind in KINDS:
            for minutes in range(SHORTEST, LONGEST + 1):
                agenda = coach.prepare_agenda(pair, minutes=minutes, kind=kind)
                found["agendas"] += 1
                found.update(broken_rules(coach, pair, agenda))
        if number % 50 == 0:
            print(f"{number} pairs", file=sys.stderr)
    return found


def main() -> None:
    """Run the sweep and print what it found."""
    parser = argparse.ArgumentParser(prog="python -m bench.agendas", description=__doc__)
    parser.add_argument("--pairs", type=int, default=500, help="how many generated pairs")
    start = time.perf_counter()
    found = sweep(parser.parse_args().pairs)
    print(f"{found.pop('agendas'):,} agendas in {time.perf_counter() - start:.0f} s")
    print("\n".join(f"{n:,} x {rule}" for rule, n in found.items()) or "No rule was broken.")


def _time(run: object) -> float:
    assert callable(run)
    start = time.perf_counter()
    run()
    return 1000 * (time.perf_counter() - start)


if __name__ == "__main__":
    main()
