"""The file `knowledge/conversation/jobs.yaml`: how a wish to have something prepared is told."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from coach.domain.playbook import SessionKind
from coach.domain.preparation import ScriptKind
from coach.domain.record import Record
from coach.domain.request import Job
from coach.errors import ShelfError
from coach.language.phrases import compiled
from coach.shelves import as_model, read_yaml

DAY, LENGTH, NAME, TEXT = "daysaid", "lengthsaid", "namesaid", "textsaid"
"""Stand for a moment, a length, a person, and what is to be worked on, when phrases are sought."""
NO_JOB = ("library", "elsewhere")
"""Examples of what is no job: questions to the library, and what nobody here can do."""
MOST_EXAMPLES = 160
"""Every example is encoded at each start."""

Lines = tuple[str, ...]


class JobSigns(Record):
    """Phrases by which one job is recognised; see the head of the file."""

    told: Lines = ()
    asked: Lines = ()
    likely: Lines = ()
    unless: Lines = ()


class JobBook(Record):
    """The file as it is written."""

    groups: dict[str, Lines]
    jobs: dict[Job, JobSigns]
    names_only: Lines
    kinds: dict[SessionKind, Lines]
    happened: Lines
    scripts: dict[ScriptKind, Lines]
    examples: dict[str, Lines]


@dataclass(frozen=True)
class JobPatterns:
    """The signs of one job, ready to look for in a text of lower case."""

    told: re.Pattern[str]
    asked: re.Pattern[str]
    likely: re.Pattern[str]
    unless: re.Pattern[str]


@dataclass(frozen=True)
class JobTexts:
    """Everything in the file, checked."""

    jobs: Mapping[Job, JobPatterns]
    """In the order in which they win over each other."""
    names_only: re.Pattern[str]
    """A few words that hold one of these ask for no job."""
    kinds: Mapping[SessionKind, re.Pattern[str]]
    happened: re.Pattern[str]
    scripts: Mapping[ScriptKind, re.Pattern[str]]
    examples: Sequence[tuple[str, str]]
    """Label and text; a label is a job, or one of NO_JOB."""
    cues: frozenset[str]
    """The words that phrases are made of: a misspelt one is taken for its neighbour."""


def read_jobs(path: Path) -> JobTexts:
    """Return what the file says.

    Raises:
        ShelfError: The file is missing or not as described at its head.
    """
    book = as_model(JobBook, read_yaml(path), path)
    _check(book, path)
    return JobTexts(
        jobs={
            job: JobPatterns(
                told=_pattern(signs.told, book, path),
                asked=_pattern(signs.asked, book, path),
                likely=_pattern(signs.likely, book, path),
                unless=_pattern(signs.unless, book, path),
            )
            for job, signs in book.jobs.items()
        },
        names_only=_pattern(book.names_only, book, path),
        kinds={kind: _pattern(lines, book, path) for kind, lines in book.kinds.items()},
        happened=_pattern(book.happened, book, path),
        scripts={kind: _pattern(lines, book, path) for kind, lines in book.scripts.items()},
        examples=[(label, line) for label, lines in book.examples.items() for line in lines],
        cues=_cues(book),
    )


def _check(book: JobBook, path: Path) -> None:
    problems = [
        *(f"the job {job.value!r} has no signs" for job in _spoken() if job not in book.jobs),
        *(f"{name!r} is no job, nor {' nor '.join(NO_JOB)}" for name in _unknown(book)),
        *(f"examples of {name!r} are missing" for name in NO_JOB if not book.examples.get(name)),
        *(f"{kind!r} has no phrases" for kind in get_args(ScriptKind) if kind not in book.scripts),
    ]
    count = sum(map(len, book.examples.values()))
    if count > MOST_EXAMPLES:
        problems.append(f"there are {count} examples, and {MOST_EXAMPLES} is the most")
    if problems:
        raise ShelfError(path=path, problem=problems[0])


def _spoken() -> list[Job]:
    """Return the jobs that need no agenda to be asked for."""
    return [job for job in Job if job is not Job.EDIT_AGENDA]


def _unknown(book: JobBook) -> list[str]:
    known = {*NO_JOB, *(job.value for job in _spoken())}
    return sorted(set(book.examples) - known)


def _pattern(phrases: Lines, book: JobBook, path: Path) -> re.Pattern[str]:
    try:
        return compiled(phrases, book.groups)
    except ValueError as error:
        raise ShelfError(path=path, problem=str(error)) from error


def _cues(book: JobBook) -> frozenset[str]:
    lines = [
        *(line for signs in book.jobs.values() for line in (*signs.told, *signs.asked)),
        *(line for lines in book.groups.values() for line in lines),
    ]
    return frozenset(word for line in lines for word in re.findall(r"[a-z]{5,}", line))
