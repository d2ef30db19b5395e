"""`coach serve`: the web app."""

import sys
from collections.abc import Callable, Sequence
from threading import Thread
from time import sleep
from typing import TYPE_CHECKING, Annotated, Protocol, cast

import typer

from coach.cli.opening import Progress, opening
from coach.errors import CoachError

if TYPE_CHECKING:
    from coach.web.needs import PreparingCoach

HOUR = 3600.0


class LookedAfter(Protocol):
    """A coach as it is looked after behind the page."""

    def check_questions(self, lines: Sequence[str]) -> object:
        """Check questions; the check is read at its first use."""

    def give_sample_feedback(self) -> int:
        """Give invented pairs invented feedback, where they have none."""

    def close_due(self) -> object:
        """Close every feedback window whose release is due."""


def look_after(coach: LookedAfter, *, wait: Callable[[float], None] = sleep) -> None:
    """Read what takes seconds at its first use, then close windows each hour, for good.

    What goes wrong is told on the terminal, and tried again an hour later.
    """
    coach.check_questions(())
    while True:
        try:
            coach.give_sample_feedback()
            coach.close_due()
        except CoachError as error:
            print(f"Feedback windows: {error}", file=sys.stderr, flush=True)
        wait(HOUR)


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
        keeper = cast("LookedAfter", coach)
        Thread(target=look_after, args=(keeper,), name="looking after", daemon=True).start()
        return coach

    raise typer.Exit(serve_web(settings, build))
