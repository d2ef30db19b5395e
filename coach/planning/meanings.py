"""What short phrases mean: how near two of them are, and which family of topics they belong to."""

import re
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
_IN_FAMILY, _AHEAD = 0.5, 0.05
"""A phrase belongs to the family of its nearest wording from this similarity on, if no unrelated
family is nearly as near. Chosen on 118 fresh wordings: 66 of 98 right, 7 wrong or next to right,
none of the 20 that belong to no family."""
_PERHAPS, _BEHIND = 0.45, 0.08
"""A phrase may belong to every family this near to it, and no further behind the nearest one."""
_SURE = 0.62
"""Similarity from which two phrases of different families are different topics, however near."""
_SHARED = 0.12
"""What words in common add to the similarity with a family's wording, at most."""
_WITHIN, _RELATED = 0.9, 0.6
"""Fit of two phrases of one family, and of two related ones."""
_AI = re.compile(
    r"\bA\.?I\b\.?|\b(?:gen-?ai|genai|artificial intelligence|machine learning|chat-?gpt|gpt"
    r"|copilot|gemini|claude|llms?|large language models?|chatbots?|deep-?fakes?)\b",
    re.IGNORECASE,
)
"""Names by which people mean AI, whatever else a phrase says."""
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
    perhaps: NDArray[np.bool_]
    """Of each family, whether the phrase may belong to it, shape (families,)."""


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
        self._starts = [n for n, (f, _) in enumerate(rows) if n == 0 or rows[n - 1][0] is not f]
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

    def is_ai(self, phrase: str) -> bool:
        """Tell whether a topic uses AI, so that policy and risk belong to it."""
        kin = self.kin(phrase)
        return bool(_AI.search(phrase)) or (kin is not None and kin.family.ai)

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
        apart = _sure(first)[:, None] & _sure(second)[None, :] & ~family
        same: NDArray[np.bool_] = words | family | ((near >= _SAME) & ~apart)
        return same

    def alike(self, ones: Sequence[str], others: Sequence[str]) -> NDArray[np.bool_]:
        """Return which phrases may well be one topic, shape (len(ones), len(others)).

        Rather too often than too rarely: what was a topic lately must not come back in other
        words. Of 90 pairs written for it, 39 of the 45 same ones and 3 of the 45 different ones;
        `sameness` says 30 and none.
        """
        same = self.sameness(ones, others)
        if not same.size:
            return same
        first = np.stack([self._known(phrase).perhaps for phrase in ones])
        second = np.stack([self._known(phrase).perhaps for phrase in others])
        joint: NDArray[np.bool_] = same | ((first.astype(np.int32) @ second.T.astype(np.int32)) > 0)
        return joint

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
        mine = frozenset(stems)
        shared = [len(mine & own) / max(1, len(mine | own)) for own in self._stems]
        nears = self._wordings @ vector + _SHARED * np.asarray(shared, dtype=np.float32)
        nearest = np.maximum.reduceat(nears, self._starts)
        perhaps = (nearest >= max(_PERHAPS, float(nearest.max()) - _BEHIND)).astype(bool)
        kin = self._kin(nears)
        return _Known(vector, tuple(sorted(stems)) or (phrase.casefold(),), kin, perhaps)

    def _kin(self, nears: NDArray[np.float32]) -> Kin | None:
        """Return the family of the nearest wording, if no unrelated family is almost as near."""
        order = np.argsort(-nears)
        best = self._families[order[0]]
        related = {best.id, *best.near}
        rival = next((n for n in order if self._families[n].id not in related), None)
        ahead = nears[order[0]] - nears[rival] if rival is not None else 1.0
        clear = nears[order[0]] >= _IN_FAMILY and ahead >= _AHEAD
        return Kin(best, float(nears[order[0]])) if clear else None


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


def _sure(some: Sequence[_Known]) -> NDArray[np.bool_]:
    return np.array([one.kin is not None and one.kin.near >= _SURE for one in some])


def _kinship(one: Kin | None, other: Kin | None) -> float:
    if one is None or other is None:
        return 0.0
    if one.family.id == other.family.id:
        return _WITHIN
    related = other.family.id in one.family.near or one.family.id in other.family.near
    return _RELATED if related else 0.0
