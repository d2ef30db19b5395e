"""Finding: the product's search with its follow-ups and its judgement, as evaluations use it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from coach.domain.conversation import Outcome, Turn
from coach.domain.passage import Hit


class Finding(Protocol):
    """What one question led to."""

    @property
    def query_used(self) -> str:
        """The query after the follow-up was resolved."""

    @property
    def hits(self) -> tuple[Hit, ...]:
        """Passages, best first."""

    @property
    def known(self) -> float:
        """Score of the do-we-know decision, 0 to 1."""

    @property
    def outcome(self) -> Outcome:
        """What the decision is."""

    @property
    def best_sentence(self) -> str:
        """The sentence that would be shown first."""


class Finds(Protocol):
    """Searches one set of documents as the product does."""

    def find(self, text: str, turns: Sequence[Turn], k: int) -> Finding:
        """Return what a question at the end of these turns leads to."""


@dataclass(frozen=True)
class FinderSearch:
    """A finder's search alone."""

    finder: Finds

    def search(self, query: str, *, k: int = 5) -> list[Hit]:
        """Return at most k passages, best first."""
        return list(self.finder.find(query, (), k).hits)
