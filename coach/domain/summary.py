"""A summary of feedback that its reader already holds: it may quote, for that reader alone."""

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field

from coach.domain.comment import Code
from coach.domain.feedback import Question
from coach.domain.person import PairSide
from coach.domain.record import Record
from coach.domain.release import CitedAction
from coach.language.phrasing import joined

MOST_QUOTES = 3
"""Quotes of a theme."""
_MOST_NAMED = 10
AUDIENCE = "contains comments: for its reader alone"
ThemeTone = Literal["strength", "concern", "request", "mixed"]
Counts = tuple[int, int, int, int, int]
"""How often each of the ratings 1 to 5 was given."""


def rows_words(rows: Sequence[int]) -> str:
    """Return rows as a sentence names them: `row 3`, `rows 3, 5 and 9`, `rows 3, 5 and 40 others`.

    Args:
        rows: Their numbers, at least one.
    """
    if len(rows) > _MOST_NAMED:
        shown, rest = rows[: _MOST_NAMED - 2], len(rows) - _MOST_NAMED + 2
        return f"rows {', '.join(map(str, shown))} and {rest} others"
    return f"row{'s' if len(rows) > 1 else ''} {joined([str(row) for row in rows])}"


class SideRating(Record):
    """How one side answered a question."""

    people: int
    mean: float
    """Mean of the people's own means, 1 to 5, rounded to two decimals."""
    distribution: Counts
    """Counts answers, and not people."""


class RatingSummary(Record):
    """How a question was answered."""

    question: Question
    people: int
    mean: float
    """Mean of the people's own means, 1 to 5, rounded to two decimals."""
    distribution: Counts
    """Counts answers, and not people."""
    by_side: dict[PairSide, SideRating] = Field(default_factory=dict)
    """The sides that answered it."""


class RowRemark(Record):
    """Something about one row."""

    row: Annotated[int, Field(ge=1)]
    """1-based without the header."""
    why: str


class Quote(Record):
    """What somebody wrote, masked."""

    row: Annotated[int, Field(ge=1)]
    text: str
    """A comment, or whole sentences of a long one; an ellipsis shows where it was cut."""


class SummaryTheme(Record):
    """What several comments are about, or a single one."""

    code: Code
    label: str
    people: int
    """Each counts once, however often they said it."""
    rows: tuple[int, ...]
    tone: ThemeTone
    quotes: Annotated[tuple[Quote, ...], Field(max_length=MOST_QUOTES)] = ()
    actions: tuple[CitedAction, ...] = ()


class FeedbackSummary(Record):
    """What a file of feedback says."""

    file: str
    answers: int
    """Rows that were read."""
    people: int
    pairs: int
    ratings: tuple[RatingSummary, ...] = ()
    themes: tuple[SummaryTheme, ...] = ()
    """Most people first, `other` last."""
    needs_human: tuple[RowRemark, ...] = ()
    """Comments that a person should read; they are quoted nowhere."""
    unreadable: tuple[RowRemark, ...] = ()
    left_out: tuple[RowRemark, ...] = ()
    """Comments that are not counted; the ratings beside them are."""
    notices: tuple[str, ...] = ()
    audience: str = AUDIENCE
