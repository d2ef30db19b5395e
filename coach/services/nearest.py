"""Nearest: what to ask instead, or next."""

import re
from collections.abc import Collection, Sequence

from coach.domain.passage import Hit
from coach.language.words import content_stems

_SUGGESTED = 3
_SAME = 0.7


def nearest_questions(
    hits: Sequence[Hit], *, but: str = "", shown: Collection[str] = ()
) -> tuple[str, ...]:
    """Return questions that the nearest passages answer, at most one a passage.

    Passages that were just shown come last, and no question repeats the one asked.
    """
    asked = set(content_stems(but))
    ordered = sorted(hits, key=lambda hit: hit.passage.id in shown)
    found: list[str] = []
    for hit in ordered:
        fresh = [question for question in hit.passage.questions if not _same(question, asked)]
        if fresh and fresh[0] not in found:
            found.append(fresh[0])
        if len(found) == _SUGGESTED:
            break
    return tuple(found)


def nearest_topic(hits: Sequence[Hit]) -> str:
    """Return what the nearest passage is about, in words that fit into a sentence; "" if none."""
    for hit in hits:
        if hit.passage.questions:
            heading = hit.passage.heading.split(":")[0]
            common = heading[1:2].islower() and not _is_name(heading.split()[0], hit.passage.text)
            return heading[0].lower() + heading[1:] if common else heading
    return ""


def _is_name(word: str, text: str) -> bool:
    """Tell whether a word that begins a heading has its capital within a sentence too."""
    plain = re.escape(word.removesuffix("'s").removesuffix("’s"))
    return bool(re.search(rf"(?<=[a-z,] ){plain}\b", text))


def _same(question: str, asked: set[str]) -> bool:
    stems = set(content_stems(question))
    return bool(stems) and len(stems & asked) / len(stems) >= _SAME
