"""Whether a text holds anything at all that could be read."""

import re

_ROWS = ("qwertzuiop", "qwertyuiop", "asdfghjkl", "yxcvbnm", "zxcvbnm", "azertyuiop", "qsdfghjklm")
_ROW = 4
"""Neighbouring keys that make a run."""
_WORD = re.compile(r"[^\W\d_]+")


def is_gibberish(text: str) -> bool:
    """Tell whether a text has no word in it: signs, figures, emoji, or keys hit at random."""
    tokens = _WORD.findall(text)
    return all(_is_noise(token) for token in tokens)


def _is_noise(token: str) -> bool:
    if len(token) == 1:
        return token.isascii() and token.lower() not in "ai"
    lower = token.lower()
    if len(lower) > 3 and len(set(lower)) == 1:
        return True
    if any(lower[:_ROW] in row or lower[:_ROW] in row[::-1] for row in _ROWS if len(lower) >= _ROW):
        return True
    unspoken = not re.search(r"[aeiouyà-ÿ]", lower)
    return token.isascii() and unspoken and len(token) > 4 and not token.isupper()
