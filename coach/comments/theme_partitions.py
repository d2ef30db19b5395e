"""Grouping ideas by meaning, several times: how finely people would cut is not known."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage

from coach.ports import Matrix

Labels = NDArray[np.int64]
"""Shape (ideas,): ideas of one number belong together."""

MOST_CLUSTERED = 4_000
"""Ideas that are compared pair by pair; of more an even share, and the rest join the nearest."""
_APART = (0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8)
"""Cosine distances at which average linkage is cut, without unit."""
READABLE = 0.7
"""The one of them whose groups are nearest to those that people make."""
_SPREAD = (1.2, 1.4, 1.6, 1.8, 2.0)
"""Heights, in Euclidean distance, at which Ward's linkage is cut: its groups are more even."""


def partitions(vectors: Matrix) -> tuple[Labels, list[Labels]]:
    """Return the readable partition of the ideas, and all partitions, the readable one among them.

    Args:
        vectors: One unit row for each idea, shape (n, d).
    """
    if len(vectors) < 2:
        alone = np.zeros(len(vectors), np.int64)
        return alone, [alone]
    step = -(-len(vectors) // MOST_CLUSTERED)
    sample = np.arange(0, len(vectors), step)
    found = dict(_cuts(vectors[sample]))
    if step > 1:
        found = {key: _joined(labels, sample, vectors) for key, labels in found.items()}
    return found["average", READABLE], list(found.values())


def _cuts(vectors: Matrix) -> Iterator[tuple[tuple[str, float], Labels]]:
    """Yield linkage and cut with the labels, from 0."""
    upper = np.triu_indices(len(vectors), 1)
    distances = np.clip(1 - vectors @ vectors.T, 0, 2)[upper].astype(np.float64)
    average, ward = linkage(distances, "average"), linkage(np.sqrt(2 * distances), "ward")
    for apart in _APART:
        yield ("average", apart), fcluster(average, apart, "distance").astype(np.int64) - 1
    for spread in _SPREAD:
        yield ("ward", spread), fcluster(ward, spread, "distance").astype(np.int64) - 1


def _joined(labels: Labels, sample: NDArray[np.int64], vectors: Matrix) -> Labels:
    """Return labels of all ideas: those outside the sample are put with the nearest centre."""
    sums = np.zeros((labels.max() + 1, vectors.shape[1]), np.float32)
    np.add.at(sums, labels, vectors[sample])
    centres = sums / np.linalg.norm(sums, axis=1, keepdims=True)
    found = np.concatenate(
        [
            np.argmax(vectors[start : start + MOST_CLUSTERED] @ centres.T, axis=1)
            for start in range(0, len(vectors), MOST_CLUSTERED)
        ]
    ).astype(np.int64)
    found[sample] = labels
    return found
