"""A chart is a stretch of the scale, never narrower than what the text beside it leaves open."""

import re
from fractions import Fraction

import pytest

from coach.domain.release import Band
from coach.rendering.release_charts import scale_chart, stretch_of

# Written down from the table of displays: what a person may conclude from the text alone.
_TEXTS: list[tuple[str, Band, str, str]] = [
    ("low", "5-9", "1", "2.75"),
    ("mixed", "5-9", "2.75", "3.75"),
    ("high", "5-9", "3.75", "5"),
    ("3.5", "10-19", "3.25", "3.75"),
    ("4.0", "10-19", "3.75", "4.25"),
    ("1.5 or lower", "10-19", "1", "1.75"),
    ("4.5 or higher", "10-19", "4.25", "5"),
    ("3.25", "20-39", "3.125", "3.375"),
    ("4.75 or higher", "20-39", "4.625", "5"),
    ("3.7", "40-99", "3.65", "3.75"),
    ("1.1 or lower", "100+", "1", "1.15"),
]


@pytest.mark.parametrize(("score", "band", "low", "high"), _TEXTS)
def test_a_stretch_is_what_the_rounding_leaves_open(
    score: str, band: Band, low: str, high: str
) -> None:
    stretch = stretch_of(score, band)

    assert stretch == pytest.approx((float(Fraction(low)), float(Fraction(high))))


@pytest.mark.parametrize(
    ("score", "band"),
    [("", "10-19"), ("n/a", "10-19"), ("7.0", "10-19"), ("0.5", "10-19"), ("nan", "10-19"),
     ("inf", "100+"), ("3.5", None), ("3.5", "5-9"), ("<svg>", "10-19")],
)  # fmt: skip
def test_what_is_no_score_has_no_chart(score: str, band: Band | None) -> None:
    assert stretch_of(score, band) is None and scale_chart(score, band, title="x") == ""


@pytest.mark.parametrize(("score", "band", "low", "high"), _TEXTS)
def test_a_chart_stays_on_its_scale_and_draws_one_stretch(
    score: str, band: Band, low: str, high: str
) -> None:
    chart = scale_chart(score, band, title="How useful")
    x, width = map(
        float, re.findall(r'class="stretch" x="([\d.]+)%" y="2" width="([\d.]+)%"', chart)[0]
    )

    assert x >= 2 and x + width <= 98.001 and chart.count("stretch") == 1
    assert width == pytest.approx((float(high) - float(low)) / 4 * 96, abs=0.02)


def test_a_title_that_is_markup_is_words() -> None:
    assert "<script" not in scale_chart("3.5", "10-19", title="<script>x</script>")
