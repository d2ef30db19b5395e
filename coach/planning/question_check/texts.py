"""The shelf of the question check: lexicons, signs, reasons, rewrites and examples."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self, get_args

from pydantic import Field, model_validator

from coach.domain.preparation import QuestionFlag
from coach.domain.record import Record
from coach.errors import ShelfError
from coach.language.phrases import compiled
from coach.shelves import Model, as_model, read_yaml

FLAGS: tuple[QuestionFlag, ...] = get_args(QuestionFlag)
"""All flags, in the order in which they are reported."""
GOOD = "good"
"""The examples of questions that burden nobody."""

Lines = tuple[str, ...]
_PEOPLE = (
    "yours",
    "your_team",
    "kinds",
    "units",
    "person_role",
    "singular",
    "first_names",
    "things",
    "trait",
)


class Signs(Record):
    """Phrases by which one flag is recognised; see the head of the shelf's file."""

    anywhere: Lines = ()
    opening: Lines = ()
    """Only where a sentence begins."""
    harmless: Lines = ()
    """Taken out before the signs are looked for."""
    context: Lines = ()
    """Makes the signs harmless wherever it stands."""


class Interest(Record):
    """What somebody may really want to know, and good ways to ask for it."""

    words: Lines
    ask: Lines = Field(min_length=1)


class RewriteTexts(Record):
    """What a better question is made of."""

    verbs: str
    """Plain forms of verbs at which a subject ends."""
    interests: tuple[Interest, ...]
    disclosure: tuple[Interest, ...]
    third_person: tuple[Interest, ...]
    frames: dict[QuestionFlag, Lines]
    """Questions with `{topic}` in them."""
    own_view: str
    """Goes around a question that was put to a group, as `{question}`."""
    last: str
    """Asked where nothing else fits; it must burden nobody."""


class QuestionTexts(Record):
    """The file as it stands on the shelf."""

    words: dict[str, Lines]
    signs: dict[QuestionFlag, Signs]
    why: dict[QuestionFlag, str]
    rewrite: RewriteTexts

    @model_validator(mode="after")
    def _complete(self) -> Self:
        named: dict[str, Collection[str]] = {"signs": self.signs, "why": self.why}
        for name, held in (*named.items(), ("rewrite.frames", self.rewrite.frames)):
            missing = next((flag for flag in FLAGS if flag not in held), None)
            if missing:
                raise ValueError(f"{name} has nothing for {missing!r}")
        unknown = next((name for name in _PEOPLE if name not in self.words), None)
        if unknown:
            raise ValueError(f"words has no {unknown!r}")
        return self


class QuestionExamples(Record):
    """Questions as people type them, by what burdens most in them."""

    good: Lines = Field(min_length=2)
    spokesperson: Lines = Field(min_length=2)
    disclosure: Lines = Field(min_length=2)
    leading: Lines = Field(min_length=2)
    third_person: Lines = Field(min_length=2)
    stereotype: Lines = Field(min_length=2)

    def labelled(self) -> list[tuple[str, str]]:
        """Return every example as its kind, `good` or a flag, and its text."""
        return [(kind, line) for kind in (GOOD, *FLAGS) for line in getattr(self, kind)]


@dataclass(frozen=True)
class SignPatterns:
    """The signs of one flag, ready to look for in a text of lower case."""

    anywhere: re.Pattern[str]
    opening: re.Pattern[str]
    harmless: re.Pattern[str]
    context: re.Pattern[str]


@dataclass(frozen=True)
class InterestPattern:
    """An interest, ready to be recognised."""

    words: re.Pattern[str]
    ask: Lines


@dataclass(frozen=True)
class QuestionShelf:
    """Everything on the shelf, compiled."""

    texts: QuestionTexts
    examples: QuestionExamples
    signs: dict[QuestionFlag, SignPatterns]
    people: dict[str, re.Pattern[str]]
    """By the names under `words`: who is meant, or what is not a person."""
    interests: dict[str, tuple[InterestPattern, ...]]
    """By `interests`, `disclosure` and `third_person`."""


def read_question_shelf(folder: Path) -> QuestionShelf:
    """Return `question_check.yaml` and `question_examples.yaml` of a folder, compiled.

    Raises:
        ShelfError: A file is malformed, or a phrase cannot be read; the line is named.
    """
    path = folder / "question_check.yaml"
    texts = _as(QuestionTexts, path)
    examples = _as(QuestionExamples, folder / "question_examples.yaml")
    try:
        return _compile(texts, examples)
    except ValueError as error:
        raise ShelfError(path=path, line=_line_of(path, texts), problem=str(error)) from error


def _as(model: type[Model], path: Path) -> Model:
    rows = read_yaml(path)
    if not isinstance(rows, dict):
        raise ShelfError(path=path, line=1, problem="it must be a list of `name: value` lines")
    return as_model(model, rows, path)


def _compile(texts: QuestionTexts, examples: QuestionExamples) -> QuestionShelf:
    words = texts.words
    rewrite = texts.rewrite
    return QuestionShelf(
        texts=texts,
        examples=examples,
        signs={flag: _patterns(texts.signs[flag], words) for flag in FLAGS},
        people={name: compiled(words[name], words) for name in _PEOPLE},
        interests={
            name: tuple(
                InterestPattern(compiled(interest.words, words), interest.ask)
                for interest in getattr(rewrite, name)
            )
            for name in ("interests", "disclosure", "third_person")
        },
    )


def _patterns(signs: Signs, words: Mapping[str, Lines]) -> SignPatterns:
    return SignPatterns(
        **{name: compiled(getattr(signs, name), words) for name in Signs.model_fields}
    )


def _phrases(texts: QuestionTexts) -> Iterator[str]:
    for lines in texts.words.values():
        yield from lines
    for signs in texts.signs.values():
        for name in Signs.model_fields:
            yield from getattr(signs, name)
    rewrite = texts.rewrite
    for interest in (*rewrite.interests, *rewrite.disclosure, *rewrite.third_person):
        yield from interest.words


def _line_of(path: Path, texts: QuestionTexts) -> int | None:
    """Return the line of the first phrase that cannot be read."""
    lines = path.read_text(encoding="utf-8").splitlines()
    for phrase in _phrases(texts):
        try:
            compiled([phrase], texts.words)
        except ValueError:
            return next((number for number, line in enumerate(lines, 1) if phrase in line), None)
    return None
