"""Whether a name is written somewhere: whole, by its initials, or as the adjective of a place."""

import re

from coach.grounding.alignment import read
from coach.language.names import Name, names
from coach.language.words import content_stems

_ADJECTIVE = re.compile(r"(?:an|ans|ish|ese|ic)$", re.IGNORECASE)
_SAME_BEGINNING = 4
"""Letters that an adjective shares with its place: `Asian`, `Asia`."""


def tokens_of(name: Name) -> set[str]:
    """Return the stems of a name's words, initials and grammar left out."""
    return {one for one in content_stems(name.text) if len(one) > 1}


def is_written(name: Name, text: str) -> bool:
    """Say whether a text holds the name; `GE` stands for `General Electric`, and the reverse."""
    if tokens_of(name) <= read(text).stems:
        return True
    letters = re.sub(r"[^A-Za-z]", "", name.text)
    others = names(text)
    if letters.isupper() and len(letters) > 1:
        return any(_initials(other.text) == letters for other in others)
    short = _initials(name.text)
    if len(short) > 1 and any(re.sub(r"[&.\s]", "", other.text) == short for other in others):
        return True
    return bool(_ADJECTIVE.search(name.text)) and _begins_alike(name.text, text)


def _begins_alike(name: str, text: str) -> bool:
    beginnings = {word[:_SAME_BEGINNING] for word in text.lower().split()}
    return " " not in name and len(name) > _SAME_BEGINNING and name.lower()[:4] in beginnings


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.split(r"[\s&-]+", name) if word[:1].isupper())
