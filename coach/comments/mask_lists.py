"""What masking knows about names and words: the lists of the feedback shelf."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator

from coach.comments.mask_span import SpanType
from coach.comments.mask_view import folded
from coach.domain.record import Record
from coach.errors import ShelfError
from coach.language.words import FUNCTION_WORDS, stem
from coach.shelves import as_model, read_yaml


def _words(value: Any) -> Any:
    return frozenset(value.split()) if isinstance(value, str) else value


Words = Annotated[frozenset[str], BeforeValidator(_words)]


class NameLists(Record):
    """What stands in `names.yaml`; all words are folded."""

    masks: Mapping[SpanType, str]
    """What stands in a masked text, without its brackets."""
    given: Words
    given_or_noun: Words
    given_or_verb: Words
    given_or_place: Words
    family: Words
    titles: Words
    particles: Words
    relations: Words
    places: Words
    things: Words
    organisations: Words
    person_verbs: Words
    finite_verbs: Words
    meeting_verbs: Words
    asking_verbs: Words


_ENDINGS = (
    "ing tion sion ment ments ness ity ities ship ships able ible ful less ism isms wards wise "
    "ology ance ence ical ous ally edly ingly iveness isation ization ised ized ising izing "
    "tions sions"
).split()
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Vocabulary:
    """Tells ordinary English words from others."""

    def __init__(self, words: frozenset[str]) -> None:
        self._stems = frozenset(map(stem, words)) | FUNCTION_WORDS
        self.has = lru_cache(maxsize=20_000)(self._has)
        self.is_slip = lru_cache(maxsize=2_000)(self._is_slip)

    def _has(self, word: str) -> bool:
        """Say whether a folded word is ordinary, or is made of ordinary words."""
        if word in FUNCTION_WORDS or stem(word) in self._stems:
            return True
        if "-" in word:
            return all(self.has(part) for part in word.split("-") if part)
        if len(word) >= 8 and word.endswith(tuple(_ENDINGS)):
            return True
        begun = next((p for p in ("un", "re", "over", "under", "non") if word.startswith(p)), "")
        return bool(begun) and len(word) > 6 and stem(word[len(begun) :]) in self._stems

    def _is_slip(self, word: str) -> bool:
        """Say whether one wrong, missing, doubled or swapped letter makes it no ordinary word."""
        if not 4 <= len(word) <= 14:
            return len(word) < 4
        cut = [(word[:at], word[at:]) for at in range(len(word) + 1)]
        near = {left + right[1:] for left, right in cut if right}
        near |= {left + right[1] + right[0] + right[2:] for left, right in cut if len(right) > 1}
        near |= {left + letter + right for left, right in cut for letter in _LETTERS}
        return any(stem(one) in self._stems for one in near)


def read_name_lists(folder: Path) -> NameLists:
    """Read `names.yaml` of the feedback shelf, or raise ShelfError."""
    path = folder / "names.yaml"
    values = read_yaml(path)
    if not isinstance(values, dict):
        raise ShelfError(path=path, line=1, problem="it must be a list of `name: words` lines")
    lists = as_model(NameLists, values, path)
    for name in ("given", "given_or_noun", "given_or_verb", "given_or_place", "family"):
        odd = sorted(word for word in getattr(lists, name) if folded(word) != word)
        if odd:
            problem = f"{name}: write {odd[0]!r} in small letters without accents"
            raise ShelfError(path=path, problem=problem)
    return lists


def read_vocabulary(folder: Path) -> Vocabulary:
    """Read `ordinary_words.txt` of the feedback shelf, or raise ShelfError."""
    path = folder / "ordinary_words.txt"
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ShelfError(path=path, problem="it cannot be read as UTF-8 text") from error
    return Vocabulary(frozenset(" ".join(x for x in lines if not x.startswith("#")).split()))
