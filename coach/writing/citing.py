"""Citing: one number for each passage and public page, given in the order of first use."""

from coach.domain.answer import Citation, CitationStatus, Statement
from coach.domain.document import Claim
from coach.domain.passage import Passage
from coach.domain.source import Grade, PublicPage, Source, weaker


class Citer:
    """Collects the citations of one answer."""

    def __init__(self, sources: dict[str, Source]) -> None:
        self._sources = sources
        self._numbers: dict[tuple[str, str, bool], int] = {}
        self._citations: list[Citation] = []

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The citations so far, by number."""
        return tuple(self._citations)

    def state(self, claim: Claim, passage: Passage, text: str = "") -> Statement:
        """Return the claim as a statement with its citations; `text` rewords it."""
        cites = tuple(self.cite(claim, passage, page) for page in claim.via or ("",))
        return Statement(text=text or claim.text, cites=cites)

    def cite(self, claim: Claim, passage: Passage, page: str = "") -> int:
        """Return the number under which the passage, and the page behind it, is cited."""
        source = self._sources[passage.source]
        via = source.pages.get(page)
        key = (passage.id, via.id if via else "", claim.ours)
        if key not in self._numbers:
            self._numbers[key] = len(self._citations) + 1
            self._citations.append(
                Citation(
                    n=self._numbers[key],
                    source=source.id,
                    title=source.title,
                    grade=_grade(source, via),
                    quote=claim.text,
                    status=CitationStatus.VERIFIED,
                    passage=passage.id,
                    via=via,
                    ours=claim.ours,
                )
            )
        return self._numbers[key]


def _grade(source: Source, via: PublicPage | None) -> Grade:
    return weaker(source.grade, via.grade) if via else source.grade
