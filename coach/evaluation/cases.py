"""Cases: one fixed question or conversation each, with what a right reply holds."""

import re
from pathlib import Path
from typing import Any, Self

from pydantic import Field, field_validator, model_validator

from coach.domain.conversation import Outcome, Role
from coach.domain.record import Record
from coach.evaluation.case_files import read_case_file

ANSWERS = frozenset({Outcome.ANSWERED, Outcome.PARTIAL})
"""The outcomes that tell the reader something."""


class Said(Record):
    """What a person types in one turn."""

    user: str = Field(min_length=1)


class Case(Record):
    """One question, or one conversation whose last turn is scored."""

    id: str = Field(min_length=1)
    role: Role = Role.LEADER
    q: str | None = None
    turns: tuple[Said, ...] = ()
    kind: str | None = None
    """What a conversation is about: follow_up, topic_change, clarification, greeting."""
    must: tuple[tuple[str, ...], ...] = ()
    """Facts: each row needs one of its patterns in the answer, in either case."""
    source: tuple[str, ...] = ()
    """Where the answer stands: `s4` an article, `R13` a public page, else a file's id."""
    expect: tuple[Outcome, ...] = (Outcome.ANSWERED,)
    """The outcomes that are right."""
    why: str = ""

    @field_validator("source", "expect", mode="before")
    @classmethod
    def _as_list(cls, value: Any) -> Any:
        return (value,) if isinstance(value, str) else value

    @field_validator("must")
    @classmethod
    def _compiles(cls, rows: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
        for row in rows:
            if not row:
                raise ValueError("a row needs at least one pattern")
            for pattern in row:
                try:
                    re.compile(pattern)
                except re.error as error:
                    raise ValueError(f"{pattern!r} is not a pattern ({error})") from error
        return rows

    @model_validator(mode="after")
    def _asks_once(self) -> Self:
        if bool(self.q) == bool(self.turns):
            raise ValueError("a case has either q or turns")
        return self

    @property
    def said(self) -> tuple[str, ...]:
        """What the person types, turn by turn."""
        return tuple(turn.user for turn in self.turns) or (self.q or "",)

    @property
    def wants_answer(self) -> bool:
        """Whether only an answer, whole or in part, is right."""
        return set(self.expect) <= ANSWERS

    @property
    def forbids_answer(self) -> bool:
        """Whether any answer is wrong."""
        return not ANSWERS & set(self.expect)


def read_cases(path: Path) -> tuple[Case, ...]:
    """Return the cases of one file in order.

    Raises:
        ShelfError: The file is no list of cases, a case is malformed, or an id stands twice.
    """
    return read_case_file(path, Case)
