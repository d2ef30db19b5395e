"""Cite claims: what is planned is backed by a claim of the shelf, found by page or by its words.

    ClaimBook(documents, passages)
        .claim_for(playbook_id, page_id, about) -> CitableClaim | None
        .saying(source_id, text) -> CitableClaim | None
    Footnotes()
        .cite(CitableClaim | None) -> tuple[int, ...]     # () for None: a coach suggestion
        .citations -> tuple[Citation, ...]

`page_id` None looks at every claim of the playbook. `CitableClaim.ours` tells a coach suggestion.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from coach.domain.answer import Citation, CitationStatus
from coach.domain.document import Claim, Document
from coach.domain.passage import Passage
from coach.domain.source import PublicPage, Source, weaker
from coach.language.words import content_stems

COMMON_PLAYBOOK = "reverse-mentoring"
"""Where to look for a page that the pair's own playbook does not use."""
_LEAST, _LEAST_WITHOUT_PAGE = 0.1, 0.25
"""Overlap of words, 0 to 1, below which a claim is about something else."""


@dataclass(frozen=True)
class CitableClaim:
    """A claim that can be cited, as yet without a number."""

    claim: Claim
    passage: Passage
    source: Source
    via: PublicPage | None
    """The public page behind it; None for a coach suggestion and in an article."""

    @property
    def ours(self) -> bool:
        """Whether it is our own design judgement rather than a finding."""
        return self.claim.ours

    def numbered(self, n: int) -> Citation:
        """Return it as the citation of that number; its quote is the whole claim."""
        grade = weaker(self.source.grade, self.via.grade) if self.via else self.source.grade
        return Citation(
            n=n,
            source=self.source.id,
            title=self.source.title,
            grade=grade,
            quote=self.claim.text,
            status=CitationStatus.VERIFIED,
            passage=self.passage.id,
            via=self.via,
            ours=self.claim.ours,
        )


class Footnotes:
    """Numbers the citations of one document in the order of first use, each claim once."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, str, str], int] = {}
        self._citations: list[Citation] = []

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The citations so far, by number."""
        return tuple(self._citations)

    def cite(self, found: CitableClaim | None) -> tuple[int, ...]:
        """Return the number of a claim, or nothing where none was found."""
        if found is None:
            return ()
        key = (found.passage.id, found.claim.text, found.via.id if found.via else "")
        if key not in self._numbers:
            self._numbers[key] = len(self._citations) + 1
            self._citations.append(found.numbered(self._numbers[key]))
        return (self._numbers[key],)


class ClaimBook:
    """Every claim of the library by its source, with the passage in which it stands."""

    def __init__(self, documents: Iterable[Document], passages: Iterable[Passage]) -> None:
        self._sources = {document.source.id: document.source for document in documents}
        self._claims: dict[str, list[tuple[Claim, Passage, frozenset[str]]]] = defaultdict(list)
        for passage in passages:
            for claim in passage.claims:
                stems = frozenset(content_stems(f"{passage.heading} {claim.text}"))
                self._claims[passage.source].append((claim, passage, stems))
        rows = [stems for claims in self._claims.values() for _, _, stems in claims]
        counted = Counter(stem for stems in rows for stem in stems)
        self._weights = {stem: math.log(1 + len(rows) / count) for stem, count in counted.items()}

    def claim_for(
        self, playbook_id: str, page_id: str | None, about: str, *, least: float | None = None
    ) -> CitableClaim | None:
        """Return the claim that shares most words with what it is to back, or None.

        Args:
            playbook_id: Where to look; a page that it does not use is looked up in the common
                playbook.
            page_id: The public page that the claim must rest on; None takes any claim.
            about: What it is to back, in all its words: of a block what it does, its title, purpose
                and questions.
            least: Overlap that it must reach, 0 to 1; by default less is asked where the page
                is given, since the page itself was chosen for the matter.
        """
        found = self._best(playbook_id, page_id, about, least)
        if found is None and playbook_id != COMMON_PLAYBOOK:
            return self._best(COMMON_PLAYBOOK, page_id, about, least)
        return found

    def on_page(self, playbook_id: str, page_id: str) -> list[CitableClaim]:
        """Return what a playbook, and after it the common one, says on the authority of a page."""
        sources = dict.fromkeys((playbook_id, COMMON_PLAYBOOK))
        return [
            self._citable(claim, passage, page_id)
            for source in sources
            for claim, passage, _ in self._claims.get(source, ())
            if page_id in claim.via
        ]

    def saying(self, source_id: str, text: str) -> CitableClaim | None:
        """Return the claim of a source that says exactly this, or None."""
        for claim, passage, _ in self._claims.get(source_id, ()):
            if claim.text == text:
                return self._citable(claim, passage, claim.via[0] if claim.via else None)
        return None

    def _best(
        self, source_id: str, page_id: str | None, about: str, least: float | None
    ) -> CitableClaim | None:
        wanted = frozenset(content_stems(about))
        bound = least if least is not None else _LEAST if page_id else _LEAST_WITHOUT_PAGE
        best: tuple[float, Claim, Passage] | None = None
        for claim, passage, stems in self._claims.get(source_id, ()):
            if page_id is None or page_id in claim.via:
                score = self._overlap(wanted, stems)
                if score >= bound and (best is None or score > best[0]):
                    best = (score, claim, passage)
        if best is None:
            return None
        _, claim, passage = best
        return self._citable(claim, passage, page_id or (claim.via[0] if claim.via else None))

    def _citable(self, claim: Claim, passage: Passage, page_id: str | None) -> CitableClaim:
        source = self._sources[passage.source]
        return CitableClaim(claim, passage, source, source.pages.get(page_id or ""))

    def _overlap(self, one: frozenset[str], other: frozenset[str]) -> float:
        """Return the cosine of two sets of words, rare words weighing more."""
        shared, first, second = (
            sum(self._weights.get(stem, 0.0) ** 2 for stem in stems)
            for stems in (one & other, one, other)
        )
        return shared / math.sqrt(first * second) if shared else 0.0
