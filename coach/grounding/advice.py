"""Whether a sentence directs the reader to something that is a mentoring coach's to ask.

A document may hold an order to its reader, and a model may pass it on as advice that states no
fact. Each sentence is therefore compared by meaning with two lists of examples on the shelf: what a
coach asks of people, and what it never asks, such as secrets, payments or votes. It is compared as
it stands and with the roles left out, so that `for your mentor` makes nothing a mentoring matter.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path

import numpy as np

from coach.domain.record import Record
from coach.language.phrases import compiled
from coach.language.words import FUNCTION_WORDS, content_stems, stem
from coach.ports import Embedder, Matrix
from coach.shelves import as_model, read_yaml

NEAREST = 3
"""So many examples of each list decide together."""
LEANS_WITHOUT = 0.06
"""A sentence that cites nothing goes once it leans further to what is not ours."""
LEANS_WITH = 0.12
"""One that a passage bears out goes from here: no sentence of the library leans as far."""
LEANS_UNVOUCHED = 0.04
"""One that only doubtful sources bear out goes from here: nobody reviewed what they ask for."""
TELLING = 0.08
"""How far a telling word leans by itself."""
KEPT = 64
"""Sentences whose lean is kept: those of a draft come again while it grows."""
AKIN = 0.3
"""Uncited advice is so near to the question, or to what a coach asks of people, by cosine."""
RARE = 30_000
"""Words of this rank and rarer are not everybody's: uncited advice has them from what is given."""

_ROLES = re.compile(
    r"\b(?:your|the|their|his|her|my)\s+(?:leader|mentor|mentee|partner|pair)s?\b"
    r"|\b(?:leader|mentor|mentee)s?\b",
    re.IGNORECASE,
)
_MEETINGS = re.compile(
    r"\b(?:last|next|first|the|your|each|every|a)\s+(?:session|meeting)s?\b"
    r"|\b(?:session|meeting|mentoring|agenda)s?\b",
    re.IGNORECASE,
)

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_STARTS = re.compile(r"(?:^|[.!?]\s+)[\"'“‘(]*$")


class AdviceExamples(Record):
    """The file `model_advice.yaml`: what a model may and may not tell a reader to do."""

    telling: tuple[str, ...]
    """Phrases that seldom belong to mentoring."""
    not_ours: Mapping[str, tuple[str, ...]]
    """Sentences by kind."""
    ours: Mapping[str, tuple[str, ...]]

    @property
    def sentences(self) -> tuple[str, ...]:
        """All examples, for whoever keeps their vectors."""
        return tuple(
            one for group in (self.not_ours, self.ours) for k in group.values() for one in k
        )


def read_advice(folder: Path) -> AdviceExamples:
    """Read model_advice.yaml of the conversation shelf, or raise ShelfError."""
    path = folder / "model_advice.yaml"
    return as_model(AdviceExamples, read_yaml(path), path)


class AdviceJudge:
    """Tells a coach's advice from orders that came in with a document."""

    def __init__(self, embedder: Embedder, examples: AdviceExamples) -> None:
        """Judge by these examples; they are encoded when the first sentence is judged."""
        self._embedder = embedder
        self._examples = examples
        self._telling = compiled(examples.telling)
        self._leans: dict[str, float] = {}

    def steers(self, sentence: str, *, cited: bool, vouched: bool = True) -> bool:
        """Tell whether a sentence directs the reader to what is not a coach's to ask.

        Args:
            sentence: As a model wrote it.
            cited: Whether a passage bears it out.
            vouched: Whether each source of that passage can vouch for itself.
        """
        if cited:
            return self.lean(sentence) > (LEANS_WITH if vouched else LEANS_UNVOUCHED)
        return self.lean(sentence) > LEANS_WITHOUT

    def lean(self, sentence: str) -> float:
        """Return how much nearer a sentence is to what is not ours, -1 to about 1."""
        self.look_at((sentence,))
        return self._leans[sentence]

    def look_at(self, sentences: Sequence[str]) -> None:
        """Compare several sentences at once, so that each costs less; the last KEPT are kept."""
        new = [one for one in dict.fromkeys(sentences) if one not in self._leans]
        if not new:
            return
        if len(self._leans) + len(new) > KEPT:
            self._leans = {one: self._leans[one] for one in sentences if one in self._leans}
        rows = self._embedder.encode([form for one in new for form in (one, _bare(one))])
        leans = (_top(rows, self._vectors[0]) - _top(rows, self._vectors[1])).reshape(-1, 2)
        for one, lean in zip(new, leans.max(axis=1), strict=True):
            telling = TELLING * bool(self._telling.search(one.lower()))
            self._leans[one] = float(lean) + telling

    def stays(self, sentence: str, asked: str) -> bool:
        """Tell whether advice stays with what was asked, or with what a coach asks of people."""
        own = self._embedder.encode([sentence])
        near = float((own @ self._vectors[1].T).max())
        return near >= AKIN or float((own @ self._embedder.encode([asked]).T).max()) >= AKIN

    def is_strange(self, sentence: str, given: str) -> bool:
        """Tell whether advice brings in a name or a rare word that nobody has mentioned.

        Args:
            sentence: Advice that cites nothing.
            given: What was asked, and the passages that its writer was given.
        """
        known = self.familiar | set(content_stems(given))
        for found in _WORD.finditer(sentence):
            word = found.group()
            if stem(word.lower()) in known or word.lower() in FUNCTION_WORDS:
                continue
            named = word[0].isupper() and not _STARTS.search(sentence[: found.start()])
            if named or self._embedder.ranks(word.lower()) >= RARE:
                return True
        return False

    @cached_property
    def familiar(self) -> frozenset[str]:
        """Return the words of what a coach asks of people."""
        lines = (line for kind in self._examples.ours.values() for line in kind)
        return frozenset(content_stems(" ".join(lines)))

    @cached_property
    def _vectors(self) -> tuple[Matrix, Matrix]:
        """Return the vectors of what is not ours and of what is."""
        given = self._embedder.encode(self._examples.sentences)
        cut = sum(len(kind) for kind in self._examples.not_ours.values())
        return given[:cut], given[cut:]


def _top(rows: Matrix, examples: Matrix) -> Matrix:
    """Return each row's mean cosine with the examples nearest to it."""
    nearest = np.sort(rows @ examples.T, axis=1)[:, -NEAREST:]
    mean: Matrix = nearest.mean(axis=1)
    return mean


def _bare(sentence: str) -> str:
    """Return the sentence without the roles and the occasion, which every order could name."""
    return _MEETINGS.sub("it", _ROLES.sub("somebody", sentence))
