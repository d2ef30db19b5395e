"""Nearest: what to ask instead, or next."""

from collections.abc import Collection, Sequence

from coach.domain.passage import Hit
from coach.language.words import content_stems
from coach.retrieval.about_source import is_about_source

_SUGGESTED = 3
_SAME = 0.7


def nearest_questions(
    hits: Sequence[Hit], *, but: str = "", shown: Collection[str] = ()
) -> tuple[str, ...]:
    """Return questions that the nearest passages answer, at most one a passage.

    Passages that were just shown come last, and no question repeats the one asked.
    """
    asked = set(content_stems(but))
    ordered = sorted(
        (hit for hit in hits if not is_about_source(hit.passage)),
        key=lambda hit: hit.passage.id in shown,
    )
    found: list[str] = []
    for hit in ordered:
        fresh = [question for question in hit.passage.questions if not _same(question, asked)]
        if fresh and fresh[0] not in found:
            found.append(fresh[0])
        if len(found) == _SUGGESTED:
            break
    return tuple(found)


def nearest_question(hits: Sequence[Hit]) -> str:
    """Return a question that the nearest passage answers; "" if there is none."""
    return next(iter(nearest_questions(hits)), "")


def _same(question: str, asked: set[str]) -> bool:
    stems = set(content_stems(question))
    return bool(stems) and len(stems & asked) / len(stems) >= _SAME
