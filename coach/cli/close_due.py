"""`coach close-due`: close the windows whose releases are due."""

from typing import TYPE_CHECKING, Annotated, Protocol, cast

import typer

from coach.cli.opening import opening

if TYPE_CHECKING:
    from coach.services.close_window import WindowCloser


class ClosingOpening(Protocol):
    """What the command needs of its opening."""

    def closer(self) -> "WindowCloser":
        """Return what closes windows; it loads the embedder."""


def close_due(
    context: typer.Context,
    *,
    clock_is_right: Annotated[
        bool,
        typer.Option("--clock-is-right", help="close windows although the clock has leapt"),
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="print JSON, and nothing else")] = False,
) -> None:
    """Close every feedback window whose release is due; the web app does so each hour."""
    from coach.cli.json_output import document

    start = cast("ClosingOpening", opening(context))
    closed = start.closer().close_due(clock_is_right=clock_is_right)
    if json:
        listed = [
            {"programme": one.published_as, "window": one.window, "outcome": one.outcome}
            for one in closed
        ]
        typer.echo(document(listed))
        return
    for one in closed:
        typer.echo(f"{one.published_as}, {one.window}: closed.")
    if not closed:
        typer.echo("No window is due.")
