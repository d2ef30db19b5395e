"""What a manager will be able to see at a size, and in which windows answers are counted."""

from typing import Literal

from coach.domain.floors import K_RATE, K_TEXT, K_THEME, K_TREND, SHARE_PAIRS, TREND_PAIRS, K
from coach.domain.programme_plan import FeedbackWindow, Visibility
from coach.language.phrasing import in_words
from coach.planning.agenda_texts import filled
from coach.planning.minutes import allot
from coach.services.programme_texts import SpareTexts, VisibilityTexts, VisibleAt, WindowTexts

QUARTER = 13
"""Weeks that a window lasts at least, in a programme that is large enough for several."""
_TWO_WINDOWS = 16
"""Weeks of sessions from which a small programme has two windows."""
UnitName = Literal["pairs", "groups"]


def visible_at(units: int) -> VisibleAt:
    """Return what so many pairs, or groups, allow: nobody counts more than once behind a figure."""
    if units < K:
        return "none"
    if units < K_TEXT:
        return "words"
    return "steps" if units < TREND_PAIRS else "finer"


def visibility(units: int, people: int, unit: UnitName, texts: VisibilityTexts) -> Visibility:
    """Return what a manager sees.

    Args:
        units: Pairs or groups, the most that can stand behind a figure.
        people: Everybody who can answer.
        unit: Whether people meet in pairs or in groups.
        texts: The words.
    """
    size = visible_at(units)
    names = texts.unit_names[unit]
    words = {
        "k": names.of(K),
        "k_text": names.of(K_TEXT),
        "k_theme": in_words(K_THEME),
        "k_trend": names.of(K_TREND),
        "trend_units": names.of(TREND_PAIRS),
        "spare": _spare(units - K, names.of(units), texts.spare),
        "spare_text": _spare(units - K_TEXT, names.of(units), texts.spare),
    }
    sees = [filled(line, **words) for line in getattr(texts, size)]
    if size != "none":
        if people >= K_RATE:
            sees.append(texts.rate)
        if units >= SHARE_PAIRS:
            sees.append(texts.shared)
        sees += [texts.once, texts.roll]
    return Visibility(units=units, sees=(*sees, texts.attendance), never=texts.never)


def feedback_windows(
    units: int, *, first: int, last: int, texts: WindowTexts
) -> tuple[FeedbackWindow, ...]:
    """Return the windows from the first week of sessions to the last week of the programme.

    Fewer, longer windows protect a small programme better: what one cannot show is lost to it.
    """
    weeks = last - first + 1
    size = visible_at(units)
    if size == "none":
        return ()
    count = max(1, weeks // QUARTER)
    if size == "words":
        count = 2 if weeks >= _TWO_WINDOWS else 1
    names = [filled(texts.many, number=n + 1) for n in range(count)]
    names = {1: [texts.only], 2: list(texts.half)}.get(count, names)
    windows, start = [], first
    for name, long in zip(names, allot(weeks, [1] * count, [1] * count), strict=True):
        windows.append(FeedbackWindow(name=name, starts=start, ends=start + long - 1))
        start += long
    return tuple(windows)


def _spare(spare: int, units: str, texts: SpareTexts) -> str:
    text = texts.none if spare == 0 else texts.one if spare == 1 else texts.more
    return filled(text, units=units, spare=in_words(spare))
