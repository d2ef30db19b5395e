"""Where a statement comes from, and how much weight it bears."""

from enum import StrEnum
from typing import Literal

from pydantic import Field

from coach.domain.record import Record

Grade = Literal["A", "B", "C", "D"]
"""A peer-reviewed; B a programme owner's own document; C a vendor's help page; D blog, press."""

GRADE_WORDS: dict[Grade, str] = {
    "A": "peer-reviewed research",
    "B": "a programme's own document",
    "C": "a vendor's help page",
    "D": "an article or blog, without a study",
}


class SourceKind(StrEnum):
    """What sort of file a source is."""

    ARTICLE = "article"
    PLAYBOOK = "playbook"
    DOCUMENT = "document"


class PublicPage(Record):
    """A public page that a playbook's claim rests on, such as R13."""

    id: str
    title: str
    publisher: str | None = None
    url: str | None = None
    year: int | None = None
    grade: Grade


class Position(Record):
    """One side of a disagreement between sources."""

    about: str
    """Key of the disagreement, the same in every source that takes part."""
    question: str
    """The disagreement as a question, in a reader's words."""
    stance: str
    """The side this source takes; two sources disagree if their stances differ."""
    says: str
    """The claim of this source that takes the side, word for word."""
    against: tuple[str, ...] = ()
    """Ids of the sources that say otherwise."""


class Source(Record):
    """An article, a playbook or a document of the library."""

    id: str
    kind: SourceKind
    title: str
    called: str
    """How the coach names it inside a sentence."""
    author: str | None = None
    publisher: str | None = None
    date: str | None = None
    grade: Grade
    grade_reason: str = ""
    good_for: tuple[str, ...] = ()
    weaknesses: tuple[str, ...] = ()
    pages: dict[str, PublicPage] = Field(default_factory=dict)
    """Public pages by id; only playbooks have them."""
    positions: tuple[Position, ...] = ()

    @property
    def byline(self) -> str:
        """Title, author and year, as a reader expects them under a quotation."""
        year = self.date[:4] if self.date else None
        return ", ".join(part for part in (self.title, self.author or self.publisher, year) if part)


def weaker(one: Grade, other: Grade) -> Grade:
    """Return the weaker of two grades: D is the weakest."""
    return max(one, other)
