"""Bands and steps: what a figure looks like on either side of every boundary."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.disclosure.banding import band_of, least_of, score_shown, share_shown

LARGE = st.integers(min_value=5, max_value=700)


@pytest.mark.parametrize(
    ("size", "band"),
    [
        (5, "5-9"), (9, "5-9"), (10, "10-19"), (19, "10-19"), (20, "20-39"), (39, "20-39"),
        (40, "40-99"), (99, "40-99"), (100, "100+"), (5000, "100+"),
    ],
)  # fmt: skip
def test_a_band_holds_its_first_and_its_last_number_of_people(size: int, band: str) -> None:
    assert band_of(size) == band
    assert least_of(band_of(size)) <= size


@pytest.mark.parametrize("size", [0, 1, 4])
def test_nothing_is_shown_of_fewer_than_five(size: int) -> None:
    with pytest.raises(ValueError, match="fewer than five"):
        band_of(size)


@pytest.mark.parametrize(
    ("size", "mean", "shown"),
    [
        (5, "1", "low"), (9, "2.74", "low"), (9, "2.75", "mixed"), (9, "3.74", "mixed"),
        (9, "3.75", "high"), (5, "5", "high"),
        (10, "1", "1.5 or lower"), (10, "1.74", "1.5 or lower"), (10, "1.75", "2.0"),
        (10, "3.74", "3.5"), (19, "3.75", "4.0"), (19, "4.24", "4.0"),
        (19, "4.25", "4.5 or higher"), (19, "5", "4.5 or higher"),
        (20, "1.37", "1.25 or lower"), (20, "1.375", "1.5"), (20, "3.3", "3.25"),
        (39, "3.625", "3.75"), (39, "4.62", "4.5"), (39, "4.625", "4.75 or higher"),
        (40, "1.14", "1.1 or lower"), (40, "1.15", "1.2"), (99, "3.66", "3.7"),
        (99, "4.84", "4.8"), (99, "4.85", "4.9 or higher"),
        (100, "1.04", "1.0"), (100, "3.05", "3.1"), (100, "4.96", "5.0"),
    ],
)  # fmt: skip
def test_a_score_is_shown_in_the_steps_of_its_band(size: int, mean: str, shown: str) -> None:
    assert score_shown(Fraction(mean), size) == shown


@pytest.mark.parametrize(
    ("size", "per_cent", "shown"),
    [
        (9, "50", None), (10, "0", "≤ 20 %"), (10, "20.4", "≤ 20 %"), (10, "20.5", "21-40 %"),
        (10, "40", "21-40 %"), (10, "41", "41-60 %"), (10, "60", "41-60 %"), (19, "61", "61-79 %"),
        (19, "79", "61-79 %"), (19, "79.5", "≥ 80 %"), (19, "100", "≥ 80 %"),
        (20, "0", "≤ 10 %"), (20, "10", "≤ 10 %"), (20, "14", "10 %"), (20, "15", "20 %"),
        (39, "34.9", "30 %"), (39, "86", "90 %"), (39, "90", "≥ 90 %"), (39, "100", "≥ 90 %"),
        (40, "5", "≤ 5 %"), (40, "7", "5 %"), (40, "7.5", "10 %"), (99, "94", "95 %"),
        (99, "95", "≥ 95 %"),
        (100, "2", "≤ 2 %"), (100, "3", "5 %"), (299, "97", "95 %"), (299, "98", "≥ 98 %"),
        (299, "100", "≥ 98 %"),
        (300, "1", "≤ 1 %"), (300, "2", "≤ 2 %"), (300, "3", "5 %"), (300, "98", "≥ 98 %"),
        (300, "99", "≥ 99 %"), (300, "100", "≥ 99 %"),
    ],
)  # fmt: skip
def test_a_share_is_shown_in_the_steps_of_its_band(
    size: int, per_cent: str, shown: str | None
) -> None:
    assert share_shown(Fraction(per_cent) / 100, size) == shown


@given(size=LARGE)
def test_no_figure_tells_that_everybody_said_the_same(size: int) -> None:
    all_five, one_differs = Fraction(5), Fraction(5 * size - 4, size)
    all_one, one_is_happy = Fraction(1), Fraction(size + 4, size)

    assert score_shown(all_five, size) == score_shown(one_differs, size)
    assert score_shown(all_one, size) == score_shown(one_is_happy, size)
    assert share_shown(Fraction(1), size) == share_shown(Fraction(size - 1, size), size)
    assert share_shown(Fraction(0), size) == share_shown(Fraction(1, size), size)


@given(size=LARGE, first=st.fractions(1, 5), second=st.fractions(1, 5))
def test_a_higher_mean_is_never_shown_as_a_lower_score(
    size: int, first: Fraction, second: Fraction
) -> None:
    order = {"low": 1.0, "mixed": 2.0, "high": 3.0}
    low, high = (score_shown(mean, size) for mean in sorted((first, second)))

    assert order.get(low, 0) or float(low.split()[0]) <= float(high.split()[0])
    assert order.get(low, 0) <= order.get(high, 0)
