"""The words of a prompt: two parts, and in them the names of what is put in."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Template

from coach.domain.record import Record
from coach.errors import ShelfError
from coach.prompting.prompt_head import Input

ALWAYS = frozenset({"nonce", "sign"})
"""Names that the system words may use without declaring them: the marks of the request."""

_CUT = re.compile(r"^--- user ---[ \t]*$", re.MULTILINE)


class Part(Record):
    """One of the two parts of a prompt."""

    text: str
    line: int
    """Of the file, on which it begins."""
    is_system: bool


def read_parts(body: str, line: int, path: Path) -> tuple[Part, Part]:
    """Return the system words and the user words of a prompt, or raise ShelfError.

    Args:
        body: All that follows the front matter.
        line: Of the file, on which the body begins.
        path: The file, for what an error says.
    """
    cuts = list(_CUT.finditer(body))
    if len(cuts) != 1:
        at = line + body.count("\n", 0, cuts[1].start()) if cuts else line
        raise ShelfError(path=path, line=at, problem="it needs one line `--- user ---`")
    before, after = body[: cuts[0].start()], body[cuts[0].end() :]
    below = line + before.count("\n")
    for words, at, name in ((before, line, "above"), (after, below, "below")):
        if not words.strip():
            raise ShelfError(
                path=path, line=at, problem=f"there are no words {name} `--- user ---`"
            )
    return (
        Part(text=before, line=line, is_system=True),
        Part(text=after, line=below, is_system=False),
    )


def check_names(
    parts: tuple[Part, Part], inputs: Mapping[str, Input], lines: Mapping[str, int], path: Path
) -> None:
    """Raise ShelfError where the names in the words and the declared inputs do not agree.

    Args:
        parts: The words.
        inputs: What the front matter declares.
        lines: Of the file, for each input.
        path: The file.
    """
    used = set()
    for part in parts:
        for number, line in enumerate(part.text.split("\n"), part.line):
            for name, problem in _names(line, part, inputs):
                if problem:
                    raise ShelfError(path=path, line=number, problem=problem)
                used.add(name)
    for name in inputs:
        if name not in used:
            problem = f"the input {name!r} is declared, and the words do not use it"
            raise ShelfError(path=path, line=lines.get(name), problem=problem)


def names_in(text: str) -> frozenset[str]:
    """Return the names that a text holds, or raise ValueError for a lone dollar sign."""
    template = Template(text)
    if not template.is_valid():
        raise ValueError("a lone $; a dollar is written $$")
    return frozenset(template.get_identifiers())


def _names(line: str, part: Part, inputs: Mapping[str, Input]) -> Iterator[tuple[str, str]]:
    """Yield each name of a line, with what is wrong with it; "" if nothing is."""
    for found in Template.pattern.finditer(line):
        if found["escaped"] is not None:
            continue
        if found["named"] is None:
            yield "", "a lone $, or ${; write a name as $name and a dollar as $$"
        else:
            yield found["named"], _problem(found["named"], line, part, inputs)


def _problem(name: str, line: str, part: Part, inputs: Mapping[str, Input]) -> str:
    if name in ALWAYS and part.is_system:
        return ""
    if name not in inputs:
        return f"${name} is not declared under inputs"
    if inputs[name].trusted:
        return ""
    if part.is_system:
        return f"${name} is not trusted; it must stand below `--- user ---`"
    if line.strip() != f"${name}":
        return f"${name} is not trusted; it must have its line for itself"
    return ""
