"""`coach programme declare | releases | health`: what a programme said, published, and did."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Protocol, cast

import typer

from coach.cli.opening import opening

if TYPE_CHECKING:
    from coach.domain.access import Reader
    from coach.services.declare_feedback import PlanDeclarer
    from coach.services.read_releases import ReleaseDesk

Name = Annotated[str, typer.Argument(help="the programme's name")]
Json = Annotated[bool, typer.Option("--json", help="print JSON, and nothing else")]


class ProgrammeOpening(Protocol):
    """What the commands need of their opening."""

    def declarer(self) -> "PlanDeclarer":
        """Return what keeps what programmes declared."""

    def releases(self) -> "ReleaseDesk":
        """Return the desk of releases."""


def declare(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="a YAML file, as docs/privacy.md shows it")],
) -> None:
    """Say what a programme does with feedback; a change applies from the next window on."""
    from coach.services.declare_feedback import read_plan

    plan, first = cast("ProgrammeOpening", opening(context)).declarer().declare(read_plan(file))
    typer.echo(f"{plan.programme}: declared. It applies from {first} on.")


def releases(context: typer.Context, name: Name, *, json: Json = False) -> None:
    """Show what was published of a programme's feedback, newest first."""
    from coach.cli.json_output import document
    from coach.rendering.summary_json import release_json
    from coach.rendering.summary_markdown import release_markdown
    from coach.services.summarise_feedback import read_summary_texts
    from coach.shelves import shelf

    found = cast("ProgrammeOpening", opening(context)).releases().read(_manager(name))
    if json:
        typer.echo(document([release_json(one.release) for one in found]))
        return
    texts = read_summary_texts(shelf("knowledge") / "feedback")
    shown = [release_markdown(one.release, texts) for one in found]
    typer.echo("\n\n".join(shown) or f"Nothing has been published of {name} yet.")


def health(context: typer.Context, name: Name, *, json: Json = False) -> None:
    """Show which pairs meet, if the programme said up front that this is shown."""
    from coach.cli.json_output import document
    from coach.rendering.programme_markdown import health_markdown
    from coach.services.programme_health import programme_health

    desk, reader = cast("ProgrammeOpening", opening(context)).releases(), _manager(name)
    says_so = desk.shows_attendance(reader)
    attendance = desk.attendance(reader) if says_so else ()
    found = programme_health(attendance, today=date.today(), says_so=says_so)
    typer.echo(document(found.model_dump(mode="json")) if json else health_markdown(found))


def _manager(programme: str) -> "Reader":
    from coach.domain.access import Reader

    return Reader(person="", role="manager", programme=programme)
