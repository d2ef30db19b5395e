"""A task: what a suite has done with each of its cases, and how that is marked."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

from coach.domain.document import Document
from coach.evaluation.scoring import Mark


class AnyCase(Protocol):
    """A case as a report names it."""

    @property
    def id(self) -> str:
        """Unique within its file."""

    @property
    def said(self) -> tuple[str, ...]:
        """What a person would type, or what stands for it."""


CaseT = TypeVar("CaseT", bound=AnyCase)
DoneT = TypeVar("DoneT")


@dataclass(frozen=True)
class Told:
    """What came of a case, as a report tells it."""

    outcome: str = ""
    answer: str = ""
    engine: str = ""


def _told_nothing(done: Any) -> Told:
    return Told()


@dataclass(frozen=True)
class Task(Generic[CaseT, DoneT]):
    """One kind of thing that can be evaluated."""

    read: Callable[[Path], tuple[CaseT, ...]]
    """Reads a file of cases, or raises ShelfError."""
    run: Callable[[Any, CaseT], DoneT]
    """Has the subject do what the case asks for."""
    scorers: Mapping[str, Callable[[DoneT], Mark | None]]
    sentinels: Mapping[str, Callable[[Iterable[Document]], Any]]
    """Bad subjects by name, each built over a library."""
    told: Callable[[DoneT], Told] = _told_nothing
