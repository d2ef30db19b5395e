"""The `coach` command: one file per noun; errors are told here, once."""

import io
import os
import sys
from typing import Annotated

import typer

from coach import __version__
from coach.cli import bench, evals
from coach.cli.agenda import agenda
from coach.cli.ask import ask
from coach.cli.brief import brief
from coach.cli.check_questions import check_questions
from coach.cli.close_due import close_due
from coach.cli.feedback import feedback
from coach.cli.knowledge import knowledge
from coach.cli.model import model
from coach.cli.opening import Opening
from coach.cli.pair import pair
from coach.cli.plan_topic import plan_topic
from coach.cli.programme import programme
from coach.cli.prompts import prompts
from coach.cli.rehearse import rehearse
from coach.cli.roster import roster
from coach.cli.search import search
from coach.cli.serve import serve
from coach.cli.topics import topics
from coach.errors import CoachError

INTERRUPTED = 130
"""What a shell expects of a command that was stopped with Ctrl+C."""

app = typer.Typer(
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command()(ask)
app.command()(search)
app.command()(agenda)
app.command()(topics)
app.command()(brief)
app.command("plan-topic")(plan_topic)
app.command()(rehearse)
app.command("check-questions")(check_questions)
app.add_typer(pair, name="pair")
app.command()(roster)
app.add_typer(feedback, name="feedback")
app.add_typer(programme, name="programme")
app.command("close-due")(close_due)
app.add_typer(knowledge, name="knowledge")
app.add_typer(model, name="model")
app.add_typer(prompts, name="prompts")
app.command()(serve)
evals.register(app)
bench.register(app)


def _show_version(asked: bool) -> None:
    if asked:
        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def start(
    *,
    version: Annotated[
        bool,
        typer.Option("--version", is_eager=True, callback=_show_version, help="print the version"),
    ] = False,
) -> None:
    """A coach for reverse mentoring that answers from its own library."""


def main() -> None:
    """Run the command line; exit 0 done, 1 a check failed, 2 a mistake in what was given."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # whatever the terminal's locale says
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(run(sys.argv[1:], Opening(os.environ)))


def run(arguments: list[str], start_from: Opening) -> int:
    """Run one command and return its exit code; what went wrong is one sentence on stderr."""
    try:
        code = app(
            args=arguments or ["--help"], prog_name="coach", standalone_mode=False, obj=start_from
        )
        sys.stdout.flush()
        return int(code or 0)
    except typer.Abort:
        return INTERRUPTED
    except typer.TyperException as error:
        print(_sentence(error), file=sys.stderr)
    except CoachError as error:
        print(error, file=sys.stderr)
    except BrokenPipeError:  # the reader of a pipe, such as head, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return 2


def _sentence(error: typer.TyperException) -> str:
    message = error.format_message().strip()
    stop = "" if message.endswith((".", "?")) else "."
    return f"{message}{stop} See: coach --help."
