"""How near the words of two texts stand to each other, and whether one alone was exchanged."""

from collections.abc import Sequence
from difflib import SequenceMatcher

import numpy as np

from coach.language.word_spans import words_at
from coach.language.words import FUNCTION_WORDS, stem
from coach.ports import Encoded, Vector

SAME_WORD = 0.6
"""How near a word must stand to the one it replaces in an otherwise unchanged text."""
_MODALS = frozenset(
    "would should could may might can will shall do does did have has had is are was were".split()
)


def nearest_words(text: str, seen: Encoded, other: str, there: Encoded) -> list[float]:
    """Return for each word that carries a meaning how near the other text's nearest word is.

    It is the cosine similarity of the words as they stand in their sentences; 1 for the same stem.
    """
    had = {stem(word) for word, _, _ in words_at(other)}
    found = [1.0]
    for word, start, end in words_at(text):
        if word in FUNCTION_WORDS:
            continue
        rows = [n for n, (first, last) in enumerate(seen.spans) if first < end and last > start]
        if stem(word) in had or not rows or not len(there.tokens):
            found.append(1.0)
        else:
            found.append(float(np.max(seen.tokens[rows] @ there.tokens.T)))
    return found[1:] or found


def one_exchanged(old: str, seen: Encoded, new: str, here: Encoded) -> bool:
    """Tell whether a text is the same but for one place, where it says something else.

    Such a text is no better wording, and one word is enough to turn what is asked: `work`, `life`.
    """
    before, after = words_at(old), words_at(new)
    matcher = SequenceMatcher(
        None, [stem(w) for w, _, _ in before], [stem(w) for w, _, _ in after], autojunk=False
    )
    changes = [one for one in matcher.get_opcodes() if one[0] != "equal"]
    if len(changes) != 1:
        return False
    kind, first, last, start, end = changes[0]
    gone, come = before[first:last], after[start:end]
    if {word for word, _, _ in (*gone, *come)} <= _MODALS:
        return False
    if kind != "replace":
        return any(word not in FUNCTION_WORDS for word, _, _ in (*gone, *come))
    one, other = _mean_vector(seen, gone), _mean_vector(here, come)
    return float(one @ other) < SAME_WORD


def _mean_vector(seen: Encoded, words: Sequence[tuple[str, int, int]]) -> Vector:
    """Return the direction of some words as they stand in their text."""
    begin, end = words[0][1], words[-1][2]
    rows = [n for n, (first, last) in enumerate(seen.spans) if first < end and last > begin]
    if not rows:
        return np.zeros(seen.tokens.shape[1], np.float32)
    total = seen.tokens[rows].sum(axis=0)
    return np.asarray(total / max(float(np.linalg.norm(total)), 1e-9), np.float32)
