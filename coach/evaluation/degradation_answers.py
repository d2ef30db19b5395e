"""What the server of a degradation case says: whole sentences of its sources, one block each."""

import json
import re
from typing import Any

from coach.doubles.dialects import Received
from coach.doubles.plain_answers import material
from coach.language.sentences import split_sentences

BLOCKS = 3
"""So many sources are told, so that some blocks arrive before an answer breaks off."""
_SOURCE = re.compile(r"\A\[(\d+)\][^\n]*\n(.+)", re.DOTALL)
_SHORTEST, _LONGEST = 8, 25


def several(received: Received) -> str:
    """Return an answer of some blocks, each a sentence of a source with itself as the quote.

    A request without sources, such as one to put an answer right, is answered without any block
    that states something.
    """
    blocks: list[dict[str, Any]] = []
    for text in material(received):
        found = _SOURCE.match(text)
        sentence = _quotable(found[2]) if found else ""
        if found and sentence:
            cites = [{"source": int(found[1]), "quote": sentence}]
            blocks.append({"type": "para", "text": sentence, "cites": cites})
    return json.dumps({"blocks": blocks[:BLOCKS] or [{"type": "abstain"}]}, ensure_ascii=False)


def _quotable(text: str) -> str:
    """Return the first sentence that may be quoted as a whole; empty if there is none.

    The lines below the first one are rows of a table.
    """
    sentences = split_sentences(text.splitlines()[0])
    return next((s for s in sentences if _SHORTEST <= len(s.split()) <= _LONGEST), "")
