"""Clauses: the pieces of a comment that may each have a theme of their own."""

import re

from coach.language.sentences import split_sentences
from coach.language.words import content_words, words

_CONTRAST = r"(?:but|although|though|however|yet|whereas|nevertheless)\b"
_JOINT = re.compile(
    r"\s*[;\n•]\s*|\s+[-–—]{1,2}\s+|(?<=[a-z0-9)\]][.!?])\s+"
    rf"|,?\s+(?={_CONTRAST})"
    r"|,\s+(?=(?:and|only|otherwise|still)\b)",
    re.IGNORECASE,
)
_TELLS = 2
"""Content words without which a piece says nothing for itself."""
_SHORT = 3
"""Words, one of content among them, that may stand in front or after a `but`: what else is as short
leans on what was said before."""
_CONTRASTS = re.compile(_CONTRAST, re.IGNORECASE)
MOST = 40
"""Sentences of a comment that are looked at."""


def split_clauses(sentence: str) -> list[str]:
    """Return the clauses of a sentence in order; a piece that says little joins the one before."""
    clauses: list[str] = []
    for piece in _JOINT.split(sentence):
        trimmed = piece.strip(" ,")
        if not trimmed:
            continue
        stands = _stands(trimmed, short=bool(_CONTRASTS.match(trimmed)))
        if clauses and not (stands and _stands(clauses[-1], short=True)):
            clauses[-1] = f"{clauses[-1]} {trimmed}"
        else:
            clauses.append(trimmed)
    return clauses or [sentence]


def _stands(piece: str, *, short: bool) -> bool:
    content = len(content_words(piece))
    return content >= _TELLS or (short and content > 0 and len(words(piece)) >= _SHORT)


def sentences_of(text: str) -> list[str]:
    """Return the sentences of a comment, at most MOST."""
    return split_sentences(text)[:MOST]
