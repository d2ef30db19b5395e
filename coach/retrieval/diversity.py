"""Diversity: no single source may fill an answer, unless the question is about that source."""

from collections import Counter
from collections.abc import Iterable, Sequence

from coach.domain.passage import Hit, Passage
from coach.domain.source import Source
from coach.language.asking import Form
from coach.language.words import content_stems

PER_SOURCE = 2
PER_NAMED_SOURCE = 6


def per_source(question: str, form: Form, sources: Iterable[Source]) -> int:
    """Return how many passages of one source may be used for this question."""
    if form in (Form.LIST, Form.COMPARISON) or any(_names(question, one) for one in sources):
        return PER_NAMED_SOURCE
    return PER_SOURCE


def diverse(hits: Sequence[Hit], *, limit: int, keep: int) -> tuple[Hit, ...]:
    """Return at most `keep` hits in their order, at most `limit` of one source.

    If that leaves places empty, they are filled with the best of those left out. Where the best
    passage is one piece of a section, the pieces beside it come along on top of `keep`.
    """
    counts: Counter[str] = Counter()
    taken: list[Hit] = []
    left: list[Hit] = []
    for hit in hits:
        if counts[hit.passage.source] < limit:
            taken.append(hit)
            counts[hit.passage.source] += 1
        else:
            left.append(hit)
    chosen = {hit.passage.id for hit in [*taken, *left][:keep]}
    chosen |= {hit.passage.id for hit in hits[1:] if _beside(hits[0].passage, hit.passage)}
    return tuple(hit for hit in hits if hit.passage.id in chosen)


def _beside(one: Passage, other: Passage) -> bool:
    same_section = (one.source, one.heading) == (other.source, other.heading)
    return same_section and abs(one.order - other.order) == 1


def _names(question: str, source: Source) -> bool:
    asked = set(content_stems(question))
    for name in (source.author or "", source.publisher or ""):
        stems = set(content_stems(name))
        if stems and stems & asked:
            return True
    return False
