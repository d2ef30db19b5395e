"""Marks add up to a share with an interval."""

import pytest

from coach.evaluation.scoring import Mark, add_up, wilson


def test_the_interval_of_8_in_10_is_the_published_one() -> None:
    low, high = wilson(8, 10)

    assert (round(low, 3), round(high, 3)) == (0.490, 0.943)


@pytest.mark.parametrize(("found", "of"), [(0, 7), (7, 7), (1, 1), (0, 1)])
def test_an_interval_holds_its_share_and_stays_between_0_and_1(found: int, of: int) -> None:
    low, high = wilson(found, of)

    assert 0.0 <= low <= found / of <= high <= 1.0


def test_an_interval_narrows_with_more_cases() -> None:
    few, many = wilson(8, 10), wilson(80, 100)

    assert many[1] - many[0] < few[1] - few[0]


def test_nothing_counted_says_nothing() -> None:
    assert wilson(0, 0) == (0.0, 1.0)
    assert add_up([]).value == 0.0


def test_a_score_counts_facts_and_not_cases() -> None:
    score = add_up([Mark(3.0, of=3), Mark(0.0, of=1)])

    assert (score.value, score.of, score.cases) == (0.75, 4, 2)
