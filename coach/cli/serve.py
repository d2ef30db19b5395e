"""`coach serve`: the web app."""

from threading import Thread
from typing import TYPE_CHECKING, Annotated, cast

import typer

from coach.cli.opening import Progress, opening

if TYPE_CHECKING:
    from coach.web.needs import PreparingCoach


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

    def build(progress: Progress) -> "PreparingCoach":
        from coach.keeping import build_programme

        # Once: whoever has removed the invented pairs does not get them back at the next start.
        build_programme(settings).create_sample(again=False)
        coach = cast("PreparingCoach", start.build(settings, progress))
        # The question check is read at its first use, which takes seconds: nobody waits for it so.
        Thread(target=coach.check_questions, args=((),), name="warming", daemon=True).start()
        return coach

    raise typer.Exit(serve_web(settings, build))
