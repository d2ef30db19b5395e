"""A release: the frozen result of one window, which every participant may read as well."""

from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field

from coach.domain.answer import Citation
from coach.domain.comment import Code
from coach.domain.record import Record

Band = Literal["5-9", "10-19", "20-39", "40-99", "100+"]
"""Into how many people (n_eff) a figure falls; the count itself is never shown."""
Trend = Literal["up", "about the same", "down"]
Share = Literal["some", "many", "most"]
Response = Literal["under half", "half to three quarters", "three quarters or more"]
COMBINED = "Combined"
"""The group into which those are merged that are too small to be shown."""


class GroupFigure(Record):
    """A question's result for one group of the declared split."""

    group: str
    band: Band
    score: str
    favourable: str | None
    """Share of people whose mean is 3.5 or more; None under ten people."""


class QuestionFigure(Record):
    """A question's result."""

    id: str
    score: str
    """`low`, `mixed` or `high` under ten people; else the mean in steps that grow with n_eff."""
    favourable: str | None
    trend: Trend | None = None
    split: tuple[GroupFigure, ...] | None = None
    """Every group, or None."""


class CitedAction(Record):
    """Something to do next, with the numbers of its citations in a release or a summary."""

    text: str
    citations: tuple[Citation, ...] = ()


class ThemeFigure(Record):
    """A theme that enough people raised."""

    code: Code
    label: str
    share: Share
    """Of those who commented: under a third, under two thirds, or more."""
    actions: tuple[CitedAction, ...] = ()


class Release(Record):
    """What is published of a window, and nothing else."""

    programme: str
    window: str
    people_at_least: int | None
    band: Band | None
    questions: tuple[QuestionFigure, ...] = ()
    themes: tuple[ThemeFigure, ...] = ()
    response: Response | None = None
    hidden: tuple[str, ...] = ()
    """A sentence for each thing that is not shown, without counts."""
    cannot_see: str


class Member(Record):
    """Who stands behind a figure, as marks that lead back to nobody without the store's key."""

    row: str
    author: str
    pair: str
    counterpart: str


class SealedFigure(Record):
    """A rating figure that was published, with its members for the audit and its exact sums.

    It never leaves the store's closed side.
    """

    window: str
    question: str
    group: str = ""
    """Empty for the total."""
    n_eff: Annotated[int, Field(ge=0)]
    people: Annotated[int, Field(ge=0)]
    """Distinct authors."""
    total: Fraction
    """Sum of the person means."""
    favourable: Annotated[int, Field(ge=0)]
    """People whose mean is 3.5 or more."""
    members: tuple[Member, ...] = ()


class ToDate(Record):
    """All published windows of a question together, from their sealed sums."""

    question: str
    band: Band
    score: str
    favourable: str | None
    windows: tuple[str, ...]


class PublishedRelease(Record):
    """A release as the ledger keeps it."""

    number: Annotated[int, Field(ge=1)]
    """Its place in the ledger, counted in each programme."""
    day: str
    """ISO date on which it appeared: fixed by the calendar, not by the answers."""
    release: Release
    to_date: tuple[ToDate, ...] = ()
    shared: tuple[str, ...] = ()
    """Sentences that their authors chose to send, in alphabetical order."""


class ImportedSummary(Record):
    """The shareable summary of an imported file, as its ledger keeps it."""

    programme: str
    number: Annotated[int, Field(ge=1)]
    """Its place in the ledger, counted in each programme."""
    row_marks: frozenset[str]
    """One line for each row: what it says, its person, session, date, comment and ratings, each as
    a mark by which it is known again in another file."""
    release: Release
    figures: tuple[SealedFigure, ...] = ()


class ProgrammeStanding(Record):
    """The last window that a programme published, beside those of other programmes."""

    programme: str
    window: str
    band: Band
    questions: tuple[QuestionFigure, ...]


class RollUp(Record):
    """Several programmes side by side: nothing is added up, so nothing can be subtracted."""

    publishing: int
    """How many programmes have published anything."""
    programmes: tuple[ProgrammeStanding, ...]
