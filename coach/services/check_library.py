"""Checking the knowledge shelf: what is wrong with it, and what it holds."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from coach.domain.document import Document
from coach.domain.record import Record
from coach.domain.source import Grade
from coach.errors import ShelfError
from coach.retrieval.about_source import about_source
from coach.retrieval.answer_ready import faults
from coach.retrieval.chunking import cut
from coach.retrieval.library import PARTS, check_references, read_document
from coach.shelves import markdown_files
from coach.shelves import shelf as find_shelf


class Problem(Record):
    """Something that a person should correct."""

    file: str
    line: int | None
    says: str

    @property
    def sentence(self) -> str:
        """Where it is and what it is, in one line."""
        where = f"{self.file}, line {self.line}" if self.line else self.file
        return f"{where}: {self.says}."


class SourceReport(Record):
    """What one file of the shelf holds."""

    id: str
    kind: str
    title: str
    grade: Grade
    passages: int
    claims: int
    unsourced: int
    """Claims flagged as statistics or research for which the source names no study."""
    ours: int
    """Claims that are our own design, shown as coach suggestions."""


class LibraryReport(Record):
    """The whole shelf: its problems and its coverage."""

    problems: tuple[Problem, ...]
    sources: tuple[SourceReport, ...]
    grades: dict[Grade, int]
    """How many sources have each grade; a grade that none has is left out."""
    passages: int
    claims: int
    unsourced: int
    ours: int


def check_library(folder: Path | None = None) -> LibraryReport:
    """Read every file of the shelf, also after one that cannot be read.

    Args:
        folder: The shelf, with `articles/` and `playbooks/`; by default the coach's own.

    Raises:
        ShelfError: The folder or one of its two parts is missing.
    """
    shelf = folder or find_shelf("knowledge")
    documents: list[Document] = []
    problems: list[Problem] = []
    paths = [path for part in PARTS for path in markdown_files(shelf / part)]
    for path in paths:
        try:
            documents.append(read_document(path))
        except ShelfError as error:
            problems.append(_problem(error))
        else:
            problems.extend(_unready(path, documents[-1]))
    if len(documents) == len(paths):  # a file that could not be read would seem to be missing
        problems.extend(_between(shelf, documents))
    sources = tuple(_count(document) for document in documents)
    return LibraryReport(
        problems=tuple(problems),
        sources=sources,
        grades=_grades(sources),
        passages=sum(source.passages for source in sources),
        claims=sum(source.claims for source in sources),
        unsourced=sum(source.unsourced for source in sources),
        ours=sum(source.ours for source in sources),
    )


def _unready(path: Path, document: Document) -> Iterator[Problem]:
    lines = path.read_text(encoding="utf-8").splitlines()
    worded = about_source(document.source)  # by the program, from what the file says of itself
    for section in document.sections:
        if section == worded:
            continue
        for claim in section.claims:
            for fault in faults(claim):
                says = f"{_beginning(claim.text)!r}: {fault}"
                yield Problem(file=str(path), line=_line_of(lines, claim.text), says=says)


def _beginning(text: str) -> str:
    words = text.split()
    return " ".join(words[:8]) + ("..." if len(words) > 8 else "")


def _line_of(lines: list[str], text: str) -> int | None:
    """Return where the claim begins; YAML may wrap its end onto the next line."""
    beginning = text[:40]
    return next((number for number, line in enumerate(lines, 1) if beginning in line), None)


def _between(shelf: Path, documents: list[Document]) -> Iterator[Problem]:
    try:
        check_references(shelf, documents)
    except ShelfError as error:
        yield _problem(error)
    counted = Counter(document.source.id for document in documents)
    for id in sorted(id for id, count in counted.items() if count > 1):
        yield Problem(file=str(shelf), line=None, says=f"two files have the id {id!r}")


def _problem(error: ShelfError) -> Problem:
    return Problem(file=str(error.path), line=error.line, says=error.problem)


def _count(document: Document) -> SourceReport:
    source = document.source
    claims = [claim for section in document.sections for claim in section.claims]
    return SourceReport(
        id=source.id,
        kind=source.kind.value,
        title=source.title,
        grade=source.grade,
        passages=sum(1 for _ in cut(document)),
        claims=len(claims),
        unsourced=sum(claim.unsourced for claim in claims),
        ours=sum(claim.ours for claim in claims),
    )


def _grades(sources: tuple[SourceReport, ...]) -> dict[Grade, int]:
    counted = Counter(source.grade for source in sources)
    return {grade: counted[grade] for grade in sorted(counted)}
