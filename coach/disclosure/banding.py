"""Bands and steps: the more people stand behind a figure, the finer it is shown.

Everything is rounded exactly, ties up. A score is rounded to its step first, and its ends are those
of the rounded score: "4.5 or higher" stands for all that the step brings to 4.5 or 5.0. A share is
compared with its ends in whole per cent, so that "≥ 90 %" is never said of 86 %.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from coach.domain.release import Band

_BANDS: Final[tuple[tuple[int, Band], ...]] = (
    (100, "100+"),
    (40, "40-99"),
    (20, "20-39"),
    (10, "10-19"),
    (5, "5-9"),
)
_LOW_BELOW: Final = Fraction(11, 4)
_HIGH_FROM: Final = Fraction(15, 4)
_FIFTHS: Final = ((20, "≤ 20 %"), (40, "21-40 %"), (60, "41-60 %"), (79, "61-79 %"))
_VERY_MANY: Final = 300
"""n_eff from which the ends of a share move out to 1 and 99 per cent."""


@dataclass(frozen=True)
class _Steps:
    """How finely a band shows a score (1 to 5) and a share (in per cent)."""

    score: Fraction
    ends: tuple[Fraction, Fraction] | None
    """Rounded scores at or beyond which only "or lower", "or higher" is said."""
    share: int
    end: int
    """Per cent at or below which, and as far below 100, only "≤" and "≥" are said."""


_STEPS: Final[dict[Band, _Steps]] = {
    "10-19": _Steps(Fraction(1, 2), (Fraction(3, 2), Fraction(9, 2)), 20, 20),
    "20-39": _Steps(Fraction(1, 4), (Fraction(5, 4), Fraction(19, 4)), 10, 10),
    "40-99": _Steps(Fraction(1, 10), (Fraction(11, 10), Fraction(49, 10)), 5, 5),
    "100+": _Steps(Fraction(1, 10), None, 5, 2),
}


def band_of(size: int) -> Band:
    """Return the band of n_eff people.

    Raises:
        ValueError: There are fewer than five, and nothing is shown of so few.
    """
    for least, band in _BANDS:
        if size >= least:
            return band
    raise ValueError("nothing is shown of fewer than five people")


def least_of(band: Band) -> int:
    """Return the number of people that a band begins with."""
    return next(least for least, one in _BANDS if one == band)


def score_shown(mean: Fraction, size: int) -> str:
    """Return a mean of person means as n_eff people let it be shown.

    Args:
        mean: 1 to 5.
        size: n_eff, 5 or more.

    Returns:
        A word under ten people, else the rounded mean with at least one decimal ("4.0", "3.25"),
        or an end ("4.5 or higher").
    """
    band = band_of(size)
    if band == "5-9":
        return "low" if mean < _LOW_BELOW else "mixed" if mean < _HIGH_FROM else "high"
    steps = _STEPS[band]
    rounded = _nearest(mean, steps.score)
    if steps.ends and rounded <= steps.ends[0]:
        return f"{_decimal(steps.ends[0])} or lower"
    if steps.ends and rounded >= steps.ends[1]:
        return f"{_decimal(steps.ends[1])} or higher"
    return _decimal(rounded)


def share_shown(share: Fraction, size: int) -> str | None:
    """Return a share of people (0 to 1) as n_eff people let it be shown; None under ten."""
    band = band_of(size)
    if band == "5-9":
        return None
    whole = _nearest(100 * share, Fraction(1))
    if band == "10-19":
        return next((words for most, words in _FIFTHS if whole <= most), "≥ 80 %")
    steps = _STEPS[band]
    # of very many people 2 and 98 % keep the ends of a hundred: the step would make them 0 and 100
    end = 1 if size >= _VERY_MANY and whole in (0, 1, 99, 100) else steps.end
    if whole <= end:
        return f"≤ {end} %"
    if whole >= 100 - end:
        return f"≥ {100 - end} %"
    return f"{_nearest(100 * share, Fraction(steps.share))} %"


def _nearest(value: Fraction, step: Fraction) -> Fraction:
    return (value / step + Fraction(1, 2)).__floor__() * step


def _decimal(value: Fraction) -> str:
    """Return a multiple of a twentieth with one decimal, or with two where it needs them."""
    text = f"{float(value):.2f}"
    return text.removesuffix("0") if text.endswith("0") else text
