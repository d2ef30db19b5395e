"""Other words: what people type, joined by what the library calls it."""

import re
from collections.abc import Mapping
from pathlib import Path

from pydantic import Field

from coach.domain.record import Record
from coach.shelves import as_model, read_yaml

FILE = "words.yaml"


class OtherWords(Record):
    """Names and words by what is typed, with the library's own."""

    also_called: dict[str, str] = Field(default_factory=dict)
    """Names, matched in their own spelling."""
    means: dict[str, str] = Field(default_factory=dict)
    """Words, matched in any case."""

    def joined(self, text: str) -> str:
        """Return the text with the library's words behind it, each once, unless it holds them."""
        found = [
            *_found(text, self.also_called, flags=0),
            *_found(text, self.means, flags=re.IGNORECASE),
        ]
        fresh = [words for words in dict.fromkeys(found) if words.lower() not in text.lower()]
        return f"{text} ({', '.join(fresh)})" if fresh else text


def read_other_words(shelf: Path) -> OtherWords:
    """Read the list from the shelf; a library without one has no other words."""
    path = shelf / FILE
    return as_model(OtherWords, read_yaml(path), path) if path.is_file() else OtherWords()


def _found(text: str, words: Mapping[str, str], *, flags: int) -> list[str]:
    return [
        meant
        for typed, meant in words.items()
        if re.search(rf"(?<!\w){re.escape(typed)}(?!\w)", text, flags)
    ]
