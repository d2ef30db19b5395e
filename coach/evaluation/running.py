"""Running suites: cases are asked, replies marked, marks added up into a report."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Any, Protocol, runtime_checkable

from coach.domain.document import Document
from coach.evaluation.commit import commit_of
from coach.evaluation.report import Caught, Difference, Failure, Report, Row
from coach.evaluation.scoring import Mark, Score, add_up
from coach.evaluation.subject import Searches, Subject
from coach.evaluation.suites import HELD, Suite, Threshold
from coach.evaluation.task import AnyCase, Task, Told
from coach.evaluation.tasks import TASKS
from coach.shelves import shelf

Splits = Mapping[str, Sequence[AnyCase]]
Say = Callable[[str], None]

BUILT = frozenset({"injection", "grounding", "degradation"})
"""Tasks that have coaches built for them, over other documents or with other models."""
CAUGHT_WITH = 40
"""About as many cases, evenly spread, are enough to tell a bad coach."""


@dataclass(frozen=True)
class Ground:
    """What suites are run on."""

    subject: Subject
    documents: tuple[Document, ...]
    """The library that the sentinels quote from."""
    without_listed: Callable[[], Searches]
    """Builds a search over the same library without its listed questions."""
    builder: Callable[[], object] | None = None
    """Returns what builds coaches, for the suites that need one of their own for each case."""

    def of(self, suite: Suite) -> object:
        """Return what a suite is run on."""
        builds = self.builder if suite.task in BUILT else None
        return builds() if builds else self.subject


@runtime_checkable
class _Together(Protocol):
    """A task whose cases are done together."""

    def run_all(self, subject: Any, cases: Sequence[Any]) -> Sequence[Any]:
        """Return what came of the cases, in their order."""


@dataclass(frozen=True)
class Outcome:
    """All marks that one case was given."""

    case: AnyCase
    marks: dict[str, Mark]
    told: Told


def run_suites(chosen: Iterable[tuple[Suite, Splits]], ground: Ground, say: Say) -> Report:
    """Run each suite on its cases, on its sentinels and, where asked, without listed questions."""
    start = perf_counter()
    rows: list[Row] = []
    failures: list[Failure] = []
    caught: list[Caught] = []
    differences: list[Difference] = []
    engine = ""
    for suite, splits in chosen:
        say(f"{suite.name}: {sum(map(len, splits.values()))} cases")
        everything: list[Outcome] = []
        subject = ground.of(suite)
        for split, cases in splits.items():
            outcomes = _run(suite, cases, subject)
            rows += _rows(suite, split, outcomes)
            failures += failures_of(suite, split, outcomes)
            everything += outcomes
        engine = engine or _engine(everything)
        caught += [_catch(suite, name, splits, ground.documents) for name in suite.sentinels]
        differences += _differences(suite, everything, ground)
    return Report(
        engine=engine or "search",
        index=ground.subject.fingerprint,
        commit=commit_of(shelf("evals").parent),
        seconds=round(perf_counter() - start, 1),
        rows=tuple(rows),
        failures=tuple(failures),
        sentinels=tuple(caught),
        differences=tuple(differences),
    ).judged()


def _run(suite: Suite, cases: Iterable[AnyCase], subject: object) -> list[Outcome]:
    task = TASKS[suite.task]
    given = list(cases)
    done: Iterable[Any] = (
        task.run_all(subject, given)
        if isinstance(task, _Together)
        else (task.run(subject, case) for case in given)
    )
    return [marked(suite, task, case, one) for case, one in zip(given, done, strict=True)]


def marked(suite: Suite, task: Task[Any, Any], case: AnyCase, done: Any) -> Outcome:
    """Return what every scorer of a suite says of a case."""
    marks = {name: task.scorers[name](done) for name in suite.scorers}
    return Outcome(case, {name: mark for name, mark in marks.items() if mark}, task.told(done))


def scores_of(outcomes: Iterable[Outcome]) -> dict[str, Score]:
    """Return each scorer's marks added up."""
    marks: dict[str, list[Mark]] = defaultdict(list)
    for outcome in outcomes:
        for name, mark in outcome.marks.items():
            marks[name].append(mark)
    return {name: add_up(given) for name, given in marks.items()}


def _rows(suite: Suite, split: str, outcomes: Sequence[Outcome]) -> list[Row]:
    scores = scores_of(outcomes)
    return [
        _row(suite, split, name, scores[name], threshold)
        for name, threshold in suite.scorers.items()
        if name in scores
    ]


def _row(suite: Suite, split: str, name: str, score: Score, threshold: Threshold) -> Row:
    return Row(
        suite=suite.name,
        split=split,
        scorer=name,
        cases=score.cases,
        found=round(score.found, 4),
        of=score.of,
        score=round(score.value, 4),
        low=round(score.low, 4),
        high=round(score.high, 4),
        at_least=threshold.at_least,
        at_most=threshold.at_most,
        passed=threshold.holds(score.value),
    )


def failures_of(suite: Suite, split: str, outcomes: Iterable[Outcome]) -> list[Failure]:
    """Return what was not as it should be; held cases by their number alone."""
    return [
        _failure(suite, split, scorer, number, outcome)
        for number, outcome in enumerate(outcomes, 1)
        for scorer, mark in outcome.marks.items()
        if mark.why
    ]


def _failure(suite: Suite, split: str, scorer: str, number: int, outcome: Outcome) -> Failure:
    if split == HELD:  # a held case that is shown is not held any longer
        return Failure(suite=suite.name, split=split, scorer=scorer, case=f"#{number}")
    return Failure(
        suite=suite.name,
        split=split,
        scorer=scorer,
        case=outcome.case.id,
        why=outcome.marks[scorer].why,
        question=" / ".join(outcome.case.said),
        outcome=outcome.told.outcome,
        answer=outcome.told.answer,
    )


def _engine(outcomes: Iterable[Outcome]) -> str:
    return next((outcome.told.engine for outcome in outcomes if outcome.told.engine), "")


def _catch(suite: Suite, name: str, splits: Splits, documents: tuple[Document, ...]) -> Caught:
    """Run a sentinel on the cases that anybody may see, all splits together."""
    cases = [case for split, cases in splits.items() if split != HELD for case in cases]
    step = max(1, len(cases) // CAUGHT_WITH)
    scores = scores_of(_run(suite, cases[::step], TASKS[suite.task].sentinels[name](documents)))
    missed = [n for n, score in scores.items() if suite.scorers[n].holds(score.value) is False]
    return Caught(suite=suite.name, sentinel=name, by=tuple(missed))


def _differences(suite: Suite, listed: Sequence[Outcome], ground: Ground) -> list[Difference]:
    allowed = suite.without_listed_questions
    if not allowed or allowed.at_most is None:
        return []
    bare = ground.without_listed()
    without = scores_of(_run(suite, [outcome.case for outcome in listed], bare))
    return [
        Difference(
            suite=suite.name,
            scorer=name,
            cases=score.cases,
            listed=round(score.value, 4),
            without=round(without[name].value, 4),
            at_most=allowed.at_most,
        )
        for name, score in scores_of(listed).items()
    ]
