"""A text as a reader sees it, with the way back to the characters that it was made from."""

import unicodedata

_SPACES = {code: " " for code in (9, 11, 12, 0xA0, 0x1680, 0x202F, 0x205F, 0x3000)}
_SPACES |= dict.fromkeys(range(0x2000, 0x200B), " ")
_DASHES = dict.fromkeys((0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2212, 0xFE63), "-")
_QUOTES = dict.fromkeys((0x2018, 0x2019, 0x2BC, 0x60, 0xB4), "'") | {0xFE6B: "@", 0: " "}
_READ_AS = _SPACES | _DASHES | _QUOTES
_HIDDEN = frozenset({"Cf", "Cc", "Cs", "Co"})
_WIDE = range(0xFF01, 0xFF5F)


class View:
    """The visible text: plain digits, dashes, quotes and spaces, and nothing that is hidden.

    Hidden characters, variation selectors and marks over letters are left out; one character of
    the view stands for one of the original.
    """

    def __init__(self, original: str) -> None:
        self.text = original
        self._places: list[int] | None = None
        self._original = original
        if not original.isascii() or not original.isprintable():
            seen = [(_seen(char), at) for at, char in enumerate(original)]
            self.text = "".join(char for char, _ in seen)
            self._places = [at for char, at in seen if char]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the start and end in the original of a piece of the view that is not empty."""
        if self._places is None:
            return start, end
        last = self._places[end - 1] + 1
        while last < len(self._original) and _is_mark(self._original[last]):
            last += 1
        return self._places[start], last


def _seen(char: str) -> str:
    code = ord(char)
    if 32 <= code < 127 or char == "\n":
        return char
    if code in _READ_AS:
        return _READ_AS[code]
    if code in _WIDE:
        return chr(code - 0xFEE0)
    if unicodedata.category(char) in _HIDDEN:
        return "\n" if char == "\r" else ""
    if _is_mark(char):
        return ""
    digit = unicodedata.decimal(char, None)
    return char if digit is None else str(digit)


def _is_mark(char: str) -> bool:
    code = ord(char)
    return (
        0x300 <= code < 0x370
        or 0x1AB0 <= code < 0x1B00
        or 0x1DC0 <= code < 0x1E00
        or 0x20D0 <= code < 0x2100
        or 0xFE00 <= code < 0xFE30
        or 0xE0100 <= code < 0xE01F0
    )


_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ß": "ss"}
)


def folded(word: str) -> str:
    """Return a word in small letters without accents, as the lists of names are written."""
    small = word.casefold()
    if small.isascii():
        return small
    apart = unicodedata.normalize("NFKD", small.translate(_LETTERS))
    return "".join(char for char in apart if not unicodedata.combining(char))
