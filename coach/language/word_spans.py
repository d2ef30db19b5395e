"""Words with their places in the text, for what has to point at them."""

import re

_WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s$")


def words_at(text: str) -> list[tuple[str, int, int]]:
    """Return each word in lower case with its start and end; a possessive ending is left out."""
    found = []
    for match in _WORD.finditer(text):
        word = _POSSESSIVE.sub("", match.group())
        found.append((word.lower().replace("’", "'"), match.start(), match.start() + len(word)))
    return found
