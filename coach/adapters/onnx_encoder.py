"""A transformer as an ONNX file: texts in, one vector for each text and each token out."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from onnxruntime.capi import onnxruntime_pybind11_state as native
from tokenizers import Encoding, Tokenizer

from coach.errors import EncoderNotExported
from coach.ports import Encoded, Matrix

MAX_TOKENS = 256
"""Longer texts are cut here; the model was trained no further."""
BATCH = 8
"""Texts run together: on two cores 8 short ones are fastest, and 32 lose to their padding."""
THREADS = 2
RUNTIME_ERRORS: tuple[type[Exception], ...] = tuple(
    kind for kind in vars(native).values() if isinstance(kind, type) and issubclass(kind, Exception)
)
"""Everything onnxruntime raises: its errors share no base but Exception."""


class OnnxEncoder:
    """Mean pooling over the tokens of a transformer's last layer, at unit length.

    Raises:
        EncoderNotExported: The file cannot be loaded or run.
    """

    def __init__(self, model: Path, tokenizer: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = THREADS
        # threads that wait actively take the processor from whatever else runs: a third slower
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.log_severity_level = 4  # failures come back as exceptions
        self._path = model
        try:
            self._session = onnxruntime.InferenceSession(
                str(model), options, providers=["CPUExecutionProvider"]
            )
        except RUNTIME_ERRORS as problem:
            raise EncoderNotExported(path=model, reason=str(problem)) from problem
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.enable_truncation(MAX_TOKENS)
        self._tokenizer.enable_padding()
        self._unknown = self._tokenizer.token_to_id("[UNK]")

    def vectors(self, texts: Sequence[str]) -> Matrix:
        """Return one unit row for each text, shape (len(texts), d)."""
        rows: list[NDArray[np.float32]] = [np.empty(0, np.float32)] * len(texts)
        for place, hidden, _ in self._run(texts):
            rows[place] = _unit(hidden.mean(axis=0))
        return np.stack(rows) if rows else np.empty((0, self._width()), np.float32)

    def vectors_with_tokens(self, texts: Sequence[str]) -> list[Encoded]:
        """Return each text's vector with those of its tokens, in the order given."""
        found: dict[int, Encoded] = {}
        for place, hidden, spans in self._run(texts):
            found[place] = Encoded(
                vector=_unit(hidden.mean(axis=0)), tokens=_stored(_unit(hidden[1:-1])), spans=spans
            )
        return [found[place] for place in range(len(texts))]

    def pieces(self, word: str) -> list[int | None]:
        """Return the vocabulary ids of a word's pieces, None for one that is not in it."""
        ids = self._tokenizer.encode(_encodable(word), add_special_tokens=False).ids
        return [None if id == self._unknown else id for id in ids]

    def vocabulary_size(self) -> int:
        """Return how many pieces the model knows."""
        return int(self._tokenizer.get_vocab_size())

    def _width(self) -> int:
        return int(self._session.get_outputs()[0].shape[-1])

    def _run(
        self, texts: Sequence[str]
    ) -> Iterator[tuple[int, NDArray[np.float32], NDArray[np.int32]]]:
        """Yield place, hidden states with the two special tokens, and spans without them."""
        order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
        for start in range(0, len(order), BATCH):
            places = order[start : start + BATCH]
            encodings = self._tokenizer.encode_batch([_encodable(texts[place]) for place in places])
            hidden = self._hidden(encodings)
            for place, states, encoding in zip(places, hidden, encodings, strict=True):
                length = sum(encoding.attention_mask)
                spans = np.array(encoding.offsets[1 : length - 1], np.int32).reshape(-1, 2)
                yield place, states[:length], spans

    def _hidden(self, encodings: Sequence[Encoding]) -> NDArray[np.float32]:
        ids = np.array([encoding.ids for encoding in encodings], np.int64)
        mask = np.array([encoding.attention_mask for encoding in encodings], np.int64)
        try:
            (hidden,) = self._session.run(None, {"input_ids": ids, "attention_mask": mask})
        except RUNTIME_ERRORS as problem:
            raise EncoderNotExported(path=self._path, reason=str(problem)) from problem
        return np.asarray(hidden, np.float32)


def _encodable(text: str) -> str:
    """Replace half a surrogate pair, which the tokenizer refuses; the length stays the same."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(vectors / np.linalg.norm(vectors, axis=-1, keepdims=True), np.float32)


def _stored(tokens: NDArray[np.float32]) -> NDArray[np.float32]:
    """Round to half precision, as the store keeps them: fresh and stored ones are then equal."""
    return tokens.astype(np.float16).astype(np.float32)
