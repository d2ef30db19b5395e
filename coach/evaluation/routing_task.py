"""The task `routing`: what is typed becomes a job with its slots, or goes on to the library."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date as Date
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, Protocol

from pydantic import Field

from coach.domain.conversation import Turn
from coach.domain.record import Record
from coach.domain.request import Job, Request
from coach.evaluation.case_files import read_case_file
from coach.evaluation.scoring import Mark, yes
from coach.evaluation.task import Task, Told

NOW = datetime(2026, 11, 18, 9, 0)
"""A Wednesday; when a case is typed unless it says so itself."""
NO_JOB = "none"


class RoutingCase(Record):
    """One turn, and the job it asks for."""

    id: str = Field(min_length=1)
    q: str = Field(min_length=1)
    turns: tuple[Turn, ...] = ()
    now: datetime = NOW
    people: tuple[str, ...] = ()
    """The names of the pair."""
    agenda: bool = False
    """Whether our last answer showed an agenda."""
    job: Job | Literal["none"]
    slots: dict[str, Any] = Field(default_factory=dict)
    """All that is to be read out of the turn."""
    ask_back: bool = False
    """Whether the words can be read in two ways."""
    why: str = ""

    @property
    def said(self) -> tuple[str, ...]:
        """What the person types, turn by turn."""
        return (*(turn.text for turn in self.turns if turn.role == "user"), self.q)


class FindsJobs(Protocol):
    """Whatever finds jobs like the coach."""

    def find_job(
        self,
        text: str,
        turns: Sequence[Turn] = (),
        *,
        now: datetime,
        people: Sequence[str] = (),
        agenda: bool = False,
    ) -> Request | None:
        """Return what is asked for, or None."""


@dataclass(frozen=True)
class Routed:
    """What came of a case's turn."""

    case: RoutingCase
    request: Request | None

    @property
    def job(self) -> str:
        """The job that was found, or `none`."""
        return self.request.job.value if self.request else NO_JOB

    @property
    def wanted(self) -> str:
        """The job that is right, or `none`."""
        return str(self.case.job)


class AlwaysJob:
    """A finder that is bad on purpose: it finds the same job in everything, or none."""

    def __init__(self, job: Job | None) -> None:
        self._job = job

    def find_job(
        self,
        text: str,
        turns: Sequence[Turn] = (),
        *,
        now: datetime,
        people: Sequence[str] = (),
        agenda: bool = False,
    ) -> Request | None:
        """Return the same for whatever is typed."""
        return Request(job=self._job) if self._job else None


def _route(subject: FindsJobs, case: RoutingCase) -> Routed:
    found = subject.find_job(
        case.q, case.turns, now=case.now, people=case.people, agenda=case.agenda
    )
    return Routed(case, found)


def _job_found(done: Routed) -> Mark | None:
    if done.wanted == NO_JOB:
        return None
    return yes(done.job == done.wanted, f"{done.job}, expected {done.wanted}")


def _hijacked(done: Routed) -> Mark | None:
    if done.wanted != NO_JOB:
        return None
    taken = done.job != NO_JOB
    return Mark(1.0, why=f"taken for {done.job}") if taken else Mark(0.0)


def _slots_found(done: Routed) -> Mark | None:
    slots = done.case.slots
    if not slots or done.wanted == NO_JOB:
        return None
    wrong = list(_wrong(slots, done.request)) if done.request else sorted(slots)
    return Mark(float(len(slots) - len(wrong)), of=len(slots), why="; ".join(wrong))


def _asked_back(done: Routed) -> Mark | None:
    if done.wanted == NO_JOB or done.request is None:
        return None
    asked = done.request.ask_back is not None
    return yes(asked == done.case.ask_back, "asked back" if asked else "did not ask back")


def _wrong(slots: dict[str, Any], request: Request) -> Iterator[str]:
    for name, wanted in slots.items():
        found = getattr(request, name)
        if not _fits(wanted, found):
            yield f"{name} is {found!r}, expected {wanted!r}"


def _fits(wanted: Any, found: Any) -> bool:
    """Tell whether a slot holds what is wanted: all keys of a record, a day or a moment, words."""
    if isinstance(wanted, dict):
        return found is not None and all(
            _fits(value, getattr(found, key, None)) for key, value in wanted.items()
        )
    if isinstance(found, datetime):
        return _moment_fits(wanted, found)
    if isinstance(wanted, str) and isinstance(found, str):
        return " ".join(wanted.split()).casefold() == " ".join(found.split()).casefold()
    return bool(wanted == found)


def _moment_fits(wanted: Any, found: datetime) -> bool:
    if isinstance(wanted, datetime):
        return wanted == found
    if isinstance(wanted, Date):
        return wanted == found.date()
    text = str(wanted)
    return datetime.fromisoformat(text) == found if "T" in text else text == str(found.date())


def _read(path: Path) -> tuple[RoutingCase, ...]:
    return read_case_file(path, RoutingCase)


ROUTING: Task[RoutingCase, Routed] = Task(
    read=_read,
    run=_route,
    scorers={
        "job_found": _job_found,
        "hijacked": _hijacked,
        "slots_found": _slots_found,
        "asked_back": _asked_back,
    },
    sentinels={
        "never_a_job": lambda documents: AlwaysJob(None),
        "always_an_agenda": lambda documents: AlwaysJob(Job.AGENDA),
    },
    told=lambda done: Told(done.job),
)
