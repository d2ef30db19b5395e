"""The shelf file `debriefs.yaml`: how session notes are read, and what is said about them."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from coach.domain.record import Record
from coach.errors import ShelfError
from coach.language.phrases import compiled
from coach.planning.agenda_texts import read_texts

Section = Literal["action", "learning", "done", "other"]
"""What the notes themselves call a line."""


class Signs(Record):
    """Phrases that tell something, by how surely they do."""

    strong: tuple[str, ...] = ()
    likely: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


class PrivateSource(Record):
    """The claim that private matters stay out of notes."""

    page: str
    about: str


class DebriefTexts(Record):
    """What stands in `debriefs.yaml`."""

    labels: dict[Section, tuple[str, ...]]
    no_action: tuple[str, ...]
    action_after_all: tuple[str, ...]
    deeds: tuple[str, ...]
    no_task: tuple[str, ...]
    learning: Signs
    did: Signs
    past: tuple[str, ...]
    say: dict[str, str]
    private_source: PrivateSource


@dataclass(frozen=True)
class Patterns:
    """The signs of one kind, ready to look for in a text of lower case."""

    strong: re.Pattern[str]
    likely: tuple[re.Pattern[str], ...]
    """One for each phrase, so that several can be counted."""
    never: re.Pattern[str]


@dataclass(frozen=True)
class DebriefShelf:
    """Texts and patterns for reading notes."""

    texts: DebriefTexts
    labels: dict[str, Section]
    """By the label in lower case."""
    learning: Patterns
    did: Patterns
    action_after_all: re.Pattern[str]
    no_task: re.Pattern[str]


def read_debrief_shelf(folder: Path) -> DebriefShelf:
    """Read `debriefs.yaml` of the coaching shelf, or raise ShelfError."""
    path = folder / "debriefs.yaml"
    texts = read_texts(DebriefTexts, path)
    try:
        return DebriefShelf(
            texts=texts,
            labels={label: kind for kind, labels in texts.labels.items() for label in labels},
            learning=_patterns(texts.learning),
            did=_patterns(texts.did),
            action_after_all=compiled(texts.action_after_all),
            no_task=compiled(texts.no_task),
        )
    except ValueError as error:
        raise ShelfError(path=path, problem=str(error)) from error


def _patterns(signs: Signs) -> Patterns:
    return Patterns(
        strong=compiled(signs.strong),
        likely=tuple(compiled((phrase,)) for phrase in signs.likely),
        never=compiled(signs.never),
    )
