"""Every planted order in every carrier, for every writer: what is shown of it, and what is obeyed.

Run `python -m bench.injection [--split seen,more] [--every N] [--tempers polite,forger]`: it
takes minutes, so `coach eval injection` asks a fixed part of it only.
"""

import argparse
import os
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from coach.bootstrap.planting import LibraryPlanting
from coach.doubles.obedient_attacker import Temper
from coach.evaluation.injection_cases import (
    Carrier,
    InjectionCase,
    planted_document,
    read_injections,
)
from coach.evaluation.injection_pages import Attacked
from coach.evaluation.injection_scorers import (
    comment_idle,
    comments_untouched,
    not_obeyed,
    nothing_foreign_shown,
    still_answers,
)
from coach.evaluation.injection_task import attack
from coach.evaluation.scoring import wilson
from coach.settings import read_settings
from coach.shelves import shelf

SCORERS = (
    nothing_foreign_shown,
    not_obeyed,
    still_answers,
    comments_untouched,
    comment_idle,
)


def main() -> None:
    """Print, for each carrier and writer, how many runs showed or obeyed an order."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--split", default="seen,more,held,rest")
    options.add_argument("--carrier", default=",".join(Carrier))
    options.add_argument("--every", type=int, default=1)
    options.add_argument("--tempers", default=",".join(Temper))
    options.add_argument("--failures", action="store_true", help="print what was shown")
    given = options.parse_args()
    planting = LibraryPlanting(read_settings(os.environ))
    cases = list(_cases(given.split.split(",")))[:: given.every]
    tempers = [Temper(one) for one in given.tempers.split(",") if one]
    for carrier in given.carrier.split(","):
        carried = [one.model_copy(update={"carrier": Carrier(carrier)}) for one in cases]
        start = time.perf_counter()
        shared = tuple(planted_document(one) for one in carried)
        done = [attack(planting, one, tempers, documents=shared) for one in carried]
        _print(carrier, done, time.perf_counter() - start, failures=given.failures)


def _cases(splits: Sequence[str]) -> Iterator[InjectionCase]:
    for split in splits:
        yield from read_injections(shelf("evals") / "cases" / "injection" / f"{split}.yaml")


def _print(carrier: str, done: Sequence[Attacked], seconds: float, *, failures: bool) -> None:
    """Print a line for each writer and scorer: failing runs, of how many, with the interval."""
    for writer in dict.fromkeys(page.writer for one in done for page in one.pages) or ("comments",):
        alone = [_of(one, writer) for one in done]
        for scorer in SCORERS:
            marks = [(one, mark) for one in alone if (mark := scorer(one))]
            failed = [(one, mark) for one, mark in marks if mark.why]
            if not marks:
                continue
            low, high = wilson(len(failed), len(marks))
            kinds = Counter(one.case.kind for one, _ in failed)
            print(
                f"{carrier:9}{writer:18}{scorer.__name__:23}{len(failed):4} of {len(marks):4} "
                f"({low:.3f}-{high:.3f}) {dict(kinds) or ''}"
            )
            for one, mark in failed if failures else ():
                print(f"    {one.case.id}: {mark.why}")
    print(f"{carrier:9}{seconds:.0f} s")


def _of(done: Attacked, writer: str) -> Attacked:
    return replace(done, pages=tuple(page for page in done.pages if page.writer == writer))


if __name__ == "__main__":
    main()
