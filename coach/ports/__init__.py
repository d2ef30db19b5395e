"""Every way out of the process, as protocols; the adapters fill them."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from coach.domain.draft import Brief, Draft
from coach.domain.pair import Pair
from coach.domain.passage import Passage
from coach.domain.person import Person
from coach.domain.stored_pair import Enrolled, PairLine, PairPage, StoredPair

Vector = NDArray[np.float32]
"""Shape (d,), unit length."""
Matrix = NDArray[np.float32]
"""Shape (n, d), each row unit length."""
Progress = Callable[[str, float], None]
"""Called with what is being prepared, in words for a person, and the share done, 0 to 1."""


@dataclass(frozen=True)
class Encoded:
    """A text as the embedder sees it: one vector for the whole, one for each token."""

    vector: Vector
    tokens: Matrix
    """Shape (t, d), unit rows; the special tokens at both ends are left out."""
    spans: NDArray[np.int32]
    """Shape (t, 2): where each token starts and ends in the text, in characters."""


class Embedder(Protocol):
    """Turns text into vectors of unit length."""

    @property
    def name(self) -> str:
        """Model and weights; vectors of two names must not be compared."""

    def encode(self, texts: Sequence[str]) -> Matrix:
        """Return one row for each text, shape (len(texts), d)."""

    def encode_with_tokens(self, texts: Sequence[str]) -> list[Encoded]:
        """Return each text's vector with those of its tokens, in the order given."""

    def ranks(self, word: str) -> int:
        """Return how rare the word is: the rank of its rarest piece in the model's vocabulary."""


class PassageIndex(Protocol):
    """Finds the nearest of many vectors."""

    def add(self, ids: Sequence[str], vectors: Matrix) -> None:
        """Put vectors in, or replace those of the same ids."""

    def nearest(self, vector: Vector, *, k: int) -> list[tuple[str, float]]:
        """Return at most k ids with their cosine similarity, best first."""

    def count(self) -> int:
        """Return how many vectors are held."""


class KeywordIndex(Protocol):
    """Scores texts by the words they share with a query."""

    def scores(self, query: str) -> NDArray[np.float32]:
        """Return one score of 0 or more for each text that was indexed, shape (n,)."""


@dataclass(frozen=True)
class PassageVectors:
    """All vectors of one passage, computed once when it is indexed."""

    window: Encoded
    """Of title, heading and text together."""
    sentences: Matrix
    """Shape (claims, d): each claim with its heading in front."""
    questions: Matrix
    """Shape (questions, d): the questions that the section lists, (0, d) if none."""


class PassageStore(Protocol):
    """The system of record for passages and their vectors."""

    def vectors(self, embedder: str, ids: Iterable[str]) -> dict[str, PassageVectors]:
        """Return what is stored of these passages under this embedder, absent ones left out."""

    def put(
        self, embedder: str, passages: Sequence[Passage], vectors: Sequence[PassageVectors]
    ) -> None:
        """Store passages with their vectors in one transaction, replacing those of the same id."""

    def keep_only(self, ids: Iterable[str]) -> int:
        """Remove every passage that is not among the ids; return how many went."""


class Clock(Protocol):
    """Tells the time, so that tests can set it."""

    def seconds(self) -> float:
        """Return a monotonic time in seconds."""

    def now(self) -> datetime:
        """Return the local date and time, without a time zone."""


class Writer(Protocol):
    """Words an answer from what was found."""

    @property
    def name(self) -> str:
        """`embedded`, or `provider:model`."""

    def write(self, brief: Brief) -> Draft:
        """Return the answer with its citations, not yet checked."""


class PairRecords(Protocol):
    """The pairs and people of a store, inside one unit of work."""

    def add(self, pair: Pair) -> StoredPair:
        """Store a new pair; people, sessions and actions without an id are given one.

        People with an id that is stored are shared with their other pairs, and brought up to date.
        """

    def pair(self, id: str) -> StoredPair:
        """Return a pair, or raise NotFound."""

    def save(self, pair: Pair, *, version: int) -> StoredPair:
        """Replace a pair, or raise EditedMeanwhile if it was saved since `version`."""

    def remove(self, id: str) -> None:
        """Remove a pair, and its people if no other pair has them; NotFound if there is none.

        Its answers and notes go with it; what was published of them stays.
        """

    def page(self, search: str = "", *, start: int = 0, count: int = 20) -> PairPage:
        """Return pairs by name, those whose people or programme hold the search text."""

    def named(self, name: str) -> tuple[PairLine, ...]:
        """Return the pairs of this id, of this name, or else with a person of this (first) name."""

    def enrolled(self, programme: str) -> tuple[Enrolled, ...]:
        """Return who is in which pair of a programme, whatever the case of its name, by pair."""

    def people(self, search: str = "", *, start: int = 0, count: int = 20) -> tuple[Person, ...]:
        """Return people by name, in a pair or not."""

    def add_people(self, people: Sequence[Person]) -> tuple[Person, ...]:
        """Store people, each with an id; who has a stored e-mail address is brought up to date."""

    def remove_sample(self) -> int:
        """Remove every invented pair with its people; return how many pairs went."""

    def note(self, name: str) -> str | None:
        """Return what was noted under a name, such as that the sample was removed."""

    def set_note(self, name: str, value: str) -> None:
        """Note a value under a name."""


class PairStore(Protocol):
    """Keeps pairs: each verb is one unit of work, all of it or nothing."""

    def reading(self) -> AbstractContextManager[PairRecords]:
        """Open a unit of work that changes nothing."""

    def writing(self) -> AbstractContextManager[PairRecords]:
        """Open a unit of work; it is committed at its end, and undone by any error."""
