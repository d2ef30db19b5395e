"""Reading the knowledge shelf: files become documents, or an error names the file and the line."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from pydantic import Field

from coach.domain.document import Claim, ClaimKind, Document, Section, Table
from coach.domain.playbook import Playbook
from coach.domain.record import Record
from coach.domain.source import Grade, Position, PublicPage, Source, SourceKind
from coach.errors import ShelfError
from coach.retrieval.about_source import about_source
from coach.retrieval.playbook_sections import playbook_sections
from coach.shelves import as_model, markdown_files, read_front_matter

PARTS = ("articles", "playbooks")
"""The folders of the shelf."""

_TAGS = re.compile(r"\s*\{([^{}]*)\}\s*$")
_PAGE = re.compile(r"[RPAS]\d+[a-z]?")
_RULE = re.compile(r"[\s|:-]+")


class _Page(Record):
    title: str
    publisher: str | None = None
    url: str | None = None
    year: int | None = None
    grade: Grade


class _Disagreement(Record):
    about: str
    question: str
    stance: str
    says: str
    against: tuple[str, ...] = Field(alias="with")


class _Head(Record):
    """Front matter that every file of the shelf has."""

    id: str
    kind: Literal["article", "playbook"]
    title: str
    called: str
    author: str | None = None
    publisher: str | None = None
    date: Any = None
    grade: Grade
    grade_reason: str
    good_for: tuple[str, ...]
    weaknesses: tuple[str, ...]
    disagrees_with: tuple[_Disagreement, ...] = ()
    sources: dict[str, _Page] = Field(default_factory=dict)


@dataclass
class _Draft:
    """A section while its lines are being read."""

    heading: str
    origin: str = ""
    questions: tuple[str, ...] = ()
    claims: list[Claim] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    caption: str = ""
    rows: list[tuple[str, ...]] = field(default_factory=list)

    def close_table(self) -> None:
        if self.rows:
            self.tables.append(
                Table(
                    caption=self.caption or self.heading,
                    header=self.rows[0],
                    rows=tuple(self.rows[1:]),
                )
            )
        self.caption, self.rows = "", []

    def section(self) -> Section:
        self.close_table()
        return Section(
            heading=self.heading,
            origin=self.origin,
            questions=self.questions,
            claims=tuple(self.claims),
            tables=tuple(self.tables),
        )


def read_library(shelf: Path) -> tuple[Document, ...]:
    """Read every article and playbook of the shelf, articles first.

    Raises:
        ShelfError: A file is missing its head, a key, a section's lines or a claim it refers to.
    """
    documents = [read_document(path) for folder in PARTS for path in markdown_files(shelf / folder)]
    if not documents:
        raise ShelfError(path=shelf, problem="there is no article or playbook in it")
    check_references(shelf, documents)
    return tuple(documents)


def read_document(path: Path) -> Document:
    """Read one file of the shelf."""
    meta, body, first_line = read_front_matter(path)
    own = {key: value for key, value in meta.items() if key in _Head.model_fields}
    rest = {key: value for key, value in meta.items() if key not in own}
    head = as_model(_Head, own, path)
    if head.id != path.stem:
        raise ShelfError(path=path, line=2, problem=f"the id {head.id!r} must be the file's name")
    sections = _read_sections(path, body, first_line)
    playbook: Playbook | None = None
    if head.kind == "playbook":
        playbook = as_model(Playbook, rest, path)
        sections += playbook_sections(head.title, playbook)
    elif rest:
        raise ShelfError(
            path=path, line=2, problem=f"the key {min(rest)!r} is not known in an article"
        )
    source = _source(head)
    document = Document(
        source=source, sections=(*sections, about_source(source)), playbook=playbook
    )
    _check_claims(path, document)
    return document


def read_playbook(path: Path) -> Playbook:
    """Read the typed part of a playbook."""
    meta, _, _ = read_front_matter(path)
    return as_model(Playbook, {k: v for k, v in meta.items() if k not in _Head.model_fields}, path)


def _source(head: _Head) -> Source:
    return Source(
        id=head.id,
        kind=SourceKind(head.kind),
        title=head.title,
        called=head.called,
        author=head.author,
        publisher=head.publisher,
        date=str(head.date) if head.date else None,
        grade=head.grade,
        grade_reason=head.grade_reason,
        good_for=head.good_for,
        weaknesses=head.weaknesses,
        pages={id: PublicPage(id=id, **page.model_dump()) for id, page in head.sources.items()},
        positions=tuple(Position(**side.model_dump()) for side in head.disagrees_with),
    )


def _read_sections(path: Path, body: str, first_line: int) -> list[Section]:
    drafts: list[_Draft] = []
    for number, raw in enumerate(body.splitlines(), first_line):
        line = raw.strip()
        if line.startswith("## "):
            drafts.append(_Draft(heading=line[3:].strip()))
        elif line and not line.startswith("# "):
            if not drafts:
                raise ShelfError(
                    path=path, line=number, problem="text must stand under a `## ` heading"
                )
            _read_line(drafts[-1], line, path, number)
    sections = [draft.section() for draft in drafts]
    for section in sections:
        if not section.claims or not section.origin:
            raise ShelfError(
                path=path,
                problem=f"the section {section.heading!r} needs a `From:` line and a claim",
            )
    return sections


def _read_line(draft: _Draft, line: str, path: Path, number: int) -> None:
    if line.startswith("|"):
        if not _RULE.fullmatch(line):
            draft.rows.append(tuple(cell.strip() for cell in line.strip("|").split("|")))
            if len(draft.rows[-1]) != len(draft.rows[0]):
                raise ShelfError(
                    path=path, line=number, problem="the row has other cells than its header"
                )
    elif line.startswith("- "):
        draft.claims.append(_claim(line[2:], path, number))
    elif line.startswith("From: "):
        draft.origin = line[6:].strip()
    elif line.startswith("Answers: "):
        draft.questions = tuple(q.strip() for q in line[9:].split("|") if q.strip())
    elif line.startswith("Table: "):
        draft.close_table()
        draft.caption = line[7:].strip()
    else:
        raise ShelfError(
            path=path,
            line=number,
            problem="a line must be `- a claim`, `From:`, `Answers:`, `Table:` or a row of a table",
        )


def _claim(text: str, path: Path, number: int) -> Claim:
    match = _TAGS.search(text)
    tags = [tag.strip() for tag in match.group(1).split(",")] if match else []
    kinds = [tag for tag in tags if tag in set(ClaimKind)]
    pages = tuple(tag for tag in tags if _PAGE.fullmatch(tag))
    unknown = set(tags) - set(kinds) - set(pages) - {"unsourced", "ours"}
    if unknown or len(kinds) > 1:
        raise ShelfError(
            path=path, line=number, problem=f"the tags {{{', '.join(tags)}}} are not known together"
        )
    return Claim(
        text=text[: match.start()].strip() if match else text.strip(),
        kind=ClaimKind(kinds[0]) if kinds else None,
        via=pages,
        unsourced="unsourced" in tags,
        ours="ours" in tags,
    )


def _check_claims(path: Path, document: Document) -> None:
    texts = {claim.text for section in document.sections for claim in section.claims}
    for position in document.source.positions:
        if position.says not in texts:
            raise ShelfError(
                path=path, problem=f"disagrees_with says {position.says!r}, which is no claim of it"
            )
    if document.source.kind is SourceKind.PLAYBOOK:
        for section in document.sections:
            for claim in section.claims:
                for page in claim.via:
                    if page not in document.source.pages:
                        raise ShelfError(
                            path=path, problem=f"{page} is cited, but not listed under sources"
                        )


def check_references(shelf: Path, documents: Iterable[Document]) -> None:
    """Raise ShelfError if a source disagrees with one that is not there."""
    known = {document.source.id for document in documents}
    for document in documents:
        for position in document.source.positions:
            for other in set(position.against) - known:
                raise ShelfError(
                    path=shelf,
                    problem=f"{document.source.id} disagrees with {other!r}, which is not there",
                )
