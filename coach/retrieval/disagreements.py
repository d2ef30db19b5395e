"""Disagreements: finding out that a question is about something the sources are split on."""

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np

from coach.domain.document import Document
from coach.domain.draft import Side
from coach.domain.passage import Passage
from coach.language.words import content_stems
from coach.ports import Embedder
from coach.retrieval.searching import Found

CLOSE = 0.82
"""Cosine from which one telling word is enough to take a question for the disagreement's own."""
NEAR = 0.57
"""Cosine from which two thirds of the telling words, and at least two, are needed."""
NEAR_IF_ASKED = 0.40
"""The same, where the question says that sources differ."""
_EVERYWHERE = 0.08
"""A word in more than this share of all sentences tells nothing apart."""
_FEW = 3
"""In a small library, a word of so few sentences still tells something apart."""
_ASKED = re.compile(
    r"\b(?:disagree\w*|contradict\w*|conflicting|(?:are|is|be) split (?:on|about|over)|some say|"
    r"others say|"
    r"differ(?:s|ing|ent)? (?:views?|opinions?)|which (?:one )?is right|who is right|"
    r"seem to differ)\b",
    re.IGNORECASE,
)


class Disagreements:
    """The typed disagreements of a library, with the passages that hold their claims."""

    def __init__(
        self, documents: Sequence[Document], passages: Sequence[Passage], embedder: Embedder
    ) -> None:
        self._sides = _sides(documents, passages)
        self._keys = list(self._sides)
        questions = [_question(documents, key) for key in self._keys]
        self._vectors = embedder.encode(questions)
        common = _common(passages)
        self._telling = [frozenset(content_stems(question)) - common for question in questions]

    def about(self, found: Found) -> tuple[Side, ...]:
        """Return both sides of the disagreement that the question is about, or nothing."""
        if not self._keys:
            return ()
        near = self._vectors @ found.query.encoded.vector
        best = int(np.argmax(near))
        split = self._is_about(found, best, float(near[best]))
        return tuple(self._sides[self._keys[best]]) if split else ()

    def _is_about(self, found: Found, disagreement: int, near: float) -> bool:
        if _ASKED.search(found.query.text):
            return near >= NEAR_IF_ASKED
        telling = self._telling[disagreement]
        shared = len(telling & found.query.stems)
        if near >= CLOSE:
            return shared >= 1
        return near >= NEAR and shared >= 2 and 3 * shared >= 2 * len(telling)


def _question(documents: Sequence[Document], key: str) -> str:
    return next(
        position.question
        for document in documents
        for position in document.source.positions
        if position.about == key
    )


def _common(passages: Sequence[Passage]) -> frozenset[str]:
    sentences = [set(content_stems(c.text)) for passage in passages for c in passage.claims]
    counts = Counter(stem for sentence in sentences for stem in sentence)
    most = max(_FEW, _EVERYWHERE * len(sentences))
    return frozenset(stem for stem, n in counts.items() if n > most)


def _sides(documents: Sequence[Document], passages: Sequence[Passage]) -> dict[str, list[Side]]:
    places = {
        (passage.source, claim.text): (passage, claim)
        for passage in passages
        for claim in passage.claims
    }
    found: dict[str, list[Side]] = {}
    for document in documents:
        for position in document.source.positions:
            passage, claim = places[document.source.id, position.says]
            found.setdefault(position.about, []).append(
                Side(stance=position.stance, claim=claim, passage=passage)
            )
    return {key: sides for key, sides in found.items() if len({side.stance for side in sides}) > 1}
