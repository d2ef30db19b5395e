"""Whether other words for a text have its form: placeholders, marks, length, voice, quotations."""

import re
from collections import Counter
from collections.abc import Iterable

from coach.grounding.foreign import foreign_matter
from coach.language.cleaning import clean
from coach.wording.placeholders import placeholders_in

SHORTEST, LONGEST = 0.4, 1.6
"""Length of the new text, in parts of the old one."""
_MARKS = frozenset(" .,;:?'’“”\"-–()…[]")
_BRACKETS = re.compile(r"\[[^\]]*\]?|\]")
_QUOTATION = re.compile(r"[“\"]([^“”\"]+)[”\"]")


def form_fault(old: str, new: str, *, most: int, nonce: str = "", instructions: str = "") -> str:
    """Return what is wrong with the form of a new text, empty if nothing is.

    Args:
        old: The text as it was sent, names hidden.
        new: What came back.
        most: Characters that it may have.
        nonce: The mark that fenced the request.
        instructions: Our own words to the model.
    """
    if not new or clean(new) != new or "\n" in new or "\t" in new or "  " in new:
        return "form"
    if placeholders_in(old) != placeholders_in(new):
        return "names"
    if not SHORTEST * len(old) <= len(new) <= min(most, LONGEST * len(old)):
        return "length"
    if foreign_matter(new, nonce=nonce, instructions=instructions):
        return "foreign"
    if any(not _usual(c) for c in set(new) - set(old)) or _brackets(old) != _brackets(new):
        return "marks"
    if new.count("…") != old.count("…") or quotations(new) != quotations(old):
        return "quotation"
    if new.count("?") != old.count("?") or new.endswith("?") != old.endswith("?"):
        return "question"
    return ""


def lost_words(new: str, keeps: tuple[str, ...]) -> bool:
    """Tell whether one of the phrases no longer stands in the text, case apart."""
    plain = _plain(new)
    return any(_plain(phrase) not in plain for phrase in keeps)


def standing_in(text: str, phrases: Iterable[str]) -> tuple[str, ...]:
    """Return the phrases that stand in a text, case apart: somebody's own words, to be kept."""
    plain = _plain(text)
    return tuple(one for one in phrases if _plain(one).strip() and _plain(one) in plain)


def quotations(text: str) -> int:
    """Return how many pieces of a text stand in quotation marks."""
    return len(_QUOTATION.findall(text))


def _usual(character: str) -> bool:
    return character in _MARKS or (character.isascii() and character.isalnum())


def _brackets(text: str) -> Counter[str]:
    """Return what stands in square brackets: blanks to fill in, and names that are hidden."""
    return Counter(found for found in _BRACKETS.findall(text) if not re.match(r"\[\[P\d|\]", found))


def _plain(text: str) -> str:
    """Return the words of a text, each between spaces, so that `AI` does not stand in `said`."""
    words = re.findall(r"\w+", re.sub(r"['’]", "", text.casefold()))
    return " " + " ".join(words) + " "
