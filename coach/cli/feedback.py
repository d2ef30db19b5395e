"""`coach feedback`: what people wrote and rated, read for those who may read it."""

import typer

from coach.cli.feedback_summarise import summarise
from coach.cli.feedback_themes import themes

feedback = typer.Typer(help="Read what people wrote and rated.", no_args_is_help=True)
feedback.command()(summarise)
feedback.command()(themes)
