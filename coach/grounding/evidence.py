"""Token vectors of evidence: from the index where it has them, and encoded once where not."""

from collections.abc import Mapping, Sequence

from coach.ports import Embedder, Encoded

KEPT = 1_024
"""Sentences without indexed vectors that are kept: about 40 MB, rows of tables and the like."""


class EvidenceVectors:
    """Gives each sentence its vectors.

    What is in `known` costs nothing. Everything else is encoded by itself, and kept as long as
    no more than KEPT are: the sentences of a table, and what is said of a source, come again with
    every claim that cites them.
    """

    def __init__(self, embedder: Embedder, known: Mapping[str, Encoded] | None = None) -> None:
        """Read `known` at every call and never change it: it may fill itself lazily."""
        self._embedder = embedder
        self._known = known if known is not None else {}
        self._kept: dict[str, Encoded] = {}

    def of(self, sentences: Sequence[str]) -> list[Encoded]:
        """Return the vectors of each sentence, in order."""
        given = {text: self._at_hand(text) for text in dict.fromkeys(sentences)}
        new = [text for text, encoded in given.items() if encoded is None]
        if new:
            self._keep(dict(zip(new, self._embedder.encode_with_tokens(new), strict=True)), given)
        return [given[text] or self._kept[text] for text in sentences]

    def _at_hand(self, text: str) -> Encoded | None:
        found = self._known.get(text)
        return found if found is not None else self._kept.get(text)

    def _keep(self, new: Mapping[str, Encoded], wanted: Mapping[str, Encoded | None]) -> None:
        """Keep what is new; once too much is kept, forget what is not wanted now."""
        if len(self._kept) + len(new) > KEPT:
            self._kept = {text: self._kept[text] for text in wanted if text in self._kept}
        self._kept.update(new)
