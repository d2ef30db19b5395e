"""Counting: how many people stand behind rows, and what they say when each counts once."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from fractions import Fraction
from typing import Final, Protocol

from coach.domain.feedback import CountedRow

FAVOURABLE_FROM: Final = Fraction(7, 2)
"""A person is favourable from this mean on."""


class Marked(Protocol):
    """Whatever carries the three marks of a row."""

    @property
    def author(self) -> str:
        """Who wrote it."""

    @property
    def pair(self) -> str:
        """The pair whose session it is about."""

    @property
    def counterpart(self) -> str:
        """The other person, or the group, that it is about."""


def n_eff(rows: Collection[Marked]) -> int:
    """Return how many people stand behind rows: authors, pairs or counterparts, the fewest.

    Six mentors of one leader speak about one person; one mentor of six leaders is one voice.
    """
    authors = len({row.author for row in rows})
    return min(authors, len({row.pair for row in rows}), len({row.counterpart for row in rows}))


def answering(rows: Collection[CountedRow], question: str) -> tuple[CountedRow, ...]:
    """Return the rows that rate a question."""
    return tuple(row for row in rows if question in row.ratings)


def saying_something(rows: Collection[CountedRow]) -> tuple[CountedRow, ...]:
    """Return the rows that rate anything, or whose comment says something."""
    return tuple(row for row in rows if row.ratings or row.commented)


def person_means(rows: Collection[CountedRow], question: str) -> Mapping[str, Fraction]:
    """Return each author's mean rating of a question, 1 to 5: every person then counts once."""
    given: dict[str, list[int]] = defaultdict(list)
    for row in answering(rows, question):
        given[row.author].append(row.ratings[question])
    return {author: Fraction(sum(some), len(some)) for author, some in given.items()}


def favourable(means: Mapping[str, Fraction]) -> int:
    """Return how many people have a mean of 3.5 or more."""
    return sum(mean >= FAVOURABLE_FROM for mean in means.values())
