"""What a passage says, sentence by sentence, and whether a quote stands in it."""

from coach.domain.passage import Passage
from coach.grounding.quotes import normal_form, stands_in

SHORTEST_QUOTE = 8
"""Words; a shorter quote must be a whole sentence or cell."""


def sentences_of(passage: Passage) -> tuple[str, ...]:
    """Return what a passage says, one sentence each; a table's row with its header is one too."""
    rows = [
        "; ".join(f"{head}: {cell}" for head, cell in zip(table.header, row, strict=True))
        for table in passage.tables
        for row in table.rows
    ]
    return (*(claim.text for claim in passage.claims), *rows)


def quote_stands(quote: str, passage: Passage) -> bool:
    """Say whether a quote stands in the passage, and is long enough to mean something."""
    cells = [cell for table in passage.tables for row in table.rows for cell in row]
    wholes = {normal_form(text).strip(" .") for text in (*(c.text for c in passage.claims), *cells)}
    if normal_form(quote).strip(" .") in wholes:
        return bool(quote.strip())
    return len(quote.split()) >= SHORTEST_QUOTE and stands_in(quote, passage.text)
