"""A reply as Markdown: what `coach ask` prints and what `answer` holds."""

from collections.abc import Iterable

from coach.domain.answer import Block, Bullets, Grid, Reply, Statement
from coach.language.cleaning import one_line

SUGGESTION = "Coach suggestion:"
"""Stands before advice that no source bears out."""


def to_markdown(reply: Reply) -> str:
    """Return the reply's blocks with their citation marks, a blank line between them."""
    return "\n\n".join(_block(block) for block in reply.blocks)


def marked(statement: Statement) -> tuple[str, str]:
    """Return the statement's words before its marks, and the full stop that follows them."""
    text = one_line(statement.text)
    if statement.cites and text.endswith(".") and not text.endswith(".."):
        return text[:-1], "."
    return text, ""


def _block(block: Block) -> str:
    if isinstance(block, Grid):
        return _grid(block)
    if isinstance(block, Bullets):
        return "\n".join(f"- {_statement(one)}" for one in block.statements)
    return " ".join(_statement(one) for one in block.statements)


def _statement(statement: Statement) -> str:
    words, stop = marked(statement)
    label = f"{SUGGESTION} " if statement.suggestion else ""
    return f"{label}{words}{_marks(statement.cites)}{stop}"


def _grid(grid: Grid) -> str:
    lines = [_row(grid.header), "|" + "---|" * len(grid.header), *map(_row, grid.rows)]
    marks = _marks(grid.cites).strip()
    return "\n".join(lines) + (f"\n\n{marks}" if marks else "")


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(one_line(cell).replace("|", "\\|") for cell in cells) + " |"


def _marks(numbers: Iterable[int]) -> str:
    marks = "".join(f"[{n}]" for n in numbers)
    return f" {marks}" if marks else ""
