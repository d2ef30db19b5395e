"""The shelf of the comment reader: what each code means, examples of it, and signs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from re import Pattern
from typing import Any, Self

from pydantic import Field, model_validator

from coach.domain.comment import Code, Tone
from coach.domain.person import PairSide
from coach.domain.record import Record
from coach.errors import ShelfError
from coach.language.phrases import compiled
from coach.shelves import Model, as_model, read_yaml

Lines = tuple[str, ...]
_SIDES: tuple[PairSide, ...] = ("leader", "mentor")


class CodeText(Record):
    """What belongs to a code; what it is called on a page stands in `release_texts.yaml`."""

    meaning: str = Field(min_length=1)
    """One neutral sentence on what comments of this code are about."""


class Said(Record):
    """Examples of one code, by how it is said; `leader: ` or `mentor: ` in front says by whom."""

    strength: Lines = ()
    concern: Lines = ()
    request: Lines = ()


class Apart(Record):
    """What is told apart before themes are looked for."""

    nothing: Lines = Field(min_length=1)
    """Answers that say nothing, praise without a subject included."""
    feedback: Lines = Field(min_length=1)
    """Ordinary comments that only look like an instruction or like a case for a person."""
    instruction: Lines = Field(min_length=1)
    """What is said to whoever counts the comments."""
    sensitive: dict[str, Lines] = Field(min_length=1)
    """By kind: what a person should look at."""


class Signs(Record):
    """Phrases in the notation of `coach.language.phrases`, for texts of lower case."""

    nothing: Lines
    """Words that add nothing wherever they stand in an answer."""
    instruction: Lines
    sensitive: dict[str, Lines]
    unless: Lines
    """Makes a sentence no case for a person, whatever signs it holds."""
    by_leader: Lines
    """Words by which a leader is known as the author."""
    by_mentor: Lines


class _Codes(Record):
    """The file of the codes as it stands on the shelf."""

    codes: dict[Code, CodeText]
    why: dict[str, str]
    """By kind of what is sensitive: what a person is told."""
    left_out: str

    @model_validator(mode="after")
    def _complete(self) -> Self:
        missing = next((code for code in Code if code not in self.codes), None)
        if missing:
            raise ValueError(f"there is nothing for {missing.value!r}")
        return self


class _Examples(Record):
    """The file of the examples as it stands on the shelf."""

    examples: dict[Code, Said]


class _ApartFile(Record):
    """The file of what is told apart as it stands on the shelf."""

    apart: Apart
    signs: Signs


@dataclass(frozen=True)
class Example:
    """One comment with all that is known of it."""

    text: str
    codes: tuple[Code, ...]
    tone: Tone
    side: PairSide | None


@dataclass(frozen=True)
class CodeShelf:
    """All that the comment reader reads from the shelf."""

    codes: Mapping[Code, CodeText]
    why: Mapping[str, str]
    left_out: str
    examples: tuple[Example, ...]
    apart: Apart
    signs: Signs

    @cached_property
    def instruction(self) -> Pattern[str]:
        """What finds a sign of an instruction in a text of lower case."""
        return compiled(self.signs.instruction)

    @cached_property
    def sensitive(self) -> Mapping[str, Pattern[str]]:
        """By kind, what finds a sign of it in a text of lower case."""
        return {kind: compiled(lines) for kind, lines in self.signs.sensitive.items()}

    @cached_property
    def unless(self) -> Pattern[str]:
        """What finds a reason for which the signs of sensitive matters do not count."""
        return compiled(self.signs.unless)

    @cached_property
    def nothing(self) -> Pattern[str]:
        """What finds words that add nothing in a text of lower case."""
        return compiled(self.signs.nothing)

    @cached_property
    def authors(self) -> Mapping[PairSide, Pattern[str]]:
        """By side, what finds words by which the author is known."""
        lines = {"leader": self.signs.by_leader, "mentor": self.signs.by_mentor}
        return {side: compiled(lines[side]) for side in _SIDES}


def read_codes(folder: Path) -> CodeShelf:
    """Return what the folder `knowledge/feedback` says of codes.

    Raises:
        ShelfError: A file is missing or malformed, or a code has no text.
    """
    codes = _read(_Codes, folder / "codes.yaml")
    examples = _read(_Examples, folder / "codes_examples.yaml")
    path = folder / "codes_apart.yaml"
    apart = _read(_ApartFile, path)
    shelf = CodeShelf(
        codes=codes.codes,
        why=codes.why,
        left_out=codes.left_out,
        examples=tuple(_labelled(examples.examples)),
        apart=apart.apart,
        signs=apart.signs,
    )
    _check(shelf, path)
    return shelf


def _labelled(said: Mapping[Code, Said]) -> Iterator[Example]:
    """Yield each example of a side once, with every code under which it stands."""
    found: dict[tuple[str, PairSide | None], Example] = {}
    for code, by_tone in said.items():
        for tone in Tone:
            for line in getattr(by_tone, tone.value):
                side, text = _side(line)
                before = found.get((text, side))
                codes = (*before.codes, code) if before else (code,)
                tone_of_it = before.tone if before else tone
                found[text, side] = Example(text, codes, tone_of_it, side)
    yield from found.values()


def _side(line: str) -> tuple[PairSide | None, str]:
    for side in _SIDES:
        if line.startswith(f"{side}: "):
            return side, line.removeprefix(f"{side}: ")
    return None, line


def _check(shelf: CodeShelf, path: Path) -> None:
    """Raise ShelfError if a phrase cannot be read, or a kind has no words for a person."""
    kinds = {*shelf.apart.sensitive, *shelf.signs.sensitive}
    unknown = next((kind for kind in sorted(kinds) if kind not in shelf.why), None)
    if unknown:
        raise ShelfError(path=path, problem=f"codes.yaml has no `why` for {unknown!r}")
    try:
        _ = (shelf.instruction, shelf.sensitive, shelf.unless, shelf.nothing, shelf.authors)
    except ValueError as error:
        raise ShelfError(path=path, problem=str(error)) from error


def _read(model: type[Model], path: Path) -> Model:
    values: Any = read_yaml(path)
    if not isinstance(values, dict):
        raise ShelfError(path=path, line=1, problem="it must be a list of `name: value` lines")
    return as_model(model, values, path)
