"""`coach agenda`: a session of a pair, planned to the minute."""

from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Protocol, cast, get_args

import typer

from coach.cli.opening import opening
from coach.errors import InputError

if TYPE_CHECKING:
    from coach.domain.agenda import Agenda
    from coach.domain.pair import Pair
    from coach.domain.playbook import SessionKind


class PreparingCoach(Protocol):
    """The coach as this command uses it."""

    def prepare_agenda(
        self,
        pair: "Pair",
        *,
        minutes: int,
        kind: "SessionKind | None" = None,
        topic: str | None = None,
        starts: datetime | None = None,
    ) -> "Agenda":
        """Return the agenda of a pair's next session."""


def agenda(
    context: typer.Context,
    *,
    pair: Annotated[str, typer.Option(help="a pair's file, or the name of a stored pair")],
    minutes: Annotated[int, typer.Option(help="how long the session is, 15 to 120")],
    kind: Annotated[
        str | None,
        typer.Option(help="first, standard, short, feedback, midpoint, closing or restart"),
    ] = None,
    topic: Annotated[str | None, typer.Option(help="what somebody wants to learn")] = None,
    date: Annotated[
        str | None, typer.Option(help="when it begins: 2026-12-01T10:00, in your own time")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="print JSON, and nothing else")] = False,
    md: Annotated[bool, typer.Option("--md", help="print Markdown")] = False,
    ics: Annotated[
        bool, typer.Option("--ics", help="print a calendar file; it needs --date")
    ] = False,
    docx: Annotated[Path | None, typer.Option(help="write a Word document to this file")] = None,
) -> None:
    """Plan a session in which both sides teach, with a source or a mark for every block."""
    _check_one_form(json=json, md=md, ics=ics, docx=docx)
    from coach.cli.iso_moment import iso_moment
    from coach.cli.pair import pair_of

    asked_kind = _kind(kind)
    starts = None if date is None else iso_moment(date, what="--date")
    if ics and (starts is None or (starts.hour, starts.minute) == (0, 0)):
        raise InputError(
            what="--ics",
            problem="a calendar needs the day and the time of the session",
            remedy="Add them: --date 2026-12-01T10:00.",
        )
    of = pair_of(context, pair)
    coach = cast(PreparingCoach, opening(context).coach())
    planned = coach.prepare_agenda(of, minutes=minutes, kind=asked_kind, topic=topic, starts=starts)
    if docx is not None:
        _write_docx(planned, docx)
    elif ics:
        typer.echo(_calendar(planned), nl=False)  # bytes: the line ends of a calendar are its own
    else:
        typer.echo(_as_json(planned) if json else _as_markdown(planned), nl=json)


def _check_one_form(*, json: bool, md: bool, ics: bool, docx: Path | None) -> None:
    if json + md + ics + (docx is not None) > 1:
        raise InputError(
            what="coach agenda",
            problem="it makes one form at a time",
            remedy="Choose one of --json, --md, --ics and --docx.",
        )
    if docx is not None:
        from coach.cli.writing_out import check_folder

        check_folder(docx)


def _kind(name: str | None) -> "SessionKind | None":
    from coach.domain.playbook import SessionKind

    if name is None:
        return None
    kinds: tuple[SessionKind, ...] = get_args(SessionKind)
    for kind in kinds:
        if name.strip().lower() == kind:
            return kind
    raise InputError(
        what="--kind",
        problem=f"{name[:40]!r} is not a kind of session",
        remedy=f"Choose one of: {', '.join(kinds)}.",
    )


def _as_json(planned: "Agenda") -> str:
    from coach.cli.agenda_json import agenda_json
    from coach.cli.json_output import document

    return document(agenda_json(planned))


def _as_markdown(planned: "Agenda") -> str:
    from coach.rendering.agenda_markdown import agenda_markdown

    return agenda_markdown(planned)


def _calendar(planned: "Agenda") -> bytes:
    from coach.rendering.agenda_calendar import agenda_calendar

    return agenda_calendar(planned, now=datetime.now(UTC), uid=_uid(planned))


def _uid(planned: "Agenda") -> str:
    """Return one id for the same people on the same day: a new plan corrects the old one."""
    assert planned.starts is not None, "a calendar file is only made of an agenda with a date"
    who = "\n".join((planned.playbook, *planned.people, planned.starts.date().isoformat()))
    return f"{sha256(who.encode()).hexdigest()[:32]}@reverse-mentoring-coach"


def _write_docx(planned: "Agenda", path: Path) -> None:
    from coach.cli.writing_out import write_bytes
    from coach.rendering.agenda_docx import agenda_docx

    write_bytes(path, agenda_docx(planned))
    typer.echo(f"Written: {path}", err=True)
