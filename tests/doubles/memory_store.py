"""A passage store that forgets when the test ends."""

from collections.abc import Iterable, Sequence

from coach.domain.passage import Passage
from coach.ports import PassageVectors


class MemoryPassageStore:
    """Holds passages and vectors in two dictionaries."""

    def __init__(self) -> None:
        self._passages: dict[str, Passage] = {}
        self._vectors: dict[str, dict[str, PassageVectors]] = {}

    def vectors(self, embedder: str, ids: Iterable[str]) -> dict[str, PassageVectors]:
        """Return what is stored for these passages under this embedder, absent ones left out."""
        held = ((id, self._vectors.get(id, {}).get(embedder)) for id in ids)
        return {id: vectors for id, vectors in held if vectors is not None}

    def put(
        self, embedder: str, passages: Sequence[Passage], vectors: Sequence[PassageVectors]
    ) -> None:
        """Store passages with their vectors; a changed passage loses those of other embedders."""
        for passage, made in list(zip(passages, vectors, strict=True)):
            if self._passages.get(passage.id) != passage:
                self._vectors[passage.id] = {}
            self._passages[passage.id] = passage
            self._vectors[passage.id][embedder] = made

    def keep_only(self, ids: Iterable[str]) -> int:
        """Remove every passage that is not among the ids; return how many went."""
        gone = self._passages.keys() - set(ids)
        for id in gone:
            del self._passages[id], self._vectors[id]
        return len(gone)
