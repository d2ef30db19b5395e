"""Disagreement: both sides next to each other, the smaller one first."""

from coach.domain.answer import Block, Paragraph, Statement
from coach.domain.draft import Brief, Side
from coach.writing.citing import Citer
from coach.writing.wording import shortened

_EACH = 2
"""Sources quoted for one side."""


def both_sides(brief: Brief, citer: Citer) -> tuple[Block, ...]:
    """Return a paragraph that shows both sides, or nothing if there are no two."""
    stances: dict[str, list[Side]] = {}
    for side in brief.sides:
        stances.setdefault(side.stance, []).append(side)
    if len(stances) < 2:
        return ()
    groups = sorted(stances.values(), key=len)
    shown = [side for group in groups for side in group[:_EACH]]
    texts = shortened([side.claim.text for side in shown])
    statements = [Statement(text="Your library is split.")]
    for side, text in zip(shown, texts, strict=True):
        statements.append(citer.state(side.claim, side.passage, text))
    smaller, larger = len(groups[0]), len(groups[-1])
    if larger > smaller:
        statements.append(
            Statement(text=f"{_count(larger)} take the second view, {_count(smaller).lower()} the first.")
        )
    return (Paragraph(statements=tuple(statements)),)


def _count(number: int) -> str:
    words = ("No source", "One source", "Two sources", "Three sources", "Four sources", "Five sources")
    return words[number] if number < len(words) else f"{number} sources"
