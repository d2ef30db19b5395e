"""Computing the vectors of passages: what is slow, done once and kept."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from coach.domain.passage import Passage
from coach.ports import Embedder, Encoded, Matrix, PassageStore, PassageVectors, Progress
from coach.retrieval.chunking import header, searchable

_BATCH = 32
_MARKS = " .,;:!?…)]\"'”’"
"""What may stand behind the last word of a sentence; an embedder may have no token for it."""


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
    _, *places = (start for _, start in _placed(passage))
    rows = np.searchsorted(window.spans[:, 0], places)
    return np.minimum(rows, max(0, len(window.spans) - 1)).astype(np.intp)


def window_matrix(passages: Iterable[Passage], vectors: dict[str, PassageVectors]) -> Matrix:
    """Return the window vectors in the passages' order, shape (passages, d)."""
    rows = [vectors[passage.id].window.vector for passage in passages]
    return np.stack(rows) if rows else np.zeros((0, 1), dtype=np.float32)


class IndexedSentences(Mapping[str, Encoded]):
    """The vectors of every sentence of indexed passages, and of their headings, by its text.

    Each is cut out of its passage's window when it is asked for, as a view: nothing is encoded and
    nothing is copied. A sentence behind the embedder's limit is not in it. Of the same sentence in
    several passages, the first counts.
    """

    def __init__(self, passages: Iterable[Passage], vectors: Mapping[str, PassageVectors]) -> None:
        """Read places only; `vectors` are by passage id, one of each passage."""
        self._windows: dict[str, tuple[Encoded, int]] = {}
        self._cut: dict[str, Encoded] = {}
        for passage in passages:
            window = vectors[passage.id].window
            seen = int(window.spans[-1, 1]) if len(window.spans) else 0
            for text, start in _placed(passage):
                if start + len(text.rstrip(_MARKS)) <= seen:
                    self._windows.setdefault(text, (window, start))

    def __getitem__(self, text: str) -> Encoded:
        """Return the vectors of a sentence, its spans counted from its own start."""
        if text not in self._cut:
            self._cut[text] = _cut_out(*self._windows[text], len(text))
        return self._cut[text]

    def __contains__(self, text: object) -> bool:
        """Say whether the sentence is there, without cutting it out."""
        return text in self._windows

    def __iter__(self) -> Iterator[str]:
        """Go through the sentences in the order of the passages."""
        return iter(self._windows)

    def __len__(self) -> int:
        """Return how many sentences there are."""
        return len(self._windows)


def _cut_out(window: Encoded, start: int, length: int) -> Encoded:
    low, high = np.searchsorted(window.spans[:, 0], (start, start + length))
    tokens = window.tokens[low:high]
    mean = tokens.mean(axis=0) if len(tokens) else window.vector
    return Encoded(
        vector=(mean / np.linalg.norm(mean)).astype(np.float32),
        tokens=tokens,
        spans=window.spans[low:high] - np.int32(start),
    )


def _placed(passage: Passage) -> Iterator[tuple[str, int]]:
    """Yield title with heading, and each sentence, with where it starts in the window's text."""
    yield header(passage), 0
    start = len(header(passage)) + 1
    for claim in passage.claims:
        yield claim.text, start
        start += len(claim.text) + 1
