"""What is searched: passages of about 120 words, each with the sentences it is made of."""

from coach.domain.document import Claim, Table
from coach.domain.record import Record


class Passage(Record):
    """A run of whole sentences under one heading of one source."""

    id: str
    """Hash of source, heading and text: the same words always get the same id."""
    source: str
    title: str
    heading: str
    order: int
    """Place in its source, from 0; neighbours differ by one."""
    claims: tuple[Claim, ...]
    tables: tuple[Table, ...] = ()
    questions: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The sentences, without headings."""
        return " ".join(claim.text for claim in self.claims)


class SentenceHit(Record):
    """A sentence of a passage, with how well it answers the query."""

    passage: str
    position: int
    """Index into the passage's claims."""
    score: float
    """0 to 1, without unit."""


class Hit(Record):
    """A passage that was found, best sentences first."""

    passage: Passage
    score: float
    """Fused relevance, 0 to 1, without unit; comparable within one query only."""
    sentences: tuple[SentenceHit, ...] = ()
