"""Numbers as people write them: digits with separators, words, and their scale."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SMALL = {word: number for number, word in enumerate(_ONES)} | {
    word: 10 * number for number, word in enumerate(_TENS, start=2)
}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_SCALE_SIGNS = {"k": 1_000, "m": 1_000_000, "mn": 1_000_000, "bn": 1_000_000_000}

ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(),
        start=1,
    )
}
"""Ordinal words and what they count."""

_WORD = "|".join([*_SMALL, *_SCALES, "dozen"])
_A = rf"(?:an?\s+)(?=(?:dozen|{'|'.join(_SCALES)})\b)"
_WORDS = rf"(?:{_A})?(?:{_WORD})(?:(?:\s+and\s+|\s+|-)(?:{_WORD}))*"
_DIGITS = r"\d{1,3}(?:[,\u00a0\u2009\u202f]\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?|(?<!\d)\.\d+"
_NUMBER = re.compile(rf"(?P<digits>{_DIGITS})|\b(?P<words>{_WORDS})\b", re.IGNORECASE)
_SCALE_AFTER = re.compile(
    r"[ \u00a0-]?(hundred|thousand|million|billion)\b|(k|m|mn|bn)\b", re.IGNORECASE
)
_INSIDE_A_NAME = re.compile(r"[A-Za-z_#\\]$|[A-Za-z][-./]$|\d[.,:]$|24/$")
_ROUND_THE_CLOCK = re.compile(r"24/7\b|\d:\d\b")
_COMPOUND = re.compile(r"[-‐‑\s]?(?:way|to-|on-|sided|off|self)\b|[-‐‑](?:to|on)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Number:
    """A number in a text, before its unit is known."""

    value: Decimal
    start: int
    end: int
    spelled: bool
    """Written in words."""


def numbers(text: str) -> Iterator[Number]:
    """Yield the numbers of a text in order; `R13`, `COVID-19` and `two-way` hold none."""
    done = 0
    for match in _NUMBER.finditer(text):
        if match.start() < done:  # the scale of the number before it: `3 million`
            continue
        for number in _digits(text, match) if match["digits"] else _spelled(text, match):
            done = number.end
            yield number


def plain(value: Decimal) -> str:
    """Return the shortest decimal writing: no separators, no trailing zeros, no exponent."""
    return format(value.normalize(), "f")


def _digits(text: str, match: re.Match[str]) -> Iterator[Number]:
    before = text[max(0, match.start() - 3) : match.start()]
    if _INSIDE_A_NAME.search(before) or _ROUND_THE_CLOCK.match(text, match.start()):
        return
    value = Decimal(re.sub(r"[^\d.]", "", match["digits"]))
    scale = _SCALE_AFTER.match(text, match.end())
    if not scale:
        yield Number(value, match.start(), match.end(), spelled=False)
        return
    word = (scale[1] or "").lower()
    factor = _SCALES[word] if word else _SCALE_SIGNS[scale[2].lower()]
    yield Number(value * factor, match.start(), scale.end(), spelled=False)


def _spelled(text: str, match: re.Match[str]) -> Iterator[Number]:
    """Cut a run of number words where the next cannot go on: `two three` is two numbers."""
    if _COMPOUND.match(text, match.end()):
        return
    total = group = 0
    start: int | None = None
    last = match.start()
    previous = ""
    for piece in re.finditer(r"[A-Za-z]+", match["words"]):
        word = piece.group().lower()
        if word == "and":
            continue
        at = match.start() + piece.start()
        if word in _SMALL and previous and not _continues(previous, word):
            yield Number(Decimal(total + group), start or match.start(), last, spelled=True)
            total, group, start = 0, 0, at
        if start is None:
            start = at
        total, group = _add(total, group, word)
        last = match.start() + piece.end()
        previous = word
    yield Number(
        Decimal(total + group), match.start() if start is None else start, last, spelled=True
    )


def _continues(previous: str, word: str) -> bool:
    if previous in _SCALES:
        return True
    return previous in _TENS and 0 < _SMALL[word] < 10


def _add(total: int, group: int, word: str) -> tuple[int, int]:
    if word in _SMALL:
        return total, group + _SMALL[word]
    if word in ("hundred", "dozen"):
        return total, max(group, 1) * (100 if word == "hundred" else 12)
    if word in _SCALES:
        return total + max(group, 1) * _SCALES[word], 0
    return total, group
