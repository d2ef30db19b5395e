"""Computing the vectors of passages: what is slow, done once and kept."""

from collections.abc import Iterable, Sequence

import numpy as np

from coach.domain.passage import Passage
from coach.ports import Embedder, Encoded, Matrix, PassageStore, PassageVectors, Progress
from coach.retrieval.chunking import header, searchable

_BATCH = 32


def stored_vectors(
    passages: Sequence[Passage], *, embedder: Embedder, store: PassageStore, progress: Progress
) -> dict[str, PassageVectors]:
    """Return the vectors of all passages by id; only those not in the store are computed.

    Each batch is stored as soon as it is done, so that an interrupted run goes on where it ended.
    """
    found = store.vectors(embedder.name, [passage.id for passage in passages])
    missing = [
        passage
        for passage in passages
        if passage.id not in found or len(found[passage.id].questions) != len(passage.questions)
    ]
    for start in range(0, len(missing), _BATCH):
        progress("Reading the library", start / len(missing))
        batch = missing[start : start + _BATCH]
        computed = encode_passages(batch, embedder)
        store.put(embedder.name, batch, computed)
        found.update(
            {passage.id: vectors for passage, vectors in zip(batch, computed, strict=True)}
        )
    store.keep_only(passage.id for passage in passages)
    progress("Reading the library", 1.0)
    return found


def encode_passages(passages: Sequence[Passage], embedder: Embedder) -> list[PassageVectors]:
    """Return the vectors of each passage, in order."""
    if not passages:
        return []
    windows = embedder.encode_with_tokens([searchable(passage) for passage in passages])
    questions = embedder.encode(
        [question for passage in passages for question in passage.questions]
    )
    cuts = np.cumsum([len(passage.questions) for passage in passages])[:-1]
    return [
        PassageVectors(window=window, sentences=pooled(passage, window), questions=listed)
        for passage, window, listed in zip(
            passages, windows, np.split(questions, cuts), strict=True
        )
    ]


def pooled(passage: Passage, window: Encoded) -> Matrix:
    """Return a vector for each sentence: the mean of its tokens as they stand in the window.

    Encoding each sentence by itself found the answer no more often on public questions (.82 of 800
    either way) and took two to five times as long.
    """
    starts = sentence_starts(passage, window)
    ends = np.append(starts[1:], len(window.tokens))
    rows = [
        window.tokens[start : max(end, start + 1)].mean(axis=0)
        for start, end in zip(starts, ends, strict=True)
        if len(window.tokens)
    ]
    if not rows:
        return np.repeat(window.vector[None, :], len(passage.claims), axis=0)
    matrix = np.stack(rows)
    unit: Matrix = (matrix / np.linalg.norm(matrix, axis=1, keepdims=True)).astype(np.float32)
    return unit


def sentence_starts(
    passage: Passage, window: Encoded
) -> "np.ndarray[tuple[int], np.dtype[np.intp]]":
    """Return for each sentence the row of its first token in the window, shape (claims,).

    The text is cut off at the embedder's limit: a sentence behind it starts at the last token.
    """
    offset = len(header(passage)) + 1
    places: list[int] = []
    for claim in passage.claims:
        places.append(offset)
        offset += len(claim.text) + 1
    rows = np.searchsorted(window.spans[:, 0], places)
    return np.minimum(rows, max(0, len(window.spans) - 1)).astype(np.intp)


def window_matrix(passages: Iterable[Passage], vectors: dict[str, PassageVectors]) -> Matrix:
    """Return the window vectors in the passages' order, shape (passages, d)."""
    rows = [vectors[passage.id].window.vector for passage in passages]
    return np.stack(rows) if rows else np.zeros((0, 1), dtype=np.float32)
