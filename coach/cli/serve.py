"""`coach serve`: the web app."""

from typing import Annotated

import typer

from coach.cli.opening import opening


def serve(
    context: typer.Context,
    *,
    host: Annotated[str | None, typer.Option(help="the address to listen on")] = None,
    port: Annotated[int | None, typer.Option(min=1, max=65535, help="the port")] = None,
) -> None:
    """Open the web app; the page answers at once, the library loads behind it."""
    from coach.web.serving import serve as serve_web

    start = opening(context)
    chosen = {"host": host, "port": port}
    settings = start.settings().model_copy(
        update={name: value for name, value in chosen.items() if value is not None}
    )
    raise typer.Exit(serve_web(settings, lambda progress: start.build(settings, progress)))
