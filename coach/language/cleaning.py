"""Text from outside, made safe to read: one normal form, no hidden characters."""

import re
import unicodedata

_HIDDEN = frozenset({"Cf", "Co", "Cn", "Cs", "Cc"})
_MARKS_PER_LETTER = 4


def clean(text: str) -> str:
    r"""Return the text in NFC, without characters that a reader cannot see, and trimmed.

    Format, private, unassigned, surrogate and control characters go, `\n` and `\t` stay;
    of combining marks piled on one letter the first four stay.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    seen = "".join(c for c in lines if c in "\n\t" or unicodedata.category(c) not in _HIDDEN)
    # only now: a hidden character between a letter and its mark would keep them apart
    return _cap_marks(unicodedata.normalize("NFC", seen)).strip()


def one_line(text: str) -> str:
    """Return the cleaned text with every run of white space as one space."""
    return re.sub(r"\s+", " ", clean(text)).strip()


def _cap_marks(text: str) -> str:
    kept: list[str] = []
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= _MARKS_PER_LETTER:
            kept.append(character)
    return "".join(kept)
