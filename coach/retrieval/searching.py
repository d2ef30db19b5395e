"""Finding passages: two arms fused on normalised scores, then late interaction over the best."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from coach.domain.passage import Hit, Passage, SentenceHit
from coach.language.asking import Form, form_of, has_shape
from coach.language.words import content_stems
from coach.ports import Embedder, Encoded, KeywordIndex, PassageIndex, PassageVectors
from coach.retrieval.indexing import sentence_starts
from coach.retrieval.late_interaction import token_weights

Scores = NDArray[np.float32]

CONTEXT = 1 / 4
"""Weight of a word taken along from earlier turns, against 1 for a word of the question."""
ALIKE = 0.88
"""Cosine from which a listed question is the one asked in other words."""
SAME = 0.5
"""How much more such a question counts, once it is the very same."""
THE_VERY = 2.0
"""How much more the very question counts, word for word: its section comes first."""
_VERY = 0.97


@dataclass(frozen=True)
class Mixture:
    """How much each signal counts; chosen on public data, see docs/evals.md."""

    dense: float = 0.20
    keyword: float = 0.15
    late: float = 0.50
    sentence: float = 0.15
    listed: float = 0.15
    """For a section that lists a question like the one asked; no effect where none does."""
    behind: float = 0.15
    """What a passage of our own design is behind one that rests on a source."""
    candidates: int = 40
    """Passages taken from each arm."""
    reranked: int = 40
    """Passages looked at token by token."""

    @property
    def total(self) -> float:
        """The highest score a passage can reach without listed questions."""
        return self.dense + self.keyword + self.late + self.sentence


@dataclass(frozen=True)
class Pinpoint:
    """How much each signal counts when the sentence is chosen that answers."""

    passage: float = 1.0
    late: float = 1.0
    near: float = 0.5
    shared: float = 0.2
    shape: float = 0.1

    @property
    def total(self) -> float:
        """The highest score a sentence can reach."""
        return self.passage + self.late + self.near + self.shared + self.shape


@dataclass(frozen=True)
class Query:
    """A question made ready for searching."""

    text: str
    encoded: Encoded
    weights: Scores
    """Of the question's tokens, shape (t,), summing to 1."""
    stems: frozenset[str]
    form: Form
    context: str = ""
    """What was taken along from earlier turns; it counts less than the question itself."""


@dataclass(frozen=True)
class Found:
    """The outcome of a search, with the signals that the do-we-know decision reads."""

    query: Query
    hits: tuple[Hit, ...]
    dense: float = 0.0
    """Best cosine of a passage with the question, -1 to 1."""
    near: float = 0.0
    """Best cosine of a sentence with the question, -1 to 1."""
    listed: float = 0.0
    """Best cosine of a listed question with the question, 0 if none is listed."""
    met: Scores = field(default_factory=lambda: np.zeros(0, dtype=np.float32))
    """For each token of the question, its best cosine within the best passage, shape (t,)."""
    late: float = 0.0
    """Weighted mean of `met`."""
    told: tuple[Scores, ...] = ()
    """For each hit, how each of its sentences meets each token, shape (claims, t)."""

    @property
    def own(self) -> float:
        """Weighted mean of `met` over the question's own tokens, what it took along left out."""
        query = self.query
        own = query.encoded.spans[:, 0] < len(query.text)
        weight = float(query.weights[own].sum()) if len(self.met) else 0.0
        return float(query.weights[own] @ self.met[own]) / weight if weight else 0.0


@dataclass(frozen=True)
class _Interaction:
    """How the question's tokens are met by one passage."""

    met: Scores
    late: float
    sentences: Scores
    """Weighted mean for each sentence by itself, shape (claims,)."""
    told: Scores
    """The same for each token of the question, shape (claims, t)."""


class Searcher:
    """Searches one set of passages; everything slow was computed when they were indexed."""

    def __init__(
        self,
        passages: Sequence[Passage],
        vectors: Mapping[str, PassageVectors],
        *,
        index: PassageIndex,
        keywords: KeywordIndex,
        embedder: Embedder,
        mixture: Mixture | None = None,
        ours: Collection[str] = (),
    ) -> None:
        """Search these passages; `ours` names the sources that are our own design."""
        self.passages = list(passages)
        self.vectors = [vectors[passage.id] for passage in passages]
        self.mixture = mixture or Mixture()
        self.pinpoint = Pinpoint()
        self._index = index
        self._keywords = keywords
        self._embedder = embedder
        self._rows = {passage.id: row for row, passage in enumerate(passages)}
        behind = [self.mixture.behind if p.source in ours else 0.0 for p in passages]
        self._behind = np.array(behind, dtype=np.float32)
        self._stems = [[frozenset(content_stems(c.text)) for c in p.claims] for p in passages]
        self._starts = [
            sentence_starts(p, v.window) for p, v in zip(self.passages, self.vectors, strict=True)
        ]
        listed = [v.questions for v in self.vectors if len(v.questions)]
        self._questions = np.concatenate(listed) if listed else None
        self._asked_of = np.repeat(
            np.arange(len(passages)), [len(v.questions) for v in self.vectors]
        )

    def prepare(self, text: str, context: str = "") -> Query:
        """Encode a question once, with what it takes along from earlier turns, for every step."""
        whole = f"{text} {context}".strip()
        encoded = self._embedder.encode_with_tokens([whole])[0]
        weights = token_weights(whole, encoded, self._embedder)
        if context and len(weights):
            weights = _lighten(weights, encoded.spans[:, 0] > len(text), bool(content_stems(text)))
        return Query(
            text=text,
            encoded=encoded,
            weights=weights,
            stems=frozenset(content_stems(text)),
            form=form_of(text),
            context=context,
        )

    def search(self, query: Query, *, k: int) -> Found:
        """Return at most k passages, best first, each with its sentences ranked."""
        if not self.passages:
            return Found(query=query, hits=())
        dense, keyword, listed = self._arms(query)
        mixture = self.mixture
        first = mixture.dense * dense + mixture.keyword * keyword + mixture.listed * listed
        first -= self._behind
        rows = np.argsort(-first, kind="stable")[: mixture.reranked]
        interactions = [self._interact(query, int(row)) for row in rows]
        near = [self.vectors[row].sentences @ query.encoded.vector for row in rows]
        final = np.array(
            [
                first[row]
                + mixture.late * seen.late
                + mixture.sentence * float(cosines.max(initial=0.0))
                for row, seen, cosines in zip(rows, interactions, near, strict=True)
            ]
        )
        order = np.argsort(-final, kind="stable")
        hits = tuple(
            self._hit(query, int(rows[i]), float(final[i]), interactions[i], near[i])
            for i in order[:k]
        )
        best = interactions[order[0]]
        return Found(
            query=query,
            hits=hits,
            dense=float(dense.max()),
            near=max(float(cosines.max(initial=0.0)) for cosines in near),
            listed=float(listed.max(initial=0.0)),
            met=best.met,
            late=best.late,
            told=tuple(interactions[i].told for i in order[:k]),
        )

    def _arms(self, query: Query) -> tuple[Scores, Scores, Scores]:
        size = len(self.passages)
        dense = np.zeros(size, dtype=np.float32)
        for id, cosine in self._index.nearest(
            query.encoded.vector, k=min(size, self.mixture.candidates)
        ):
            dense[self._rows[id]] = cosine
        keyword = self._keywords.scores(query.text)
        if query.context:
            keyword = keyword + np.float32(CONTEXT) * self._keywords.scores(query.context)
        peak = float(keyword.max(initial=0.0))
        for row in np.argsort(-keyword)[: self.mixture.candidates]:
            if keyword[row] > 0 and not dense[row]:
                dense[row] = float(self.vectors[row].window.vector @ query.encoded.vector)
        listed = np.zeros(size, dtype=np.float32)
        if self._questions is not None:
            np.maximum.at(listed, self._asked_of, self._questions @ query.encoded.vector)
            alike = np.clip((listed - ALIKE) / (1 - ALIKE), 0, 1)
            listed += SAME * alike + THE_VERY * (listed >= _VERY)
        return dense, keyword / np.float32(peak) if peak else keyword, listed

    def _interact(self, query: Query, row: int) -> _Interaction:
        tokens = self.vectors[row].window.tokens
        starts = self._starts[row]
        if not len(tokens) or not len(query.encoded.tokens):
            return _Interaction(
                met=np.zeros(len(query.weights), dtype=np.float32),
                late=0.0,
                sentences=np.zeros(len(starts), dtype=np.float32),
                told=np.zeros((len(starts), len(query.weights)), dtype=np.float32),
            )
        similar = query.encoded.tokens @ tokens.astype(np.float32, copy=False).T
        met = similar.max(axis=1)
        told = np.maximum.reduceat(similar, starts, axis=1)
        return _Interaction(
            met=met, late=float(query.weights @ met), sentences=query.weights @ told, told=told.T
        )

    def _hit(self, query: Query, row: int, score: float, seen: _Interaction, near: Scores) -> Hit:
        passage = self.passages[row]
        scored = [
            (self._pinpoint(query, row, position, score, seen, near), position)
            for position in range(len(passage.claims))
        ]
        return Hit(
            passage=passage,
            score=min(1.0, max(0.0, score / self.mixture.total)),
            sentences=tuple(
                SentenceHit(passage=passage.id, position=position, score=min(1.0, max(0.0, value)))
                for value, position in sorted(scored, key=lambda pair: (-pair[0], pair[1]))
            ),
        )

    def _pinpoint(
        self, query: Query, row: int, position: int, score: float, seen: _Interaction, near: Scores
    ) -> float:
        weigh = self.pinpoint
        stems = self._stems[row][position]
        shared = len(query.stems & stems) / len(query.stems) if query.stems else 0.0
        fits = has_shape(self.passages[row].claims[position].text, query.form)
        value = (
            weigh.passage * score
            + weigh.late * float(seen.sentences[position])
            + weigh.near * float(near[position])
            + weigh.shared * shared
            + weigh.shape * fits
        )
        return value / weigh.total


def _lighten(weights: Scores, taken_along: NDArray[np.bool_], speaks: bool) -> Scores:
    """Let what was taken along count less than the question, summing to 1 again.

    If the question speaks of something itself, the rest together counts at most as much as it does.
    """
    lighter = np.where(taken_along, weights * np.float32(CONTEXT), weights)
    own, rest = float(lighter[~taken_along].sum()), float(lighter[taken_along].sum())
    if speaks and rest > own > 0:
        lighter = np.where(taken_along, lighter * np.float32(own / rest), lighter)
    scaled: Scores = (lighter / lighter.sum()).astype(np.float32)
    return scaled
