"""`coach eval --writer model`: the same questions with both writers, side by side."""

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import typer

from coach.cli.opening import Opening, tell
from coach.errors import InputError

if TYPE_CHECKING:
    from coach.evaluation.both_writers import Live
    from coach.evaluation.report import Report
    from coach.evaluation.running import Splits
    from coach.evaluation.suites import Suite

_OF_A_MODEL = "COACH_MODEL"


def without_model(start: Opening) -> Opening:
    """Return an opening that knows of no chat model, whatever the environment says of one."""
    kept = {k: v for k, v in start.environ.items() if not k.startswith(_OF_A_MODEL)}
    return replace(start, environ=kept)


def check_model_is_on(start: Opening) -> None:
    """Raise InputError if no chat model is switched on."""
    if not start.settings().model:
        raise InputError(
            what="--writer model",
            problem="no chat model is switched on",
            remedy="Set COACH_MODEL to one, such as ollama:llama3.1.",
        )


def run_live(start: Opening, names: list[str], held: bool | None) -> "Report":
    """Return the report of both writers; what is done of it is told on the way.

    Args:
        start: What the command starts from; it names a model.
        names: The suites; all in which a model words answers if none is named.
        held: Whether held cases are asked.

    Raises:
        InputError: No model words answers in one of the suites.
    """
    from coach.evaluation.both_text import both_table
    from coach.evaluation.both_writers import BothRun, report_of, run_both

    chosen = _chosen(names, held)
    run = BothRun(_live(start))
    for rows in run_both(chosen, run, lambda words: typer.echo(words, err=True)):
        typer.echo(both_table(rows), err=True)  # the report may be hours away
    return report_of(run)


def _chosen(names: list[str], held: bool | None) -> "list[tuple[Suite, Splits]]":
    from coach.evaluation.both_writers import WORDED
    from coach.evaluation.suites import read_splits, read_suites
    from coach.shelves import shelf

    evals = shelf("evals")
    suites = read_suites(evals, names)
    others = [suite.name for suite in suites if suite.task not in WORDED]
    if names and others:
        raise InputError(
            what=others[0],
            problem="no model words anything in this suite",
            remedy="Leave it out, or ask it without --writer model.",
        )
    worded = [suite for suite in suites if suite.task in WORDED]
    return [(suite, read_splits(evals, suite, held=held)) for suite in worded]


def _live(start: Opening) -> "Live":
    from coach.bootstrap import build_coach
    from coach.bootstrap.degrading import LibraryDegrading
    from coach.bootstrap.model import build_model_side
    from coach.evaluation.both_writers import Live
    from coach.services.model_notices import read_model_notices
    from coach.shelves import shelf

    settings, alone = start.settings(), without_model(start).settings()
    side = build_model_side(settings)
    assert side.model and side.asker, "the settings name a model"
    side.model.warm()  # the first answer is not to wait for its package
    return Live(
        model=side.model,
        alone=build_coach(alone, progress=tell),
        worded=build_coach(settings, progress=tell, side=side),
        planting=cache(lambda: LibraryDegrading(alone)),
        notices=read_model_notices(shelf("knowledge") / "conversation"),
        spent=side.asker.usage.process,
        price=settings.model_price,
    )
