"""Rankings are measured as trec_eval does."""

from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.evaluation.ranking import (
    auroc,
    ndcg_at,
    precision_at,
    quantile,
    recall_at,
    reciprocal_rank,
)

RANKED = ["a", "b", "c", "d"]


def test_precision_and_recall_count_within_their_depth() -> None:
    grades = {"b": 1, "d": 1, "gone": 1}

    assert precision_at(RANKED, grades, 2) == 0.5
    assert recall_at(RANKED, grades, 2) == pytest.approx(1 / 3)
    assert recall_at(RANKED, grades, 4) == pytest.approx(2 / 3)


def test_the_gain_is_discounted_by_rank_and_measured_against_the_best_order() -> None:
    value = ndcg_at(RANKED, {"b": 2, "d": 1}, 10)

    assert value == pytest.approx((2 / log2(3) + 1 / log2(5)) / (2 / log2(2) + 1 / log2(3)))


def test_the_best_order_scores_one_and_finding_nothing_zero() -> None:
    assert ndcg_at(RANKED, {"a": 3, "b": 1}, 10) == 1.0
    assert ndcg_at(RANKED, {"x": 1}, 10) == 0.0


def test_the_reciprocal_rank_is_of_the_first_relevant_document() -> None:
    assert reciprocal_rank(RANKED, {"c": 1, "d": 1}) == pytest.approx(1 / 3)
    assert reciprocal_rank(RANKED, {"x": 1}) == 0.0


def test_the_area_is_one_for_a_clean_split_and_half_for_ties() -> None:
    assert auroc([0.9, 0.8], [0.1, 0.2]) == 1.0
    assert auroc([0.1], [0.9]) == 0.0
    assert auroc([0.5, 0.5], [0.5]) == 0.5
    assert auroc([0.5], []) is None


@given(
    st.lists(st.integers(0, 5), min_size=1, max_size=8),
    st.lists(st.integers(0, 5), min_size=1, max_size=8),
)
def test_the_area_is_the_share_of_pairs_in_the_right_order(
    positive: list[int], negative: list[int]
) -> None:
    won = sum((p > n) + 0.5 * (p == n) for p in positive for n in negative)

    assert auroc(positive, negative) == pytest.approx(won / (len(positive) * len(negative)))


def test_a_quantile_is_a_value_that_was_measured() -> None:
    assert quantile([4.0, 1.0, 3.0, 2.0], 0.5) == 2.0
    assert quantile([1.0, 2.0], 0.95) == 2.0
    assert quantile([], 0.5) == 0.0
