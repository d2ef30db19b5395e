"""Vectors for tests: random directions that are the same in every run."""

import numpy as np

from coach.ports import Matrix


def unit_rows(count: int, *, width: int = 32, seed: int = 0) -> Matrix:
    """Return random unit rows, shape (count, width)."""
    rows = np.random.default_rng(seed).standard_normal((count, width))
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)


def names(count: int) -> list[str]:
    """Return as many ids."""
    return [f"p{number:04}" for number in range(count)]
