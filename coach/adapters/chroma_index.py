"""Nearest vectors by embedded Chroma: a derived folder that can be deleted at any time."""

import hashlib
import json
import logging
import re
import shutil
import weakref
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, cast

import numpy as np

from coach.adapters.exact_index import ExactIndex, check_rows
from coach.adapters.whole_folder import build_beside, own_folder
from coach.errors import StoreDamaged
from coach.ports import Matrix, PassageIndex, Vector

if TYPE_CHECKING:
    from chromadb.api.client import Client

NAME = "passages"
BATCH = 5000
"""Vectors handed over at once; SQLite's limit on variables stands behind it."""
HNSW = {
    "space": "cosine",
    # Chroma rewrites its graph on disk every so many operations, and a process killed meanwhile
    # leaves a folder that cannot be opened: never do it, and grow the graph at opening instead.
    "sync_threshold": 1_000_000,
    "batch_size": 10_000,
    "max_neighbors": 48,
    "ef_construction": 200,
    "ef_search": 500,
}
MANIFEST = "complete.json"

_log = logging.getLogger(__name__)


class ChromaIndex:
    """One collection in one folder, which nothing else may have open.

    Raises:
        StoreDamaged: Chroma cannot read its folder.
    """

    def __init__(self, folder: Path, *, temporary: bool = False) -> None:
        self._folder = folder
        client = _client(folder)
        self._close = weakref.finalize(self, _close, client, folder if temporary else None)
        with _mapped_errors(folder):
            self._collection = client.get_or_create_collection(
                NAME,
                configuration={"hnsw": HNSW},  # type: ignore[arg-type]
                embedding_function=None,  # the default one would be downloaded
            )

    def add(self, ids: Sequence[str], vectors: Matrix) -> None:
        """Put vectors in, or replace those of the same ids."""
        check_rows(ids, vectors)
        with _mapped_errors(self._folder):
            for start in range(0, len(ids), BATCH):
                some = slice(start, start + BATCH)
                self._collection.upsert(ids=list(ids[some]), embeddings=vectors[some])

    def nearest(self, vector: Vector, *, k: int) -> list[tuple[str, float]]:
        """Return at most k ids with their cosine similarity, best first; ties by id."""
        most = min(k, self.count())
        if most < 1:
            return []
        with _mapped_errors(self._folder):
            found = self._collection.query(
                query_embeddings=vector[np.newaxis], n_results=most, include=["distances"]
            )
        distances = found["distances"] or [[]]
        pairs = zip(found["ids"][0], (1.0 - distance for distance in distances[0]), strict=True)
        return sorted(pairs, key=lambda pair: (-pair[1], pair[0]))

    def count(self) -> int:
        """Return how many vectors are held."""
        with _mapped_errors(self._folder):
            return self._collection.count()

    def close(self) -> None:
        """Let go of the folder, and remove a temporary one; the end of the process does it too."""
        self._close()


def open_index(folder: Path, fingerprint: str, ids: Sequence[str], vectors: Matrix) -> PassageIndex:
    """Return an index of exactly these vectors, from the folder if that holds them, else built.

    What is kept is never opened in place. Each process opens a copy of its own: two of them
    would hang on one folder, a killed one could leave it broken, and Chroma may crash the
    process on a damaged file, so that the files are held to their hashes first.

    Args:
        folder: Parent of one folder for each fingerprint; older ones are removed.
        fingerprint: Letters and digits that stand for library, chunker and embedder.
        ids: One for each vector, no two alike.
        vectors: Shape (n, d), unit rows.

    Raises:
        FolderNotWritable: `folder` cannot be written.
    """
    if not re.fullmatch(r"[A-Za-z0-9]+", fingerprint):
        raise ValueError(f"{fingerprint!r} cannot name a folder")
    check_rows(ids, vectors)
    kept, content = folder / fingerprint, _content(ids, vectors)
    try:
        index = _open_copy(kept, content, vectors)
        if index is None:
            _build(kept, content, ids, vectors)
            index = _open_copy(kept, content, vectors)
    except StoreDamaged as problem:
        _log.warning("Chroma fails: %s", problem.reason)
        index = None
    if index is None:
        _log.warning("comparing %d vectors one by one, without Chroma", len(ids))
        return _exact(ids, vectors)
    _remove_others(folder, keep=fingerprint)
    return index


def _open_copy(kept: Path, content: str, vectors: Matrix) -> ChromaIndex | None:
    """Return an index on a copy of the folder, or None unless that is what was built."""
    copy = own_folder(kept.parent, "open")
    index = None
    try:
        shutil.copytree(kept, copy, dirs_exist_ok=True)
        manifest = json.loads((copy / MANIFEST).read_text(encoding="utf-8"))
        if manifest == {"content": content, "files": _hashes(copy)}:
            index = ChromaIndex(copy, temporary=True)
            if _answers(index, vectors):
                return index
    except (OSError, ValueError) as problem:
        _log.info("no index to open: %s", problem)
    except StoreDamaged as problem:
        _log.warning("building the index anew: %s", problem.reason)
    if index is not None:
        index.close()
    shutil.rmtree(copy, ignore_errors=True)
    return None


def _answers(index: ChromaIndex, vectors: Matrix) -> bool:
    """Return whether all vectors are held and the first finds itself, or a twin of its own."""
    if index.count() != len(vectors):
        return False
    return not len(vectors) or index.nearest(vectors[0], k=1)[0][1] > 0.999


def _build(kept: Path, content: str, ids: Sequence[str], vectors: Matrix) -> None:
    with build_beside(kept) as building:
        index = ChromaIndex(building)
        try:
            index.add(ids, vectors)
        finally:
            index.close()
        manifest = {"content": content, "files": _hashes(building)}
        (building / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def _exact(ids: Sequence[str], vectors: Matrix) -> ExactIndex:
    exact = ExactIndex()
    exact.add(ids, vectors)
    return exact


def _remove_others(folder: Path, *, keep: str) -> None:
    for other in folder.iterdir():
        if other.name != keep and (other / MANIFEST).exists() and "-" not in other.name:
            shutil.rmtree(other, ignore_errors=True)


def _content(ids: Sequence[str], vectors: Matrix) -> str:
    digest = hashlib.sha256(json.dumps(list(ids)).encode())
    digest.update(np.ascontiguousarray(vectors, np.float32).tobytes())
    return digest.hexdigest()


def _hashes(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST)
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }


def _client(folder: Path) -> "Client":
    import chromadb
    from chromadb.config import Settings

    with _mapped_errors(folder):
        settings = Settings(anonymized_telemetry=False)
        try:
            client = chromadb.PersistentClient(path=str(folder), settings=settings)
        except ValueError as problem:  # how it reports a folder without its tables
            raise StoreDamaged(path=folder, reason=str(problem)) from problem
    return cast("Client", client)


def _close(client: "Client", folder: Path | None) -> None:
    client.close()
    if folder is not None:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _mapped_errors(folder: Path) -> Iterator[None]:
    from chromadb.errors import ChromaError

    try:
        yield
    except ChromaError as problem:
        raise StoreDamaged(path=folder, reason=str(problem)) from problem
