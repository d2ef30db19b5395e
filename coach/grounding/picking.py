"""Picking the sentences that bear a claim: few of them, and together they cover it.

The most similar sentences often say the same thing again. A claim of several parts needs one
sentence for each part, so that each pick counts what it adds to those before it (greedy set cover),
not only how near it is.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from coach.grounding.alignment import Alignment, Cells, Values

_POINTS_BACK = re.compile(
    r"[\"“'(]*(?:he|she|it|they|his|her|its|their|this|that|these|those|the)\b", re.IGNORECASE
)

_HELD = 0.8
"""From here on a sentence is taken to hold a term itself."""


@dataclass(frozen=True)
class Picking:
    """How much each signal counts; chosen by coordinate search, see bench/fit_support.py."""

    common: float = 0.2
    """Weight of the most common word; the rarest weighs this plus 1."""
    figure: float = 1.0
    """Figures weigh 1 plus this times as much as words."""
    low: float = 0.5
    high: float = 0.9
    """A cosine of token vectors up to `low` means nothing, from `high` on the same word."""
    like: float = 0.7
    """What a word of like meaning is worth beside the same word."""
    like_figure: float = 0.5
    """The same for a figure."""
    best: float = 0.5
    """What it is worth to be the sentence that meets a term best of all, even from afar."""
    best_from: float = 0.3
    best_within: float = 0.2
    """How near to the best similarity a sentence must come to share that."""
    cosine: float = 0.25
    own: float = 0.5
    """For what the sentence covers alone."""
    gain: float = 2.0
    """For what it covers beyond the sentences picked before it."""
    beside: float = 0.1
    """For what its two neighbours cover."""
    follows: float = 0.05
    """For following a picked sentence; twice that if it points back (`he`, `this`)."""
    precedes: float = 0.05
    """For standing right before a picked sentence, which may lean on it."""
    kept: float = 0.85
    """A term counts as met to this degree: meeting it twice is still worth a little."""


def pick(
    alignment: Alignment, sentences: Sequence[str], *, keep: int, weights: Picking | None = None
) -> list[int]:
    """Return at most `keep` sentence numbers, best first; each adds to those before it."""
    w = weights or Picking()
    if not alignment.terms:
        return [int(column) for column in np.argsort(-alignment.cosines, kind="stable")[:keep]]
    heavy = term_weights(alignment, w)
    cells = met_cells(alignment, w)
    own = heavy @ cells
    score = w.cosine * alignment.cosines + w.own * own + w.beside * _neighbours(own)
    bonus = np.zeros_like(score)
    covered = np.zeros(len(heavy), dtype=np.float32)
    chosen: list[int] = []
    for _ in range(min(keep, len(sentences))):
        gain = heavy @ np.maximum(cells - covered[:, np.newaxis], 0.0)
        total = score + w.gain * gain + bonus
        total[chosen] = -np.inf
        best = int(np.argmax(total))
        chosen.append(best)
        covered = np.maximum(covered, w.kept * cells[:, best])
        _raise_neighbours(bonus, best, sentences, w)
    return chosen


def term_weights(alignment: Alignment, weights: Picking) -> Values:
    """Return what each term weighs, shape (terms,), summing to 1.

    Rare in the language, rare in this evidence (inverse document frequency), and figures most.
    """
    heavy = (weights.common + alignment.rarity) * spread(alignment.lexical)
    heavy = heavy * (1.0 + weights.figure * alignment.figured)
    normal: Values = (heavy / heavy.sum()).astype(np.float32)
    return normal


def spread(lexical: Cells) -> Values:
    """Return each term's inverse document frequency among the sentences, shape (terms,)."""
    held = (lexical >= _HELD).sum(axis=1)
    rare: Values = np.log(1.0 + (lexical.shape[1] - held + 0.5) / (held + 0.5)).astype(np.float32)
    return rare


def met_cells(alignment: Alignment, weights: Picking) -> Cells:
    """Return how far each sentence meets each term, in the same word or in meaning."""
    late = alignment.late
    like = np.clip((late - weights.low) / (weights.high - weights.low), 0.0, 1.0)
    top = late.max(axis=1, keepdims=True, initial=0.0)
    near = np.clip(1.0 - (top - late) / weights.best_within, 0.0, 1.0)
    near *= np.clip((top - weights.best_from) / 0.4, 0.0, 1.0)
    figured = alignment.figured[:, np.newaxis]
    meaning = np.where(
        figured, weights.like_figure * like, weights.like * like + weights.best * near
    )
    cells: Cells = np.clip(np.maximum(alignment.lexical, meaning), 0.0, 1.0).astype(np.float32)
    return cells


def _raise_neighbours(bonus: Values, at: int, sentences: Sequence[str], weights: Picking) -> None:
    """Favour the sentences beside a picked one: what is said is often said across two."""
    if at + 1 < len(sentences):
        twice = 2 if _POINTS_BACK.match(sentences[at + 1]) else 1
        bonus[at + 1] = max(float(bonus[at + 1]), weights.follows * twice)
    if at > 0:
        bonus[at - 1] = max(float(bonus[at - 1]), weights.precedes)


def _neighbours(values: Values) -> Values:
    beside = np.zeros_like(values)
    beside[1:] += values[:-1]
    beside[:-1] += values[1:]
    return beside
