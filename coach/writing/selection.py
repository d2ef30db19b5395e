"""Selection: which sentences go into an answer, and in which order."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from coach.language.asking import Form
from coach.language.words import content_stems
from coach.writing.candidates import Candidate, following

SENTENCES = 5
"""The answer itself and at most four more."""
WORDS = 100
"""Room for sentences; the rest of the 120 is for what the coach says around them."""
_REPEATS = 0.65
_OPENING = 2
"""An item's sentence begins with the item: so many content words are looked at."""


@dataclass(frozen=True)
class Measure:
    """How long an answer may be, and how far it may stray from the sentence that answers."""

    sentences: int = SENTENCES
    words: int = WORDS
    gap: float = 0.22
    """A sentence of the best one's passage that scores further below it is left out."""
    gap_elsewhere: float = 0.12
    """The same for sentences of other passages."""

    def allowed(self, best: Candidate, other: Candidate) -> float:
        """Return how far the other may score below the best."""
        near = other.passage.id == best.passage.id
        return self.gap if near else min(self.gap, self.gap_elsewhere)


FULL = Measure()
BRIEF = Measure(sentences=3, words=70, gap=0.15)
"""For a question that a figure or a name answers."""


def select(
    ranked: Sequence[Candidate], form: Form, *, asked: str = "", measure: Measure = FULL
) -> list[Candidate]:
    """Return the sentences of an answer, the one that answers first.

    Each next sentence is the one that adds most: near the question, near the answer in the text,
    and new beside what was asked and said. One that repeats another, or falls far behind, is left
    out.
    """
    if not ranked:
        return []
    best = ranked[0]
    taken = [best]
    pool = [one for one in ranked[1:] if one.score >= best.score - measure.allowed(best, one)]
    limit = measure.sentences + (form is Form.LIST)
    while len(taken) < limit:
        left = measure.words - sum(one.words for one in taken)
        pool = [
            one
            for one in pool
            if one.words <= left and not any(one.repeats(other, _REPEATS) for other in taken)
        ]
        said = frozenset(content_stems(asked)).union(*(one.stems for one in taken))
        added = following(best, pool, said)
        if added is None:
            break
        taken.append(added)
        pool.remove(added)
    return in_order(taken)


def in_order(taken: Sequence[Candidate]) -> list[Candidate]:
    """Return the best first, then its own passage in reading order, then each other passage."""
    places: dict[str, int] = {}
    for candidate in taken:
        places.setdefault(candidate.passage.id, len(places))
    rest = sorted(taken[1:], key=lambda one: (places[one.passage.id], one.position))
    return [taken[0], *rest]


def list_items(
    head: Candidate, ranked: Sequence[Candidate], *, room: int = WORDS
) -> list[Candidate]:
    """Return sentences of the head's source that begin with its items, in its order.

    Each item is taken once; what is left of `room` words after the head limits them.
    """
    items = _items(head)
    taken: dict[int, Candidate] = {}
    words = head.words
    for candidate in ranked:
        if candidate.passage.source != head.passage.source or candidate is head:
            continue
        opening = set(content_stems(candidate.claim.text)[:_OPENING])
        place = next((place for place, item in enumerate(items) if item & opening), None)
        if place is None or place in taken:
            continue
        if len(taken) < SENTENCES and words + candidate.words <= room:
            taken[place] = candidate
            words += candidate.words
    return [taken[place] for place in sorted(taken)]


def _items(head: Candidate) -> list[set[str]]:
    """Return the stems of each item that a sentence names, in its order."""
    text = head.claim.text
    _, colon, after = text.partition(":")
    named = re.split(r"[,;]|\b(?:and|or)\b", after if colon else text)
    return [set(content_stems(item)) - _shared(head) for item in named]


def _shared(head: Candidate) -> set[str]:
    """The stems of the part before the colon, which names the list rather than an item."""
    before, colon, _ = head.claim.text.partition(":")
    return set(content_stems(before)) if colon else set(content_stems(head.claim.text)[:2])
