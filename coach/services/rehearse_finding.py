"""Which scene somebody asks for in their own words, and whether they ask for a real person."""

import re
from collections.abc import Mapping, Sequence

import numpy as np

from coach.domain.pair import Pair
from coach.domain.person import PairSide
from coach.language.words import FUNCTION_WORDS, words
from coach.ports import Embedder, Vector
from coach.services.rehearse_texts import Scene

_NEAR = 0.38
"""Cosine similarity below which no scene is meant."""


class SceneFinder:
    """Finds the nearest scene by how people ask for it."""

    def __init__(
        self, embedder: Embedder, scenes: Sequence[Scene], known: Mapping[str, Vector]
    ) -> None:
        """Take the vectors of the ways of asking from `known`."""
        self._embedder = embedder
        self._rows = [(scene, text) for scene in scenes for text in (scene.title, *scene.like)]
        self._vectors = np.stack([known[text] for _, text in self._rows])

    def nearest(self, text: str, side: PairSide | None = None) -> Scene | None:
        """Return the scene that the words mean, None if none is near.

        Args:
            text: What somebody wants to rehearse.
            side: Who practises; None looks among the scenes of both.
        """
        (vector,) = self._embedder.encode([text])
        open_ = np.array([side in (None, scene.side) for scene, _ in self._rows])
        nears = np.where(open_, self._vectors @ vector, -1.0)
        best = int(np.argmax(nears))
        return self._rows[best][0] if nears[best] >= _NEAR else None


def named_in(text: str, pair: Pair | None, side: PairSide) -> str:
    """Return the name of somebody on that side of the pair that a text holds; else "".

    Names that are words of grammar as well (`Will`, `May`) are not looked for.
    """
    for person in pair.on(side) if pair else ():
        for part in person.name.split():
            known = words(part)
            if len(part) > 1 and known and not FUNCTION_WORDS & set(known):
                if re.search(rf"(?<!\w){re.escape(part)}(?!\w)", text, re.IGNORECASE):
                    return part
    return ""
