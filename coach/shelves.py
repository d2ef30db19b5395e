"""The shelves: folders of text that people edit, found in a checkout or in the installed wheel."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from coach.errors import ShelfError

Model = TypeVar("Model", bound=BaseModel)

_FRONT_MATTER = re.compile(r"\A---\r?\n(.*?)\r?\n---\r?\n(.*)\Z", re.DOTALL)
_LOADER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def shelf(name: str) -> Path:
    """Return the folder of a shelf: `knowledge`, `prompts` or `evals`."""
    package = Path(__file__).resolve().parent
    for root in (package.parent, package / "_shelves"):
        if (root / name).is_dir():
            return root / name
    raise ShelfError(path=package.parent / name, problem="the folder is missing")


def read_front_matter(path: Path) -> tuple[dict[str, Any], str, int]:
    """Return a file's front matter, its body, and the line on which the body begins."""
    text = _read(path)
    match = _FRONT_MATTER.match(text)
    if not match:
        raise ShelfError(
            path=path, line=1, problem="it must begin with front matter between two lines of ---"
        )
    meta = _parse(path, match.group(1), first_line=2)
    if not isinstance(meta, dict):
        raise ShelfError(
            path=path, line=2, problem="the front matter must be a list of `name: value` lines"
        )
    return meta, match.group(2), match.group(1).count("\n") + 4


def read_yaml(path: Path) -> Any:
    """Return what a YAML file holds."""
    return _parse(path, _read(path), first_line=1)


def as_model(model: type[Model], values: dict[str, Any], path: Path) -> Model:
    """Return the values as a model, or raise ShelfError naming the line of the first wrong key."""
    try:
        return model.model_validate(values)
    except ValidationError as error:
        first = error.errors()[0]
        place = [str(part) for part in first["loc"]]
        problem = f"{'.'.join(place)}: {first['msg'][0].lower()}{first['msg'][1:]}"
        raise ShelfError(path=path, line=_line_of(path, place), problem=problem) from error


def markdown_files(folder: Path) -> Iterator[Path]:
    """Yield the Markdown files of a folder in the order of their names."""
    if not folder.is_dir():
        raise ShelfError(path=folder, problem="the folder is missing")
    yield from sorted(folder.glob("*.md"))


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise ShelfError(path=path, problem=f"it is not UTF-8 text (byte {error.start})") from error
    except OSError as error:
        raise ShelfError(path=path, problem=f"it cannot be read ({error.strerror})") from error


def _parse(path: Path, text: str, *, first_line: int) -> Any:
    try:
        return yaml.load(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + first_line if mark else None
        problem = getattr(error, "problem", None) or "it is not valid YAML"
        raise ShelfError(path=path, line=line, problem=problem) from error


def _line_of(path: Path, place: list[str]) -> int | None:
    for number, line in enumerate(_read(path).splitlines(), 1):
        if place and re.match(rf"\s*-?\s*{re.escape(place[0])}\s*:", line):
            return number
    return None
