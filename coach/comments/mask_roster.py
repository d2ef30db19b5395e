"""Names of a roster: they are masked wherever they stand."""

import re
from collections.abc import Collection, Iterator
from itertools import pairwise

from coach.comments.mask_lists import NameLists, Vocabulary
from coach.comments.mask_span import Span
from coach.comments.mask_tokens import CALENDAR_NAMES
from coach.comments.mask_view import View, folded
from coach.language.look_alikes import skeleton

_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_ENDING = re.compile(r"'(?:s|ll|d|ve|re|m)?$", re.IGNORECASE)
_LINK = re.compile(r"\. ?|-|(?: (?:van|von|de|del|der|den|di|da|bin|al|la|le)){0,3} ")
_INITIALS = re.compile(r"(?:(?<!\w)[^\W\d_a-z]\. ?){1,2}$")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_TITLES = frozenset(
    "mr mrs ms miss mx dr prof sir dame jr sr phd van von de del der den di da bin al".split()
)
_NO_NAME_AFTER = frozenset(
    """we you i he she they it the this that there these those my our your his her its their a an
    anyone anybody everyone someone be not all""".split()
)
_MONTH_BEFORE = frozenset(
    "in since by until till during last next early late mid before after from for of this".split()
)


class Roster:
    """The names of people that are known, and their parts."""

    def __init__(self, names: Collection[str], lists: NameLists, vocabulary: Vocabulary) -> None:
        plain = [" ".join(View(name).text.split()) for name in names]
        self._vocabulary = vocabulary
        self._doubtful = lists.given_or_noun | lists.given_or_verb | lists.given_or_place
        self._parts = frozenset(part for name in plain for part in _parts(name))
        self._alike = frozenset(skeleton(part) for part in self._parts)
        self._pairs = frozenset(pair for name in plain for pair in _pairs(name))
        unspaced = sorted((n for n in plain if _UNSPACED.search(n)), key=len, reverse=True)
        self._unspaced = re.compile("|".join(map(re.escape, unspaced))) if unspaced else None

    def find(self, text: str) -> Iterator[Span]:
        """Yield each name or part of one; parts that stand together are one span."""
        found = [self._with_initials(text, *span) for span in self._words(text)]
        if self._unspaced:
            found += [match.span() for match in self._unspaced.finditer(text)]
        start = end = -1
        for first, last in sorted(found):
            if end >= 0 and (first < end or _LINK.fullmatch(text, end, first)):
                end = max(end, last)
                continue
            if end > 0:
                yield Span(type="PERSON", start=start, end=end)
            start, end = first, last
        if end > 0:
            yield Span(type="PERSON", start=start, end=end)

    def _with_initials(self, text: str, start: int, end: int) -> tuple[int, int]:
        before = _INITIALS.search(text, max(0, start - 6), start)
        return (before.start() if before else start), end

    def _words(self, text: str) -> Iterator[tuple[int, int]]:
        before, end = "", 0
        for match in _WORD.finditer(text):
            core = _ENDING.sub("", match.group())
            word = folded(core)
            gap = text[end : match.start()]
            if gap not in (" ", "-") and not (
                gap == ". " and (len(before) == 1 or before in _TITLES)
            ):
                before = ""
            if self._is_part(word, core) and self._is_meant(text, match.start(), core, before):
                yield match.start(), match.start() + len(core)
            elif "-" in core:
                yield from self._pieces(match.start(), core)
            before, end = word, match.end()

    def _is_part(self, word: str, core: str) -> bool:
        return word in self._parts or (not core.isascii() and skeleton(core) in self._alike)

    def _pieces(self, start: int, core: str) -> Iterator[tuple[int, int]]:
        """Yield the parts of a joined word that are names: `Priya-led`, `anti-Bakare`."""
        for piece in re.finditer(r"[^-]+", core):
            word = folded(piece.group())
            if word in self._parts and not self._vocabulary.has(word):
                yield start + piece.start(), start + piece.end()

    def _is_meant(self, text: str, start: int, core: str, before: str) -> bool:
        """Tell a name that is an ordinary word as well, such as Will, May or Grace."""
        word = folded(core)
        if not (self._vocabulary.has(word) or word in self._doubtful):
            return True
        after = _following(text, start + len(core))
        if (before, word) in self._pairs or (word, folded(after)) in self._pairs:
            return True
        if not core[0].isupper():
            return False
        if word in CALENDAR_NAMES and (before in _MONTH_BEFORE or after[:1].isdigit()):
            return False
        return after.lower() not in _NO_NAME_AFTER or bool(before)


def _parts(name: str) -> Iterator[str]:
    """Yield the parts of a name that may stand for it, folded."""
    for match in _WORD.finditer(name):
        word = folded(match.group())
        pieces = [word, *word.split("-")] if "-" in word else [word]
        yield from (p for p in pieces if len(p) > 1 and p not in _TITLES)


def _pairs(name: str) -> Iterator[tuple[str, str]]:
    words = [folded(match.group()) for match in _WORD.finditer(name)]
    yield from pairwise(words)


def _following(text: str, end: int) -> str:
    match = re.compile(r"(?:'s)? ([^\W_]{1,30})").match(text, end)
    return match.group(1) if match else ""
