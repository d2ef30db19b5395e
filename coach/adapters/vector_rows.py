"""Passages and vectors as rows of the database, and back."""

import zlib
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from coach.domain.passage import Passage
from coach.ports import Encoded, PassageVectors

_BLOBS = ("window", "tokens", "spans", "sentences", "questions")
_SIGN_EXPONENT_FRACTION = 0x8FFFE000 - (1 << 32)
"""The bits of a single that a half fills, as a signed number."""


def passage_row(passage: Passage) -> dict[str, Any]:
    """Return the columns of a passage; what nests becomes JSON."""
    row = passage.model_dump(mode="json")
    row["place"] = row.pop("order")  # a reserved word in SQL
    return row


def vectors_row(embedder: str, passage: str, vectors: PassageVectors) -> dict[str, Any]:
    """Return the columns of a passage's vectors.

    Token vectors are kept in half precision, which halves the database: they are nine tenths
    of it. The others keep theirs.
    """
    window = vectors.window
    row: dict[str, Any] = {
        "passage": passage,
        "embedder": embedder,
        "width": len(window.vector),
        "window": _packed(window.vector, np.float32),
        "tokens": _packed(window.tokens, np.float16),
        "spans": _packed(window.spans, np.int32),
        "sentences": _packed(vectors.sentences, np.float32),
        "questions": _packed(vectors.questions, np.float32),
    }
    row["checksum"] = _checksum(row)
    return row


def is_intact(row: Mapping[Any, Any]) -> bool:
    """Return whether the vectors are, bit for bit, what was written."""
    return bool(_checksum(row) == row["checksum"])


def vectors_of(row: Mapping[Any, Any]) -> PassageVectors:
    """Return the vectors of a row; all but the token vectors share the row's memory."""
    width: int = row["width"]
    return PassageVectors(
        window=Encoded(
            vector=np.frombuffer(row["window"], np.float32),
            tokens=widened(np.frombuffer(row["tokens"], np.float16)).reshape(-1, width),
            spans=np.frombuffer(row["spans"], np.int32).reshape(-1, 2),
        ),
        sentences=np.frombuffer(row["sentences"], np.float32).reshape(-1, width),
        questions=np.frombuffer(row["questions"], np.float32).reshape(-1, width),
    )


def widened(halves: NDArray[np.float16]) -> NDArray[np.float32]:
    """Return finite numbers of half precision in single precision.

    NumPy converts them one by one, which takes half of the time of reading a library. Moving
    sign, exponent and fraction to their new places is the same but for the exponent's bias: 15
    was, 127 is to be.
    """
    bits = np.left_shift(halves.view(np.int16), 13, dtype=np.int32)
    bits &= np.int32(_SIGN_EXPONENT_FRACTION)
    numbers = bits.view(np.float32)
    numbers *= np.float32(2.0 ** (127 - 15))
    return numbers


def _packed(array: NDArray[Any], kind: type[np.generic]) -> bytes:
    return np.ascontiguousarray(array, kind).tobytes()


def _checksum(row: Mapping[Any, Any]) -> int:
    checksum = zlib.crc32(str(row["width"]).encode())
    for column in _BLOBS:
        checksum = zlib.crc32(row[column], checksum)
    return checksum
