"""The questions of a release, shown as coarsely as the people behind each figure ask for."""

from collections.abc import Sequence
from fractions import Fraction

from coach.disclosure.banding import band_of, score_shown, share_shown
from coach.disclosure.trend import last_total, trend_of
from coach.domain.floors import Floors
from coach.domain.release import GroupFigure, QuestionFigure, SealedFigure


def question_figures(
    figures: Sequence[SealedFigure],
    before: Sequence[SealedFigure],
    *,
    floors: Floors,
    pairs: int,
) -> tuple[QuestionFigure, ...]:
    """Return what is shown of a window's sealed figures.

    Args:
        figures: Of this window.
        before: Of every earlier release, oldest first.
        floors: Those of the programme.
        pairs: Its size.
    """
    return tuple(
        QuestionFigure(
            id=total.question,
            score=score(total),
            favourable=share(total),
            trend=trend_of(
                total, last_total(before, total.question), floor=floors.trend, pairs=pairs
            ),
            split=_split(figures, total.question),
        )
        for total in figures
        if not total.group
    )


def score(figure: SealedFigure) -> str:
    """Return a figure's mean as its size lets it be shown."""
    return score_shown(figure.total / figure.people, figure.n_eff)


def share(figure: SealedFigure) -> str | None:
    """Return a figure's share of favourable people as its size lets it be shown."""
    return share_shown(Fraction(figure.favourable, figure.people), figure.n_eff)


def _split(figures: Sequence[SealedFigure], question: str) -> tuple[GroupFigure, ...] | None:
    groups = tuple(
        GroupFigure(
            group=one.group, band=band_of(one.n_eff), score=score(one), favourable=share(one)
        )
        for one in figures
        if one.question == question and one.group
    )
    return groups or None
