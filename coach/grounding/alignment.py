"""Which words of a claim are met by which sentences, in the same word or in one of like meaning."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from coach.language.dates import date_overlap
from coach.language.figures import Figure, agrees, figures
from coach.language.names import names
from coach.language.word_spans import words_at
from coach.language.words import FUNCTION_WORDS, parts, stem
from coach.ports import Embedder, Encoded

Cells = NDArray[np.float32]
"""Shape (terms, sentences), each cell 0 to 1."""
Values = NDArray[np.float32]
"""Shape (terms,) or (sentences,)."""

_COMMON_RANK = 1_500
"""Words among the first of the vocabulary are common, and count alike."""
_FIGURE_RARITY = 0.6
_PREFIX = 5
"""Words that share so many first letters count as nearly the same: `nominee`, `nominated`."""
_PREFIX_MATCH = 0.85
_PART_OF_DATE = 0.8
"""What half a date is worth: `October` beside a claim's `October 2013` counts .8 times one half."""
_CLAUSE = re.compile(
    r"[,;:]\s|\s(?=(?:and|but|which|who|where|when|while|after|before|because|as|that|with|for)\s)"
)


@dataclass(frozen=True)
class Term:
    """A content word or figure of a claim."""

    text: str
    stem: str
    start: int
    end: int
    rarity: float
    """0 common to 1 rare in the language."""
    clause: int
    """Number of the clause it stands in, from 0."""
    figure: Figure | None = None
    named: bool = False
    """Part of a proper name."""


@dataclass(frozen=True)
class Read:
    """What a sentence says, ready for comparing."""

    stems: frozenset[str]
    prefixes: frozenset[str]
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class Alignment:
    """How well each term of a claim is met by each sentence."""

    terms: tuple[Term, ...]
    lexical: Cells
    """By the same stem, or an agreeing figure."""
    late: Cells
    """By the nearest word in context: best cosine of token vectors."""
    cosines: Values
    """Of the whole claim with each whole sentence, 0 to 1, shape (sentences,)."""

    @property
    def named(self) -> NDArray[np.bool_]:
        """Which terms belong to a name, shape (terms,)."""
        return np.array([term.named for term in self.terms], dtype=bool)

    @property
    def figured(self) -> NDArray[np.bool_]:
        """Which terms are figures, shape (terms,)."""
        return np.array([term.figure is not None for term in self.terms], dtype=bool)

    @property
    def rarity(self) -> Values:
        """How rare each term is, shape (terms,)."""
        return np.array([term.rarity for term in self.terms], dtype=np.float32)


def align(
    terms: tuple[Term, ...], claim: Encoded, sentences: Sequence[str], given: Sequence[Encoded]
) -> Alignment:
    """Compare a claim with sentences, both already encoded."""
    cosines = np.array([float(claim.vector @ one.vector) for one in given], dtype=np.float32)
    return Alignment(
        terms=terms,
        lexical=lexical_cells(terms, sentences),
        late=_late_cells(terms, claim, given),
        cosines=np.clip(cosines, 0.0, 1.0),
    )


def terms_of(claim: str, embedder: Embedder) -> tuple[Term, ...]:
    """Return the content words and figures of a claim, in order; no two overlap."""
    cuts = [match.start() for match in _CLAUSE.finditer(claim)]
    numbers = figures(claim)
    named = [(name.start, name.end) for name in names(claim)]
    found = [
        Term(
            text=claim[figure.start : figure.end],
            stem=stem(
                figure.value if figure.unit != "th" else claim[figure.start : figure.end].lower()
            ),
            start=figure.start,
            end=figure.end,
            rarity=_FIGURE_RARITY,
            clause=_clause_at(cuts, figure.start),
            figure=figure,
        )
        for figure in numbers
    ]
    for word, start, end in words_at(claim):
        counted = any(figure.start < end and start < figure.end for figure in numbers)
        if counted or word in FUNCTION_WORDS or (len(word) == 1 and not word.isdigit()):
            continue
        inside = any(low <= start < high for low, high in named)
        rarity = _rarity(word, embedder)
        found.append(
            Term(word, stem(word), start, end, rarity, _clause_at(cuts, start), named=inside)
        )
    return tuple(sorted(found, key=lambda term: term.start))


def lexical_cells(terms: Sequence[Term], sentences: Sequence[str]) -> Cells:
    """Return how far each sentence holds each term in the same words or figures."""
    cells = np.zeros((len(terms), len(sentences)), dtype=np.float32)
    for column, sentence in enumerate(sentences):
        said = read(sentence)
        for row, term in enumerate(terms):
            cells[row, column] = _held(term, said)
    return cells


@lru_cache(maxsize=20_000)
def read(sentence: str) -> Read:
    """Return the stems and figures of a sentence."""
    stems = frozenset(
        stem(part) for word, _, _ in words_at(sentence) for part in (word, *parts(word))
    )
    prefixes = frozenset(one[:_PREFIX] for one in stems if len(one) >= _PREFIX)
    return Read(stems, prefixes, figures(sentence))


def _held(term: Term, said: Read) -> float:
    if term.figure is not None:
        plain = term.figure.unit in (None, "th") and term.stem in said.stems
        return 1.0 if plain else _figure_held(term.figure, said)
    if term.stem in said.stems:
        return 1.0
    pieces = _piece_stems(term.text)
    if len(pieces) > 1:
        return sum(piece in said.stems for piece in pieces) / len(pieces)
    close = len(term.stem) >= _PREFIX and not term.named and term.stem[:_PREFIX] in said.prefixes
    return _PREFIX_MATCH if close else 0.0


@lru_cache(maxsize=20_000)
def _piece_stems(word: str) -> tuple[str, ...]:
    return tuple(stem(piece) for piece in parts(word))


def _figure_held(figure: Figure, said: Read) -> float:
    if any(agrees(figure, given) for given in said.figures):
        return 1.0
    if figure.unit == "date":
        part = (date_overlap(figure.value, one.value) for one in said.figures if one.unit == "date")
        return _PART_OF_DATE * max(part, default=0.0)
    return 0.0


def _late_cells(terms: Sequence[Term], claim: Encoded, given: Sequence[Encoded]) -> Cells:
    """Return each term's best cosine among a sentence's tokens, a word's pieces averaged."""
    best = np.zeros((len(claim.tokens), len(given)), dtype=np.float32)
    for column, one in enumerate(given):
        if len(one.tokens):
            # many small products: a single large one wakes the threads of BLAS, and waits for them
            best[:, column] = (claim.tokens @ one.tokens.T).max(axis=1)
    cells = np.zeros((len(terms), len(given)), dtype=np.float32)
    for row, term in enumerate(terms):
        pieces = (claim.spans[:, 0] < term.end) & (claim.spans[:, 1] > term.start)
        if pieces.any():
            cells[row] = best[pieces].mean(axis=0)
    return np.clip(cells, 0.0, 1.0)


def _clause_at(cuts: Sequence[int], start: int) -> int:
    return sum(cut < start for cut in cuts)


def _rarity(word: str, embedder: Embedder) -> float:
    rank = max(embedder.ranks(word), _COMMON_RANK)
    return float(min(1.0, np.log(rank / _COMMON_RANK) / np.log(30_000 / _COMMON_RANK)))
