"""Quotes: whether words stand in a passage, one after the other, and where."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_HIDDEN = frozenset({"Cf", "Co", "Cn", "Cs"})
_SAME = {
    **dict.fromkeys("‘’‚‛′`´ʼ", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "…": "...",
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "ﬅ": "st",
    "ﬆ": "st",
    "\u00ad": "",
}
_LINE_BREAK = re.compile(r"(?<=[^\W\d_])[-‐\u00ad][^\S\n]*\n\s*(?=[a-z])")
_EDGE = " \t\n\"'.,;:!?-([{)]}"


@dataclass(frozen=True)
class Normal:
    """A text in the one form in which quotes are compared, with the way back."""

    text: str
    places: tuple[int, ...]
    """For each character, where it stands in the original."""


def normal_form(text: str) -> str:
    """Return the form in which quotes are compared.

    NFC, case-folded, one space for any white space, one sort of quotation mark and dash, no
    ligatures or hidden characters, and words that a line end cut in two joined again.
    """
    return _normal(text).text


def stands_in(quote: str, passage: str) -> bool:
    """Say whether the words of a quote stand in the passage, whole and one after the other."""
    return locate(quote, passage) is not None


def locate(quote: str, text: str) -> tuple[int, int] | None:
    """Return where a quote stands in the text, as offsets into the original, or None."""
    wanted = normal_form(quote).strip(_EDGE)
    if not wanted:
        return None
    given = _normal(text)
    at = given.text.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        if _whole(given.text, at, end):
            return given.places[at], _after(text, given.places[end - 1])
        at = given.text.find(wanted, at + 1)
    return None


def _whole(text: str, start: int, end: int) -> bool:
    """Refuse a find that begins or ends inside a word or number: `art` is not in `part`."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before and before.isalnum() and text[start].isalnum():
        return False
    if after and after.isalnum() and text[end - 1].isalnum():
        return False
    decimal_after = (
        after in (".", ",") and text[end - 1].isdigit() and text[end + 1 : end + 2].isdigit()
    )
    decimal_before = (
        before in (".", ",") and text[start].isdigit() and text[start - 2 : start - 1].isdigit()
    )
    return not (decimal_after or decimal_before)


def _after(text: str, last: int) -> int:
    """Return the end of the character at `last`, with the marks that belong to it."""
    end = last + 1
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return end


@lru_cache(maxsize=2_048)
def _normal(text: str) -> Normal:
    kept: list[str] = []
    places: list[int] = []
    cuts = {i for match in _LINE_BREAK.finditer(text) for i in range(*match.span())}
    for start, end in _clusters(text):
        if start in cuts:
            continue
        for character in _folded(text[start:end]):
            if character == " " and (not kept or kept[-1] == " "):
                continue
            kept.append(character)
            places.append(start)
    if kept and kept[-1] == " ":
        kept.pop()
        places.pop()
    return Normal("".join(kept), tuple(places))


def _clusters(text: str) -> list[tuple[int, int]]:
    """Return each character with the combining marks that follow it."""
    if text.isascii():
        return [(i, i + 1) for i in range(len(text))]
    starts = [i for i, c in enumerate(text) if i == 0 or not unicodedata.combining(c)]
    return list(zip(starts, [*starts[1:], len(text)], strict=True))


@lru_cache(maxsize=8_192)
def _folded(cluster: str) -> str:
    if cluster.isspace():
        return " "
    shown = "".join(_SAME.get(c, c) for c in unicodedata.normalize("NFC", cluster))
    folded = unicodedata.normalize("NFC", shown.casefold())
    return "".join(c for c in folded if unicodedata.category(c) not in _HIDDEN and c >= " ")
