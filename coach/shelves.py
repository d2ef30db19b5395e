"""The shelves: folders of text that people edit, found in a checkout or in the installed wheel."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from coach.errors import InputError, ShelfError

Model = TypeVar("Model", bound=BaseModel)

_FRONT_MATTER = re.compile(r"\A---\r?\n(.*?)\r?\n---\r?\n(.*)\Z", re.DOTALL)
_LOADER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DUMPER: type[Any] = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_DEEPEST = 20
_UNPRINTABLE = "it has characters that cannot be printed, or are not UTF-8"
_REMEDY = "Correct it, then try again."


@dataclass(frozen=True)
class Node:
    """A piece of YAML as it was written: no text is taken for a date, a number or a yes."""

    value: "str | tuple[Node, ...] | dict[str, Node]"
    line: int
    """On which it begins; of a value that has a key, the key's."""
    plain: bool = False
    """Whether a text stands without quotes."""


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


def read_nodes(text: str, *, what: str) -> Node:
    """Return what a YAML text holds, each piece with its line.

    Text from outside is kept small and simple: no anchors, no tags, no key twice, 20 levels.

    Args:
        text: One YAML document.
        what: What an error calls it, such as the name of its file.

    Raises:
        InputError: It is no YAML, or not of this simple kind.
    """
    builder = _Builder(what)
    try:
        for event in yaml.parse(text.encode(), Loader=_LOADER):
            builder.take(event)
    except (yaml.YAMLError, UnicodeEncodeError) as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None)
        said = f"{problem}; a text with signs such as : or @ needs quotes" if mark else _UNPRINTABLE
        raise builder.wrong(said, mark.line + 1 if mark else None) from error
    return builder.whole or Node("", 1, plain=True)


def yaml_text(value: Any) -> str:
    """Return lists, dictionaries and plain values as YAML that reads back as the same."""
    written: str = yaml.dump(
        value, Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=1_000_000
    )
    return written


class _Builder:
    """Puts nodes together from the events of a parser, without recursion."""

    def __init__(self, what: str) -> None:
        self.whole: Node | None = None
        self._what = what
        self._open: list[list[Node] | dict[str, Node]] = []
        self._begun: list[int] = []
        self._keys: list[Node | None] = []

    def wrong(self, problem: str, line: int | None) -> InputError:
        """Return the error for a line."""
        where = f"{self._what}, line {line}" if line else self._what
        return InputError(what=where, problem=problem, remedy=_REMEDY)

    def take(self, event: Any) -> None:
        """Take the next event."""
        line = event.start_mark.line + 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise self.wrong(
                "& and * stand for something else in YAML; put the text in quotes", line
            )
        if getattr(event, "tag", None) not in (None, "!"):
            raise self.wrong("a text that begins with ! must be in quotes", line)
        if isinstance(event, yaml.DocumentStartEvent) and self.whole is not None:
            raise self.wrong("only one document is read, up to a line of ---", line)
        if isinstance(event, yaml.ScalarEvent):
            self._put(Node(event.value, line, plain=not event.style))
        elif isinstance(event, yaml.CollectionStartEvent):
            if len(self._open) == _DEEPEST:
                raise self.wrong(f"it is nested more than {_DEEPEST} levels deep", line)
            self._open.append([] if isinstance(event, yaml.SequenceStartEvent) else {})
            self._begun.append(line)
            self._keys.append(None)
        elif isinstance(event, yaml.CollectionEndEvent):
            inside, line = self._open.pop(), self._begun.pop()
            self._keys.pop()
            self._put(Node(inside if isinstance(inside, dict) else tuple(inside), line))

    def _put(self, node: Node) -> None:
        if not self._open:
            self.whole = node
            return
        inside, key = self._open[-1], self._keys[-1]
        if isinstance(inside, list):
            inside.append(node)
        elif key is not None and isinstance(key.value, str):
            inside[key.value] = Node(node.value, key.line, plain=node.plain)
            self._keys[-1] = None
        elif not isinstance(node.value, str):
            raise self.wrong("a name before a colon must be a plain word", node.line)
        elif node.value in inside:
            raise self.wrong(f"{node.value!r} is there twice", node.line)
        else:
            self._keys[-1] = node


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
