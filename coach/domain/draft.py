"""What a writer is given and what it gives back, before anything is checked."""

from typing import Literal

from coach.domain.answer import Block, Citation
from coach.domain.conversation import Outcome, Role
from coach.domain.document import Claim
from coach.domain.passage import Hit, Passage
from coach.domain.record import Record
from coach.domain.source import Source


class Side(Record):
    """What one source says where sources disagree."""

    stance: str
    claim: Claim
    passage: Passage


class Brief(Record):
    """Everything a writer may use for one answer."""

    question: str
    """As it is to be answered, spelling corrected."""
    context: str = ""
    """What the question takes along from earlier turns."""
    said: str = ""
    """Our last answer, if the question follows up on it: what it held need not be told again."""
    role: Role
    hits: tuple[Hit, ...]
    """Best first; only these may be cited."""
    sources: dict[str, Source]
    """Of the hits and the sides, by id."""
    sides: tuple[Side, ...] = ()
    """Both sides of the disagreement that the question is about; empty if it is about none."""
    missing: tuple[str, ...] = ()
    """Names or terms of the question that the library does not cover."""


class Draft(Record):
    """An answer as written; nothing of it is shown before it was checked."""

    outcome: Literal[Outcome.ANSWERED, Outcome.PARTIAL]
    blocks: tuple[Block, ...]
    citations: tuple[Citation, ...]
