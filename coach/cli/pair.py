"""`coach pair`: the pairs of a programme, kept, listed and shown; a file or a name means a pair."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from coach.cli.opening import opening
from coach.errors import InputError

if TYPE_CHECKING:
    from coach.domain.pair import Pair
    from coach.domain.stored_pair import PairLine, PairPage, StoredPair

ENDINGS = (".yaml", ".yml")
"""A name that ends so is meant as a file, and one that is not there is told as such."""

pair = typer.Typer(help="The pairs of a programme: add, list, show and remove them.")

Json = Annotated[bool, typer.Option("--json", help="print JSON, and nothing else")]
Called = Annotated[
    str, typer.Argument(help="the pair's or a person's name, or an id", metavar="NAME")
]


def pair_of(context: typer.Context, text: str, *, beside: Path | None = None) -> "Pair":
    """Return the pair of a file, or else of a name; only a name opens the database.

    Args:
        context: Of the command.
        text: A path, from the working folder or from that of `beside`, or a name.
        beside: A file that names the pair.

    Raises:
        InputError: The file cannot be read, or is not a pair.
        NotFound: No pair is stored under the name, or its playbook is unknown.
        Ambiguous: The name fits several stored pairs.
    """
    path = Path(text)
    if beside is not None and not _is_file(path) and _is_file(beside.parent / path):
        path = beside.parent / path
    if _is_file(path) or path.suffix.lower() in ENDINGS:
        return _read(path)
    return opening(context).pairs().find(text).pair


@pair.command()
def add(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="a pair as YAML")],
    *,
    replace: Annotated[
        bool, typer.Option("--replace", help="in place of the stored pair of the same people")
    ] = False,
) -> None:
    """Store the pair of a file."""
    new = _read(file)
    stored = opening(context).pairs().add(new, replace=replace)
    typer.echo(f"Stored {_called(stored)}.")


@pair.command("list")
def list_pairs(
    context: typer.Context,
    search: Annotated[str, typer.Argument(help="part of a name or of a programme")] = "",
    *,
    start: Annotated[int, typer.Option(min=0, help="how many to leave out first")] = 0,
    count: Annotated[int, typer.Option(min=1, max=10_000, help="how many to list")] = 100,
    json: Json = False,
) -> None:
    """List the stored pairs by name, or those that fit a search."""
    page = opening(context).pairs().list(search, start, count)
    if json:
        from coach.cli.json_output import document

        lines = [line.model_dump(mode="json") for line in page.lines]
        typer.echo(document({"total": page.total, "pairs": lines}))
        return
    for line in page.lines:
        typer.echo(_line(line))
    _say_rest(page, search, start)


@pair.command()
def show(context: typer.Context, name: Called, *, json: Json = False) -> None:
    """Show a stored pair as the YAML that `coach pair add` takes."""
    stored = opening(context).pairs().find(name)
    if json:
        from coach.cli.json_output import document

        typer.echo(document(_json(stored)))
        return
    from coach.services.read_pair import pair_yaml

    typer.echo(f"# {_called(stored)}")
    typer.echo(pair_yaml(stored.pair), nl=False)


@pair.command()
def remove(context: typer.Context, name: Called) -> None:
    """Remove a stored pair, with its people if they are in no other pair."""
    keeper = opening(context).pairs()
    stored = keeper.find(name)
    keeper.remove(stored.pair.id)
    typer.echo(f"Removed {_called(stored)}.")


def _read(path: Path) -> "Pair":
    from coach.services.read_pair import LARGEST, known_playbooks, read_pair

    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise InputError(
            what=str(path)[:200],
            problem=f"the file cannot be read ({why})",
            remedy="Check its name and your permission.",
        ) from error
    return read_pair(content, name=str(path), playbooks=known_playbooks())


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name may be longer than that of any file
        return False


def _called(stored: "StoredPair") -> str:
    parts = [part for part in (stored.pair.programme, f"id {stored.pair.id}") if part]
    return f"{stored.pair.name} ({', '.join(parts)})"


def _line(line: "PairLine") -> str:
    met = f"{line.held} held" + (f", next {line.next_date}" if line.next_date else "")
    about = [line.programme or "no programme", line.playbook, met, "sample" if line.sample else ""]
    return "  ".join([line.id, line.name, *filter(None, about)])


def _say_rest(page: "PairPage", search: str, start: int) -> None:
    left = page.total - start - len(page.lines)
    if not page.total:
        nothing = "No pair is stored yet. Add one: coach pair add FILE."
        typer.echo("No pair fits that search." if search.strip() else nothing, err=True)
    elif left > 0:
        typer.echo(f"{left} more: narrow the search, or add --start or --count.", err=True)


def _json(stored: "StoredPair") -> dict[str, Any]:
    about = {"id": stored.pair.id, "name": stored.pair.name, "version": stored.version}
    return {**about, **stored.pair.model_dump(mode="json")}
