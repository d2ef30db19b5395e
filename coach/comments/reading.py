"""Reading comments: masked first, then what they are about, how it is said, and who must look."""

import hashlib
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Protocol

import numpy as np

from coach.comments.coding import Coder, codes_of, in_context, likeliest
from coach.comments.coding_guard import Guard
from coach.comments.coding_likeness import Numbers, Text
from coach.comments.coding_shelf import CodeShelf, read_codes
from coach.comments.masking import mask
from coach.comments.reading_cut import Cut, cut_comment
from coach.domain.comment import Code, ReadComment, Tone
from coach.domain.person import PairSide
from coach.language.tongue import is_foreign
from coach.ports import Embedder, Vector

__all__ = ["CommentReader", "example_texts", "read_codes"]

Progress = Callable[[int, int], None]
"""Called with how many comments are read, and of how many."""

_CLEAR = 0.35
"""How like its likeliest theme a clause must be to count beside an instruction."""
_AT_ONCE = 256
"""Comments between two reports of progress."""


class Masked(Protocol):
    """What is left of a text once names, addresses and numbers are masked."""

    @property
    def text(self) -> str:
        """The masked text."""


class Mask(Protocol):
    """Masks names, addresses and numbers."""

    def __call__(self, text: str, *, known_names: Collection[str] = ()) -> Masked:
        """Return the masked text; the known names are masked for certain."""


class CommentReader:
    """Reads comments one by one: what it says of one does not depend on the others."""

    def __init__(
        self,
        embedder: Embedder,
        shelf: CodeShelf,
        *,
        mask: Mask = mask,
        known: Mapping[str, Vector] | None = None,
    ) -> None:
        """Fit to the shelf's examples.

        Args:
            embedder: Must keep nothing of what it encodes.
            shelf: As `read_codes` gives it.
            mask: Masks names, addresses and numbers.
            known: Vectors of texts of `example_texts`; those that are missing are encoded now.
        """
        self.fingerprint = _fingerprint(embedder, shelf)
        """Of model and shelf: two readers of one fingerprint read every comment alike."""
        self._embedder = embedder
        self._shelf = shelf
        self._mask = mask
        texts = example_texts(shelf)
        given = known or {}
        missing = [text for text in texts if text not in given]
        vectors = {**given, **dict(zip(missing, embedder.encode(missing), strict=True))}
        self._coder = Coder(shelf, vectors)
        self._guard = Guard(shelf, vectors)

    def read(
        self,
        texts: Sequence[str],
        *,
        sides: Sequence[PairSide | None] | None = None,
        known_names: Collection[str] = (),
        progress: Progress | None = None,
    ) -> list[ReadComment]:
        """Return what was read from each comment, in the order given; never raises for a text.

        Args:
            texts: The comments, whatever people typed.
            sides: Who wrote each of them, if that is known; as many as texts.
            known_names: Names of people that are masked for certain.
            progress: Told how many comments are read, and of how many.
        """
        masked = [self._mask(text, known_names=known_names).text for text in texts]
        asked = list(zip(masked, sides or [None] * len(texts), strict=True))
        read: dict[Text, ReadComment] = {}
        distinct = list(dict.fromkeys(asked))
        for start in range(0, len(distinct), _AT_ONCE):
            batch = distinct[start : start + _AT_ONCE]
            read.update(zip(batch, self._read(batch), strict=True))
            if progress:
                progress(sum(one in read for one in asked), len(asked))
        return [read[one] for one in asked]

    def _read(self, comments: Sequence[Text]) -> list[ReadComment]:
        """Read some comments, with one call of the embedder for all of them."""
        cut = [cut_comment(masked, side, self._shelf) for masked, side in comments]
        pieces = sorted({clause for one in cut for clause in one.pieces})
        if not pieces:
            return [self._judged(one, {}, {}) for one in cut]
        vectors = dict(zip(pieces, self._embedder.encode(pieces), strict=True))
        guard = self._guarded(cut, vectors)
        coded = self._coded(cut, vectors)
        return [self._judged(one, guard, coded) for one in cut]

    def _guarded(self, cut: Sequence[Cut], vectors: Mapping[str, Vector]) -> dict[str, Numbers]:
        """Return the guard's scores of all sentences."""
        parts = {
            sentence: clauses
            for one in cut
            for sentence, clauses in zip(one.sentences, one.clauses, strict=True)
        }
        sentences = sorted(parts)
        wholes = np.stack([_whole(vectors, parts[sentence]) for sentence in sentences])
        return dict(zip(sentences, self._guard.scores(sentences, wholes), strict=True))

    def _coded(self, cut: Sequence[Cut], vectors: Mapping[str, Vector]) -> dict[Text, Numbers]:
        """Return the coder's scores of all clauses, and of comments that have several."""
        parts: dict[Text, tuple[str, ...]] = {}
        for one in cut:
            parts.update({(clause, one.side): (clause,) for clause in one.pieces})
            parts.update({(one.whole, one.side): one.pieces} if one.pieces else {})
        said = sorted(parts, key=lambda text: (text[0], text[1] or ""))
        meanings = np.stack([_whole(vectors, parts[text]) for text in said])
        return dict(zip(said, self._coder.scores(said, meanings), strict=True))

    def _judged(
        self, cut: Cut, guard: Mapping[str, Numbers], coded: Mapping[Text, Numbers]
    ) -> ReadComment:
        """Return what a comment comes to, once its sentences and clauses are scored."""
        if cut.left_out:
            return ReadComment(masked=cut.masked, left_out=self._shelf.left_out)
        reasons = [self._guard.reason(sentence, guard[sentence]) for sentence in cut.sentences]
        needs_human = next((reason for reason in reasons if reason), "")
        kept = self._kept(cut, guard, coded)
        if cut.sentences and not kept and not needs_human:
            return ReadComment(masked=cut.masked, left_out=self._shelf.left_out)
        codes, tones = _codes(cut, kept)
        return ReadComment(masked=cut.masked, codes=codes, tones=tones, needs_human=needs_human)

    def _kept(
        self, cut: Cut, guard: Mapping[str, Numbers], coded: Mapping[Text, Numbers]
    ) -> list[Numbers]:
        """Return the scores of the clauses that are feedback.

        Beside an instruction only what is clearly feedback counts: the rest may prepare it.
        """
        kept: list[Numbers] = []
        instructed = False
        for sentence, clauses in zip(cut.sentences, cut.clauses, strict=True):
            rows = np.stack([coded[clause, cut.side] for clause in clauses])
            if self._guard.is_instruction(sentence, guard[sentence], likeliest(rows)):
                instructed = True
            else:
                kept.extend(rows)
        if instructed:
            return [row for row in kept if likeliest(row[np.newaxis]) >= _CLEAR]
        whole = coded.get((cut.whole, cut.side))
        return kept if whole is None else list(in_context(np.stack(kept), whole))


def _codes(cut: Cut, rows: Sequence[Numbers]) -> tuple[tuple[Code, ...], tuple[Tone, ...]]:
    if not rows:
        return (), ()
    if is_foreign(" ".join(cut.sentences)):
        return (Code.OTHER,), (Tone.CONCERN,)
    found = codes_of(np.stack(rows))
    return tuple(one.code for one in found), tuple(one.tone for one in found)


def example_texts(shelf: CodeShelf) -> tuple[str, ...]:
    """Return what is encoded of the shelf, so that the vectors can be kept."""
    apart = shelf.apart
    lines = [
        *(one.text for one in shelf.examples),
        *apart.nothing,
        *apart.feedback,
        *apart.instruction,
        *(text for kind in apart.sensitive.values() for text in kind),
    ]
    return tuple(dict.fromkeys(lines))


def _whole(vectors: Mapping[str, Vector], clauses: Sequence[str]) -> Vector:
    """Return the meaning of a sentence from that of its clauses: each text is encoded once."""
    total = np.sum([vectors[clause] for clause in clauses], axis=0)
    whole: Vector = np.asarray(total / max(float(np.linalg.norm(total)), 1e-9), np.float32)
    return whole


def _fingerprint(embedder: Embedder, shelf: CodeShelf) -> str:
    words = "\x00".join((embedder.name, *example_texts(shelf)))
    return hashlib.sha256(words.encode()).hexdigest()[:16]
