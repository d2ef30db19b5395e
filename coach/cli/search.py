"""`coach search`: the passages that an answer would be made of."""

from typing import Annotated

import typer

from coach.cli.opening import opening


def search(
    context: typer.Context,
    query: Annotated[str, typer.Argument(help="what to look for")],
    *,
    k: Annotated[int, typer.Option("-k", min=1, max=100, help="how many passages")] = 5,
    json: Annotated[bool, typer.Option("--json", help="print JSON, and nothing else")] = False,
) -> None:
    """Find passages of the library, best first."""
    from coach.cli.json_output import document, hit_json

    hits = opening(context).coach().search(query, k=k)
    if json:
        typer.echo(document([hit_json(hit) for hit in hits]))
        return
    for hit in hits:
        typer.echo(f"{hit.score:.2f}  {hit.passage.title} / {hit.passage.heading}")
        typer.echo(f"      {hit.passage.text}\n")
    if not hits:
        typer.echo("Nothing in the library comes near.")
