"""What a sentence denies: negations and how far each of them reaches."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from coach.grounding.opposite_words import PREFIXES, key_of, sides_of
from coach.language.word_spans import words_at
from coach.language.words import FUNCTION_WORDS, parts, stem

_NEGATORS = frozenset(
    """not no never none nobody nothing neither nor without cannot hardly barely rarely seldom
    scarcely lack lacks lacked lacking unable avoid avoids avoided avoiding""".split()
)
_OBJECTS = frozenset({"nobody", "nothing", "none"})
"""As an object they deny the verb before them: `measures nothing`."""
_RESTRICTING = frozenset({"only", "just", "merely", "exclusively", "solely"})
"""`does not come exclusively from` does not deny that it comes."""
_NEGATORS_UNLESS_A = frozenset({"little", "few"})
"""`little value` denies, `a little value` does not."""
_NEGATING_PAIRS = frozenset(
    tuple(pair.split())
    for pair in "fail to/fails to/failed to/far from/free of/free from/other than".split("/")
)
_IDLE_PAIRS = (
    "not only/not just/not merely/not least/not to/no doubt/no matter/no fewer/no less/nothing but"
)
_NOT_NEGATING = frozenset(tuple(pair.split()) for pair in _IDLE_PAIRS.split("/"))
_NONE = frozenset({"no", "not"})
"""`no more than half` is a bound, and denies nothing."""
_BREAKS = frozenset(
    """but because although though while whereas which who since unless if when until so as before
    after whose where then yet however""".split()
)
MARKS = re.compile(r"[,;:.!?()\[\]–—]|\s-\s")
_REACH = 4
"""Content words that a negation governs, at most."""

_NOT_ONLY = re.compile(
    r"(?:\bnot|n't)\s+(?:\w+\s+){0,2}(?:only|just|merely|exclusively|solely|limited to)\b",
    re.IGNORECASE,
)
_ONLY = re.compile(r"\b(?:only|just|merely|exclusively|solely|limited to)\b", re.IGNORECASE)
_HALVES = re.compile(r";\s+|,?\s+(?:while|whereas)\s+|,\s+but\s+")


@dataclass(frozen=True)
class Word:
    """A word in its sentence."""

    text: str
    stem: str
    start: int
    end: int
    scope: int
    """Number of the negation in whose reach it stands, from 1; 0 if in none."""
    denies: bool = False
    """It is a negation itself."""

    @property
    def negated(self) -> bool:
        """Say whether the word stands in the reach of a negation."""
        return self.scope > 0

    @property
    def content(self) -> bool:
        """Say whether the word carries a topic."""
        return self.text not in FUNCTION_WORDS and not self.denies


@lru_cache(maxsize=8_192)
def halves(sentence: str) -> tuple[str, ...]:
    """Return the parts of a sentence that stand side by side: `..., while ...`, `...; ...`."""
    return tuple(part for part in _HALVES.split(sentence) if part.strip())


@lru_cache(maxsize=8_192)
def reading(sentence: str) -> tuple[Word, ...]:
    """Return the words of a sentence, each with whether it is negated."""
    found: list[Word] = []
    left = scope = last = 0
    denied_last = False
    tokens = words_at(sentence)
    for number, (text, start, end) in enumerate(tokens):
        after = [word for word, _, _ in tokens[number + 1 : number + 4]]
        if left and (text in _BREAKS or MARKS.search(sentence, last, start)):
            left = 0
        denies = _denies(text, found[-1].text if found else "", after)
        content = text not in FUNCTION_WORDS and not denies and not text[0].isdigit()
        if denies:
            scope += 1
            if text in _OBJECTS and found and found[-1].content:
                found[-1] = replace(found[-1], scope=scope)
            left = 0 if denied_last else _REACH  # `does not lack`: one denial takes the other back
        reached = scope if left > 0 and content else 0
        found.append(Word(text, stem(text), start, end, reached, denies=denies))
        left = max(0, left - 1) if content else left
        denied_last = denies and not denied_last
        last = end
    return tuple(found)


def negation_differs(claim: str, sentence: str) -> str | None:
    """Return a word that the one negates and the other affirms, if the two speak of the same."""
    mine, theirs = reading(claim), reading(sentence)
    if _opposites_cancel(mine, theirs):
        return None
    return _one_way(mine, theirs) or _one_way(theirs, mine) or _only(claim, sentence)


def _one_way(denying: tuple[Word, ...], other: tuple[Word, ...]) -> str | None:
    """Return a word that one negates, where the other affirms what it shares of that reach."""
    said: dict[str, list[bool]] = {}
    for word in other:
        for one in (word.stem, *(stem(part) for part in parts(word.text))):
            said.setdefault(one, []).append(word.negated)
    for scope in sorted({word.scope for word in denying} - {0}):
        reach = [word for word in denying if word.scope == scope]
        shared = [word for word in reach if word.stem in said]
        affirmed = [word for word in shared if not any(said[word.stem])]
        if affirmed and len(affirmed) == len(shared) and 2 * len(affirmed) >= len(reach):
            return affirmed[0].text
    return None


def _only(claim: str, sentence: str) -> str | None:
    """Find `only about technology` against `not only about technology`."""
    mine, theirs = (_NOT_ONLY.search(text) for text in (claim, sentence))
    plain = [_ONLY.search(text) for text in (claim, sentence)]
    return "only" if bool(mine) != bool(theirs) and all(plain) else None


def _opposites_cancel(mine: tuple[Word, ...], theirs: tuple[Word, ...]) -> bool:
    """Say whether a negated word faces its opposite: `not formal` and `informal` agree."""
    here = {key_of(word.text) for word in mine}
    there = {key_of(word.text): word.negated for word in theirs}
    plain = {word.text: word.negated for word in theirs}
    for word in mine:
        for _, other in sides_of(word.text) if key_of(word.text) not in there else ():
            if any(
                key in other and key not in here and there[key] != word.negated for key in there
            ):
                return True
        for prefix in PREFIXES:
            turned = (prefix + word.text, word.text.removeprefix(prefix))
            if any(
                plain.get(one, word.negated) != word.negated for one in turned if one != word.text
            ):
                return True
    return False


def _denies(text: str, before: str, after: list[str]) -> bool:
    follows = after[0] if after else ""
    if (text, follows) in _NOT_NEGATING or (text in _NONE and after[:2] == ["more", "than"]):
        return False
    if text in _NEGATORS_UNLESS_A:
        return before not in ("a", "the", "these", "those", "quite")
    if text == "not" or text.endswith("n't"):
        return not _RESTRICTING & set(after)
    return text in _NEGATORS or (text, follows) in _NEGATING_PAIRS
