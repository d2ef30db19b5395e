"""Whether searching alone finds a passage of an expected source."""

from coach.domain.passage import Hit
from coach.evaluation.citation_scorers import is_from
from coach.evaluation.scoring import Mark, yes
from coach.evaluation.subject import Searched


def recall_at_5(searched: Searched) -> Mark | None:
    """Say whether one of the first five passages is from an expected source."""
    if not searched.case.source:
        return None
    rank = _rank(searched)
    found = ", ".join(dict.fromkeys(hit.passage.source for hit in searched.hits[:5])) or "nothing"
    wanted = " or ".join(searched.case.source)
    return yes(0 < rank <= 5, f"found {found}, expected {wanted}")


def mrr(searched: Searched) -> Mark | None:
    """Return one over the rank of the first passage from an expected source, 0 if there is none."""
    if not searched.case.source:
        return None
    rank = _rank(searched)
    return Mark(1 / rank if rank else 0.0)


def _rank(searched: Searched) -> int:
    for rank, hit in enumerate(searched.hits, 1):
        if any(is_from(hit.passage.source, _pages(hit), name) for name in searched.case.source):
            return rank
    return 0


def _pages(hit: Hit) -> tuple[str, ...]:
    return tuple(page for claim in hit.passage.claims for page in claim.via)
