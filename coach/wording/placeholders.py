"""Names that do not leave: each stands as a placeholder in what a model sees."""

import re
import unicodedata
from collections.abc import Iterable

from coach.domain.pair import Pair
from coach.language.words import FUNCTION_WORDS

_PLACEHOLDER = re.compile(r"\[\[P(\d+)\]\]")
_GAP = r"[\s\-‐-―]+"
_SHORTEST = 2
"""Characters of a part of a name that is hidden by itself: one letter stands in every text."""


def names_of(pair: Pair) -> tuple[str, ...]:
    """Return the names of everybody in a pair; none where nobody is named."""
    return tuple(one.name for one in pair.people if pair.group or pair.first_name(one.side))


class Placeholders:
    """Puts `[[P1]]` in place of names, and the names back; one number for each written form.

    A name is hidden whole and in parts, whatever its case and accents. What happens to be an
    ordinary word as well is hidden too, and comes back as it was written.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._forms = _forms(names)
        self._written: list[str] = []

    def hide(self, text: str) -> str:
        """Return the text without the names."""
        if self._forms is None:
            return text
        kept, last = [], 0
        for match in self._forms.finditer(_folded(text)):
            written = text[match.start() : match.end()]
            if written.lower() in FUNCTION_WORDS and written == written.lower():
                continue  # `will`, not `Will`
            kept += [text[last : match.start()], self._number(written)]
            last = match.end()
        return "".join((*kept, text[last:]))

    def show(self, text: str) -> str:
        """Return the text with the names back; a number that was never given stays as it is."""

        def name(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            return self._written[at] if 0 <= at < len(self._written) else match.group()

        return _PLACEHOLDER.sub(name, text)

    def _number(self, written: str) -> str:
        if written not in self._written:
            self._written.append(written)
        return f"[[P{self._written.index(written) + 1}]]"


def placeholders_in(text: str) -> frozenset[str]:
    """Return the placeholders of a text."""
    return frozenset(match.group() for match in _PLACEHOLDER.finditer(text))


def _forms(names: Iterable[str]) -> re.Pattern[str] | None:
    """Return what finds the names in a folded text, the longest form first; None for no names."""
    found: set[tuple[str, ...]] = set()
    for name in names:
        words = tuple(re.findall(r"\w+(?:['’]\w+)*", _folded(name)))
        parts = {words, *((word,) for word in words)}
        found |= {part for part in parts if len("".join(part)) >= _SHORTEST}
    if not found:
        return None
    ordered = sorted(found, key=lambda part: len("".join(part)), reverse=True)
    forms = "|".join(_GAP.join(map(re.escape, part)) for part in ordered)
    forms = re.sub(r"['’]", "['’]", forms)
    return re.compile(rf"(?<!\w)(?:{forms})(?!\w)", re.IGNORECASE)


def _folded(text: str) -> str:
    """Return the text without accents and case, character for character."""
    return "".join(_plain(character) for character in text)


def _plain(character: str) -> str:
    base = unicodedata.normalize("NFD", character)[0].lower()
    return base if len(base) == 1 else character
