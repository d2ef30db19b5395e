"""`coach eval`: score the coach offline on fixed questions, and hold it against its thresholds."""

from concurrent.futures import ProcessPoolExecutor
from enum import StrEnum
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Annotated

import typer

from coach.cli.evals_live import check_model_is_on, run_live, without_model
from coach.cli.opening import Opening, build_real, opening, tell
from coach.cli.writing_out import check_folder, write
from coach.errors import InputError

if TYPE_CHECKING:
    from coach.evaluation.comparison import Changes
    from coach.evaluation.report import Report
    from coach.evaluation.running import Ground


class Writer(StrEnum):
    """Whose words are scored."""

    EMBEDDED = "embedded"
    MODEL = "model"


def register(app: typer.Typer) -> None:
    """Add the command to the console script."""
    app.command("eval")(evaluate)


def evaluate(
    context: typer.Context,
    suites: Annotated[
        list[str] | None, typer.Argument(metavar="[SUITE]...", help="suites; all if none is named")
    ] = None,
    *,
    json: Annotated[bool, typer.Option("--json", help="print JSON, and nothing else")] = False,
    html: Annotated[
        Path | None, typer.Option(metavar="OUT", help="also write the report as a page")
    ] = None,
    compare: Annotated[
        str | None,
        typer.Option(metavar="BASELINE", help="print what changed since a report, by name or file"),
    ] = None,
    held: Annotated[
        bool | None, typer.Option("--held/--no-held", help="ask the held cases, or leave them out")
    ] = None,
    writer: Annotated[
        Writer, typer.Option(help="whose words: `model` asks COACH_MODEL too, side by side")
    ] = Writer.EMBEDDED,
) -> None:
    """Score the coach on fixed questions, offline; exit 1 if a check failed."""
    start = opening(context)
    if html:
        check_folder(html)
    if writer is Writer.MODEL:
        check_model_is_on(start)
    baseline = _baseline(compare) if compare else None
    if writer is Writer.MODEL:
        report = run_live(start, suites or [], held)
    else:
        report = _run(start, suites or [], held)
    changes = _changes(baseline, report) if baseline else None
    if html:
        _write(html, report)
    typer.echo(_as_json(report, changes) if json else _as_text(report, changes))
    if not report.passed:
        raise typer.Exit(1)


def _run(start: Opening, names: list[str], held: bool | None) -> "Report":
    """Run suites that build coaches of their own in a second process, beside all others."""
    from coach.evaluation.joining import joined
    from coach.evaluation.running import BUILT
    from coach.evaluation.suites import read_suites
    from coach.shelves import shelf

    chosen = read_suites(shelf("evals"), names)
    beside = [suite.name for suite in chosen if suite.task in BUILT]
    others = [suite.name for suite in chosen if suite.task not in BUILT]
    if not beside or not others or start.build is not build_real:
        return _run_here(start, names, held)
    began = perf_counter()
    ground = _ground(start)  # first: a new data folder is prepared once, not by both at a time
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        second = pool.submit(run_part, dict(start.environ), beside, held)
        parts = [_run_here(start, others, held, ground), second.result()]
    order = [suite.name for suite in chosen]
    return joined(parts, order=order, seconds=perf_counter() - began)


def run_part(environ: dict[str, str], names: list[str], held: bool | None) -> "Report":
    """Run some suites in a process of their own."""
    return _run_here(Opening(environ), names, held)


def _run_here(
    start: Opening, names: list[str], held: bool | None, ground: "Ground | None" = None
) -> "Report":
    from coach.evaluation.running import run_suites
    from coach.evaluation.suites import read_splits, read_suites
    from coach.shelves import shelf

    evals = shelf("evals")
    chosen = [(suite, read_splits(evals, suite, held=held)) for suite in read_suites(evals, names)]
    return run_suites(chosen, ground or _ground(start), lambda words: typer.echo(words, err=True))


def _ground(start: Opening) -> "Ground":
    from coach.bootstrap import build_coach, build_unlisted_finder
    from coach.bootstrap.degrading import LibraryDegrading
    from coach.evaluation.finding import FinderSearch
    from coach.evaluation.running import Ground

    settings = without_model(start).settings()
    coach = build_coach(settings, progress=tell)
    return Ground(
        subject=coach,
        documents=coach.documents(),
        without_listed=lambda: FinderSearch(build_unlisted_finder(settings)),
        builder=cache(lambda: LibraryDegrading(settings)),
    )


def _baseline(name: str) -> "Report":
    from coach.evaluation.report import read_report
    from coach.shelves import shelf

    path = shelf("evals") / "baselines" / f"{name}.json"
    path = path if path.is_file() else Path(name)
    try:
        return read_report(path.read_text(encoding="utf-8"), path.name)
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            what=str(path),
            problem="there is no report to compare with",
            remedy="Write one with: coach eval --json > FILE.",
        ) from error


def _changes(baseline: "Report", report: "Report") -> "Changes":
    from coach.evaluation.comparison import compare

    return compare(baseline, report)


def _write(path: Path, report: "Report") -> None:
    from coach.evaluation.html_report import as_html

    write(path, as_html(report))


def _as_json(report: "Report", changes: "Changes | None") -> str:
    from coach.cli.json_output import document

    more = {"changes": changes.model_dump(mode="json")} if changes else {}
    return document(report.model_dump(mode="json") | more)


def _as_text(report: "Report", changes: "Changes | None") -> str:
    from coach.evaluation.text_report import as_text

    return as_text(report, changes)
