"""The words of a text as masking sees them: how each is written, and what the lists call it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from coach.comments.mask_lists import NameLists, Vocabulary
from coach.comments.mask_view import folded
from coach.language.words import FUNCTION_WORDS

_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_ENDING = re.compile(r"'(?:s|ll|d|ve|re|m)$|(?<=s)'$", re.IGNORECASE)
_PREFIXED = re.compile(r"(?:al|el|as|ad|d|de|l|o|t)[-'][^\W\d_a-z]")
_STOPS = frozenset(".!?…:;•|>\n\0")
_SKIPPED = frozenset(" \"“”'([*_#-")
_OPENS = frozenset('"“([')
_ABBREVIATED = re.compile(r"(?:\b(?:mr|mrs|ms|dr|prof|st|sr|jr|fr|hr)|\b[a-z])$", re.IGNORECASE)
_CALENDAR = frozenset(
    """january february march april may june july august september october november december jan
    feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday
    sunday mon tue tues wed thu thur thurs fri sat sun""".split()
)
CALENDAR_NAMES = frozenset("april may june august jan jun mai autumn summer".split())
"""Names that are times of the year as well."""


class Kind(Enum):
    """What the lists call a word."""

    GIVEN = auto()
    """A given or family name and nothing else."""
    NOUN = auto()
    VERB = auto()
    PLACE_NAME = auto()
    KEPT = auto()
    """A place, a people, a tool, a day, an organisation."""
    ORDINARY = auto()
    UNKNOWN = auto()


NAMES = frozenset({Kind.GIVEN, Kind.NOUN, Kind.VERB, Kind.PLACE_NAME})
"""The kinds that the lists know as names."""


@dataclass(frozen=True)
class Token:
    """A word without a possessive ending."""

    raw: str
    word: str
    """Folded: small letters without accents."""
    start: int
    end: int
    kind: Kind
    starts: bool
    """Whether it begins a sentence, a line or a quotation."""
    possessive: bool = False

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital, behind a particle such as `al-` or `d'` too."""
        return self.raw[0].isupper() or bool(_PREFIXED.match(self.raw))

    @property
    def shouted(self) -> bool:
        """Whether it is in capitals throughout."""
        return len(self.raw) > 1 and self.raw.isupper()

    @property
    def initial(self) -> bool:
        """Whether it is a single letter, and no word."""
        return len(self.raw) == 1 and self.raw not in ("I", "a", "i")


class Reader:
    """Cuts a text into tokens."""

    def __init__(self, lists: NameLists, vocabulary: Vocabulary) -> None:
        self._lists = lists
        self._vocabulary = vocabulary
        self.kind = lru_cache(maxsize=50_000)(self._kind)
        self._kept = lists.places | lists.things | lists.organisations | _CALENDAR

    def tokens(self, text: str) -> list[Token]:
        """Return the words of a text in order."""
        return [self._token(text, match) for match in _WORD.finditer(text)]

    def _token(self, text: str, match: re.Match[str]) -> Token:
        core = match.group()
        if "'" in core:
            core = _ENDING.sub("", core)
        word = folded(core)
        start = match.start()
        return Token(
            raw=core,
            word=word,
            start=start,
            end=start + len(core),
            kind=self.kind(word),
            starts=_starts(text, start),
            possessive=match.group()[len(core) :].lower() in ("'s", "'")
            or text[match.end() : match.end() + 1] == "'",
        )

    def _kind(self, word: str) -> Kind:
        """Return what the lists call a folded word."""
        lists = self._lists
        if word in lists.given_or_noun:
            return Kind.NOUN
        if word in lists.given_or_verb:
            return Kind.VERB
        if word in lists.given_or_place:
            return Kind.PLACE_NAME
        if word in lists.given or word in lists.family:
            return Kind.GIVEN
        if word in self._kept:
            return Kind.KEPT
        if self._is_ordinary(word):
            return Kind.ORDINARY
        return self._kind_of_parts(word)

    def is_thing(self, word: str) -> bool:
        """Say whether a folded word is a tool, a firm, a day or a month."""
        return word in self._lists.things or word in _CALENDAR

    def _is_ordinary(self, word: str) -> bool:
        lists = self._lists
        listed = word in FUNCTION_WORDS or word in lists.relations or word in lists.titles
        return listed or self._vocabulary.has(word)

    def _kind_of_parts(self, word: str) -> Kind:
        """Return what the parts of a joined word are: Jean-Luc, O'Brien, Anglo-Indian."""
        parts = [part for part in re.split(r"[-']", word) if part]
        if len(parts) < 2:
            return Kind.UNKNOWN
        if "-" in word:
            kinds = {self.kind(part) for part in parts if len(part) > 2}
            if Kind.GIVEN in kinds:
                return Kind.GIVEN
            if kinds & {Kind.KEPT, Kind.ORDINARY} or not kinds:
                return Kind.KEPT if Kind.KEPT in kinds else Kind.ORDINARY
        ending = word.rpartition("'")[2]
        return Kind.ORDINARY if ending in ("t", "all", "em", "clock") else Kind.UNKNOWN


def unsure_of_capitals(tokens: Sequence[Token]) -> bool:
    """Say whether capitals mean nothing here: a title, a shout, or a language with many."""
    inner = [t for t in tokens if not t.starts and len(t.raw) > 3 and t.kind is Kind.ORDINARY]
    capitals = sum(token.capital for token in inner)
    return capitals >= 3 and capitals * 2 > len(inner)


def is_foreign(tokens: Sequence[Token]) -> bool:
    """Say whether most words are not English, so that an unlisted capital says little."""
    plain = [t for t in tokens if not t.capital and len(t.raw) > 1]
    known = sum(token.kind is not Kind.UNKNOWN for token in plain)
    return len(plain) >= 4 and known * 2 < len(plain)


def _starts(text: str, start: int) -> bool:
    """Say whether a sentence, a line or a quotation begins here."""
    at = start - 1
    while at >= 0 and at > start - 12 and text[at] in _SKIPPED:
        at -= 1
    if at < 0 or text[at] not in _STOPS:
        return at < 0 or text[start - 1] in _OPENS
    return text[at] != "." or not _ABBREVIATED.search(text, max(0, at - 5), at)
