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
    if len(groups) == 2 and len(groups[1]) > len(groups[0]):
        statements.append(Statement(text="Most of your sources take the second view."))
    return (Paragraph(statements=tuple(statements)),)
