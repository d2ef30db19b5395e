"""Vectors of the shelf's short phrases, kept in a folder that can be deleted at any time."""

import hashlib
import logging
import zipfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from coach.adapters.whole_folder import build_beside
from coach.ports import Embedder, Matrix, Progress, Vector

_FILE = "vectors.npz"
_BATCH = 256
_log = logging.getLogger(__name__)


def phrase_vectors(
    home: Path, embedder: Embedder, phrases: Sequence[str], *, progress: Progress
) -> dict[str, Vector]:
    """Return a vector for each phrase; they are encoded once for a shelf and an embedder.

    Raises:
        FolderNotWritable: The folder cannot be written.
    """
    wanted = list(dict.fromkeys(phrases))
    folder = home / "phrases"
    mark = _fingerprint(embedder.name, wanted)
    vectors = _read(folder / _FILE, mark)
    if vectors is None or len(vectors) != len(wanted):
        vectors = _encoded(embedder, wanted, progress)
        with build_beside(folder) as building:
            np.savez(building / _FILE, mark=np.array(mark), vectors=vectors)
    return dict(zip(wanted, vectors, strict=True))


def _encoded(embedder: Embedder, wanted: Sequence[str], progress: Progress) -> Matrix:
    parts = []
    for start in range(0, len(wanted), _BATCH):
        parts.append(embedder.encode(wanted[start : start + _BATCH]))
        progress("Reading the topics", min(1.0, (start + _BATCH) / len(wanted)))
    return np.concatenate(parts) if parts else np.zeros((0, 1), dtype=np.float32)


def _read(path: Path, mark: str) -> Matrix | None:
    """Return the vectors of this mark; what is missing, older or damaged is made anew."""
    try:
        with np.load(path, allow_pickle=False) as file:
            if str(file["mark"]) != mark:
                return None
            vectors: Matrix = file["vectors"]
            return vectors
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, zipfile.BadZipFile):
        _log.warning("the vectors of the topics are damaged, and are made anew")
        return None


def _fingerprint(embedder: str, phrases: Sequence[str]) -> str:
    words = "\x00".join((embedder, *phrases))
    return hashlib.sha256(words.encode()).hexdigest()
