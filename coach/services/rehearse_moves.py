"""What an answer in a rehearsal does, told by meaning from the examples of the shelf."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from coach.domain.rehearsal import Move
from coach.language.phrases import compiled
from coach.ports import Embedder, Matrix, Vector
from coach.services.rehearse_texts import RehearsalShelf, Scene

_SIGN = 0.3
"""Weight of one sign beside a vector of unit length."""
_WIDTH, _RIDGE = 1.0, 0.1
"""Of the Gaussian kernel: how fast an example loses its say with distance, and its ridge. What is
far from every example scores low, and stays untold."""
_OWN, _OTHERS = 3.0, 0.5
"""Weight of the examples of the scene that is played, and of those of other scenes; general 1."""
_CLEAR, _AHEAD = 0.2, 0.03
"""Score that a move must reach, and by how much it must lead, to be told at all."""
_CLEAR_HARD, _AHEAD_HARD = 0.42, 0.2
"""The same for a move that does harm here, ahead of every one that helps: no hasty verdict."""
_CLEAR_ASIDE = 0.45
"""Score from which an answer was meant for the coach; it then does not count."""
_AT_LENGTH = 90
"""Words from which an answer is too long to be heard, whatever it says."""
_LONG, _SHORT, _SHORTEST = 60, 8, 3
_WH = re.compile(
    r"^(?:\W|and|ok|okay|so|but|well|hm+|then)*"
    r"(?:what|how|which|who|when|where|why|is there|(?:could|can|would|do|did|have|are) you)\b"
)

Scores = NDArray[np.float64]


@dataclass(frozen=True)
class Told:
    """What an answer does, and whether it did so at too great a length."""

    move: Move
    at_length: bool = False


class MoveTeller:
    """Tells moves by kernel regression on the examples, fitted for each scene when it is built."""

    def __init__(
        self, embedder: Embedder, shelf: RehearsalShelf, known: Mapping[str, Vector]
    ) -> None:
        """Take the vectors of the examples from `known`, and fit a model for each scene."""
        self._embedder = embedder
        self._moves: tuple[Move, ...] = tuple(shelf.texts.moves)
        self._signs = [compiled(one.signs) for one in shelf.texts.moves.values() if one.signs]
        rows: list[tuple[str, Move, str]] = [
            ("", move, text) for move, one in shelf.texts.moves.items() for text in one.examples
        ]
        rows += [
            (scene.id, move, text)
            for scene in shelf.scenes
            for move, texts in scene.examples.items()
            for text in texts
        ]
        texts = [text for _, _, text in rows]
        self._examples = self._features(texts, np.stack([known[text] for text in texts]))
        near = _kernel(self._examples, self._examples)
        labels = np.array([self._moves.index(move) for _, move, _ in rows])
        owners = np.array([owner for owner, _, _ in rows])
        self._models = {
            scene.id: _fitted(near, labels, len(self._moves), _weights(owners, scene.id))
            for scene in shelf.scenes
        }

    def tell(self, text: str, scene: Scene) -> Told:
        """Return what an answer does in a scene; `unsure` where it is not clear enough."""
        features = self._features([text], self._embedder.encode([text]))
        scores: Scores = (_kernel(features, self._examples) @ self._models[scene.id])[0]
        move = self._decided(scores, scene)
        at_length = len(text.split()) > _AT_LENGTH
        return Told("explains", True) if at_length and move != "presses" else Told(move, at_length)

    def _decided(self, scores: Scores, scene: Scene) -> Move:
        order = np.argsort(-scores)
        best, second = float(scores[order[0]]), float(scores[order[1]])
        move = self._moves[int(order[0])]
        if best < _CLEAR or best - second < _AHEAD:
            return "unsure"
        if move == "beside" and (best < _CLEAR_ASIDE or best - second < _AHEAD_HARD):
            return "unsure"
        if scene.stance(move) != "hurts":
            return move
        helping = [
            float(score)
            for one, score in zip(self._moves, scores, strict=True)
            if scene.stance(one) == "helps"
        ]
        hasty = best < _CLEAR_HARD or best - max(helping, default=0.0) < _AHEAD_HARD
        return "unsure" if hasty else move

    def _features(self, texts: Sequence[str], vectors: Matrix) -> Scores:
        seen = np.array([self._seen(text.lower().replace("’", "'")) for text in texts])
        return np.hstack([vectors, _SIGN * seen])

    def _seen(self, plain: str) -> list[float]:
        """Return which signs a text bears, and what can be told from its form."""
        count = len(plain.split())
        form = (
            _WH.search(plain) is not None,
            plain.rstrip().endswith("?"),
            "?" in plain,
            plain.startswith("you"),
            plain.startswith("i"),
            count <= _SHORTEST,
            count <= _SHORT,
        )
        signs = (sign.search(plain) is not None for sign in self._signs)
        return [*map(float, signs), *map(float, form), min(count, _LONG) / _LONG]


def _weights(owners: NDArray[np.str_], scene: str) -> Scores:
    general = np.where(owners == "", 1.0, _OTHERS)
    weights: Scores = np.where(owners == scene, _OWN, general)
    return weights


def _kernel(ones: Scores, others: Scores) -> Scores:
    """Return how near each row is to each of the others, 0 to 1, shape (ones, others)."""
    squares = (ones**2).sum(axis=1)[:, None] + (others**2).sum(axis=1)[None, :]
    near: Scores = np.exp(-_WIDTH * (squares - 2 * ones @ others.T))
    return near


def _fitted(near: Scores, labels: NDArray[np.int_], kinds: int, weights: Scores) -> Scores:
    """Return the weighted kernel ridge regression of one column a move.

    A move with few examples counts as much as one with many.

    Source:
        Saunders, Gammerman and Vovk, ICML 1998.
    """
    wanted = np.full((len(labels), kinds), -1.0 / (kinds - 1))
    wanted[np.arange(len(labels)), labels] = 1.0
    counts = np.bincount(labels, minlength=kinds)
    shares = weights * len(labels) / kinds / counts[labels]
    fitted: Scores = np.linalg.solve(near + _RIDGE * np.diag(1.0 / shares), wanted)
    return fitted
