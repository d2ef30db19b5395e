"""Vectors as columns, and back."""

import numpy as np
import pytest

from coach.adapters.vector_rows import is_intact, vectors_of, vectors_row, widened
from tests.contracts.passages import some_vectors


def test_every_finite_number_of_half_precision_is_widened_exactly() -> None:
    every = np.arange(1 << 16, dtype=np.uint16).view(np.float16)
    finite = every[np.isfinite(every)]

    np.testing.assert_array_equal(widened(finite), finite.astype(np.float32))


def test_widened_numbers_keep_the_sign_of_zero() -> None:
    assert np.signbit(widened(np.array([-0.0], np.float16)))[0]


def test_nothing_is_widened_to_nothing() -> None:
    assert widened(np.empty(0, np.float16)).shape == (0,)


def test_token_vectors_take_two_bytes_a_number() -> None:
    row = vectors_row("model/1", "p", some_vectors(tokens=10))

    assert len(row["tokens"]) == 10 * 8 * 2


def test_rounding_to_half_precision_moves_a_token_vector_by_less_than_a_thousandth() -> None:
    row = vectors_row("model/1", "p", some_vectors(tokens=50))

    assert np.linalg.norm(vectors_of(row).window.tokens, axis=1) == pytest.approx(1, abs=1e-3)


@pytest.mark.parametrize("column", ["window", "tokens", "spans", "sentences", "questions"])
def test_one_changed_bit_in_any_column_is_noticed(column: str) -> None:
    row = vectors_row("model/1", "p", some_vectors())
    assert is_intact(row)

    row[column] = bytes([row[column][0] ^ 1]) + row[column][1:]

    assert not is_intact(row)


def test_another_width_is_noticed() -> None:
    row = vectors_row("model/1", "p", some_vectors())

    assert not is_intact({**row, "width": 4})
