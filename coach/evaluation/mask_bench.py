"""`coach bench mask`: the product's own masking of comments, on anybody's texts."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from coach.comments.masking import mask


def run(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Yield one answer for each line, in order; empty lines are passed over.

    `{"text"}` gives `{"masked", "spans": [{"type", "start", "end"}]}`, places by code points of
    the text; a line that is not so gives `{"error"}` with what to correct, and the rest go on.
    No error repeats what stands in the line.
    """
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _answer(number, line)


def _answer(number: int, line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return {"error": f'line {number} is not JSON. Write one {{"text": ...}} a line.'}
    text = row.get("text") if isinstance(row, dict) else None
    if not isinstance(text, str):
        return {"error": f"line {number}: 'text' must be a text. Write {{\"text\": ...}}."}
    masked = mask(text)
    return {"masked": masked.text, "spans": [span.model_dump() for span in masked.spans]}
