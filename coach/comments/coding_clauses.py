"""Clauses: the pieces of a comment that may each have a theme of their own."""

import re

from coach.language.sentences import split_sentences
from coach.language.words import content_words

_JOINT = re.compile(
    r"\s*[;\n•]\s*|\s+[-–—]{1,2}\s+|(?<=[a-z0-9)\]][.!?])\s+"
    r"|,?\s+(?=(?:but|although|though|however|yet|whereas|nevertheless)\b)"
    r"|,\s+(?=(?:and|only|otherwise|still)\b)",
    re.IGNORECASE,
)
_TELLS = 2
"""Content words without which a piece says nothing for itself."""
MOST = 40
"""Sentences of a comment that are looked at."""


def split_clauses(sentence: str) -> list[str]:
    """Return the clauses of a sentence in order; a piece that says little joins the one before."""
    clauses: list[str] = []
    for piece in _JOINT.split(sentence):
        trimmed = piece.strip(" ,")
        if not trimmed:
            continue
        if clauses and _TELLS > min(len(content_words(trimmed)), len(content_words(clauses[-1]))):
            clauses[-1] = f"{clauses[-1]} {trimmed}"
        else:
            clauses.append(trimmed)
    return clauses or [sentence]


def sentences_of(text: str) -> list[str]:
    """Return the sentences of a comment, at most MOST."""
    return split_sentences(text)[:MOST]
