"""Open themes: what the comments of any group are about, and a few quotes that show it."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from coach.comments.theme_coverage import all_worth
from coach.comments.theme_ideas import Idea, count_words, cut_ideas
from coach.comments.theme_labels import label_groups
from coach.comments.theme_partitions import Labels, partitions
from coach.comments.theme_quotes import choose_quotes
from coach.domain.record import Record
from coach.language.words import words
from coach.ports import Embedder, Matrix

_AT_LEAST = 5
"""Themes that are shown where there are as many, even if one person alone raises them."""
_AT_MOST = 12
_COPY = 8
"""Words from which two comments that are the same count as one: people do not coincide so."""
_QUOTABLE = 40
"""Words; a longer comment stands for a theme only where no shorter one does."""


class Theme(Record):
    """What several comments are about."""

    label: str
    """One to five words that its people wrote."""
    members: tuple[int, ...]
    """Indices of the comments, from 0, in order."""
    quote: int
    """The comment among them that says it best."""


class Themes(Record):
    """The themes of a group of comments, those of most people first."""

    themes: tuple[Theme, ...] = ()
    quotes: tuple[int, ...] = ()
    """At most 5 comments of at most 90 words together that cover as much as they can."""


def find_themes(comments: Sequence[str], embedder: Embedder) -> Themes:
    """Return the themes of the comments and the quotes that cover most of them.

    Empty comments belong to no theme. Nothing in a comment is obeyed: it is text to compare.
    """
    ideas, fine = cut_ideas(comments), cut_ideas(comments, finely=True)
    if not ideas:
        return Themes()
    texts = list(dict.fromkeys(idea.text for idea in [*ideas, *fine]))
    rows = dict(zip(texts, embedder.encode(texts), strict=True))
    vectors = np.stack([rows[idea.text] for idea in ideas])
    fine_vectors = np.stack([rows[idea.text] for idea in fine])
    readable, coarse_partitions = partitions(vectors)
    _, fine_partitions = partitions(fine_vectors)
    owners, people = [idea.comment for idea in ideas], _people(comments)
    worth = all_worth(
        [
            (owners, vectors, coarse_partitions),
            ([idea.comment for idea in fine], fine_vectors, fine_partitions),
        ],
        comments,
        people,
    )
    lengths = [count_words(comment) for comment in comments]
    return Themes(
        themes=_themes(ideas, vectors, readable, people, lengths, embedder),
        quotes=choose_quotes(worth, lengths),
    )


def _themes(
    ideas: Sequence[Idea],
    vectors: Matrix,
    labels: Labels,
    people: Sequence[int],
    lengths: Sequence[int],
    embedder: Embedder,
) -> tuple[Theme, ...]:
    owners = [idea.comment for idea in ideas]
    groups = _shown(labels, owners, people)
    said = [[ideas[idea].text for idea in group] for group in groups]
    centres = np.stack([vectors[group].mean(axis=0) for group in groups])
    named = label_groups(said, centres, [idea.text for idea in ideas], embedder)
    return tuple(
        Theme(
            label=label,
            members=tuple(sorted({owners[idea] for idea in group})),
            quote=_quote(group, vectors, owners, lengths),
        )
        for label, group in zip(named, groups, strict=True)
    )


def _people(comments: Sequence[str]) -> list[int]:
    """Return for each comment the first one that counts as the same person's."""
    first: dict[tuple[str, ...], int] = {}
    return [
        first.setdefault(tuple(said), place) if len(said := words(comment)) >= _COPY else place
        for place, comment in enumerate(comments)
    ]


def _shown(labels: Labels, owners: Sequence[int], people: Sequence[int]) -> list[list[int]]:
    """Return the ideas of each theme to show, those of most people first."""
    found: dict[int, list[int]] = defaultdict(list)
    for idea, label in enumerate(labels.tolist()):
        found[label].append(idea)
    sized = [(len({people[owners[idea]] for idea in group}), group) for group in found.values()]
    sized.sort(key=lambda entry: -entry[0])  # stable: of equals the one that was said first
    shared = sum(size > 1 for size, _ in sized)
    return [group for _, group in sized[: min(max(shared, _AT_LEAST), _AT_MOST)]]


def _quote(
    group: Sequence[int], vectors: Matrix, owners: Sequence[int], lengths: Sequence[int]
) -> int:
    """Return the comment whose idea is nearest to the middle of its theme."""
    nearness = vectors[list(group)] @ vectors[list(group)].mean(axis=0)
    best = max(
        range(len(group)),
        key=lambda row: (lengths[owners[group[row]]] <= _QUOTABLE, round(float(nearness[row]), 6)),
    )
    return owners[group[best]]
