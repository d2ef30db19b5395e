"""What reads comments, as the services see it."""

from collections.abc import Callable, Collection, Sequence
from typing import Protocol

from coach.domain.comment import ReadComment
from coach.domain.person import PairSide


class ReadsComments(Protocol):
    """Reads comments: masked first, then coded."""

    @property
    def fingerprint(self) -> str:
        """Of what reads: two readers of one fingerprint read every comment alike."""

    def read(
        self,
        texts: Sequence[str],
        *,
        sides: Sequence[PairSide | None] | None = ...,
        known_names: Collection[str] = ...,
        progress: Callable[[int, int], None] | None = ...,
    ) -> list[ReadComment]:
        """Return what was read from each comment, in the order given."""
