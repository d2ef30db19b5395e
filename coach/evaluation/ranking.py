"""Measures of a ranking, as trec_eval defines them, and of a score that tells two groups apart."""

from collections.abc import Mapping, Sequence
from math import ceil, log2


def precision_at(ranked: Sequence[str], grades: Mapping[str, int], k: int) -> float:
    """Return the share of the first k that is relevant."""
    return sum(id in grades for id in ranked[:k]) / k


def recall_at(ranked: Sequence[str], grades: Mapping[str, int], k: int) -> float:
    """Return the share of all relevant documents that is among the first k."""
    return sum(id in grades for id in ranked[:k]) / len(grades)


def ndcg_at(ranked: Sequence[str], grades: Mapping[str, int], k: int) -> float:
    """Return the discounted gain of the first k, divided by that of the best order.

    Source:
        Järvelin and Kekäläinen, TOIS 2002, with the grade itself as gain. doi:10.1145/582415.582418
    """
    best = _discounted(sorted(grades.values(), reverse=True)[:k])
    return _discounted([grades.get(id, 0) for id in ranked[:k]]) / best


def reciprocal_rank(ranked: Sequence[str], grades: Mapping[str, int]) -> float:
    """Return one over the rank of the first relevant document, 0 if none was found."""
    return next((1 / rank for rank, id in enumerate(ranked, 1) if id in grades), 0.0)


def auroc(positive: Sequence[float], negative: Sequence[float]) -> float | None:
    """Return how often a positive scores above a negative, ties counted half; None without both."""
    if not positive or not negative:
        return None
    scores = sorted([(score, 0) for score in negative] + [(score, 1) for score in positive])
    total, below, start = 0.0, 0, 0
    while start < len(scores):
        end = start
        while end < len(scores) and scores[end][0] == scores[start][0]:
            end += 1
        won = sum(label for _, label in scores[start:end])
        tied = end - start - won
        total += won * (below + tied / 2)
        below += tied
        start = end
    return total / (len(positive) * len(negative))


def quantile(values: Sequence[float], share: float) -> float:
    """Return the smallest value that `share` of all values do not exceed; 0 without values."""
    ordered = sorted(values)
    return ordered[max(0, ceil(share * len(ordered)) - 1)] if ordered else 0.0


def _discounted(gains: Sequence[int]) -> float:
    return sum(gain / log2(rank + 1) for rank, gain in enumerate(gains, 1))
