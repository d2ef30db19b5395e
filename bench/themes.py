"""How many of the themes that people found do the chosen quotes name?

`python -m bench.themes [FILE.jsonl]` measures `find_themes` and a baseline on a file of
`{"id", "comments": [...], "human": {theme: [indices]}}` a line, or on invented groups. The baseline
is the usual one: TF-IDF, nearness to the centroid, maximal marginal relevance, the same limits.
"""

import argparse
import os
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from math import log
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.theme_groups import Group, invented_groups, read_groups
from coach.bootstrap import build_embedder
from coach.comments.open_themes import find_themes
from coach.comments.theme_ideas import count_words
from coach.comments.theme_quotes import MOST_QUOTES, MOST_WORDS
from coach.language.words import content_stems
from coach.settings import read_settings

SEED = 7
GREATEST = 5
"""Themes of a group that most people raise."""
_RELEVANCE = 0.5
"""Weight of nearness to the centroid against novelty; the best of 0.3 to 0.9 on `tuning`."""

Choice = Callable[[Group], Sequence[int]]


def covered(group: Group, quotes: Sequence[int]) -> tuple[float, float, float]:
    """Return the shares of themes that the quotes name: the greatest five, all, and by people.

    Themes that one person alone raises do not count.

    Raises:
        ValueError: The quotes are more than five, or have more than ninety words.
    """
    if (
        len(quotes) > MOST_QUOTES
        or sum(count_words(group.comments[q]) for q in quotes) > MOST_WORDS
    ):
        raise ValueError(f"{group.id}: the quotes {list(quotes)} exceed the limits")
    members = sorted((m for m in group.human.values() if len(m) > 1), key=len, reverse=True)
    if not members:
        return 1.0, 1.0, 1.0
    named = np.array([not set(quotes).isdisjoint(one) for one in members])
    return (
        float(named[:GREATEST].mean()),
        float(named.mean()),
        float(np.average(named, weights=[len(one) for one in members])),
    )


def central_and_new(group: Group) -> list[int]:
    """Return the quotes of the baseline: TF-IDF centroid with maximal marginal relevance."""
    rows = _tf_idf(group.comments)
    relevance = rows @ rows.mean(axis=0)
    likeness = rows @ rows.T
    costs = [count_words(comment) for comment in group.comments]
    chosen: list[int] = []
    while len(chosen) < MOST_QUOTES:
        left = MOST_WORDS - sum(costs[place] for place in chosen)
        fitting = [p for p, cost in enumerate(costs) if p not in chosen and 0 < cost <= left]
        if not fitting:
            break
        chosen.append(
            max(
                fitting,
                key=lambda p: (
                    _RELEVANCE * relevance[p]
                    - (1 - _RELEVANCE) * max((likeness[p, q] for q in chosen), default=0)
                ),
            )
        )
    return chosen


def _tf_idf(comments: Sequence[str]) -> NDArray[np.float64]:
    counts = [Counter(content_stems(comment)) for comment in comments]
    spread = Counter(found for count in counts for found in count)
    columns = {found: column for column, found in enumerate(spread)}
    rows = np.zeros((len(comments), len(columns) + 1))
    for row, count in zip(rows, counts, strict=True):
        for found, times in count.items():
            row[columns[found]] = times * (log((1 + len(comments)) / (1 + spread[found])) + 1)
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9))


def report(groups: Sequence[Group], choices: Mapping[str, Choice]) -> str:
    """Return a table: each way of choosing with its three shares in per cent."""
    lines = [f"{'':12}greatest {GREATEST}   all   by people   ({len(groups)} groups)"]
    for name, choose in choices.items():
        shares = 100 * np.mean([covered(group, choose(group)) for group in groups], axis=0)
        lines.append(f"{name:12}{shares[0]:>10.1f}{shares[1]:>6.1f}{shares[2]:>12.1f}")
    return "\n".join(lines)


def main() -> None:
    """Print the table for a file, or for invented groups."""
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m bench.themes")
    parser.add_argument("file", nargs="?", type=Path, help="groups with their human themes")
    parser.add_argument("--part", choices=["tuning", "held"], default="tuning")
    parser.add_argument("--seed", type=int, default=SEED, help="of the invented groups")
    asked = parser.parse_args()
    embedder = build_embedder(read_settings(os.environ))
    groups = read_groups(asked.file) if asked.file else invented_groups(asked.part, seed=asked.seed)
    choices: dict[str, Choice] = {
        "baseline": central_and_new,
        "find_themes": lambda group: find_themes(group.comments, embedder).quotes,
    }
    print(report(groups, choices))


if __name__ == "__main__":
    main()
