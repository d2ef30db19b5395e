"""Starters: what to ask first, and what the coach says when its library does not know."""

from collections.abc import Sequence
from pathlib import Path
from string import Template

from coach.domain.conversation import Role
from coach.domain.record import Record
from coach.shelves import as_model, read_yaml


class Unknown(Record):
    """The coach's words for what it does not know."""

    off_topic: str
    missing: str
    """With `$missing`."""
    detail: str
    nearest: str
    """With `$nearest`."""
    none: str


class Starters(Record):
    """The shelf's file of starting questions and of words for not knowing."""

    questions: dict[Role, tuple[str, ...]]
    unknown: Unknown

    def not_in_library(self, missing: Sequence[str], nearest: str) -> str:
        """Return what is said of a question that is near the library but not in it."""
        words = self.unknown
        first = (
            Template(words.missing).substitute(missing=listed(missing)) if missing else words.detail
        )
        second = Template(words.nearest).substitute(nearest=nearest) if nearest else words.none
        return f"{first} {second}"


def read_starters(folder: Path) -> Starters:
    """Read starters.yaml of the conversation shelf, or raise ShelfError."""
    path = folder / "starters.yaml"
    return as_model(Starters, read_yaml(path), path)


def listed(words: Sequence[str]) -> str:
    """Return words as a list in a sentence: `a, b or c`."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"
