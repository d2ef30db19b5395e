"""Whether other words for a text say the same: figures, names, denials, doers, meaning."""

import re
from collections.abc import Callable, Sequence

import numpy as np

from coach.domain.preparation import CheckedQuestion
from coach.grounding.claims import check_claim
from coach.grounding.naming import is_written
from coach.grounding.polarity import reading
from coach.language.names import names
from coach.ports import Embedder
from coach.wording.agents import exchanged
from coach.wording.rewording_texts import Gains
from coach.wording.word_nearness import nearest_words, one_exchanged

QuestionCheck = Callable[[Sequence[str]], tuple[CheckedQuestion, ...]]
NEAR = 0.6
"""Cosine similarity of the whole texts, at least."""
BORNE, COVERED = 0.7, 0.75
"""How near the new text's words stand to the old text's on average, and the old to the new."""
NOVEL = 0.22
"""How near the new text's strangest word stands to any of the old text's, at least."""
_CALENDAR = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|tonight|yesterday|weekend|midnight"
    r"|noon|january|february|march|april|june|july|august|september|october|november|december)s?\b",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"\b(?:i|me|my|mine|we|us|our|ours|myself)(?:['’]\w+)?\b", re.IGNORECASE)
_COMMITS = re.compile(r"\b(?:i|we)(?:['’]ll|\s+(?:will|shall|can|am going to))\b", re.IGNORECASE)
_ASKS = re.compile(r"\bshall (?:i|we)\b", re.IGNORECASE)


class SenseChecks:
    """Holds a new text to the old one; every check fails closed."""

    def __init__(
        self, embedder: Embedder, gains: Gains, questions: QuestionCheck | None = None
    ) -> None:
        """Take an embedder that keeps nothing: what a pair wrote stands in these texts."""
        self._embedder = embedder
        self._gains = gains
        self._questions = questions

    def fault(self, old: str, new: str, *, people: Sequence[str], asked: bool) -> str:
        """Return what the new text says otherwise, empty if nothing is found.

        Args:
            old: The text, names and all.
            new: Other words for it, the names put back.
            people: Names of those who meet.
            asked: Whether it is said by one of them to the other, as a question is.
        """
        one, other = _to_not(old), _to_not(new)
        return self._by_words(one, other, people, asked=asked) or self._by_meaning(old, new)

    def _by_words(self, old: str, new: str, people: Sequence[str], *, asked: bool) -> str:
        if fault := _figures_or_names(old, new):
            return fault
        if gained := self._gains.gained(old, new):
            return gained
        if _denials(old) != _denials(new) or _denied_otherwise(old, new):
            return "negation"
        if _first_person(old, new, asked=asked):
            return "promises"
        return "roles" if exchanged(old, new, people) else ""

    def _by_meaning(self, old: str, new: str) -> str:
        here, there = self._embedder.encode_with_tokens([new, old])
        if float(here.vector @ there.vector) < NEAR:
            return "meaning"
        mine, theirs = nearest_words(new, here, old, there), nearest_words(old, there, new, here)
        if min(mine) < NOVEL or float(np.mean(mine)) < BORNE:
            return "new matter"
        if float(np.mean(theirs)) < COVERED:
            return "left out"
        if one_exchanged(old, there, new, here):
            return "one word exchanged"
        return "question" if self._burdens(old, new) else ""

    def _burdens(self, old: str, new: str) -> bool:
        """Tell whether a question may do to the person asked what the old one did not."""
        if self._questions is None or "?" not in new:
            return False
        pieces = [_spoken(old), _spoken(new)]
        before, after = (set(one.flags) for one in self._questions(pieces))
        return bool(after - before)


def _figures_or_names(old: str, new: str) -> str:
    for claim, given in ((new, old), (old, new)):
        reasons = check_claim(claim, [given]).reasons
        if reasons:
            return str(reasons[0].fault)
        if any(not is_written(name, given) for name in names(claim)):
            return "name"
    if _days(old) != _days(new):
        return "figure"
    return ""


def _to_not(text: str) -> str:
    """Return the text with `not to` turned round, so that it denies the doing that follows."""
    return re.sub(r"\bnot to\b(?=\s+[a-z])", "to not", text)


def _days(text: str) -> set[str]:
    return {match.group().lower().removesuffix("s") for match in _CALENDAR.finditer(text)}


def _denials(text: str) -> int:
    return sum(word.denies for word in reading(text))


def _denied_otherwise(old: str, new: str) -> bool:
    """Tell whether a word that stands in both texts is denied in one of them alone."""
    before, after = reading(old), reading(new)
    both = {word.stem for word in before} & {word.stem for word in after}
    one, other = ({w.stem for w in words if w.negated} & both for words in (before, after))
    return one != other


def _first_person(old: str, new: str, *, asked: bool) -> bool:
    """Tell whether somebody begins to speak for themselves, or takes on more than before."""
    if not asked and _FIRST_PERSON.search(new) and not _FIRST_PERSON.search(old):
        return True
    return _commitments(new) > _commitments(old)


def _commitments(text: str) -> int:
    return len(_COMMITS.findall(_ASKS.sub("", text)))


def _spoken(text: str) -> str:
    """Return the question of a text: what stands in quotation marks around it, else the whole."""
    match = re.search(r"“([^”]*\?)", text)
    return match[1] if match else text
