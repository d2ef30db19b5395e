"""Labelling a theme: a phrase that its own people wrote and that others wrote less."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log

from coach.comments.theme_ideas import NAMELESS
from coach.language.tongue import is_foreign
from coach.language.words import FUNCTION_WORDS, stem
from coach.ports import Embedder, Matrix

LONGEST = 5
"""Words of a label."""
_CANDIDATES = 6
"""Phrases of a theme whose meaning is compared with the theme's."""
_BREVITY = 0.45
"""Power of its words that a phrase's worth is divided by."""
_MEANING = 2.0
"""Power of the nearness to the theme's middle that the worth is multiplied by."""
_SLIGHT = 3
"""Letters of a first or last word that outside English is likely to carry only grammar."""
_SAMPLE = 2_000
"""Characters that tell the language."""
_REACH = 2
"""Words before a phrase in which a turning word belongs to it."""
_TURNING = frozenset("no not never nothing nobody without too".split())
"""Words that turn round what follows: a label must not say the opposite of its people."""
_WORD = re.compile(r"[^\W_]+(?:['’.&/-][^\W_]+)*")
_BREAK = re.compile(r"[^\w\s'’&/-]")


@dataclass(frozen=True)
class _Phrase:
    text: str
    stems: frozenset[str]
    """Of the words that name a subject."""


def label_groups(
    groups: Sequence[Sequence[str]],
    centres: Matrix,
    everything: Sequence[str],
    embedder: Embedder,
) -> list[str]:
    """Return a label for each group of ideas, all of them different where that can be.

    Args:
        groups: The ideas of each theme, as they were written.
        centres: The middle of each theme, shape (groups, d).
        everything: The ideas of all comments.
        embedder: Tells which of several phrases is nearest to the middle.
    """
    spoken = Counter(found for text in everything for found in set(_stems(text)))
    foreign = is_foreign(" ".join(everything)[:_SAMPLE])
    found = [_worth(group, spoken, len(everything), foreign=foreign) for group in groups]
    phrases = list(dict.fromkeys(phrase for worth in found for phrase in worth))
    rows = dict(zip(phrases, embedder.encode(phrases), strict=True)) if phrases else {}
    taken: set[str] = set()
    labels: list[str] = []
    for group, centre, worth in zip(groups, centres, found, strict=True):
        nearness = {phrase: max(float(rows[phrase] @ centre), 0.01) for phrase in worth}
        ranked = sorted(worth, key=lambda one: -worth[one] * nearness[one] ** _MEANING)
        free = [one for one in ranked if one.casefold() not in taken] or ranked
        labels.append(_capital(free[0] if free else _start(group[0])))
        taken.add(labels[-1].casefold())
    return labels


def _worth(
    group: Sequence[str], spoken: Counter[str], total: int, *, foreign: bool
) -> dict[str, float]:
    """Return the phrases that tell a group from the others best, with what each is worth."""
    inside = Counter(found for text in group for found in set(_stems(text)))
    phrases: dict[str, _Phrase] = {}
    said: Counter[str] = Counter()
    for text in group:
        for phrase in dict.fromkeys(_phrases(text, foreign=foreign)):
            phrases.setdefault(phrase.text.casefold(), phrase)
            said[phrase.text.casefold()] += 1

    def worth(key: str) -> float:
        telling = sum(
            inside[one] / len(group) * log((total + 1) / spoken[one]) for one in phrases[key].stems
        )
        # what several people say in the same words is worth more than words put side by side
        return float(telling / len(key.split()) ** _BREVITY * (1 + log(said[key])))

    best = sorted(phrases, key=lambda key: (-worth(key), key))[:_CANDIDATES]
    return {phrases[key].text: worth(key) for key in best}


def _phrases(text: str, *, foreign: bool) -> Iterator[_Phrase]:
    """Yield the runs of one to five words that begin and end with a word of substance."""
    for part in _BREAK.split(text):
        found = list(_WORD.finditer(part))
        for start in range(len(found)):
            for end in range(start + 1, min(start + LONGEST, len(found)) + 1):
                edges = {found[start].group(), found[end - 1].group()}
                if foreign and any(len(one) <= _SLIGHT and not one.isupper() for one in edges):
                    continue
                phrase = _phrase(part, found, start, end)
                if phrase:
                    yield phrase


def _phrase(part: str, found: Sequence[re.Match[str]], start: int, end: int) -> _Phrase | None:
    """Return words start to end as a phrase, together with a word that turns it round."""
    lower = [_lower(match) for match in found[:end]]
    if {lower[start], lower[-1]} & FUNCTION_WORDS:
        return None
    stems = frozenset(stem(word) for word in lower[start:] if _names(word))
    turning = [place for place in range(max(start - _REACH, 0), start) if lower[place] in _TURNING]
    first = turning[0] if turning else start
    if not stems or end - first > LONGEST:
        return None
    return _Phrase(part[found[first].start() : found[end - 1].end()], stems)


def _stems(text: str) -> list[str]:
    found = (_lower(match) for part in _BREAK.split(text) for match in _WORD.finditer(part))
    return [stem(word) for word in found if _names(word)]


def _lower(match: re.Match[str]) -> str:
    return match.group().lower().replace("’", "'")


def _names(word: str) -> bool:
    return word not in NAMELESS and not word.isdigit()


def _start(text: str) -> str:
    """Return the first words of a text that holds no phrase of substance."""
    return " ".join(match.group() for match in list(_WORD.finditer(text))[:LONGEST]) or text[:20]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
