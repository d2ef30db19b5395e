"""`coach knowledge`: what is on the shelf, and whether it is as it should be."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from coach.services.check_library import LibraryReport

knowledge = typer.Typer(help="What is on the knowledge shelf, and whether it is in order.")

Shelf = Annotated[
    Path | None, typer.Option("--shelf", help="another folder with articles/ and playbooks/")
]
Json = Annotated[bool, typer.Option("--json", help="print JSON, and nothing else")]


@knowledge.command("list")
def list_sources(*, shelf: Shelf = None, json: Json = False) -> None:
    """List the articles and playbooks, with their grades."""
    from coach.cli.json_output import document
    from coach.services.check_library import check_library

    report = check_library(shelf)
    if json:
        typer.echo(document([source.model_dump(mode="json") for source in report.sources]))
        _say_problems(report, err=True)
        return
    for source in report.sources:
        typer.echo(f"{source.grade}  {source.kind:<8}  {source.id}  {source.title}")
    _say_problems(report, err=True)


@knowledge.command()
def check(*, shelf: Shelf = None, json: Json = False) -> None:
    """Read every file, report what is wrong with its line, and say what the shelf holds."""
    from coach.cli.json_output import document
    from coach.services.check_library import check_library

    report = check_library(shelf)
    if json:
        typer.echo(document(report.model_dump(mode="json")))
    else:
        _say_problems(report)
        typer.echo(_coverage(report))
    raise typer.Exit(1 if report.problems else 0)


def _say_problems(report: "LibraryReport", *, err: bool = False) -> None:
    for problem in report.problems:
        typer.echo(problem.sentence, err=err)


def _coverage(report: "LibraryReport") -> str:
    grades = ", ".join(f"{count} of grade {grade}" for grade, count in report.grades.items())
    return (
        f"{len(report.sources)} sources ({grades or 'none'}), {report.passages} passages, "
        f"{report.claims} claims; {report.unsourced} statistics are flagged as unsourced, "
        f"{report.ours} claims are coach suggestions; {len(report.problems)} problems."
    )
