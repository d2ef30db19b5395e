"""What a model answers with: one class for each form that a prompt may ask for."""

from typing import Literal

from pydantic import Field

from coach.domain.comment import MOST_CODES, Code
from coach.domain.record import Record
from coach.domain.request import Job


class Cite(Record):
    """What bears a block, in the words of a source."""

    source: int = Field(ge=1)
    """The number of the source, as given."""
    quote: str
    """8 to 25 consecutive words of that source, or its whole sentence where that is shorter."""


class AnswerBlock(Record):
    """One piece of an answer."""

    type: Literal["para", "bullet", "question", "abstain"]
    text: str = Field(default="", max_length=600)
    """One to three sentences; empty for `abstain`."""
    cites: tuple[Cite, ...] = ()


class AnswerBlocks(Record):
    """An answer, or the single block `abstain` where the sources do not hold one."""

    blocks: tuple[AnswerBlock, ...] = Field(min_length=1, max_length=12)


class Understood(Record):
    """What somebody wants."""

    job: Job | Literal["question", "unsure"]
    """`question` where they want to know something, `unsure` where the words leave it open."""
    minutes: int | None = Field(default=None, ge=1, le=240)
    topic: str | None = Field(default=None, max_length=120)
    partner: str | None = Field(default=None, max_length=80)


class RewordedItem(Record):
    """A text in other words."""

    id: str
    text: str = Field(max_length=600)


class Reworded(Record):
    """Texts in other words, each under the id it was given with."""

    items: tuple[RewordedItem, ...] = Field(max_length=60)


class RehearsalLine(Record):
    """What the invented partner of a rehearsal says next."""

    says: str = Field(max_length=400)


class CommentCodes(Record):
    """What one comment is about."""

    codes: tuple[Code, ...] = Field(max_length=MOST_CODES)
    needs_human: bool = False


class ManagerParagraph(Record):
    """A release in a few sentences."""

    sentences: tuple[str, ...] = Field(min_length=1, max_length=8)


FORMS: dict[str, type[Record]] = {
    form.__name__: form
    for form in (
        AnswerBlocks,
        Understood,
        Reworded,
        RehearsalLine,
        CommentCodes,
        ManagerParagraph,
    )
}
"""What a prompt's `answers_with` may name."""
