"""The charts of a summary as inline SVG: no script, no picture from elsewhere, words inert."""

from collections.abc import Sequence

from coach.domain.summary import Counts, FeedbackSummary, RatingSummary
from coach.domain.summary_texts import SummaryTexts
from coach.rendering.inertness import inert
from coach.rendering.summary_wording import heading, mean_words, people_words

_WIDTH, _LABEL, _BAR, _ROW = 640, 90, 460, 30
"""In the units of the drawing, which fits itself to the page."""
_THEME_LABEL, _THEME_BAR = 250, 200
_LEAST_FOR_COUNT = 22
"""Width of a piece of a bar from which its count fits into it."""
_CHARS = 36
"""Letters of a theme's name that fit beside its bar."""


def rating_chart(rating: RatingSummary, texts: SummaryTexts) -> str:
    """Return how often each rating was given: a bar for everybody, and one for each side."""
    sides = [
        (texts.sides[side], one.distribution, one.mean) for side, one in rating.by_side.items()
    ]
    rows = [("All", rating.distribution, rating.mean), *(sides if len(sides) > 1 else [])]
    drawn = "".join(_rating_row(place, *row) for place, row in enumerate(rows))
    said = "; ".join(f"{who}: {_told(counts)}" for who, counts, _ in rows)
    title = f"{heading(rating.question)}, ratings from 1 to 5. {said}"
    return _svg(title, len(rows) * _ROW, drawn)


def theme_chart(summary: FeedbackSummary, texts: SummaryTexts) -> str:
    """Return how many people raised each theme, most first; empty without a theme."""
    themes = summary.themes
    if not themes:
        return ""
    most = max(theme.people for theme in themes)
    drawn = ""
    for place, theme in enumerate(themes):
        width = max(2.0, _THEME_BAR * theme.people / most)
        middle = place * _ROW + 19
        told = f"{people_words(theme.people)}, {texts.tones[theme.tone]}"
        drawn += (
            f'<text x="0" y="{middle}">{inert(_fitted(theme.label))}</text>'
            f'<rect class="{theme.tone}" x="{_THEME_LABEL}" y="{place * _ROW + 5}" '
            f'width="{width:.1f}" height="20"/>'
            f'<text x="{_THEME_LABEL + width + 8:.1f}" y="{middle}">{inert(told)}</text>'
        )
    said = "; ".join(f"{theme.label}: {people_words(theme.people)}" for theme in themes)
    return _svg(f"People who raise each theme. {said}", len(themes) * _ROW, drawn)


def _rating_row(place: int, who: str, counts: Counts, mean: float) -> str:
    top, middle = place * _ROW + 3, place * _ROW + 19
    whole = sum(counts) or 1
    drawn = f'<text x="0" y="{middle}">{inert(who)}</text>'
    left = float(_LABEL)
    for rating, count in enumerate(counts, 1):
        width = _BAR * count / whole
        if count:
            drawn += f'<rect class="r{rating}" x="{left:.1f}" y="{top}" width="{width:.1f}" '
            drawn += 'height="24"/>'
        if width >= _LEAST_FOR_COUNT:
            drawn += f'<text class="in t{rating}" x="{left + width / 2:.1f}" y="{middle}">'
            drawn += f"{count}</text>"
        left += width
    return drawn + f'<text class="mean" x="{_WIDTH}" y="{middle}">mean {mean_words(mean)}</text>'


def _told(counts: Sequence[int]) -> str:
    given = [
        f"{rating} given {'once' if count == 1 else f'{count} times'}"
        for rating, count in enumerate(counts, 1)
        if count
    ]
    return ", ".join(given)


def _fitted(label: str) -> str:
    return label if len(label) <= _CHARS else f"{label[: _CHARS - 1].rstrip()}…"


def _svg(title: str, height: int, drawn: str) -> str:
    return (
        f'<svg viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="{inert(title)}">{drawn}</svg>'
    )
