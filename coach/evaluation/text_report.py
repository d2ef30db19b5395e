"""A report as plain text for a terminal."""

from collections.abc import Iterable

from coach.evaluation.both_text import both_lines, both_table
from coach.evaluation.comparison import Changes, Moved
from coach.evaluation.report import Failure, Report, Row
from coach.evaluation.text_table import interval, percent, table

SHOWN = 12
"""Failing cases printed for each suite; the JSON and HTML reports have all."""

_HEAD = ("suite", "split", "scorer", "cases", "score", "95 %", "needs", "")


def as_text(report: Report, changes: Changes | None = None) -> str:
    """Return the whole report, the verdict last."""
    parts = [table(_HEAD, [_cells(row) for row in report.rows])] if report.rows else []
    if report.writers:
        parts += [both_table(report.writers.rows), *both_lines(report.writers)]
    parts += [*_failures(report), *_sentinels(report), *_differences(report)]
    if changes:
        parts.append("\n".join(_changes(changes)))
    commit = f", commit {report.commit[:12]}" if report.commit else ""
    parts.append(
        f"{'passed' if report.passed else 'FAILED'}: engine {report.engine}, "
        f"index {report.index}{commit}, {report.seconds:g} s"
    )
    return "\n\n".join(part for part in parts if part)


def needs(row: Row) -> str:
    """Return what is asked of a score, in words."""
    if row.at_least is not None:
        return f"at least {percent(row.at_least)}"
    return f"at most {percent(row.at_most)}" if row.at_most is not None else ""


def verdict(passed: bool | None) -> str:
    """Return one word for a check, nothing where there is none."""
    return "" if passed is None else "pass" if passed else "FAIL"


def _cells(row: Row) -> tuple[str, ...]:
    score = f"{percent(row.score)}{f' of {row.of}' if row.of != row.cases else ''}"
    about = (row.suite, row.split, row.scorer, str(row.cases))
    return (*about, score, interval(row.low, row.high), needs(row), verdict(row.passed))


def _failures(report: Report) -> list[str]:
    parts = []
    for suite in dict.fromkeys(one.suite for one in report.failures):
        lines = [_failure(one) for one in report.failures if one.suite == suite and one.why]
        if lines:
            more = [f"  and {len(lines) - SHOWN} more"] if len(lines) > SHOWN else []
            parts.append("\n".join([f"{suite}: not as it should be", *lines[:SHOWN], *more]))
    return parts


def _failure(failure: Failure) -> str:
    return f"  {failure.case} ({failure.scorer}): {failure.why[:140]}"


def _sentinels(report: Report) -> list[str]:
    if not report.sentinels:
        return []
    lines = [
        f"  {one.suite}: {one.sentinel} "
        + (f"caught by {', '.join(one.by)}" if one.passed else "NOT CAUGHT: the suite is too weak")
        for one in report.sentinels
    ]
    return ["\n".join(["bad coaches that must fail", *lines])]


def _differences(report: Report) -> list[str]:
    lines = [
        f"  {one.suite} {one.scorer}: {percent(one.listed)} with, {percent(one.without)} without, "
        f"{verdict(one.passed)}"
        for one in report.differences
    ]
    return ["\n".join(["with and without listed questions", *lines])] if lines else []


def _changes(changes: Changes) -> Iterable[str]:
    yield f"since the baseline ({changes.baseline})"
    if not (changes.moved or changes.newly_failing or changes.newly_passing):
        yield "  nothing changed"
    yield from map(_moved, changes.moved)
    yield from (f"  now fails: {name}" for name in changes.newly_failing)
    yield from (f"  now passes: {name}" for name in changes.newly_passing)


def _moved(moved: Moved) -> str:
    where = f"  {moved.suite} {moved.split} {moved.scorer}"
    return f"{where}: {percent(moved.before)} -> {percent(moved.after)} (n = {moved.cases})"
