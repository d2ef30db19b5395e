"""Private matters: health, identity, religion and money, which do not belong in notes."""

import re
from pathlib import Path

from coach.domain.record import Record
from coach.errors import ShelfError
from coach.language.phrases import compiled
from coach.planning.agenda_texts import read_texts


class PrivateKind(Record):
    """One kind of private matter and the phrases by which it is told."""

    called: str
    """In a sentence: `health`."""
    signs: tuple[str, ...]
    unless: tuple[str, ...] = ()


class PrivateTexts(Record):
    """What stands in `private_matters.yaml`."""

    groups: dict[str, tuple[str, ...]]
    kinds: dict[str, PrivateKind]


class PrivateMatters:
    """Finds private matters in a text."""

    def __init__(self, patterns: dict[str, tuple[str, re.Pattern[str], re.Pattern[str]]]) -> None:
        self._patterns = patterns

    def kinds_in(self, text: str) -> tuple[str, ...]:
        """Return the kinds that a text touches, in the order of the shelf: `health`."""
        plain = re.sub(r"\s+", " ", text.lower().replace("’", "'"))
        return tuple(
            kind
            for kind, (_, signs, unless) in self._patterns.items()
            if signs.search(unless.sub(" ", plain))
        )

    def called(self, kind: str) -> str:
        """Return what a kind is called in a sentence."""
        return self._patterns[kind][0]


def read_private_matters(folder: Path) -> PrivateMatters:
    """Read `private_matters.yaml` of the coaching shelf, or raise ShelfError."""
    path = folder / "private_matters.yaml"
    texts = read_texts(PrivateTexts, path)
    try:
        return PrivateMatters(
            {
                name: (
                    kind.called,
                    compiled(kind.signs, texts.groups),
                    compiled(kind.unless, texts.groups),
                )
                for name, kind in texts.kinds.items()
            }
        )
    except ValueError as error:
        raise ShelfError(path=path, problem=str(error)) from error
