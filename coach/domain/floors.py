"""The floors: how many people must stand behind what is shown; a programme may only raise them."""

from typing import Annotated, Final

from pydantic import Field

from coach.domain.record import Record

K: Final = 5
"""People behind any figure. One colluding pair removes two, and at least three strangers remain."""
K_TEXT: Final = 10
"""Commenters (n_eff, empty answers not counted) before any theme is shown."""
K_THEME: Final = 4
"""People (n_eff) behind a theme: a pair that both raised it removes two, never leaving one."""
K_RATE: Final = 10
"""People invited, before the response rate is told as a band."""
K_TREND: Final = 10
"""n_eff in both windows, before a trend is told as a word."""
K_CHANGED: Final = 5
"""A trend also needs that nobody, or at least so many people, came or went between the windows."""
K_CROSS: Final = 40
"""n_eff from which two dimensions may be split at once; below it there is one split at most."""
SPLIT_PAIRS: Final = 10
"""Pairs of a programme, before its figures are shown by group."""
TREND_PAIRS: Final = 20
"""Pairs of a programme, before a trend is told at all."""
SHARE_PAIRS: Final = 10
"""Pairs of a programme, before a sentence may be shared with the manager by its author."""


class Floors(Record):
    """The floors of a programme: never below the constants above."""

    people: Annotated[int, Field(ge=K)] = K
    commenters: Annotated[int, Field(ge=K_TEXT)] = K_TEXT
    theme: Annotated[int, Field(ge=K_THEME)] = K_THEME
    rate: Annotated[int, Field(ge=K_RATE)] = K_RATE
    trend: Annotated[int, Field(ge=K_TREND)] = K_TREND
