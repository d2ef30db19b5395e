"""What goes wrong at the server of a chat model, and what a reader is told of it."""

from pathlib import Path
from typing import Literal, Self

from pydantic import Field, field_validator, model_validator

from coach.domain.record import Record
from coach.doubles.faults import check_faults
from coach.evaluation.case_files import read_case_file
from coach.prompting.budget import TOTAL
from coach.services.model_notices import ModelNotices

HASTE: dict[str, float] = {"slow_headers": 20.0, "slow_body": 20.0, "stall": 6.0}
"""By how much limits are divided before the faults that end only when a limit has passed.

A server that goes quiet later needs time for its first words even on a busy machine.
"""
MOST_SECONDS = 20.0
"""An answer is there within so many, whatever goes wrong."""
MARGIN = 8.0
"""Seconds that a busy machine may add to limits that were divided."""


class DegradationCase(Record):
    """Faults, a question that meets them, and one that goes on from it."""

    id: str = Field(min_length=1)
    client: Literal["openai", "ollama"]
    """Whose client speaks to the server."""
    faults: tuple[str, ...] = ("none",)
    """One for each request, in order; the last one stays."""
    told: str = ""
    """The notice beside the answer, by its name in `ModelNotices`; empty if there is none."""
    q: str = Field(min_length=1)
    then: str = Field(min_length=1)
    """Asked next: it is understood only by whoever remembers `q`."""

    @field_validator("faults")
    @classmethod
    def _known(cls, faults: tuple[str, ...]) -> tuple[str, ...]:
        check_faults(faults)
        return faults

    @model_validator(mode="after")
    def _is_a_notice(self) -> Self:
        if self.told and self.told not in ModelNotices.model_fields:
            raise ValueError(f"there is no notice {self.told!r}")
        return self

    @property
    def said(self) -> tuple[str, ...]:
        """Both questions."""
        return (self.q, self.then)

    @property
    def pace(self) -> float:
        """By how much the limits of its model are divided."""
        return max(HASTE.get(fault, 1.0) for fault in self.faults)

    @property
    def most_seconds(self) -> float:
        """How long its answer may take."""
        return min(MOST_SECONDS, TOTAL / self.pace + MARGIN)


def read_degradations(path: Path) -> tuple[DegradationCase, ...]:
    """Return the cases of one file in order, or raise ShelfError."""
    return read_case_file(path, DegradationCase)
