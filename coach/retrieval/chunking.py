"""Cutting documents into passages of whole sentences, each with an id that its words decide."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence

from coach.domain.document import Claim, Document, Section
from coach.domain.passage import Passage

WORDS = 120
"""A passage is closed once the next sentence would take it past this many words."""
SLACK = 40
"""A last piece shorter than this joins the passage before it."""
VERSION = "1"
"""Part of the index fingerprint: raise it whenever the same file would be cut differently."""


def cut_documents(documents: Iterable[Document]) -> list[Passage]:
    """Return the passages of all documents in reading order."""
    return [passage for document in documents for passage in cut(document)]


def cut(document: Document) -> Iterator[Passage]:
    """Yield the passages of one document in reading order."""
    order = 0
    for section in document.sections:
        for number, claims in enumerate(windows(section.claims)):
            yield _passage(document, section, claims, order=order, first=number == 0)
            order += 1


def windows(claims: Sequence[Claim]) -> list[tuple[Claim, ...]]:
    """Group claims in order into runs of about WORDS words; a claim is never cut."""
    groups: list[list[Claim]] = []
    size = 0
    for claim in claims:
        length = len(claim.text.split())
        if not groups or size + length > WORDS:
            groups.append([])
            size = 0
        groups[-1].append(claim)
        size += length
    if len(groups) > 1 and size < SLACK:
        last = groups.pop()
        groups[-1].extend(last)
    return [tuple(group) for group in groups]


def searchable(passage: Passage) -> str:
    """Return the text that stands for the passage in the vector index."""
    return f"{header(passage)}\n{passage.text}"


def header(passage: Passage) -> str:
    """Return title and heading, as they stand in front of the text."""
    return f"{passage.title}. {passage.heading}" if passage.heading else passage.title


def fingerprint(passages: Iterable[Passage], embedder: str) -> str:
    """Return a hash over library, chunker and embedder: 16 hex digits."""
    digest = hashlib.sha256(f"{VERSION}\n{embedder}\n".encode())
    for passage in passages:
        digest.update(f"{passage.id}\n".encode())
    return digest.hexdigest()[:16]


def _passage(
    document: Document, section: Section, claims: tuple[Claim, ...], *, order: int, first: bool
) -> Passage:
    source = document.source
    questions = section.questions if first else ()
    words = "\n".join(
        [source.id, source.title, section.heading, *(c.text for c in claims), "", *questions]
    )
    digest = hashlib.sha256(words.encode())
    return Passage(
        id=f"{source.id}-{digest.hexdigest()[:12]}",
        source=source.id,
        title=source.title,
        heading=section.heading,
        order=order,
        claims=claims,
        tables=section.tables,
        questions=questions,
    )
