"""A reply: its blocks, its citations, and how it came about."""

from enum import StrEnum
from typing import Literal

from pydantic import SerializeAsAny

from coach.domain.conversation import Outcome
from coach.domain.record import Record
from coach.domain.source import GRADE_WORDS, Grade, PublicPage


class CitationStatus(StrEnum):
    """Whether what is shown is borne out by what it cites."""

    VERIFIED = "verified"
    UNSUPPORTED = "unsupported"
    WITHDRAWN = "withdrawn"


class Statement(Record):
    """A sentence or two of an answer, with the citations that bear it."""

    text: str
    """Without citation marks."""
    cites: tuple[int, ...] = ()
    """Numbers of the citations, as shown; empty for the coach's own words."""
    suggestion: bool = False
    """Advice of a model that no passage bears out: shown as a coach suggestion."""


class Paragraph(Record):
    """Statements that are read as running text."""

    type: Literal["paragraph"] = "paragraph"
    statements: tuple[Statement, ...]


class Bullets(Record):
    """Statements that are read one under the other."""

    type: Literal["bullets"] = "bullets"
    statements: tuple[Statement, ...]


class Grid(Record):
    """A table; the citations cover the whole of it."""

    type: Literal["grid"] = "grid"
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    cites: tuple[int, ...] = ()


Block = Paragraph | Bullets | Grid


class Citation(Record):
    """One numbered source of an answer."""

    n: int
    source: str
    """Stem of the file under knowledge/."""
    title: str
    grade: Grade
    quote: str
    """Words that stand in the passage, one after the other."""
    status: CitationStatus
    passage: str
    """Id of the passage; open it to see the quote in its place."""
    via: PublicPage | None = None
    """The public page behind a playbook's sentence."""
    ours: bool = False
    """Our own design judgement, no finding: a coach suggestion."""

    @property
    def weight(self) -> str:
        """What stands behind it, in words for a reader."""
        return "a coach suggestion" if self.ours else GRADE_WORDS[self.grade]


class PromptUse(Record):
    """Which prompt a model was asked with."""

    name: str
    version: int
    hash: str
    """The first 12 hex digits of the SHA-256 of all that the model is told: file, frame, form."""


class Provenance(Record):
    """How a reply came about, so that it can be explained and repeated."""

    engine: str
    """`embedded`, or `provider:model`."""
    index: str
    """Fingerprint of library, chunker and embedder."""
    query: str
    """The query that was searched with; empty where nothing was searched."""
    passages: tuple[str, ...] = ()
    """Ids of the passages that the writer saw, best first."""
    known: float = 0.0
    """Score of the do-we-know decision, 0 to 1."""
    prompts: tuple[PromptUse, ...] = ()
    """What a model was asked with, in the order of the calls; none without a model."""
    tokens: int = 0
    """Of all calls of the turn, in and out; counted by their length where no server told."""


class Reply(Record):
    """What the coach says in one turn."""

    outcome: Outcome
    blocks: tuple[Block, ...]
    citations: tuple[Citation, ...] = ()
    suggestions: tuple[str, ...] = ()
    """Nearest topics, or what to ask next, as questions a person would type."""
    notices: tuple[str, ...] = ()
    job: str | None = None
    """What was prepared, by its name in `coach.domain.request.Job`; null for an answer in words."""
    result: SerializeAsAny[Record] | None = None
    """What was prepared: an agenda, topics, a brief; null for an answer in words."""
    provenance: Provenance
    seconds: float = 0.0
    """Wall time of the turn."""
    complete: bool = True
    """False while more of the reply is on its way."""
