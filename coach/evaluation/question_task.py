"""The task `questions`: drafted questions are checked."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, get_args

from pydantic import Field

from coach.domain.preparation import CheckedQuestion, QuestionFlag
from coach.domain.record import Record
from coach.evaluation.case_files import read_case_file
from coach.evaluation.scoring import Mark, yes
from coach.evaluation.task import Task, Told

FLAGS: tuple[QuestionFlag, ...] = get_args(QuestionFlag)


class QuestionCase(Record):
    """One drafted question, and what it burdens the person asked with."""

    id: str = Field(min_length=1)
    q: str = Field(min_length=1)
    flags: tuple[QuestionFlag, ...] = ()
    why: str = ""

    @property
    def said(self) -> tuple[str, ...]:
        """The question."""
        return (self.q,)


class ChecksQuestions(Protocol):
    """Whatever checks questions like the coach."""

    def check_questions(self, lines: Sequence[str]) -> tuple[CheckedQuestion, ...]:
        """Return each question with what to mind about it."""


@dataclass(frozen=True)
class Checked:
    """What came of checking a case's question, and then its rewrite."""

    case: QuestionCase
    checked: CheckedQuestion
    again: CheckedQuestion | None
    """The rewrite, checked itself; None if there was none."""


class FlagsAlways:
    """A check that is bad on purpose: it gives every question the same flags."""

    def __init__(self, flags: tuple[QuestionFlag, ...]) -> None:
        self._flags = flags

    def check_questions(self, lines: Sequence[str]) -> tuple[CheckedQuestion, ...]:
        """Return the same for whatever was asked."""
        told = "Mind it." if self._flags else None
        return tuple(
            CheckedQuestion(
                question=line, flags=self._flags, why=told, rewrite=line if told else None
            )
            for line in lines
        )


def _check(subject: ChecksQuestions, case: QuestionCase) -> Checked:
    (checked,) = subject.check_questions([case.q])
    again = subject.check_questions([checked.rewrite]) if checked.rewrite else ()
    return Checked(case, checked, again[0] if again else None)


def _flags_found(done: Checked) -> Mark | None:
    wanted = set(done.case.flags)
    if not wanted:
        return None
    missed = wanted - set(done.checked.flags)
    why = f"not flagged: {', '.join(sorted(missed))}" if missed else ""
    return Mark(float(len(wanted) - len(missed)), of=len(wanted), why=why)


def _flagged_at_all(done: Checked) -> Mark | None:
    return yes(bool(done.checked.flags), "let through") if done.case.flags else None


def _false_flags(done: Checked) -> Mark | None:
    if done.case.flags:
        return None
    false = ", ".join(done.checked.flags)
    return Mark(1.0, why=f"flagged as {false}") if false else Mark(0.0)


def _rewrite_passes(done: Checked) -> Mark | None:
    if not done.checked.flags:
        return None
    if done.again is None:
        return Mark(0.0, why="no rewrite")
    flags = ", ".join(done.again.flags)
    return yes(not flags, f"the rewrite {done.again.question!r} is flagged itself: {flags}")


def _told(done: Checked) -> Told:
    return Told(", ".join(done.checked.flags), done.checked.rewrite or "")


def _read(path: Path) -> tuple[QuestionCase, ...]:
    return read_case_file(path, QuestionCase)


QUESTIONS: Task[QuestionCase, Checked] = Task(
    read=_read,
    run=_check,
    scorers={
        "flags_found": _flags_found,
        "flagged_at_all": _flagged_at_all,
        "false_flags": _false_flags,
        "rewrite_passes": _rewrite_passes,
    },
    sentinels={
        "flags_nothing": lambda documents: FlagsAlways(()),
        "flags_everything": lambda documents: FlagsAlways(FLAGS),
    },
    told=_told,
)
