"""Charts of a release: a stretch of the scale, never narrower than what the text beside it says."""

from coach.domain.release import Band
from coach.rendering.inertness import inert

LOWEST, HIGHEST = 1.0, 5.0
_WORDS = {"low": (1.0, 2.75), "mixed": (2.75, 3.75), "high": (3.75, 5.0)}
"""What the three words of small groups stand for."""
_STEPS: dict[str, float] = {"10-19": 0.5, "20-39": 0.25, "40-99": 0.1, "100+": 0.1}
_LEFT, _WIDTH = 2.0, 96.0
_TICKS = (1, 2, 3, 4, 5)


def stretch_of(score: str, band: Band | None) -> tuple[float, float] | None:
    """Return the part of the scale from 1 to 5 that a score leaves open; None if it is no score.

    `3.5` of ten to nineteen people is rounded to halves, so that it leaves 3.25 to 3.75 open;
    `4.5 or higher` leaves everything from 4.25 on.
    """
    if score in _WORDS:
        return _WORDS[score]
    number, _, end = score.partition(" or ")
    step = _STEPS.get(band or "")
    try:
        value = float(number)
    except ValueError:
        return None
    if step is None or not LOWEST <= value <= HIGHEST:
        return None
    low = LOWEST if end == "lower" else max(LOWEST, value - step / 2)
    high = HIGHEST if end == "higher" else min(HIGHEST, value + step / 2)
    return low, high


def scale_chart(score: str, band: Band | None, *, title: str, ticks: bool = True) -> str:
    """Return a scale from 1 to 5 with the stretch of a score on it, nothing for what is no score.

    Lengths are shares of its width: the page's sanitiser takes a view box away.
    """
    stretch = stretch_of(score, band)
    if stretch is None:
        return ""
    low, high = (_at(value) for value in stretch)
    marks = "".join(_tick(tick) for tick in _TICKS) if ticks else ""
    return (
        f'<svg class="chart{" ticked" if ticks else ""}"><title>{inert(title)}</title>'
        f'<rect class="scale" x="{_LEFT}%" y="4" width="{_WIDTH}%" height="12" rx="6"></rect>'
        f'<rect class="stretch" x="{low:g}%" y="2" width="{high - low:g}%" height="16" rx="5">'
        f"</rect>{marks}</svg>"
    )


def _at(value: float) -> float:
    return round(_LEFT + (value - LOWEST) / (HIGHEST - LOWEST) * _WIDTH, 2)


def _tick(tick: int) -> str:
    where = f"{_at(tick):g}%"
    anchor = {1: "start", 5: "end"}.get(tick, "middle")
    return (
        f'<line class="tick" x1="{where}" x2="{where}" y1="18" y2="22"></line>'
        f'<text class="tick" x="{where}" y="35" text-anchor="{anchor}">{tick}</text>'
    )
