"""The second opinion: flags by what a question means, learnt from the shelf's examples."""

import re
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from coach.domain.preparation import QuestionFlag
from coach.language.words import content_words
from coach.planning.question_check.people import (
    GROUP,
    NAMED_PERSON,
    PERSON,
    THE_GROUP,
    YOUR_TEAM,
    YOURS,
    Named,
    name_people,
)
from coach.planning.question_check.texts import FLAGS, QuestionShelf
from coach.ports import Embedder, Matrix, Vector

# How sure the second opinion must be, by flag: chosen by cross-validation over the examples and the
# open cases, so that about 3 in 100 good questions are flagged, and raised where the playbooks'
# questions were. What is leading lies in the form rather than in the meaning.
SURE: dict[QuestionFlag, float] = {
    "spokesperson": 0.65,
    "disclosure": 0.4,
    "leading": 0.7,
    "third_person": 0.45,
    "stereotype": 0.4,
}

_TOLD = 2
"""Content words without which there is no meaning to go by."""
_NEEDS: dict[QuestionFlag, re.Pattern[str]] = {
    "spokesperson": re.compile(r"YOUR|\bGROUP"),
    "third_person": re.compile(
        r"PERSON|TEAM|GROUP|\b(?:s?he|his|hers?|him|any(?:one|body)|some(?:one|body))\b"
    ),
}
"""Who must be spoken of before the meaning may decide."""
_RIDGE = 1.0
"""Keeps the weights small: there are as many of them as examples."""
_FORM = 0.4
"""Weight of a question's form beside its meaning, which has unit length."""
_SAID = {YOUR_TEAM: "your team", YOURS: "your generation", THE_GROUP: "the group",
         NAMED_PERSON: "Peter", PERSON: "your boss", GROUP: "women"}  # fmt: skip
"""Ordinary words for the tags, in the order in which they are put: who it is does not matter."""
_OPENINGS = ("how", "what", "why", "who", "is", "do", "can", "which")


class QuestionMeaning:
    """Judges questions by a linear model, fitted to the examples when it is built."""

    def __init__(
        self,
        embedder: Embedder,
        shelf: QuestionShelf,
        known: Mapping[str, Vector] | None = None,
    ) -> None:
        """Fit the weights, the same ones each time; `known` has vectors of `example_phrases`."""
        self._embedder = embedder
        examples = [name_people(text, shelf) for _, text in shelf.examples.labelled()]
        phrases = [_ordinary(one.cased) for one in examples]
        found = known or {}
        missing = [phrase for phrase in dict.fromkeys(phrases) if phrase not in found]
        encoded = dict(zip(missing, embedder.encode(missing), strict=True))
        vectors = np.stack([encoded[one] if one in encoded else found[one] for one in phrases])
        rows = _rows(examples, vectors)
        kinds = np.array([kind for kind, _ in shelf.examples.labelled()])
        self._weights = np.stack([_fitted(rows, kinds == flag) for flag in FLAGS], axis=1)

    def flags(self, named: Named) -> frozenset[QuestionFlag]:
        """Return the flags of which the model is sure; none for a question that tells little."""
        if len(content_words(named.plain)) < _TOLD:
            return frozenset()
        scores = zip(FLAGS, self.scores([named])[0], strict=True)
        return frozenset(
            flag for flag, score in scores
            if score >= SURE[flag] and (flag not in _NEEDS or _NEEDS[flag].search(named.plain))
        )  # fmt: skip

    def scores(self, questions: Sequence[Named]) -> NDArray[np.float64]:
        """Return how burdening questions are, about -1 to 1, shape (questions, flags)."""
        vectors = self._embedder.encode([_ordinary(one.cased) for one in questions])
        scores: NDArray[np.float64] = _rows(questions, vectors) @ self._weights
        return scores


def example_phrases(shelf: QuestionShelf) -> tuple[str, ...]:
    """Return what is encoded of the shelf, so that the vectors can be kept."""
    return tuple(_ordinary(name_people(text, shelf).cased) for _, text in shelf.examples.labelled())


def _rows(questions: Sequence[Named], vectors: Matrix) -> NDArray[np.float64]:
    form = np.array([_form(one.plain) for one in questions], dtype=np.float64)
    return np.hstack([vectors, _FORM * form, np.ones((len(questions), 1))])


def _ordinary(text: str) -> str:
    for tag, words in _SAID.items():
        text = text.replace(tag, words)
    return text


def _form(plain: str) -> list[bool]:
    """Return who is spoken of, how the question begins, and whether `you` are spoken to."""
    words = plain.replace("?", " ").replace(",", " ").split()
    first = words[0] if words else ""
    people = [any(tag in word for word in words) for tag in (YOURS, YOUR_TEAM, GROUP, PERSON)]
    return [*people, *(first.startswith(word) for word in _OPENINGS), "you" in words,
            "your" in words]  # fmt: skip


def _fitted(rows: NDArray[np.float64], is_flagged: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Return the weights of a ridge regression in which both sides count the same."""
    counts = np.where(is_flagged, is_flagged.sum(), (~is_flagged).sum())
    weighted = rows.T * (len(rows) / 2 / counts)
    penalty = _RIDGE * np.eye(rows.shape[1])
    goal = np.where(is_flagged, 1.0, -1.0)
    weights: NDArray[np.float64] = np.linalg.solve(weighted @ rows + penalty, weighted @ goal)
    return weights
