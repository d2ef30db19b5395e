"""`coach bench`: measure the coach's own parts on somebody's own data."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from coach.cli.opening import Opening, opening, tell
from coach.cli.writing_out import check_folder, write

if TYPE_CHECKING:
    from coach.domain.document import Document
    from coach.evaluation.finding import Finds

bench = typer.Typer(help="Measure the coach's parts on your own data.")

Json = Annotated[bool, typer.Option("--json", help="print JSON, and nothing else")]


def register(app: typer.Typer) -> None:
    """Add the commands to the console script."""
    app.add_typer(bench, name="bench")


@bench.command()
def retrieval(
    context: typer.Context,
    *,
    data: Annotated[Path, typer.Option(metavar="DIR", help="a data set in BEIR's layout")],
    hits: Annotated[
        Path | None, typer.Option(metavar="OUT.jsonl", help="also write each query's hits")
    ] = None,
    json: Json = False,
) -> None:
    """Measure searching, follow-ups and the do-we-know decision."""
    from coach.cli.json_output import document, line
    from coach.evaluation.retrieval_bench import run

    if hits:
        check_folder(hits)
    start = opening(context)
    figures, answered = run(data, lambda documents: _build(start, documents), tell)
    if hits:
        write(hits, "".join(f"{line(one.as_json())}\n" for one in answered))
    typer.echo(document(figures) if json else _table(figures))


@bench.command()
def support(
    context: typer.Context,
    *,
    data: Annotated[Path, typer.Option(metavar="FILE.jsonl", help="claims with their evidence")],
    json: Json = False,
) -> None:
    """Check claims against evidence, as an answer is checked; the output is JSON Lines."""
    from coach.bootstrap import build_embedder
    from coach.cli.json_output import line
    from coach.evaluation.jsonl import all_lines
    from coach.evaluation.support_bench import run

    lines = all_lines(data)
    code = 0
    for row in run(build_embedder(opening(context).settings(), progress=tell), lines):
        typer.echo(line(row))
        code = 2 if "error" in row else code
    raise typer.Exit(code)


@bench.command()
def mask(
    *,
    data: Annotated[Path, typer.Option(metavar="FILE.jsonl", help="texts, one object a line")],
    json: Json = False,
) -> None:
    """Mask names, addresses and numbers of people; the output is JSON Lines."""
    from coach.cli.json_output import line
    from coach.evaluation.jsonl import all_lines
    from coach.evaluation.mask_bench import run

    code = 0
    for row in run(all_lines(data)):
        typer.echo(line(row))
        code = 2 if "error" in row else code
    raise typer.Exit(code)


def _build(start: Opening, documents: "Iterable[Document]") -> "tuple[Finds, int]":
    from coach.bootstrap import build_finder

    finder = build_finder(documents, start.settings(), progress=tell)
    return finder, finder.passages


def _table(figures: dict[str, Any]) -> str:
    flat = {
        f"{key} {part}".strip(): value
        for key, entry in figures.items()
        for part, value in (entry.items() if isinstance(entry, dict) else [("", entry)])
    }
    width = max(map(len, flat))
    return "\n".join(f"{key.ljust(width)}  {_cell(value)}" for key, value in flat.items())


def _cell(value: Any) -> str:
    if value is None:
        return "-"
    return f"{value:.3f}" if isinstance(value, float) else str(value)
