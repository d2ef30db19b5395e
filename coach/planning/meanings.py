"""What short phrases mean: how near two of them are, and which family of topics they belong to."""

import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from coach.language.words import content_stems
from coach.planning.families import TopicFamily, TopicShelf
from coach.ports import Embedder, Matrix, Vector

_SAME = 0.68
"""Cosine similarity from which two phrases mean the same."""
_IN_FAMILY = 0.55
"""Cosine similarity to its nearest wording from which a phrase belongs to a family."""
_SHARED = 0.12
"""What words in common add to the similarity with a family's wording, at most."""
_WITHIN, _RELATED = 0.9, 0.6
"""Fit of two phrases of one family, and of two related ones."""
_KEPT = 20_000
"""Phrases kept: a phrase takes 1.5 kB."""


@dataclass(frozen=True)
class Kin:
    """The family a phrase belongs to, and how surely."""

    family: TopicFamily
    near: float
    """Cosine similarity to the family's nearest wording, and what shared words add."""


@dataclass(frozen=True)
class _Known:
    """What is known of a phrase once it was met."""

    vector: Vector
    stems: tuple[str, ...]
    kin: Kin | None


class Meanings:
    """Compares phrases by meaning; each is encoded once, threads may share it."""

    def __init__(
        self, embedder: Embedder, shelf: TopicShelf, known: Mapping[str, Vector] | None = None
    ) -> None:
        """Take the vectors of the shelf's wordings from `known`; what is missing is encoded now."""
        self.shelf = shelf
        self._embedder = embedder
        self._lock = threading.Lock()
        self._phrases: dict[str, _Known] = {}
        self._given = dict(known or {})
        rows = [(family, phrase) for family in shelf.families for phrase in family.phrases]
        self._families = [family for family, _ in rows]
        self._wordings = self._encode([phrase for _, phrase in rows])
        self._stems = [frozenset(content_stems(phrase)) for _, phrase in rows]

    def learn(self, phrases: Iterable[str]) -> None:
        """Encode those that are new, in one call."""
        new = [phrase for phrase in dict.fromkeys(phrases) if phrase not in self._phrases]
        if not new:
            return
        vectors = self._encode(new)
        known = {
            phrase: self._look_up(phrase, vector)
            for phrase, vector in zip(new, vectors, strict=True)
        }
        with self._lock:
            full = len(self._phrases) + len(new) > _KEPT
            self._phrases = known if full else self._phrases | known

    def near(self, one: str, other: str) -> float:
        """Return the cosine similarity of two phrases."""
        return float(self._known(one).vector @ self._known(other).vector)

    def kin(self, phrase: str) -> Kin | None:
        """Return the family a phrase belongs to, None if it is near none."""
        return self._known(phrase).kin

    def same(self, one: str, other: str) -> bool:
        """Tell whether two phrases name the same topic, in whatever words."""
        return bool(self.sameness((one,), (other,))[0, 0])

    def sameness(self, ones: Sequence[str], others: Sequence[str]) -> NDArray[np.bool_]:
        """Return which phrases name the same topic, shape (len(ones), len(others))."""
        self.learn((*ones, *others))
        first, second = [self._known(p) for p in ones], [self._known(p) for p in others]
        if not first or not second:
            return np.zeros((len(first), len(second)), dtype=bool)
        near = np.stack([one.vector for one in first]) @ np.stack([one.vector for one in second]).T
        words = _equal([one.stems for one in first], [one.stems for one in second])
        family = _equal([_family(one) for one in first], [_family(one) for one in second])
        same: NDArray[np.bool_] = (near >= _SAME) | words | family
        return same

    def fit(self, offer: str, wish: str) -> float:
        """Return how well what is offered meets what is wished, 0 to 1."""
        first, second = self._known(offer), self._known(wish)
        if first.stems == second.stems:
            return 1.0
        near = float(first.vector @ second.vector)
        kinship = _kinship(first.kin, second.kin)
        return max(0.0, min(1.0, max(near / _SAME * 0.9, kinship)))

    def fits(self, offers: Sequence[str], wishes: Sequence[str]) -> NDArray[np.float64]:
        """Return the fit of every offer with every wish, shape (len(offers), len(wishes))."""
        self.learn((*offers, *wishes))
        first, second = [self._known(p) for p in offers], [self._known(p) for p in wishes]
        if not first or not second:
            return np.zeros((len(first), len(second)))
        near = np.stack([one.vector for one in first]) @ np.stack([one.vector for one in second]).T
        kins = list({_family(one): one.kin for one in (*first, *second)}.values())
        places = {kin.family.id if kin else None: place for place, kin in enumerate(kins)}
        kinship = np.array([[_kinship(one, other) for other in kins] for one in kins])
        rows, columns = ([places[_family(one)] for one in some] for some in (first, second))
        fits = np.maximum(near.astype(np.float64) / _SAME * 0.9, kinship[np.ix_(rows, columns)])
        words = _equal([one.stems for one in first], [one.stems for one in second])
        return np.where(words, 1.0, np.clip(fits, 0.0, 1.0))

    def _known(self, phrase: str) -> _Known:
        found = self._phrases.get(phrase)
        if found is None:
            self.learn((phrase,))
            found = self._phrases.get(phrase)
        return found or self._look_up(phrase, self._embedder.encode([phrase])[0])

    def _encode(self, phrases: Sequence[str]) -> Matrix:
        """Return a row for each phrase; only those that were not given are encoded."""
        missing = [phrase for phrase in phrases if phrase not in self._given]
        made = dict(zip(missing, self._embedder.encode(missing), strict=True)) if missing else {}
        return np.stack([self._given[p] if p in self._given else made[p] for p in phrases])

    def _look_up(self, phrase: str, vector: Vector) -> _Known:
        stems = content_stems(phrase)
        nears = self._wordings @ vector
        mine = frozenset(stems)
        shared = [len(mine & own) / max(1, len(mine | own)) for own in self._stems]
        nears = nears + _SHARED * np.asarray(shared, dtype=np.float32)
        best = int(np.argmax(nears))
        kin = Kin(self._families[best], float(nears[best])) if nears[best] >= _IN_FAMILY else None
        return _Known(vector, tuple(sorted(stems)) or (phrase.casefold(),), kin)


def _equal(ones: Sequence[object], others: Sequence[object]) -> NDArray[np.bool_]:
    """Return where the values are equal; None equals nothing."""
    numbers: dict[object, int] = {}
    rows, columns = (
        np.array([numbers.setdefault(value, len(numbers)) for value in some], dtype=np.int64)
        for some in (ones, others)
    )
    equal: NDArray[np.bool_] = rows[:, None] == columns[None, :]
    if None in numbers:
        equal &= (rows != numbers[None])[:, None]
    return equal


def _family(known: _Known) -> str | None:
    return known.kin.family.id if known.kin else None


def _kinship(one: Kin | None, other: Kin | None) -> float:
    if one is None or other is None:
        return 0.0
    if one.family.id == other.family.id:
        return _WITHIN
    related = other.family.id in one.family.near or one.family.id in other.family.near
    return _RELATED if related else 0.0
