"""`coach eval`: score the coach offline on fixed questions, and hold it against its thresholds."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from coach.cli.opening import Opening, opening, tell
from coach.cli.writing_out import check_folder, write
from coach.errors import InputError

if TYPE_CHECKING:
    from coach.evaluation.comparison import Changes
    from coach.evaluation.report import Report
    from coach.evaluation.running import Ground


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
) -> None:
    """Score the coach on fixed questions, offline; exit 1 if a check failed."""
    if html:
        check_folder(html)
    baseline = _baseline(compare) if compare else None
    report = _run(opening(context), suites or [], held)
    changes = _changes(baseline, report) if baseline else None
    if html:
        _write(html, report)
    typer.echo(_as_json(report, changes) if json else _as_text(report, changes))
    if not report.passed:
        raise typer.Exit(1)


def _run(start: Opening, names: list[str], held: bool | None) -> "Report":
    from coach.evaluation.running import run_suites
    from coach.evaluation.suites import read_splits, read_suites
    from coach.shelves import shelf

    evals = shelf("evals")
    chosen = [(suite, read_splits(evals, suite, held=held)) for suite in read_suites(evals, names)]
    return run_suites(chosen, _ground(start), lambda words: typer.echo(words, err=True))


def _ground(start: Opening) -> "Ground":
    from coach.bootstrap import build_coach, build_unlisted_finder
    from coach.evaluation.finding import FinderSearch
    from coach.evaluation.running import Ground

    settings = start.settings()
    coach = build_coach(settings, progress=tell)
    return Ground(
        subject=coach,
        documents=coach.documents(),
        without_listed=lambda: FinderSearch(build_unlisted_finder(settings)),
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
