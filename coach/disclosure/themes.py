"""Themes of comments: words, never figures, and only those that enough people raised."""

from collections.abc import Collection
from fractions import Fraction
from typing import Final

from coach.disclosure.counting import n_eff
from coach.disclosure.texts import ReleaseTexts
from coach.domain.feedback import CountedRow
from coach.domain.floors import Floors
from coach.domain.release import Share, ThemeFigure

_MANY_FROM: Final = Fraction(1, 3)
_MOST_FROM: Final = Fraction(2, 3)
_ORDER: Final[tuple[Share, ...]] = ("most", "many", "some")


def theme_figures(
    rows: Collection[CountedRow], *, floors: Floors, pairs: int, texts: ReleaseTexts
) -> tuple[ThemeFigure, ...]:
    """Return the themes that may be shown, largest share first and then by label.

    Nothing tells two themes of the same share apart, and what fewer people raised is not
    mentioned. However often somebody raises a theme, they count once.

    Args:
        rows: All rows of the window.
        floors: Those of the programme.
        pairs: Its size: no more people count than it has pairs.
        texts: Labels and actions of the themes.
    """
    commenting = [row for row in rows if row.commented]
    if min(n_eff(commenting), pairs) < floors.commenters:
        return ()
    people = len({row.author for row in commenting})
    found: list[ThemeFigure] = []
    for code in texts.labels:
        raising = [row for row in commenting if code in row.codes]
        if n_eff(raising) >= floors.theme:
            share = _share(Fraction(len({row.author for row in raising}), people))
            actions = texts.actions.get(code, ())
            found.append(
                ThemeFigure(code=code, label=texts.labels[code], share=share, actions=actions)
            )
    return tuple(sorted(found, key=lambda one: (_ORDER.index(one.share), one.label)))


def _share(share: Fraction) -> Share:
    if share < _MANY_FROM:
        return "some"
    return "many" if share < _MOST_FROM else "most"
