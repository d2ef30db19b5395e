"""`coach roster`: look at a list of people, store it, see who could be paired."""

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Protocol, cast

import typer

from coach.cli.opening import opening
from coach.errors import InputError, NotFound

if TYPE_CHECKING:
    from coach.domain.roster import RosterPreview
    from coach.services.import_roster import RosterImporter
    from coach.services.keep_pairs import PairKeeper
    from coach.services.suggest_pairs import PairSuggester

_MOST_BYTES = 10 * 1024 * 1024
_SHOWN = 100
"""Lines of a list that a person is shown."""


class RosterOpening(Protocol):
    """What the command needs of its opening."""

    def roster(self) -> "RosterImporter":
        """Return the importer over the store of this installation."""

    def suggester(self) -> "PairSuggester":
        """Return the suggester; it loads the embedder."""

    def pairs(self) -> "PairKeeper":
        """Return the keeper of pairs."""


def roster(
    context: typer.Context,
    file: Annotated[
        Path | None, typer.Argument(help="a CSV or XLSX file with one person in each row")
    ] = None,
    *,
    confirm: Annotated[bool, typer.Option("--confirm", help="store the people")] = False,
    seen: Annotated[
        str, typer.Option("--seen", help="the mark of the preview: store only what it showed")
    ] = "",
    suggest: Annotated[bool, typer.Option("--suggest", help="suggest pairs")] = False,
    keep: Annotated[
        list[str] | None,
        typer.Option("--accept", help="store this suggested pair, by one of its names; repeatable"),
    ] = None,
    programme: Annotated[str, typer.Option(help="of the pairs that are accepted")] = "",
    json: Annotated[bool, typer.Option("--json", help="print JSON, and nothing else")] = False,
) -> None:
    """Show what a roster holds; --confirm stores it, --suggest shows who could be paired."""
    found = cast("RosterOpening", opening(context))
    _check(file, suggest=suggest, writes=confirm or bool(seen), accepts=bool(keep))
    if keep:
        _accept(found, keep, programme)
        return
    preview = None if file is None else found.roster().preview(_content(file), file.name)
    if suggest or file is None or preview is None:
        _show_suggestions(found, preview, json=json)
        return
    if seen and seen != preview.fingerprint:
        raise InputError(
            what=str(file),
            problem="it would store something else than the preview showed",
            remedy="Look at it again without --confirm.",
        )
    written = len(found.roster().confirm(preview)) if confirm else 0
    _show_preview(file, preview, written, confirmed=confirm, json=json)
    raise typer.Exit(1 if preview.errors else 0)


def _check(file: Path | None, *, suggest: bool, writes: bool, accepts: bool) -> None:
    """Raise InputError where the options do not go together."""
    if accepts and (file is not None or writes):
        raise InputError(
            what="--accept",
            problem="it takes people who are stored",
            remedy='Store them first, then: coach roster --accept "Ana Brandt".',
        )
    if suggest and writes:
        raise InputError(
            what="--suggest with --confirm or --seen",
            problem="suggestions write nothing",
            remedy="Store the people first, then run: coach roster --suggest.",
        )
    if file is None and not suggest and not accepts:
        raise InputError(
            what="coach roster",
            problem="no file was named",
            remedy="Name a CSV or XLSX file, or add --suggest for those who are stored.",
        )


def _accept(found: "RosterOpening", names: list[str], programme: str) -> None:
    """Store the suggested pairs that somebody has decided on."""
    from coach.services.suggest_pairs import accept

    suggested = {
        name.casefold(): one
        for one in found.suggester().for_stored().pairs
        for name in (one.leader.name, one.mentor.name, f"{one.leader.name} and {one.mentor.name}")
    }
    for name in names:
        if name.casefold() not in suggested:
            pairs = dict.fromkeys(one.leader.name for one in suggested.values())
            raise NotFound(kind="suggested pair", name=name, known=tuple(pairs)[:_SHOWN])
    for name in dict.fromkeys(names):
        stored = found.pairs().add(accept(suggested[name.casefold()], programme=programme))
        typer.echo(f"Stored {stored.pair.name}.")


def _content(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            # one byte more than may be read tells that there is too much
            return opened.read(_MOST_BYTES + 1)
    except OSError as error:
        problem = f"it cannot be read ({error.strerror})"
        raise InputError(what=str(file), problem=problem, remedy="Check the path.") from error


def _show_preview(
    file: Path, preview: "RosterPreview", written: int, *, confirmed: bool, json: bool
) -> None:
    from coach.cli.json_output import document
    from coach.cli.roster_output import preview_json, preview_lines

    if json:
        typer.echo(document(preview_json(preview, written)))
        return
    for line in preview_lines(preview, file.name, shown=_SHOWN):
        typer.echo(line)
    if confirmed:
        typer.echo(f"{written} stored.")
    elif preview.people:
        command = f"coach roster {shlex.quote(str(file))} --confirm --seen {preview.fingerprint}"
        typer.echo(f"Nothing has been written. To store these people: {command}")


def _show_suggestions(found: RosterOpening, preview: "RosterPreview | None", *, json: bool) -> None:
    from coach.cli.json_output import document
    from coach.cli.roster_output import suggestion_lines, suggestions_json

    suggester = found.suggester()
    suggestions = suggester.for_roster(preview) if preview else suggester.for_stored()
    if json:
        typer.echo(document(suggestions_json(suggestions, preview)))
        return
    for line in suggestion_lines(suggestions, preview):
        typer.echo(line)
