"""What it is worth to quote a comment: the sets of comments that say the same.

How people would group what they read is not known. So a set counts in every grouping that holds
it: of clauses by meaning, cut and clustered more and less finely, and of comments by shared words.
"""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from coach.comments.theme_ideas import subject_words
from coach.comments.theme_partitions import Labels
from coach.language.words import stem, words
from coach.ports import Matrix

Worth = dict[frozenset[int], float]
"""Sets of comments, and what it is worth to quote one of each; the greatest five come to 1."""
View = tuple[Sequence[int], Matrix, Sequence[Labels]]
"""The comment of each idea, the ideas' vectors, and their partitions."""

_GREATEST = 5
_WORDS_SHARE = 0.4
"""Weight of the sets by words, against 1 for those by meaning."""
_ALONE = 0.004
"""Worth of a comment whatever it says, copies counting once."""
_COHESION = 0.5
"""Power of the mean cosine within a group that its worth is multiplied by."""


def all_worth(views: Sequence[View], comments: Sequence[str], people: Sequence[int]) -> Worth:
    """Return the sets of all groupings with their worth.

    Args:
        views: Ways of cutting the comments into ideas, of equal weight.
        comments: The comments themselves.
        people: For each comment who counts as its writer.
    """
    groupings = [
        (1 / len(views) / len(partitions), _by_meaning(owners, vectors, labels, people))
        for owners, vectors, partitions in views
        for labels in partitions
    ]
    speaking = sorted({owner for owners, _, _ in views for owner in owners})
    groupings.append((_WORDS_SHARE, _by_words(comments, speaking, people)))
    found: Worth = defaultdict(float)
    for share, sizes in groupings:
        greatest = sum(sorted(sizes.values(), reverse=True)[:_GREATEST])
        for group, size in sizes.items():
            found[group] += share / (1 + _WORDS_SHARE) * size / greatest
    for group in _copies(comments, speaking):
        found[group] += _ALONE
    return dict(found)


def _by_meaning(
    owners: Sequence[int], vectors: Matrix, labels: Labels, people: Sequence[int]
) -> Worth:
    """Return the groups that more than one person is in, with people times cohesion."""
    ideas: dict[int, list[int]] = defaultdict(list)
    for idea, label in enumerate(labels.tolist()):
        ideas[label].append(idea)
    found: Worth = defaultdict(float)
    for group in ideas.values():
        members = frozenset(owners[idea] for idea in group)
        heads = _heads(members, people)
        if heads > 1:
            found[members] += heads * _cohesion(vectors[group]) ** _COHESION
    return found


def _cohesion(vectors: Matrix) -> float:
    """Return the mean cosine of the pairs among at least two rows, at least 0.05."""
    count = len(vectors)
    total = float(np.square(vectors.sum(axis=0)).sum())
    return max((total - count) / (count * (count - 1)), 0.05)


def _by_words(comments: Sequence[str], speaking: Sequence[int], people: Sequence[int]) -> Worth:
    """Return the comments that share a word that names a subject, with how many people do."""
    having: dict[str, set[int]] = defaultdict(set)
    for comment in speaking:
        for word in subject_words(comments[comment]):
            having[stem(word)].add(comment)
    found: Worth = defaultdict(float)
    for group in map(frozenset, having.values()):
        heads = _heads(group, people)
        if heads > 1:
            found[group] += heads
    return found


def _copies(comments: Sequence[str], speaking: Sequence[int]) -> list[frozenset[int]]:
    same: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for comment in speaking:
        same[tuple(words(comments[comment]))].add(comment)
    return [frozenset(group) for group in same.values()]


def _heads(group: frozenset[int], people: Sequence[int]) -> int:
    return len({people[comment] for comment in group})
