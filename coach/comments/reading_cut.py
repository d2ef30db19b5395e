"""Cutting a comment into what is looked at: sentences, and the clauses of each."""

import re
from dataclasses import dataclass

from coach.comments.coding_clauses import sentences_of, split_clauses
from coach.comments.coding_shelf import CodeShelf
from coach.comments.empty_answers import plain, says_nothing
from coach.comments.instructions import is_only_markup, without_markup
from coach.domain.person import PairSide
from coach.language.cleaning import clean

LONGEST = 4_000
"""Characters of a comment that are looked at."""
_MASK = re.compile(r"\[[a-z][a-z -]{1,30}\]")
"""What stands where a name or a number was: for its meaning, somebody."""


@dataclass(frozen=True)
class Cut:
    """A comment as it is looked at."""

    masked: str
    side: PairSide | None
    sentences: tuple[str, ...] = ()
    """None of a comment that says nothing."""
    clauses: tuple[tuple[str, ...], ...] = ()
    """Those of each sentence."""
    left_out: bool = False
    """Whether it holds nothing but markup."""

    @property
    def pieces(self) -> tuple[str, ...]:
        """The clauses of all sentences."""
        return tuple(clause for some in self.clauses for clause in some)

    @property
    def whole(self) -> str:
        """All clauses as one text, line by line: as no clause holds a line's end, it is none."""
        return "\n".join(self.pieces)


def cut_comment(masked: str, side: PairSide | None, shelf: CodeShelf) -> Cut:
    """Return what is looked at of a masked comment; its side from its words if it is not known."""
    text = clean(masked[:LONGEST])
    if is_only_markup(text):
        return Cut(masked, side, left_out=True)
    bare = _MASK.sub("someone", without_markup(text))
    if says_nothing(bare, shelf):
        return Cut(masked, side)
    sentences = tuple(sentences_of(bare))
    clauses = tuple(tuple(split_clauses(sentence)) for sentence in sentences)
    return Cut(masked, side or _author(text, shelf), sentences, clauses)


def _author(text: str, shelf: CodeShelf) -> PairSide | None:
    """Return who wrote a comment if its words tell: "my mentor" is said by a leader."""
    said = plain(text)
    found = [side for side, pattern in shelf.authors.items() if pattern.search(said)]
    return found[0] if len(found) == 1 else None
