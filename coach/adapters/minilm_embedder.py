"""The embedder that every start uses: MiniLM, run by onnxruntime."""

import logging
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np

from coach.adapters.encoder_export import (
    MODEL,
    TOKENIZER,
    WEIGHTS,
    export_installed,
    is_whole,
)
from coach.adapters.onnx_encoder import OnnxEncoder
from coach.errors import EncoderNotExported
from coach.ports import Encoded, Matrix, Progress

SHORT = 500
"""Characters: a single text up to this length is taken for a question, and remembered."""

Export = Callable[[Path, Progress | None], None]
"""Writes an export into a folder, whole or not at all."""

_log = logging.getLogger(__name__)


class MiniLmEmbedder:
    """all-MiniLM-L6-v2: 384 numbers a vector, the first 256 tokens of a text."""

    def __init__(self, encoder: OnnxEncoder, *, name: str) -> None:
        self._encoder = encoder
        self._name = name
        self._question = lru_cache(maxsize=64)(self._encode_question)
        self._rank = lru_cache(maxsize=20_000)(self._rank_pieces)

    @property
    def name(self) -> str:
        """Model and weights; vectors of two names must not be compared."""
        return self._name

    def encode(self, texts: Sequence[str]) -> Matrix:
        """Return one unit row for each text, shape (len(texts), 384)."""
        if len(texts) == 1 and len(texts[0]) <= SHORT:
            return self._question(texts[0]).vector[np.newaxis].copy()
        return self._encoder.vectors(texts)

    def encode_with_tokens(self, texts: Sequence[str]) -> list[Encoded]:
        """Return each text's vector with those of its tokens, in the order given.

        Token vectors are rounded to half precision, as the store keeps them.
        """
        if len(texts) == 1 and len(texts[0]) <= SHORT:
            return [self._question(texts[0])]
        return self._encoder.vectors_with_tokens(texts)

    def ranks(self, word: str) -> int:
        """Return how rare the word is: the rank of its rarest piece in the model's vocabulary.

        That vocabulary is roughly ordered by frequency. Every piece after the first adds the
        vocabulary's size, since a word that had to be cut is rarer than any that is in it; a
        piece that is not in it counts like one more. No word at all is 0.
        """
        return self._rank(word)

    def _rank_pieces(self, word: str) -> int:
        size = self._encoder.vocabulary_size()
        pieces = self._encoder.pieces(word)
        if not pieces:
            return 0
        rarest = max(size if piece is None else piece for piece in pieces)
        return rarest + size * (len(pieces) - 1)

    def _encode_question(self, text: str) -> Encoded:
        (encoded,) = self._encoder.vectors_with_tokens([text])
        for array in (encoded.vector, encoded.tokens, encoded.spans):
            array.flags.writeable = False  # it is handed out again
        return encoded


def open_minilm(
    home: Path, *, progress: Progress | None = None, export: Export = export_installed
) -> MiniLmEmbedder:
    """Return the embedder; its ONNX file is written below `home` if it is missing or broken.

    Raises:
        WeightsDiffer: The installed weights are missing, or others than this version knows.
        EncoderNotExported: The file cannot be written so that it agrees with the weights.
        FolderNotWritable: `home` cannot be written.
    """
    folder = home / "encoder" / WEIGHTS[:16]
    encoder = _load(folder) if is_whole(folder) else None
    if encoder is None:
        _log.info("exporting the encoder to %s", folder)
        export(folder, progress)
        encoder = OnnxEncoder(folder / MODEL, folder / TOKENIZER)
    return MiniLmEmbedder(encoder, name=f"all-MiniLM-L6-v2/{WEIGHTS[:12]}")


def _load(folder: Path) -> OnnxEncoder | None:
    try:
        return OnnxEncoder(folder / MODEL, folder / TOKENIZER)
    except EncoderNotExported as problem:
        _log.warning("the exported encoder cannot be loaded: %s", problem.reason)
        return None
