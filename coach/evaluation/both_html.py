"""Both writers side by side, as a part of the page."""

from html import escape

from coach.evaluation.beside import Writers
from coach.evaluation.both_text import HEADS, both_cells, both_lines

_FIGURES_FROM = 3
"""The first column that holds figures."""


def both_part(writers: Writers | None) -> str:
    """Return a heading, the scores of both writers and what the model cost; inert text alone."""
    if writers is None:
        return ""
    heads = "".join(f'<th scope="col">{escape(head.capitalize())}</th>' for head in HEADS)
    rows = "".join(f"<tr>{_cells(both_cells(row))}</tr>" for row in writers.rows)
    lines = "".join(f"<pre>{escape(line)}</pre>" for line in both_lines(writers))
    return (
        f"<h2>Embedded writer and {escape(writers.model)}</h2>"
        f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>{lines}"
    )


def _cells(cells: tuple[str, ...]) -> str:
    return "".join(
        f"<td class='{'n' if at >= _FIGURES_FROM else 't'}'>{escape(cell)}</td>"
        for at, cell in enumerate(cells)
    )
