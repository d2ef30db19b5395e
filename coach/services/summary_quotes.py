"""Choosing quotes: comments that stand for a theme, by different people, about different sides."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from coach.domain.comment import Tone
from coach.domain.summary import MOST_QUOTES, Quote, ThemeTone
from coach.language.cleaning import one_line
from coach.language.sentences import split_sentences
from coach.language.words import content_stems
from coach.ports import Embedder, Vector

LONGEST_QUOTE = 40
"""Words of a quote; a longer comment is cut at the end of a sentence if it has one."""
_MOST_COMPARED = 16
"""Comments of a theme that are looked at: three quotes are among them."""
_SHORT = 4
_NEAREST = 0.6
"""Share of the comments, nearest to what all of them say, that may be quoted."""
_RELEVANCE = 0.6
"""Weight of standing for the theme against saying something new, 0 to 1."""
_SECOND_THEME, _TOO_SHORT, _TOO_LONG, _OTHER_TONE = 0.85, 0.7, 0.9, 0.85


@dataclass(frozen=True)
class Candidate:
    """A comment that could be quoted for a theme."""

    row: int
    author: str
    masked: str
    tone: Tone
    first: bool
    """Whether the theme is the comment's first one."""


class QuoteChooser:
    """Chooses quotes by meaning; it keeps nothing of what it reads."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def choose(self, candidates: Sequence[Candidate], tone: ThemeTone) -> tuple[Quote, ...]:
        """Return at most three quotes, the most representative first.

        A person is quoted once, and so are the same words. Each next one is chosen by maximal
        marginal relevance (Carbonell and Goldstein, SIGIR 1998).

        Args:
            candidates: The comments of one theme.
            tone: Of the theme: what is said in another one stands less for it.
        """
        left = _distinct(candidates)
        if not left:
            return ()
        vectors = self._vectors(left)
        middle = np.mean(list(vectors.values()), axis=0)
        middle /= float(np.linalg.norm(middle)) or 1.0
        fit = {one.row: _fit(one, float(vectors[one.row] @ middle), tone) for one in left}
        left = _nearest(left, fit, apart=tone == "mixed")
        chosen: list[Candidate] = []

        def gain(one: Candidate) -> tuple[float, int]:
            others = [float(vectors[one.row] @ vectors[other.row]) for other in chosen]
            novel = max(others, default=0.0)
            return round(_RELEVANCE * fit[one.row] - (1 - _RELEVANCE) * novel, 6), -one.row

        while left and len(chosen) < MOST_QUOTES:
            heard = {_praises(one) for one in chosen} if tone == "mixed" else set()
            unheard = [one for one in left if _praises(one) not in heard]
            chosen.append(max(unheard or left, key=gain))
            left = [one for one in left if one.author != chosen[-1].author]
        spread = Counter(stem for one in candidates for stem in set(content_stems(one.masked)))
        return tuple(Quote(row=one.row, text=excerpt(one.masked, spread)) for one in chosen)

    def _vectors(self, candidates: Sequence[Candidate]) -> dict[int, Vector]:
        encoded = self._embedder.encode([one_line(one.masked) for one in candidates])
        return {one.row: vector for one, vector in zip(candidates, encoded, strict=True)}


def excerpt(text: str, spread: Counter[str]) -> str:
    """Return a comment, or of a long one the sentences that say most of what others say too.

    Args:
        text: The masked comment.
        spread: In how many comments of the theme each stem occurs.
    """
    line = one_line(text)
    if len(line.split()) <= LONGEST_QUOTE:
        return line
    sentences = split_sentences(line)
    best = max(range(len(sentences)), key=lambda at: (_weight(sentences[at], spread), -at))
    end, size = best, 0
    while end < len(sentences) and size + len(sentences[end].split()) <= LONGEST_QUOTE:
        size += len(sentences[end].split())
        end += 1
    if end == best:  # one sentence that is longer by itself
        kept, cut = " ".join(sentences[best].split()[:LONGEST_QUOTE]), True
    else:
        kept, cut = " ".join(sentences[best:end]), end < len(sentences)
    return f"{'… ' if best else ''}{kept}{' …' if cut else ''}"


def _distinct(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates whose words nobody wrote before them; of very many every so many."""
    seen: dict[str, Candidate] = {}
    for one in candidates[:: -(-len(candidates) // _MOST_COMPARED) or 1]:
        seen.setdefault(one_line(one.masked).casefold(), one)
    return list(seen.values())


def _nearest(
    candidates: Sequence[Candidate], fit: Mapping[int, float], *, apart: bool
) -> list[Candidate]:
    """Return those that stand for the theme best; of praise and the rest each, if kept apart."""
    ranked = sorted(candidates, key=lambda one: (-fit[one.row], one.row))
    praise = [one for one in ranked if apart and _praises(one)]
    rest = [one for one in ranked if not (apart and _praises(one))]
    kept: list[Candidate] = []
    for group in (praise, rest):
        kept += group[: max(MOST_QUOTES, math.ceil(_NEAREST * len(group)))]
    return kept


def _praises(one: Candidate) -> bool:
    return one.tone is Tone.STRENGTH


def _fit(one: Candidate, near: float, tone: ThemeTone) -> float:
    """Return how well a comment stands for the theme, 0 to 1.

    Args:
        one: The comment.
        near: Its cosine with the middle of the theme's comments.
        tone: Of the theme.
    """
    words = len(one.masked.split())
    length = _TOO_SHORT if words < _SHORT else _TOO_LONG if words > LONGEST_QUOTE else 1.0
    fits = tone == "mixed" or _praises(one) == (tone == "strength")
    return near * length * (1.0 if one.first else _SECOND_THEME) * (1.0 if fits else _OTHER_TONE)


def _weight(sentence: str, spread: Counter[str]) -> float:
    stems = frozenset(content_stems(sentence))
    return sum(spread[stem] for stem in stems) / math.sqrt(len(stems) or 1)
