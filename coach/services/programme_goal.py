"""The goal of a programme: one of a few kinds, read from its name or from free words."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import numpy as np

from coach.domain.programme_plan import GoalKind
from coach.domain.record import Record
from coach.errors import InputError
from coach.language.cleaning import one_line
from coach.language.gibberish import is_gibberish
from coach.planning.agenda_texts import read_texts
from coach.ports import Embedder

LONGEST_GOAL = 500
"""Characters of a goal."""
_NEIGHBOURS = 3
_NEAR = 0.30
"""Mean similarity to the nearest examples below which a goal is of no kind. Of 43 goals written
before the examples 40 are read as meant, and of 28 held back 26 at the first look."""
_OTHER: Literal["other"] = "other"


class GoalShelf(Record):
    """What stands in `programme_goals.yaml`."""

    names: dict[GoalKind, str]
    examples: dict[GoalKind | Literal["other"], tuple[str, ...]]


def read_goals(folder: Path) -> GoalShelf:
    """Read `programme_goals.yaml` of the feedback shelf, or raise ShelfError."""
    return read_texts(GoalShelf, folder / "programme_goals.yaml")


def checked_goal(text: str) -> str:
    """Return a goal on one line.

    Raises:
        InputError: It is empty, longer than 500 characters, or no words.
    """
    plain = one_line(text).rstrip(".;, ")
    if not plain or len(plain) > LONGEST_GOAL or is_gibberish(plain):
        problem = f"it must say in 1 to {LONGEST_GOAL} characters what the programme is for"
        raise InputError(
            what="the goal", problem=problem, remedy="For example: keep our young engineers."
        )
    return plain


class GoalReader:
    """Finds the kind of a goal by the nearest examples; each example is encoded once."""

    def __init__(self, embedder: Embedder, shelf: GoalShelf) -> None:
        self._embedder = embedder
        self._shelf = shelf
        self._kinds = list(shelf.examples)
        self._rows = [embedder.encode(shelf.examples[kind]) for kind in self._kinds]

    def named(self, goal: str) -> GoalKind | None:
        """Return the kind whose plain name a goal is."""
        said = goal.casefold().replace("_", " ")
        for kind, name in self._shelf.names.items():
            if said in (name, kind.replace("_", " ")):
                return kind
        return None

    def kind(self, goal: str) -> GoalKind | None:
        """Return the kind of a checked goal; None where it is near none that we know."""
        named = self.named(goal)
        if named:
            return named
        nears = self._nears(goal)
        best = self._kinds[int(np.argmax(nears))]
        return None if best == _OTHER or max(nears) < _NEAR else best

    def name(self, kind: GoalKind) -> str:
        """Return what a kind is called inside a sentence."""
        return self._shelf.names[kind]

    def _nears(self, goal: str) -> Sequence[float]:
        vector = self._embedder.encode([goal])[0]
        return [float(np.sort(rows @ vector)[-_NEIGHBOURS:].mean()) for rows in self._rows]
