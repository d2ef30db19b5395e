"""A page for the sponsor of a programme."""

from pydantic import Field

from coach.domain.answer import Citation
from coach.domain.programme_plan import PlanLine
from coach.domain.record import Record

SPONSOR_WORDS = 350
"""A page that is read before a meeting."""


class SponsorSection(Record):
    """A heading and what stands under it."""

    heading: str
    lines: tuple[PlanLine, ...] = Field(min_length=1)


class SponsorPage(Record):
    """What a sponsor needs to know, in at most 350 words."""

    title: str
    sections: tuple[SponsorSection, ...]
    citations: tuple[Citation, ...] = ()

    @property
    def words(self) -> int:
        """How many words stand on it, without the list of sources."""
        lines = (line.text for section in self.sections for line in section.lines)
        texts = (self.title, *(section.heading for section in self.sections), *lines)
        return sum(len(text.split()) for text in texts)
