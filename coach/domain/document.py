"""What a file of the library says: sections of claims and tables."""

from enum import StrEnum

from coach.domain.playbook import Playbook
from coach.domain.record import Record
from coach.domain.source import Source


class ClaimKind(StrEnum):
    """What a claim does, where its author said so."""

    DEFINITION = "definition"
    REASON = "reason"
    EXAMPLE = "example"
    ADVICE = "advice"
    RISK = "risk"
    LIST = "list"
    RESULT = "result"
    STORY = "story"
    QUOTE = "quote"
    NUMBER = "number"


class Claim(Record):
    """One sentence that can be shown as it stands."""

    text: str
    kind: ClaimKind | None = None
    via: tuple[str, ...] = ()
    """Ids of the public pages it rests on."""
    unsourced: bool = False
    """A statistic or research claim for which the source names no study."""
    ours: bool = False
    """Our own design judgement, shown as a coach suggestion."""


class Table(Record):
    """A table with a caption; every row has as many cells as the header."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Section(Record):
    """Claims under one heading."""

    heading: str
    origin: str = ""
    """The part of the source that the section condenses; empty in users' own documents."""
    questions: tuple[str, ...] = ()
    """Questions it answers, in the words people use."""
    claims: tuple[Claim, ...] = ()
    tables: tuple[Table, ...] = ()


class Document(Record):
    """A whole file: its source and its sections in reading order."""

    source: Source
    sections: tuple[Section, ...]
    playbook: Playbook | None = None
    """The typed part of a playbook; null for anything else."""
