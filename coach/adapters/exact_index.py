"""Nearest vectors by comparing with all of them: exact, in memory, for one process."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from coach.ports import Matrix, Vector


class ExactIndex:
    """Holds its vectors in one matrix; a query costs one product with it."""

    def __init__(self) -> None:
        self._rows: dict[str, int] = {}
        self._ids: list[str] = []
        self._vectors: NDArray[np.float32] | None = None

    def add(self, ids: Sequence[str], vectors: Matrix) -> None:
        """Put vectors in, or replace those of the same ids."""
        check_rows(ids, vectors)
        if not len(ids):
            return
        held = (
            np.empty((0, vectors.shape[1]), np.float32) if self._vectors is None else self._vectors
        )
        for id in ids:
            self._rows.setdefault(id, len(self._rows))
        matrix = np.empty((len(self._rows), vectors.shape[1]), np.float32)
        matrix[: len(held)] = held
        matrix[[self._rows[id] for id in ids]] = vectors
        self._ids, self._vectors = list(self._rows), matrix

    def nearest(self, vector: Vector, *, k: int) -> list[tuple[str, float]]:
        """Return at most k ids with their cosine similarity, best first; ties by id."""
        if self._vectors is None or k < 1:
            return []
        similarities = self._vectors @ vector
        pairs = zip(self._ids, similarities.tolist(), strict=True)
        return sorted(pairs, key=lambda pair: (-pair[1], pair[0]))[:k]

    def count(self) -> int:
        """Return how many vectors are held."""
        return len(self._ids)


def check_rows(ids: Sequence[str], vectors: Matrix) -> None:
    """Raise ValueError unless there is one vector for each id, and no id twice."""
    if len(ids) != len(vectors):
        raise ValueError(f"{len(ids)} ids for {len(vectors)} vectors")
    if len(set(ids)) != len(ids):
        raise ValueError("an id is there twice")
