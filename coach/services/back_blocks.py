"""Back blocks: the claim of the shelf on which a block of a playbook rests, chosen by meaning."""

from collections.abc import Iterator, Mapping

from coach.domain.playbook import PlannedBlock, Playbook
from coach.planning.meanings import Meanings
from coach.services.cite_claims import CitableClaim, ClaimBook

_NEAR, _NEAR_ARTICLE = 0.3, 0.45
"""Similarity that a claim needs. A page was chosen for the practice it describes; an article says
so much that a claim of it must be nearer. Read through for all 328 sourced blocks: below, most
claims were about something else."""
_OWN = 0.05
"""What a claim of the playbook itself has ahead of one of the common playbook."""
_MIXED = "oach suggestion"
"""A claim that goes on with a suggestion of ours is no source for a block."""


class BlockBacking:
    """Finds the claim for each sourced block; each is looked for once."""

    def __init__(self, claims: ClaimBook, meanings: Meanings) -> None:
        self._claims = claims
        self._meanings = meanings
        self._found: dict[tuple[str, str, str], CitableClaim | None] = {}

    def back(self, playbook_id: str, page_id: str, about: str) -> CitableClaim | None:
        """Return the claim on the authority of a page that is nearest to a block, or None.

        Args:
            playbook_id: The playbook that plans the block.
            page_id: The page that it names for the block.
            about: Title and purpose of the block.
        """
        key = (playbook_id, page_id, about)
        if key not in self._found:
            self._found[key] = self._nearest(playbook_id, page_id, about)
        return self._found[key]

    def _nearest(self, playbook_id: str, page_id: str, about: str) -> CitableClaim | None:
        claims = [one for one in self._claims.on_page(playbook_id, page_id) if _is_pure(one)]
        self._meanings.learn((about, *(one.claim.text for one in claims)))
        rated = [
            (self._meanings.near(about, one.claim.text) - self._behind(one, playbook_id), place)
            for place, one in enumerate(claims)
        ]
        near, place = max(rated, default=(0.0, -1))
        least = _NEAR_ARTICLE if page_id.startswith("S") else _NEAR
        return claims[place] if near >= least else None

    def _behind(self, one: CitableClaim, playbook_id: str) -> float:
        return 0.0 if one.source.id == playbook_id else _OWN


def about_block(block: PlannedBlock) -> str:
    """Return what a block is about, as its claim is looked for."""
    return f"{block.title}. {block.purpose}"


def phrases_to_know(playbooks: Mapping[str, Playbook], claims: ClaimBook) -> Iterator[str]:
    """Yield every phrase of the playbooks whose meaning the planner asks for."""
    for id, playbook in playbooks.items():
        for topic in (*playbook.topics.junior_to_senior, *playbook.topics.senior_to_junior):
            yield topic.title
        for block in (block for plan in playbook.sessions for block in plan.blocks):
            if block.source:
                yield about_block(block)
                for one in claims.on_page(id, block.source):
                    if _is_pure(one):
                        yield one.claim.text


def _is_pure(one: CitableClaim) -> bool:
    return not one.ours and _MIXED not in one.claim.text
