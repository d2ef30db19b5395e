"""How far sentences of evidence support a claim, as one number, and which of them do.

Every content word of the claim looks for its like in the evidence: the same stem, an agreeing
figure, or the nearest word in context (MiniLM's token vectors). The sentences that together cover
the claim are picked (`picking`), and plain measures of what they cover are joined by a logistic
model, whose weights stand below. They were fitted on the development set of WiCE (349 claims,
35,000 sentences) by bench/fit_support.py, which prints the cross-validated figures. Words that
nothing in the evidence is like (`strays`) are weighed beside it.

Sources:
    Kamoi and others, WiCE, EMNLP 2023 (the task); Khattab and Zaharia, ColBERT, SIGIR 2020,
    section 3.2 (late interaction).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from coach.grounding.alignment import Alignment, Term, align, lexical_cells, terms_of
from coach.grounding.evidence import EvidenceVectors
from coach.grounding.exchange import exchanged
from coach.grounding.picking import pick, spread
from coach.grounding.strays import strays
from coach.ports import Embedder, Encoded

PICKED = 5
"""So many sentences are looked at for the score."""
LISTED = 8
"""So many are named, best first."""
LOOKED_AT = 48
"""Of longer evidence, so many sentences are read closely: those that share most with the claim."""

MEASURES = ("words", "meaning", "figures", "names", "absent_names", "clauses", "strays")


@dataclass(frozen=True)
class Weights:
    """The logistic model: what each measure adds to the log odds that the claim is supported."""

    words: float = 1.25
    """Share of the claim's words, by rarity, that stand in the picked sentences as such."""
    meaning: float = 4.1
    """Mean similarity of the claim's words with their nearest word there."""
    figures: float = 2.1
    """Share of its figures that agree with one there; 1 if it has none."""
    names: float = 1.1
    """Share of the words of its names that stand there; 1 if it has none."""
    absent_names: float = -0.34
    """Number of words of its names that stand nowhere in the evidence, at most 4."""
    clauses: float = 1.4
    """Mean over its clauses of the share that one single sentence covers."""
    strays: float = -2.0
    """Number of words that nothing in the evidence is like, at most 2: one hedges, two remove.

    Not fitted with the rest: on claims of an encyclopedia it ranks nothing (AUROC .84 with and
    without it), where a claim was reworded from its source it is what tells the wrong ones.
    """
    start: float = -8.1


FITTED = Weights(strays=0.0)
"""What was fitted and nothing else: to rank claims, where none has to be removed."""


@dataclass(frozen=True)
class Support:
    """How far evidence supports a claim."""

    score: float
    """0 to 1: the probability, on the data it was fitted on, that the whole claim is supported."""
    sentences: tuple[int, ...]
    """Numbers of the sentences that bear it, best first, at most LISTED."""
    exchanged: str = ""
    """A word that stands in the place of another; see `exchange`."""


class SupportChecker:
    """Checks claims against evidence.

    Encoding is what a check spends its time on: a sentence of evidence that is `known`, such as one
    of an indexed passage, is not encoded again.
    """

    def __init__(
        self,
        embedder: Embedder,
        *,
        known: Mapping[str, Encoded] | None = None,
        weights: Weights | None = None,
    ) -> None:
        """Take vectors of sentences from `known`, by the sentence; the rest are encoded once."""
        self._embedder = embedder
        self._vectors = EvidenceVectors(embedder, known)
        self._weights = weights or Weights()

    def check(self, claim: str, evidence: Sequence[str]) -> Support:
        """Return how far the sentences support the claim; with no evidence the score is 0."""
        terms = terms_of(claim, self._embedder)
        near = nearest(terms, evidence)
        sentences = [evidence[row] for row in near]
        found = self._check(terms, self._own(claim), sentences, self._vectors.of(sentences))
        return replace(found, sentences=tuple(near[row] for row in found.sentences))

    def check_encoded(
        self, claim: str, evidence: Sequence[str], encoded: Sequence[Encoded]
    ) -> Support:
        """Return the same for sentences whose vectors are at hand, one for each sentence."""
        if len(evidence) != len(encoded):
            raise ValueError(f"{len(evidence)} sentences, but {len(encoded)} encoded ones")
        terms = terms_of(claim, self._embedder)
        return self._check(terms, self._own(claim), evidence, encoded)

    def _own(self, claim: str) -> Encoded:
        """Encode a claim by itself: whatever stands beside it, it gets the same vectors."""
        (own,) = self._embedder.encode_with_tokens([claim])
        return own

    def _check(
        self,
        terms: tuple[Term, ...],
        claim: Encoded,
        sentences: Sequence[str],
        given: Sequence[Encoded],
    ) -> Support:
        if not sentences or not terms:
            return Support(0.0, ())
        alignment = align(terms, claim, sentences, given)
        picked = pick(alignment, sentences, keep=LISTED)
        measured = measures(alignment, picked[:PICKED])
        score = probability(measured, self._weights)
        return Support(score, tuple(picked), exchanged(alignment))


def nearest(
    terms: tuple[Term, ...], evidence: Sequence[str], *, keep: int = LOOKED_AT
) -> list[int]:
    """Return the numbers of the sentences worth encoding, in order: all of them if they are few."""
    if len(evidence) <= keep or not terms:
        return list(range(min(len(evidence), keep)))
    cells = lexical_cells(terms, evidence)
    score = (0.4 + np.array([term.rarity for term in terms])) * spread(cells) @ cells
    beside = np.zeros_like(score)
    beside[1:] = np.maximum(beside[1:], score[:-1])
    beside[:-1] = np.maximum(beside[:-1], score[1:])
    best = np.argsort(-(score + 0.5 * beside), kind="stable")[:keep]
    return sorted(int(row) for row in best)


def measures(alignment: Alignment, picked: Sequence[int]) -> NDArray[np.float32]:
    """Return how the picked sentences cover the claim, in numbers: see MEASURES."""
    heavy = 0.4 + alignment.rarity
    heavy = heavy / heavy.sum()
    rows = list(picked)
    same = alignment.lexical[:, rows].max(axis=1)
    like = alignment.late[:, rows].max(axis=1)
    met = _met(alignment.lexical[:, rows], alignment.late[:, rows])
    named, figured = alignment.named, alignment.figured
    return np.array(
        [
            heavy @ same,
            like.mean(),
            same[figured].mean() if figured.any() else 1.0,
            same[named].mean() if named.any() else 1.0,
            min(4.0, float((1.0 - alignment.lexical.max(axis=1)[named]).sum())),
            _clauses(alignment, heavy, met),
            strays(alignment),
        ],
        dtype=np.float32,
    )


def probability(measured: NDArray[np.float32], weights: Weights) -> float:
    """Return the logistic model's answer, 0 to 1."""
    factors = np.array([getattr(weights, name) for name in MEASURES], dtype=np.float32)
    odds = float(factors @ measured) + weights.start
    return float(1.0 / (1.0 + np.exp(-odds)))


def _met(lexical: NDArray[np.float32], late: NDArray[np.float32]) -> NDArray[np.float32]:
    met: NDArray[np.float32] = np.maximum(lexical, 0.9 * np.clip((late - 0.4) / 0.5, 0.0, 1.0))
    return met


def _clauses(alignment: Alignment, heavy: NDArray[np.float32], met: NDArray[np.float32]) -> float:
    numbers = np.array([term.clause for term in alignment.terms])
    shares = []
    for clause in np.unique(numbers):
        rows = numbers == clause
        shares.append(float((heavy[rows] @ met[rows] / heavy[rows].sum()).max()))
    return float(np.mean(shares))
