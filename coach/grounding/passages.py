"""What a passage says, sentence by sentence, and whether a quote stands in it."""

from coach.domain.passage import Passage
from coach.grounding.quotes import normal_form, stands_in
from coach.language.sentences import split_sentences

SHORTEST_QUOTE = 8
"""Words; a shorter quote must be a whole sentence or cell."""
LONGEST_QUOTE = 25
"""Words of a quote that a model chose."""


def sentences_of(passage: Passage) -> tuple[str, ...]:
    """Return what a passage says, one sentence each; a table's row with its header is one too."""
    rows = [
        "; ".join(f"{head}: {cell}" for head, cell in zip(table.header, row, strict=True))
        for table in passage.tables
        for row in table.rows
    ]
    return (*(claim.text for claim in passage.claims), *rows)


def quote_stands(quote: str, passage: Passage, *, longest: int | None = None) -> bool:
    """Say whether a quote stands in the passage, and is long enough to mean something.

    Args:
        quote: Words that are said to stand there, one after the other.
        passage: The passage that is cited.
        longest: Words that a quote may have; None for as many as the passage.
    """
    count = len(quote.split())
    if longest is not None and count > longest:
        return False
    cells = [cell for table in passage.tables for row in table.rows for cell in row]
    claims = [one for claim in passage.claims for one in (claim.text, *split_sentences(claim.text))]
    if normal_form(quote).strip(" .") in {normal_form(text).strip(" .") for text in claims + cells}:
        return bool(quote.strip())
    if count < SHORTEST_QUOTE:
        return False
    rows = sentences_of(passage)[len(passage.claims) :]
    return any(stands_in(quote, text) for text in (passage.text, *rows))
