"""Questions that a programme may ask its people, each with what it measures and what to mind."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from coach.domain.answer import Citation
from coach.domain.person import PairSide
from coach.domain.programme_plan import PlanLine
from coach.domain.record import Record

Purpose = Literal["after_session", "midpoint", "end", "before_after"]
AskedOf = PairSide | Literal["both"]


class SurveyItem(Record):
    """A question in our own words."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
    purpose: Purpose
    side: AskedOf
    """Who is asked."""
    text: str
    low: str = ""
    """What 1 stands for; empty where the question is answered in words."""
    high: str = ""
    """What 5 stands for."""
    measures: str
    follows: str
    """The idea that it takes up; no wording is taken from an instrument."""
    cites: tuple[int, ...] = ()
    """Numbers of the citations; empty for a coach suggestion."""
    mind: str
    """Why it is safe to ask, or what to mind."""

    @property
    def is_open(self) -> bool:
        """Whether it is answered in words."""
        return not self.low

    @model_validator(mode="after")
    def _both_ends_or_none(self) -> Self:
        if bool(self.low) != bool(self.high):
            raise ValueError(f"{self.id} names only one end of its scale")
        return self


class SurveyForm(Record):
    """Questions that are asked together."""

    purpose: Purpose | None
    """None for the whole bank."""
    items: tuple[SurveyItem, ...]
    notices: tuple[PlanLine, ...] = ()
    citations: tuple[Citation, ...] = ()
