"""Selection: which sentences go into an answer, and in which order."""

from collections.abc import Sequence

from coach.language.asking import Form
from coach.language.words import content_stems
from coach.writing.candidates import Candidate, following

SENTENCES = 5
"""The answer itself and at most four more."""
WORDS = 100
"""Room for sentences; the rest of the 120 is for what the coach says around them."""
_GAP = 0.22
_REPEATS = 0.65
_OPENING = 2
"""An item's sentence begins with the item: so many content words are looked at."""


def select(ranked: Sequence[Candidate], form: Form, *, room: int = WORDS) -> list[Candidate]:
    """Return at most SENTENCES candidates within `room` words, the answer first.

    Sentences of the passage that answers follow in reading order, then those of other passages.
    A sentence that repeats one already taken, or falls far behind the best, is left out.
    """
    if not ranked:
        return []
    best = ranked[0]
    taken = [best]
    words = best.words
    limit = SENTENCES if form is not Form.LIST else SENTENCES + 1
    for candidate in following(best, ranked[1:]):
        if len(taken) == limit or candidate.score < best.score - _GAP:
            continue
        if words + candidate.words > room or any(candidate.repeats(one, _REPEATS) for one in taken):
            continue
        taken.append(candidate)
        words += candidate.words
    return in_order(taken)


def in_order(taken: Sequence[Candidate]) -> list[Candidate]:
    """Return the best first, then its own passage in reading order, then each other passage."""
    places: dict[str, int] = {}
    for candidate in taken:
        places.setdefault(candidate.passage.id, len(places))
    rest = sorted(taken[1:], key=lambda one: (places[one.passage.id], one.position))
    return [taken[0], *rest]


def list_items(head: Candidate, ranked: Sequence[Candidate], *, room: int = WORDS) -> list[Candidate]:
    """Return sentences of the head's source that begin with one of the items it names, in its order.

    Each item is taken once; what is left of `room` words after the head limits them.
    """
    order = content_stems(head.claim.text)
    taken: dict[int, Candidate] = {}
    words = head.words
    for candidate in ranked:
        if candidate.passage.source != head.passage.source or candidate is head:
            continue
        opening = set(content_stems(candidate.claim.text)[:_OPENING])
        places = [place for place, stem in enumerate(order) if stem in opening - _shared(head)]
        if not places or any(abs(places[0] - place) < _OPENING for place in taken):
            continue
        if len(taken) < SENTENCES and words + candidate.words <= room:
            taken[places[0]] = candidate
            words += candidate.words
    return [taken[place] for place in sorted(taken)]


def _shared(head: Candidate) -> set[str]:
    """The stems of the part before the colon, which names the list rather than an item."""
    before, colon, _ = head.claim.text.partition(":")
    return set(content_stems(before)) if colon else set(content_stems(head.claim.text)[:2])
