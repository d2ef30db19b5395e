"""Comparisons: a table of the shelf, cut down to the rows that the question is about."""

import re

from coach.domain.document import Table
from coach.domain.passage import Hit, Passage
from coach.language.asking import Form
from coach.language.words import content_stems

_WHOLE = re.compile(
    r"\b(?:table|overview|in every respect|all (?:the )?(?:differences|rows|aspects))\b",
    re.IGNORECASE,
)
_COMPARING = frozenset(
    content_stems(
        "compare comparison compared difference different better best versus vs pick choose fit"
    )
)
_NAMED = 0.9
_STRAY = 1
"""So many words that are neither column nor row do not yet make an aspect."""
ROWS = 5
"""Rows shown where the question names no aspect and does not ask for the table."""


def table_for(question: str, form: Form, hits: tuple[Hit, ...]) -> tuple[Passage, Table] | None:
    """Return the table that answers, with its passage, or None where words answer better.

    A table fits if its columns are the things compared. Where the question names an aspect, the
    rows
    on it are kept; an aspect that no row is on is better answered in words.
    """
    wanted_whole = bool(_WHOLE.search(question))
    if form is not Form.COMPARISON and not wanted_whole:
        return None
    asked = set(content_stems(question)) - _COMPARING
    fitting = [
        (fit + hit.score / 4, hit.passage, table)
        for hit in hits
        for table in hit.passage.tables
        if (fit := _fit(asked, table)) >= _NAMED
    ]
    if not fitting:
        return None
    _, passage, table = max(fitting, key=lambda one: one[0])
    rows = table.rows if wanted_whole else _rows_on(asked, table)
    return (passage, table.model_copy(update={"rows": rows})) if rows else None


def _fit(asked: set[str], table: Table) -> float:
    """Return the share of the columns that the question names."""
    columns = [set(content_stems(cell)) for cell in table.header[1:]]
    named = [column for column in columns if column and len(column & asked) / len(column) >= 0.5]
    return len(named) / max(1, len(columns))


def _rows_on(asked: set[str], table: Table) -> tuple[tuple[str, ...], ...]:
    columns = set(content_stems(" ".join([*table.header, table.caption])))
    aspects = asked - columns
    on_aspect = tuple(row for row in table.rows if aspects & set(content_stems(row[0])))
    if on_aspect or len(aspects) > _STRAY:
        return on_aspect
    return table.rows[:ROWS]
