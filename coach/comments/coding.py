"""Coding: the themes of a comment, told by the examples that its clauses are like."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from coach.comments.coding_likeness import Likeness, Numbers, Text
from coach.comments.coding_shelf import CodeShelf
from coach.comments.tones import TONES, tone_of
from coach.domain.comment import MOST_CODES, Code, Tone
from coach.ports import Matrix, Vector

CODES = tuple(Code)
_NONE = len(CODES)
"""Where the score of `nothing` stands in a row of scores."""
_TONES = slice(_NONE + 1, _NONE + 1 + len(TONES))
"""Where the scores of the tones stand; behind them, those of each code's own tones."""
# Chosen on the open cases.
_SURE = 0.18
"""A clause has its likeliest code from this score on; below it, something else was said."""
_ALSO, _NEARLY = 0.35, 0.5
"""A clause has a second code from this score on, if it is this share of the first."""
_NOTHING = 0.5
"""A clause says nothing from this score on."""


@dataclass(frozen=True)
class Coded:
    """A code that a clause has."""

    code: Code
    tone: Tone
    score: float
    """How sure it is, about 0 to 1."""


class Coder:
    """Gives clauses their codes; fitted to the shelf's examples when it is built."""

    def __init__(self, shelf: CodeShelf, vectors: Mapping[str, Vector]) -> None:
        """Fit the votes; `vectors` has those of all texts of `example_texts`."""
        nothing = shelf.apart.nothing
        said: list[Text] = [(one.text, one.side) for one in shelf.examples]
        said += [(text, None) for text in nothing]
        labels = np.zeros((len(said), _TONES.stop + len(CODES) * len(TONES)))
        for row, one in zip(labels, shelf.examples, strict=False):
            tone = TONES.index(one.tone)
            places = [CODES.index(code) for code in one.codes]
            row[places] = 1.0
            row[_TONES.start + tone] = 1.0
            row[[_TONES.stop + place * len(TONES) + tone for place in places]] = 1.0
        labels[len(shelf.examples) :, _NONE] = 1.0
        labels[:, : _NONE + 1] *= _balance(labels[:, : _NONE + 1])
        self._likeness = Likeness(said, np.stack([vectors[text] for text, _ in said]), labels)

    def scores(self, clauses: Sequence[Text], vectors: Matrix) -> Numbers:
        """Return for each clause the scores of codes, `nothing`, tones, and each code's tones."""
        return self._likeness.scores(clauses, vectors)


def _balance(labels: Numbers) -> Numbers:
    """Return a weight for each label that makes up in part for how many examples it has."""
    counts = np.maximum(labels.sum(axis=0), 1.0)
    weights: Numbers = np.sqrt(counts.mean() / counts)
    return weights


def likeliest(clauses: Numbers) -> float:
    """Return the highest score that any code has in any of the clauses."""
    return float(clauses[:, : len(CODES)].max())


def in_context(clauses: Numbers, comment: Numbers) -> Numbers:
    """Return the scores of clauses as they read beside the others.

    A clause like "that makes such a difference" has no theme of its own. The more clauses a comment
    has, the less it tells of each.

    Args:
        clauses: The scores of the comment's clauses, shape (clauses, scores).
        comment: Those of the comment as a whole.
    """
    share = 1.0 / len(clauses)
    return clauses if len(clauses) == 1 else (1.0 - share) * clauses + share * comment


def codes_of(clauses: Numbers) -> tuple[Coded, ...]:
    """Return the codes of a comment, best first, at most MOST_CODES.

    Args:
        clauses: The scores of its clauses as `Coder.scores` gives them, shape (clauses, scores).
    """
    best: dict[Code, Coded] = {}
    for row in clauses:
        for one in _codes_of_clause(row):
            if one.code not in best or one.score > best[one.code].score:
                best[one.code] = one
    found = sorted(best.values(), key=lambda one: (-one.score, CODES.index(one.code)))
    clear = [one for one in found if one.code is not Code.OTHER]
    return tuple(clear[:MOST_CODES] or found[:1])


def _codes_of_clause(row: Numbers) -> list[Coded]:
    """Return one code or two, none for a clause that says nothing."""
    scores, nothing = row[: len(CODES)], float(row[_NONE])
    if nothing >= max(_NOTHING, float(scores.max())):
        return []
    first, second = (int(place) for place in np.argsort(-scores, kind="stable")[:2])
    if scores[first] < _SURE:
        return [Coded(Code.OTHER, tone_of(row[_TONES].tolist()), float(scores[first]))]
    chosen = [first]
    if scores[second] >= max(_ALSO, _NEARLY * float(scores[first])):
        chosen.append(second)
    return [Coded(CODES[place], _tone(row, place), float(scores[place])) for place in chosen]


def _tone(row: Numbers, place: int) -> Tone:
    """Return how a code is meant: by what praise sounds like anywhere, and for this code."""
    start = _TONES.stop + place * len(TONES)
    both: list[float] = (row[_TONES] + row[start : start + len(TONES)]).tolist()
    return tone_of(both)
