"""An embedder without a model: texts are near each other if they share stemmed words."""

import hashlib
import re
from collections.abc import Sequence
from functools import cache

import numpy as np

from coach.language.words import FUNCTION_WORDS, stem
from coach.ports import Encoded, Matrix, Vector

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
WIDTH = 256
VOCABULARY = 30_000
"""Ranks of content words stay below this."""


class HashEmbedder:
    """Every stem has a fixed random direction; a text points where the sum of its stems does.

    Function words weigh a tenth, so that a question and its answer meet. The same text gives the
    same vector on every machine.
    """

    @property
    def name(self) -> str:
        """Model and weights; vectors of two names must not be compared."""
        return "hash-embedder/1"

    def encode(self, texts: Sequence[str]) -> Matrix:
        """Return one unit row for each text, shape (len(texts), WIDTH)."""
        rows = [encoded.vector for encoded in self.encode_with_tokens(texts)]
        return np.stack(rows) if rows else np.empty((0, WIDTH), np.float32)

    def encode_with_tokens(self, texts: Sequence[str]) -> list[Encoded]:
        """Return each text's vector with those of its words, in the order given."""
        return [_encoded(text) for text in texts]

    def ranks(self, word: str) -> int:
        """Return a fixed rank: below 1,000 for a function word, above for any other, 0 for none."""
        lower = word.lower().strip()
        if not lower:
            return 0
        number = int.from_bytes(hashlib.blake2b(stem(lower).encode(), digest_size=4).digest())
        if lower in FUNCTION_WORDS:
            return 1 + number % 999
        return 1_000 + number % (VOCABULARY - 1_000)


def _encoded(text: str) -> Encoded:
    matches = list(WORD.finditer(text))
    words = [match.group().lower().replace("’", "'") for match in matches]
    tokens = np.array([_direction(stem(word)) for word in words], np.float32).reshape(-1, WIDTH)
    weights = np.array([0.1 if word in FUNCTION_WORDS else 1.0 for word in words], np.float32)
    # a text without words still needs a direction, and one that no text with words has
    total = weights @ tokens if words else _direction("")
    return Encoded(
        vector=np.asarray(total / np.linalg.norm(total), np.float32),
        tokens=tokens,
        spans=np.array([match.span() for match in matches], np.int32).reshape(-1, 2),
    )


@cache
def _direction(stemmed: str) -> Vector:
    seed = int.from_bytes(
        hashlib.blake2b(stemmed.encode("utf-8", "replace"), digest_size=8).digest()
    )
    vector = np.random.default_rng(seed).standard_normal(WIDTH)
    # half precision is what a store keeps of token vectors
    return (vector / np.linalg.norm(vector)).astype(np.float16).astype(np.float32)
