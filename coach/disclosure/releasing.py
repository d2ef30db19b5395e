"""Making a release: floors first, then figures, then the audit; all of it, or one sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from coach.disclosure.audit import find_exposed
from coach.disclosure.banding import band_of, least_of
from coach.disclosure.counting import n_eff, saying_something
from coach.disclosure.hiding import hidden
from coach.disclosure.questions import question_figures
from coach.disclosure.rates import response_shown
from coach.disclosure.sealing import seal_questions
from coach.disclosure.splitting import collapse
from coach.disclosure.texts import ReleaseTexts
from coach.disclosure.themes import theme_figures
from coach.domain.feedback import CountedRow, Question
from coach.domain.floors import SPLIT_PAIRS, Floors
from coach.domain.release import Release, SealedFigure

__all__ = ["Made", "Outcome", "ReleaseTexts", "WindowRows", "make_release"]

Outcome = Literal["published", "rolled forward", "blocked"]


@dataclass(frozen=True)
class WindowRows:
    """A closed window of one programme, with the rows that were rolled forward into it."""

    programme: str
    window: str
    rows: tuple[CountedRow, ...]
    questions: tuple[Question, ...]
    split: bool
    """Whether the programme declared a split; the groups stand in the rows."""
    floors: Floors
    pairs: int
    """Pairs of the programme: nothing is shown as if more people stood behind it."""
    invited: int | None
    """People who were asked; None if that is not known."""
    answered: int
    """People who answered in this window itself."""


@dataclass(frozen=True)
class Made:
    """What became of a window."""

    release: Release
    figures: tuple[SealedFigure, ...]
    """To be sealed with the release; empty unless it is published."""
    outcome: Outcome
    """What is not published waits for the next window, and reads the same whatever the reason."""


def make_release(
    window: WindowRows, *, before: Sequence[SealedFigure], texts: ReleaseTexts
) -> Made:
    """Return the release of a closed window.

    It depends on the rows alone: not on their order, on when it is made, or on who reads it.

    Args:
        window: What was closed.
        before: Every figure that was ever published for this programme, oldest first.
        texts: The fixed words, labels and actions.
    """
    nothing = _nothing(window, texts)
    size = min(n_eff(saying_something(window.rows)), window.pairs)
    if size < window.floors.people:
        return Made(nothing, (), "rolled forward")
    figures = _figures(window)
    if not figures:
        return Made(nothing, (), "rolled forward")
    if find_exposed((*before, *figures)) is not None:
        return Made(nothing, (), "blocked")
    return Made(_published(window, size, figures, before, texts), figures, "published")


def _nothing(window: WindowRows, texts: ReleaseTexts) -> Release:
    """Return what is said of a window that is not published, the same for nobody and for four."""
    return Release(
        programme=window.programme,
        window=window.window,
        people_at_least=None,
        band=None,
        hidden=(texts.not_enough,),
        cannot_see=texts.cannot_see,
    )


def _figures(window: WindowRows) -> tuple[SealedFigure, ...]:
    floor = window.floors.people
    splits = window.split and window.pairs >= SPLIT_PAIRS
    return seal_questions(
        window.rows,
        window.questions,
        collapse(window.rows, floor) if splits else {},
        window=window.window,
        floor=floor,
        pairs=window.pairs,
    )


def _published(
    window: WindowRows,
    size: int,
    figures: Sequence[SealedFigure],
    before: Sequence[SealedFigure],
    texts: ReleaseTexts,
) -> Release:
    band, floors, pairs = band_of(size), window.floors, window.pairs
    release = Release(
        programme=window.programme,
        window=window.window,
        people_at_least=least_of(band),
        band=band,
        questions=question_figures(figures, before, floors=floors, pairs=pairs),
        themes=theme_figures(window.rows, floors=floors, pairs=pairs, texts=texts),
        response=response_shown(window.answered, window.invited, floors.rate),
        cannot_see=texts.cannot_see,
    )
    rated = window.invited is not None
    why = hidden(release, window.questions, before, texts, split=window.split, rated=rated)
    return release.model_copy(update={"hidden": tuple(why)})
