"""Small whole numbers and places in a row, as people write them in a sentence."""

import re

from coach.language.number_words import ORDINALS

_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS = {word: number for number, word in enumerate(_ONES, start=1)} | {
    word: 10 * number for number, word in enumerate(_TENS, start=2)
}
_LOOSE = {"a": 1, "an": 1, "a couple of": 2, "a few": 3}
_PLACES = (
    ORDINALS
    | {f"{word}th": number for word, number in _WORDS.items() if 12 < number < 20}
    | {"twentieth": 20, "thirtieth": 30, "thirty-first": 31}
    | {f"twenty-{word}": 20 + number for word, number in ORDINALS.items() if number < 10}
)


def _any(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


NUMBER = rf"(?:[0-9]{{1,3}}|(?:{'|'.join(_TENS)})[- ](?:{'|'.join(_ONES[:9])})|{_any(_WORDS)})"
"""Pattern of a number: up to 999 in digits, up to 99 in words."""
COUNT = rf"(?:{NUMBER}|{_any(_LOOSE)})"
"""The same, with `a` and `an` for one."""
PLACE = rf"(?:[0-9]{{1,2}}(?:st|nd|rd|th)|{_any(_PLACES)})"
"""Pattern of a place in a row, or of a day in a month: `2nd`, `second`, up to the 31st in words."""


def counted(words: str) -> int:
    """Return the number that `COUNT` has matched."""
    plain = words.lower()
    if plain.isdecimal():
        return int(plain)
    known = _WORDS | _LOOSE
    return known[plain] if plain in known else sum(_WORDS[w] for w in re.split("[- ]", plain))


def placed(words: str) -> int:
    """Return the place, from 1, that `PLACE` has matched."""
    digits = re.match(r"[0-9]+", words)
    return int(digits.group()) if digits else _PLACES[words.lower()]
