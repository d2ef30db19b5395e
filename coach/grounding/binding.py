"""Whether the passage says a figure or a name of the same thing as the claim does."""

import re
from collections.abc import Sequence
from itertools import permutations

from coach.grounding.alignment import read
from coach.grounding.naming import is_written, tokens_of
from coach.grounding.polarity import reading
from coach.language.figures import Figure, agrees, figures
from coach.language.names import Name, names
from coach.language.words import content_stems, stem

STRONG = 0.6
"""From this share of common content words on, a sentence speaks of the same as the claim."""
_MARGIN = 0.5
_AS_NEAR = 0.15
"""A name may be said of any sentence that shares nearly as much as the nearest one."""
_MARK = re.compile(r"[,;:.]\s")
_MOST = 4
"""Of more figures in one sentence than this, the order is not looked at."""


def shared(claim: frozenset[str], sentence: str) -> float:
    """Return the share of the claim's content stems that the sentence has, 0 to 1."""
    return len(claim & read(sentence).stems) / len(claim) if claim else 0.0


def nearest_sentence(stems: frozenset[str], sentences: Sequence[str]) -> tuple[str, float]:
    """Return the sentence that shares most with these stems, and that share."""
    scored = [(shared(stems, sentence), -number) for number, sentence in enumerate(sentences)]
    if not scored:
        return "", 0.0
    share, number = max(scored)
    return sentences[-number], share


def figure_moved(claim: str, sentences: Sequence[str]) -> str | None:
    """Return a figure that the passage gives for something else than the claim does."""
    claimed = [figure for figure in figures(claim) if figure.unit != "th"]
    if not claimed:
        return None
    rest = _without(claim, claimed)
    sentence, share = nearest_sentence(rest, sentences)
    if share < STRONG:
        return None
    given = read(sentence).figures
    for figure in claimed:
        rivals = [one for one in given if one.unit == figure.unit]
        if rivals and not any(agrees(figure, one) for one in given):
            return claim[figure.start : figure.end]
    return _exchanged(claim, claimed, sentence, given)


def name_moved(claim: str, sentences: Sequence[str], *, around: str) -> tuple[str, str] | None:
    """Return a name of the claim with the one that stands in its place in the passage.

    A name that stands `around` the passage (title, heading, author) may be said of any sentence.
    """
    outside = read(around).stems
    found = [name for name in names(claim) if not tokens_of(name) <= outside]
    if not found:
        return None
    rest = _without(claim, found)
    sentence, share = nearest_sentence(rest, sentences)
    if share < STRONG:
        return None
    near = [one for one in sentences if shared(rest, one) >= share - _AS_NEAR]
    found = [name for name in found if not any(is_written(name, one) for one in near)]
    stated = {token for name in names(claim) for token in tokens_of(name)}
    others = [one for one in names(sentence) if not tokens_of(one) & stated]
    said = read(sentence).stems
    for name in found:
        if others and not tokens_of(name) & said and not is_written(name, sentence):
            return name.text, others[0].text
    return None


def _without(claim: str, pieces: Sequence[Figure | Name]) -> frozenset[str]:
    """Return the content stems of the claim beside these pieces."""
    return frozenset(
        word.stem
        for word in reading(claim)
        if word.content and not any(piece.start <= word.start < piece.end for piece in pieces)
    )


def _exchanged(
    claim: str, claimed: Sequence[Figure], sentence: str, given: Sequence[Figure]
) -> str | None:
    """Find figures of one sentence that changed places, by the words that only one has about it."""
    places = [
        (figure, number)
        for figure in claimed
        for number, one in enumerate(given)
        if agrees(figure, one)
    ]
    if len(given) < 2 or len(given) > _MOST or not places or len(places) > _MOST:
        return None
    around = [_about(sentence, given, number) for number in range(len(given))]
    own = [words - frozenset().union(*(w for n, w in enumerate(around) if n != number))
           for number, words in enumerate(around)]  # fmt: skip
    numbers = [
        number for number, figure in enumerate(claimed) if any(figure is one for one, _ in places)
    ]
    mine = [_about(claim, claimed, number) for number in numbers]
    rightly = sum(_fit(words, own[place]) for words, (_, place) in zip(mine, places, strict=False))
    units = {given[place].unit for _, place in places} | {figure.unit for figure, _ in places}
    rivals = [number for number, one in enumerate(given) if one.unit in units]
    best = max(
        sum(_fit(words, own[place]) for words, place in zip(mine, order, strict=False))
        for order in permutations(rivals, min(len(mine), len(rivals)))
    )
    return (
        claim[claimed[numbers[0]].start : claimed[numbers[0]].end]
        if best >= rightly + _MARGIN
        else None
    )


def _about(text: str, found: Sequence[Figure], number: int) -> frozenset[str]:
    """Return the content stems around a figure, up to the figures beside it."""
    low = found[number - 1].end if number else 0
    high = found[number + 1].start if number + 1 < len(found) else len(text)
    figure = found[number]
    after = text[figure.end : high]
    before = text[low : figure.start]
    if number:
        before = _MARK.split(before)[-1]
    after = _MARK.split(after)[0]
    return frozenset(stem(word) for part in (before, after) for word in content_stems(part))


def _fit(words: frozenset[str], own: frozenset[str]) -> float:
    return len(words & own) / len(own) if own else 0.0
