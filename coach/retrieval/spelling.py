"""Spelling: a word that nobody knows, and that is nearly one of the library's, is taken for it."""

import re
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from coach.ports import Embedder
from coach.retrieval.vocabulary import Vocabulary

WHOLE = 30_522
"""Ranks below this belong to words that the embedder's vocabulary holds as a whole."""
SHORTEST = 4
"""Letters; a shorter word has too many neighbours."""

_LONG = 9
"""Letters from which two slips are allowed, one letter earlier for a name."""
_SHORT = 5
_OFTEN = 5
"""A short word with no letter left out is only taken for one that the library uses so often."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def correct_spelling(text: str, *, vocabulary: Vocabulary, embedder: Embedder) -> str:
    """Return the text with misspelt words of the library put right; all others as they stand."""

    def put_right(match: re.Match[str]) -> str:
        word = match.group()
        meant = meant_word(word, vocabulary=vocabulary, embedder=embedder)
        if meant is None:
            return word
        return meant.capitalize() if word[0].isupper() else meant

    return _WORD.sub(put_right, text)


def meant_word(word: str, *, vocabulary: Vocabulary, embedder: Embedder) -> str | None:
    """Return the library's word that a misspelt one stands for; None if it is no misspelling.

    A word counts as misspelt only if neither the library nor English (as far as the embedder's
    word pieces tell) knows it. One slip is allowed, in long words two; a first letter is
    rarely mistyped, so that it has to agree. A name is not taken for a common word two slips off.
    """
    lower = word.lower()
    if len(word) < SHORTEST or word.isupper() or _inner_capital(word) or not word.isalpha():
        return None
    if lower in vocabulary.surface or lower in vocabulary or embedder.ranks(lower) < WHOLE:
        return None
    near = process.extract(
        lower,
        _by_initial(vocabulary).get(lower[0], ()),
        scorer=DamerauLevenshtein.distance,
        score_cutoff=2 if len(word) >= _LONG - word[0].isupper() else 1,
        limit=8,
    )
    fitting = [
        (slips, -vocabulary.surface[found], found)
        for found, slips, _ in near
        if (slips < 2 or word[0].islower() or found in vocabulary.proper)
        and _likely(lower, found, vocabulary)
    ]
    return min(fitting)[2] if fitting else None


def _likely(word: str, meant: str, vocabulary: Vocabulary) -> bool:
    return len(word) > _SHORT or len(meant) > len(word) or vocabulary.surface[meant] >= _OFTEN


def _inner_capital(word: str) -> bool:
    return any(letter.isupper() for letter in word[1:])


@lru_cache(maxsize=4)
def _by_initial(vocabulary: Vocabulary) -> dict[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = {}
    for word in vocabulary.surface:
        if len(word) >= SHORTEST and word.isalpha():
            groups.setdefault(word[0], []).append(word)
    return {initial: tuple(found) for initial, found in groups.items()}
