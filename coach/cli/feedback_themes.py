"""`coach feedback themes`: the open themes of any groups of comments, one group a line."""

import json as reader
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from coach.cli.opening import opening, tell

if TYPE_CHECKING:
    from coach.comments.open_themes import Themes
    from coach.ports import Embedder

_FORM = 'Write {"id": ..., "comments": ["...", ...]}.'


def themes(
    context: typer.Context,
    *,
    groups: Annotated[
        Path, typer.Option(metavar="GROUPS.jsonl", help="a group of comments on each line")
    ],
    json: Annotated[bool, typer.Option("--json", help="print JSON, and nothing else")] = False,
) -> None:
    """Find the themes of each group of comments, and five quotes that show most of them."""
    from coach.bootstrap import build_embedder
    from coach.cli.json_output import line
    from coach.evaluation.jsonl import all_lines

    lines = all_lines(groups)
    embedder = build_embedder(opening(context).settings(), progress=tell)
    code = 0
    for found in theme_rows(lines, embedder):
        typer.echo(line(found.row) if json else found.shown)
        code = 2 if found.is_error else code
    raise typer.Exit(code)


class ThemeRow:
    """The answer to one line: its themes, or what is wrong with it."""

    def __init__(self, id: Any, comments: "list[str]", found: "Themes | None", error: str) -> None:
        self._id = id
        self._comments = comments
        self._found = found
        self._error = error

    @property
    def is_error(self) -> bool:
        """Tell whether the line could not be read."""
        return self._found is None

    @property
    def row(self) -> dict[str, Any]:
        """Return the answer as scripts outside the project read it."""
        if self._found is None:
            return {"id": self._id, "error": self._error}
        return {"id": self._id, **self._found.model_dump(mode="json")}

    @property
    def shown(self) -> str:
        """Return the answer as a person reads it."""
        if self._found is None:
            return f"{self._error}\n"
        name = "" if self._id is None else f"{self._id}: "
        count = len(self._comments)
        head = f"{name}{count} comment{'' if count == 1 else 's'}"
        if not self._found.themes:
            return f"{head}, and none that says something.\n"
        themes = [f"  {len(theme.members):>3}  {theme.label}" for theme in self._found.themes]
        quotes = [f'  "{" ".join(self._comments[quote].split())}"' for quote in self._found.quotes]
        return "\n".join([head, *themes, *quotes, ""])


def theme_rows(lines: Iterable[str], embedder: "Embedder") -> Iterator[ThemeRow]:
    """Yield one answer for each line that is not empty, in order; a bad one stops nothing."""
    from coach.comments.open_themes import find_themes

    for number, content in enumerate(lines, 1):
        if not content.strip():
            continue
        id, comments, problem = _read(content)
        if problem:
            yield ThemeRow(id, [], None, f"line {number}: {problem}")
        else:
            yield ThemeRow(id, comments, find_themes(comments, embedder), "")


def _read(content: str) -> tuple[Any, list[str], str]:
    """Return the id, the comments, and what is wrong, "" if nothing is."""
    try:
        row = reader.loads(content)
    except (ValueError, RecursionError):
        return None, [], f"it is not JSON. {_FORM}"
    if not isinstance(row, dict):
        return None, [], f"it is not an object. {_FORM}"
    id, comments = row.get("id"), row.get("comments")
    if not isinstance(id, str | int | None) or isinstance(id, bool):
        return None, [], "'id' must be a text or a whole number."
    if not isinstance(comments, list) or not all(isinstance(one, str) for one in comments):
        return id, [], f"'comments' must be a list of texts. {_FORM}"
    return id, comments, ""
