"""What changed between two reports: scores that moved, cases that fail or no longer do."""

from coach.domain.record import Record
from coach.evaluation.report import Failure, Report


class Moved(Record):
    """A score that is another than before; None where the row is new or gone."""

    suite: str
    split: str
    scorer: str
    before: float | None
    after: float | None
    cases: int


class Changes(Record):
    """Everything that changed since a baseline."""

    baseline: str
    """Index and commit of the earlier report."""
    moved: tuple[Moved, ...]
    newly_failing: tuple[str, ...]
    """Suite, split, scorer and case, with slashes."""
    newly_passing: tuple[str, ...]


def compare(before: Report, after: Report) -> Changes:
    """Return what changed in the suites that the later report has."""
    suites = {row.suite for row in after.rows}
    old = {row.key: row for row in before.rows if row.suite in suites}
    new = {row.key: row for row in after.rows}
    splits = {(row.suite, row.split) for row in after.rows} & {k[:2] for k in old}
    moved = tuple(
        Moved(
            suite=key[0],
            split=key[1],
            scorer=key[2],
            before=old[key].score if key in old else None,
            after=new[key].score if key in new else None,
            cases=(new.get(key) or old[key]).cases,
        )
        for key in dict.fromkeys((*new, *old))
        if key not in old or key not in new or old[key].score != new[key].score
    )
    failed, fails = _names(before, splits), _names(after, splits)
    return Changes(
        baseline=f"index {before.index}, commit {(before.commit or 'unknown')[:12]}",
        moved=moved,
        newly_failing=tuple(name for name in fails if name not in set(failed)),
        newly_passing=tuple(name for name in failed if name not in set(fails)),
    )


def _names(report: Report, splits: set[tuple[str, str]]) -> list[str]:
    return [_name(one) for one in report.failures if (one.suite, one.split) in splits]


def _name(failure: Failure) -> str:
    return "/".join(failure.key)
