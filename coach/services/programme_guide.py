"""The programme guide: texts for managers with the claims of the library that back them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from coach.domain.answer import Citation
from coach.domain.document import Document
from coach.domain.passage import Passage
from coach.domain.playbook import Playbook
from coach.domain.record import Record
from coach.domain.source import Source
from coach.retrieval.chunking import cut_documents
from coach.retrieval.library import read_library
from coach.services.cite_claims import COMMON_PLAYBOOK, CitableClaim, ClaimBook
from coach.shelves import shelf


class Backing(Record):
    """What a text rests on: a page, and what the page is to say."""

    page: str | None = None
    """Id of the public page; null takes any claim of the playbook, our own advice included."""
    about: str
    playbook: str = COMMON_PLAYBOOK
    """Where to look first."""


@dataclass(frozen=True)
class Guide:
    """The library as what is made for managers uses it."""

    folder: Path
    """The shelf `knowledge/feedback`."""
    claims: ClaimBook
    playbooks: Mapping[str, Playbook]
    sources: Mapping[str, Source]
    _found: dict[Backing, CitableClaim | None] = field(default_factory=dict)

    def backs(self, backing: Backing | None) -> CitableClaim | None:
        """Return the claim behind a text; None where it is a coach suggestion."""
        if backing is None:
            return None
        if backing not in self._found:  # the same few lines back every plan
            claim = self.claims.claim_for(backing.playbook, backing.page, backing.about)
            self._found[backing] = claim
        return self._found[backing]


def weak_in(citations: Iterable[Citation]) -> tuple[int, ...]:
    """Return the numbers of the citations that rest on an article, a blog or a press page.

    Of a playbook's claim the public page behind it counts; our own advice claims no evidence.
    """
    return tuple(one.n for one in citations if not one.ours and (one.via or one).grade == "D")


def make_guide(
    knowledge: Path, documents: tuple[Document, ...], passages: tuple[Passage, ...]
) -> Guide:
    """Return the guide over a library that has been read already."""
    return Guide(
        folder=knowledge / "feedback",
        claims=ClaimBook(documents, passages),
        playbooks={one.source.id: one.playbook for one in documents if one.playbook},
        sources={one.source.id: one.source for one in documents},
    )


@cache
def own_guide() -> Guide:
    """Return the guide over the coach's own shelf, read once; no model is loaded for it."""
    knowledge = shelf("knowledge")
    documents = tuple(read_library(knowledge))
    return make_guide(knowledge, documents, tuple(cut_documents(documents)))
