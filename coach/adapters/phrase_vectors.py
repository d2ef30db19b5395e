"""Vectors of the shelf's short phrases, kept in a folder that can be deleted at any time."""

import hashlib
import logging
import zipfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from coach.adapters.whole_folder import build_beside
from coach.ports import Embedder, Encoded, Matrix, Progress, Vector

_FILE = "vectors.npz"
_BATCH = 256
_LONG = 50
"""Texts from which a list is kept; what people type is encoded one by one, and never kept."""
_log = logging.getLogger(__name__)


def phrase_vectors(
    home: Path,
    embedder: Embedder,
    phrases: Sequence[str],
    *,
    progress: Progress,
    name: str = "phrases",
) -> dict[str, Vector]:
    """Return a vector for each phrase; they are encoded once for a shelf and an embedder.

    `name` is that of the folder in which they are kept.

    Raises:
        FolderNotWritable: The folder cannot be written.
    """
    wanted = list(dict.fromkeys(phrases))
    folder = home / name
    mark = _fingerprint(embedder.name, wanted)
    vectors = _read(folder / _FILE, mark)
    if vectors is None or len(vectors) != len(wanted):
        vectors = _encoded(embedder, wanted, progress)
        with build_beside(folder) as building:
            np.savez(building / _FILE, mark=np.array(mark), vectors=vectors)
    return dict(zip(wanted, vectors, strict=True))


class KeptEmbedder:
    """An embedder that keeps the vectors of long lists: those of examples that never change."""

    def __init__(self, embedder: Embedder, home: Path, name: str) -> None:
        """Keep them in the folder `name` of the data folder."""
        self._embedder = embedder
        self._home = home
        self._name_of_folder = name

    @property
    def name(self) -> str:
        """Model and weights; vectors of two names must not be compared."""
        return self._embedder.name

    def encode(self, texts: Sequence[str]) -> Matrix:
        """Return one row for each text; a long list is encoded once and then read."""
        if len(texts) < _LONG:
            return self._embedder.encode(texts)
        found = phrase_vectors(
            self._home, self._embedder, texts, progress=_silent, name=self._name_of_folder
        )
        return np.stack([found[text] for text in texts])

    def encode_with_tokens(self, texts: Sequence[str]) -> list[Encoded]:
        """Return each text's vector with those of its tokens, in the order given."""
        return self._embedder.encode_with_tokens(texts)

    def ranks(self, word: str) -> int:
        """Return how rare the word is: the rank of its rarest piece in the model's vocabulary."""
        return self._embedder.ranks(word)


def _silent(words: str, share: float) -> None:
    """Tell nobody: a list of examples is encoded within a second."""


def _encoded(embedder: Embedder, wanted: Sequence[str], progress: Progress) -> Matrix:
    parts = []
    for start in range(0, len(wanted), _BATCH):
        parts.append(embedder.encode(wanted[start : start + _BATCH]))
        progress("Reading the topics", min(1.0, (start + _BATCH) / len(wanted)))
    return np.concatenate(parts) if parts else np.zeros((0, 1), dtype=np.float32)


def _read(path: Path, mark: str) -> Matrix | None:
    """Return the vectors of this mark; what is missing, older or damaged is made anew."""
    try:
        with path.open("rb") as raw, np.load(raw, allow_pickle=False) as file:
            if str(file["mark"]) != mark:
                return None
            vectors: Matrix = file["vectors"]
            return vectors
    except FileNotFoundError:
        return None
    except (OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile):
        _log.warning("the vectors of the topics are damaged, and are made anew")
        return None


def _fingerprint(embedder: str, phrases: Sequence[str]) -> str:
    words = "\x00".join((embedder, *phrases))
    return hashlib.sha256(words.encode()).hexdigest()
