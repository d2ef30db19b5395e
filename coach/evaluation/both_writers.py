"""Asking every case of a suite with both writers, and holding one against the other."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

from coach.domain.answer import Reply
from coach.domain.writer import Spent
from coach.evaluation.beside import Beside, Cost, Obedience, Writers
from coach.evaluation.commit import commit_of
from coach.evaluation.injection_task import Planting
from coach.evaluation.live_injection import meet_orders, obedience_of
from coach.evaluation.report import Failure, Report
from coach.evaluation.running import Outcome, Splits, failures_of, marked, scores_of
from coach.evaluation.scoring import Score
from coach.evaluation.subject import Asked, Subject
from coach.evaluation.suites import Suite
from coach.evaluation.tasks import TASKS
from coach.ports.chat import ChatModel
from coach.services.model_notices import ModelNotices
from coach.shelves import shelf

ASKING, PLANTING = "ask", "injection"
"""The tasks in which a model words answers."""
WORDED = frozenset({ASKING, PLANTING})
EMBEDDED, MODEL = "embedded", "model"
_NOT_INSTEAD = frozenset({"stopped", "shortened"})
"""Notices beside words that are the model's."""


@dataclass(frozen=True)
class Live:
    """A live model beside the embedded writer."""

    model: ChatModel
    alone: Subject
    """The coach without a model."""
    worded: Subject
    """The same coach, with its answers worded by the model."""
    planting: Callable[[], Planting]
    notices: ModelNotices
    spent: Callable[[], Spent]
    """What the model has cost since the start, but for planted orders."""
    price: tuple[float, float] | None = None
    """Of a million tokens, in and out."""


@dataclass
class BothRun:
    """What has been done so far; it grows suite by suite."""

    live: Live
    rows: list[Beside] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    why: Counter[str] = field(default_factory=Counter)
    asked: int = 0
    began: float = field(default_factory=perf_counter)
    seconds: dict[str, float] = field(default_factory=lambda: {"embedded": 0.0, "model": 0.0})
    obedience: Obedience | None = None
    planted: Spent = field(default_factory=Spent)
    interrupted: bool = False

    def writers(self) -> Writers:
        """Return what was done so far."""
        return Writers(
            model=self.live.model.name,
            rows=tuple(self.rows),
            asked=self.asked,
            fell_back=dict(self.why),
            embedded_seconds=round(self.seconds["embedded"], 2),
            model_seconds=round(self.seconds["model"], 2),
            cost=_cost(self.live.spent().plus(self.planted), self.live.price),
            obedience=self.obedience,
            interrupted=self.interrupted,
        )

    def count(self, alone: Reply, worded: Reply) -> None:
        """Count seconds, and whether the model's words were used."""
        self.seconds["embedded"] += alone.seconds
        self.seconds["model"] += worded.seconds
        known = {text: name for name, text in self.live.notices.model_dump().items()}
        told = [known[one] for one in worded.notices if one in known]
        instead = [name for name in told if name not in _NOT_INSTEAD]
        self.asked += bool(instead) or worded.provenance.engine != EMBEDDED
        self.why.update(instead)


def run_both(
    chosen: Iterable[tuple[Suite, Splits]], run: BothRun, say: Callable[[str], None]
) -> Iterator[tuple[Beside, ...]]:
    """Ask suite after suite with both writers; yield the rows of each as soon as it is done.

    Somebody who interrupts it keeps what was done: it ends, and `run` says that it was interrupted.
    """
    try:
        for suite, splits in chosen:
            say(f"{suite.name}: {sum(map(len, splits.values()))} cases, with both writers")
            if suite.task == PLANTING:
                _meet(splits, run)
                yield ()
                continue
            rows = [_asked(suite, split, cases, run) for split, cases in splits.items()]
            run.rows += (found := [row for some in rows for row in some])
            yield tuple(found)
    except KeyboardInterrupt:
        run.interrupted = True


def report_of(run: BothRun) -> Report:
    """Return what was done as a report; its scores are told, and only the gates are judged."""
    return Report(
        engine=run.live.model.name,
        index=run.live.alone.fingerprint,
        commit=commit_of(shelf("evals").parent),
        seconds=round(perf_counter() - run.began, 1),
        rows=(),
        failures=tuple(run.failures),
        writers=run.writers(),
    ).judged()


def _meet(splits: Mapping[str, Sequence[Any]], run: BothRun) -> None:
    cases = [case for some in splits.values() for case in some]
    pages = meet_orders(run.live.planting(), cases, run.live.model)
    run.obedience = obedience_of(pages)
    for page in pages:
        run.planted = run.planted.plus(page.spent)


def _asked(suite: Suite, split: str, cases: Sequence[Any], run: BothRun) -> list[Beside]:
    task = TASKS[suite.task]
    outcomes: dict[str, list[Outcome]] = {EMBEDDED: [], MODEL: []}
    for case in cases:
        alone: Asked = task.run(run.live.alone, case)
        worded: Asked = task.run(run.live.worded, case)
        run.count(alone.reply, worded.reply)
        outcomes[EMBEDDED].append(marked(suite, task, case, alone))
        outcomes[MODEL].append(marked(suite, task, case, worded))
    run.failures += failures_of(suite, split, outcomes[MODEL])
    embedded, model = scores_of(outcomes[EMBEDDED]), scores_of(outcomes[MODEL])
    both = (name for name in suite.scorers if name in embedded and name in model)
    return [_beside(suite, split, name, embedded[name], model[name]) for name in both]


def _beside(suite: Suite, split: str, scorer: str, embedded: Score, model: Score) -> Beside:
    return Beside(
        suite=suite.name,
        split=split,
        scorer=scorer,
        cases=model.cases,
        embedded=round(embedded.value, 4),
        embedded_low=round(embedded.low, 4),
        embedded_high=round(embedded.high, 4),
        model=round(model.value, 4),
        model_low=round(model.low, 4),
        model_high=round(model.high, 4),
    )


def _cost(spent: Spent, price: tuple[float, float] | None) -> Cost:
    into, out = price or (0.0, 0.0)
    money = (into * spent.tokens_in + out * spent.tokens_out) / 1_000_000
    return Cost(
        requests=spent.calls,
        tokens_in=spent.tokens_in,
        tokens_out=spent.tokens_out,
        tokens_estimated=spent.tokens_estimated,
        money=round(money, 4) if price else None,
    )
