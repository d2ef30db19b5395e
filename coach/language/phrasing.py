"""Putting people's own phrases into sentences: shortened, quoted, counted, dated."""

import re
from collections.abc import Sequence
from datetime import date as Date

from coach.language.cleaning import one_line

_NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()
_STOPS = " .,;:!?…"
_PLAIN = re.compile(r"[^\W\d_][\w '’&/+-]*")
_MONTHS = (
    "January February March April May June July August September October November December".split()
)
_LONGEST_WORD = 40
_DOUBLE_QUOTES = re.compile(r"[“”„\"]")


def shortened(text: str, most: int) -> str:
    """Return a text on one line with at most so many words; what was cut shows as `…`."""
    words = [
        word if len(word) <= _LONGEST_WORD else f"{word[: _LONGEST_WORD - 1]}…"
        for word in one_line(text).split()
    ]
    if len(words) <= most:
        return " ".join(words)
    return " ".join(words[:most]).rstrip(_STOPS) + "…"


def quoted(text: str, most: int = 14) -> str:
    """Return somebody's words in quotation marks, without a full stop, at most so many words."""
    kept = shortened(text.strip().rstrip("."), most)
    inner = _DOUBLE_QUOTES.sub("’", kept)
    return f"“{inner}”"


def mentioned(phrase: str, most: int = 9) -> str:
    """Return a phrase as it reads inside a sentence: bare if it is plain and short, else quoted."""
    kept = shortened(phrase, most).rstrip(".")
    if _PLAIN.fullmatch(kept):
        return kept
    return quoted(phrase, most)


def in_words(number: int) -> str:
    """Return a number as a word up to twelve, in figures above."""
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else str(number)


def day(date: Date, today: Date) -> str:
    """Return a date as people say it, with its year only if that is not this year's."""
    year = "" if date.year == today.year else f" {date.year}"
    return f"{date.day} {_MONTHS[date.month - 1]}{year}"


def possessive(name: str) -> str:
    """Return the name with its possessive ending: `Tunde's`, `James's`, `the mentors'`."""
    return f"{name}'" if name.startswith("the ") and name.endswith("s") else f"{name}'s"


def joined(words: Sequence[str]) -> str:
    """Return words as a list in a sentence: `a, b and c`."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def sentence(text: str) -> str:
    """Return the text with a capital at its start and a stop at its end; nothing else changes."""
    kept = one_line(text)
    if not kept:
        return ""
    capital = kept[0].upper() + kept[1:] if len(kept[0].upper()) == 1 else kept
    return capital if re.search(r"[.!?…][\"'”’)\]]*$", capital) else f"{capital}."


def words_in(texts: Sequence[str]) -> int:
    """Return how many words the texts have together, as a reader counts them."""
    return sum(len(text.split()) for text in texts)
