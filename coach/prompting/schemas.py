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
    """What bears it; empty for advice that states no fact."""


class AnswerBlocks(Record):
    """An answer, or the single block `abstain` where the sources do not hold one."""

    blocks: tuple[AnswerBlock, ...] = Field(min_length=1, max_length=12)


class Understood(Record):
    """What somebody wants."""

    job: Job | Literal["question", "unsure"]
    """`question` where they want to know something, `unsure` where the words leave it open."""
    minutes: int | None = Field(default=None, ge=1, le=240)
    """How long the session lasts; null if they did not say."""
    topic: str | None = Field(default=None, max_length=120)
    """In their own words; null if they named none."""
    partner: str | None = Field(default=None, max_length=80)
    """The name of the other person of the pair, as they wrote it; null if they wrote none."""


class RewordedItem(Record):
    """A text in other words."""

    id: str
    """As it was given."""
    text: str = Field(max_length=600)


class Reworded(Record):
    """Texts in other words, each under the id it was given with."""

    items: tuple[RewordedItem, ...] = Field(max_length=60)


class RehearsalLine(Record):
    """What the invented partner of a rehearsal says next."""

    says: str = Field(max_length=400)
    """One to three spoken sentences, at most 60 words."""


class CommentCodes(Record):
    """What one comment is about."""

    codes: tuple[Code, ...] = Field(max_length=MOST_CODES)
    """The themes it speaks of, the plainest first; empty where it fits none."""
    needs_human: bool = False
    """Whether somebody is harmed, threatened or unwell."""


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

ANY = "any"
"""What `answers_with` says of a prompt that is given its form as a value, such as `repair`."""
