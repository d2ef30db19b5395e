"""The shelf of topics: what people teach each other, however they word it, and by function."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from pydantic import Field

from coach.domain.playbook import Level
from coach.domain.record import Record
from coach.errors import ShelfError
from coach.language.words import words
from coach.shelves import as_model, read_yaml

ANY_FUNCTION = "General"


class TopicFamily(Record):
    """One thing to teach, with the wordings by which people mean it."""

    id: str
    phrases: tuple[str, ...] = Field(min_length=3)
    """The first one names the family."""
    near: tuple[str, ...] = ()
    """Related families: not the same topic."""
    ai: bool = False
    """Whether policy and risk belong to it."""
    taught_by: Literal["junior", "senior", "either"]
    effort: Level
    risk: Level
    functions: tuple[str, ...] = ()
    cares: str
    """What the learner gets out of it."""
    gains: str
    """What the teacher gets out of it."""
    opener: str
    show: str
    """After "Show"."""
    try_it: str
    """After "you"."""
    decision: str
    """After "Decide"."""

    @property
    def name(self) -> str:
        """The family in the words of its first phrase."""
        return self.phrases[0]


class FunctionTopics(Record):
    """What people of one function could teach."""

    name: str
    also: tuple[str, ...] = ()
    """Lower-case words by which a title or a department shows the function."""
    senior_teaches: tuple[str, ...] = Field(min_length=1)
    junior_teaches: tuple[str, ...] = Field(min_length=1)


class TopicShelf:
    """All families and functions, with lookups."""

    def __init__(
        self, families: Sequence[TopicFamily], functions: Sequence[FunctionTopics]
    ) -> None:
        self.families = tuple(families)
        self.functions = tuple(functions)
        self._by_id = {family.id: family for family in families}

    def family(self, id: str) -> TopicFamily:
        """Return the family of an id; the shelf was checked to have it."""
        return self._by_id[id]

    def function_of(self, function: str, title: str) -> FunctionTopics:
        """Return the function that a department or, failing that, a title shows."""
        for text in (function, title):
            found = self._named(text)
            if found:
                return found
        return next(one for one in self.functions if one.name == ANY_FUNCTION)

    def _named(self, text: str) -> FunctionTopics | None:
        """Return the function whose longest name stands in the text."""
        said = f" {' '.join(words(text))} "
        best: tuple[int, FunctionTopics] | None = None
        for one in self.functions:
            for name in (one.name.lower(), *one.also):
                plain = " ".join(words(name))
                if plain and f" {plain} " in said and (best is None or len(plain) > best[0]):
                    best = (len(plain), one)
        return best[1] if best else None


def read_topic_shelf(folder: Path) -> TopicShelf:
    """Read `families.yaml` and `functions.yaml`.

    Raises:
        ShelfError: A file is malformed, an id stands twice, or one is named that is not there.
    """
    families = [as_model(TopicFamily, row, folder / "families.yaml")
                for row in _rows(folder / "families.yaml")]  # fmt: skip
    functions = [as_model(FunctionTopics, row, folder / "functions.yaml")
                 for row in _rows(folder / "functions.yaml")]  # fmt: skip
    _check(folder, families, functions)
    return TopicShelf(families, functions)


def _rows(path: Path) -> list[dict[str, object]]:
    rows = read_yaml(path)
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ShelfError(path=path, line=1, problem="it must be a list of `name: value` entries")
    return rows


def _check(
    folder: Path, families: Sequence[TopicFamily], functions: Sequence[FunctionTopics]
) -> None:
    ids = [family.id for family in families]
    phrases = [phrase.casefold() for family in families for phrase in family.phrases]
    for values, what in ((ids, "id"), (phrases, "phrase")):
        twice = next((one for one in values if values.count(one) > 1), None)
        if twice:
            raise ShelfError(
                path=folder / "families.yaml", problem=f"the {what} {twice!r} stands twice"
            )
    named = [(folder / "families.yaml", id) for family in families for id in family.near]
    named += [
        (folder / "functions.yaml", id)
        for one in functions
        for id in (*one.senior_teaches, *one.junior_teaches)
    ]
    for path, id in named:
        if id not in ids:
            raise ShelfError(path=path, problem=f"there is no family {id!r}")
    if ANY_FUNCTION not in [one.name for one in functions]:
        raise ShelfError(
            path=folder / "functions.yaml", problem=f"{ANY_FUNCTION!r} is missing: it fits anybody"
        )
