"""Whether a claim says the opposite of a sentence, or says of all what it says of some."""

from itertools import pairwise

from coach.grounding.opposite_words import PREFIXES, key_of, sides_of
from coach.grounding.polarity import MARKS, Word, reading

_STRONG = frozenset(
    "all every always everybody everyone entirely completely guarantee guarantees".split()
)
_WEAK = frozenset(
    """most many some several few often sometimes rarely usually mostly partly may might can could
    perhaps almost nearly half majority likely""".split()
)


def opposites(claim: str, sentence: str) -> list[tuple[str, str]]:
    """Return the pairs of words by which the claim says the opposite of the sentence.

    Both must speak of the same: a word near the one also stands near the other. Where the sentence
    has both words of a pair, the one counts whose surroundings are more like the claim's.
    """
    mine, theirs = reading(claim), reading(sentence)
    keys = [key_of(word.text) for word in theirs]
    found = _prefixed(mine, theirs)
    for at, word in enumerate(mine):
        for side, other in sides_of(word.text):
            near = _near(claim, mine, at)
            same = [
                _common(near, _near(sentence, theirs, n))
                for n, key in enumerate(keys)
                if key in side
            ]
            for place, one in enumerate(theirs):
                if keys[place] not in other or one.negated != word.negated:
                    continue
                alike = _common(near, _near(sentence, theirs, place))
                if alike > max(same, default=0.0) or _of_the_same(mine, at, theirs, place, side):
                    found.append((word.text, one.text))
    return list(dict.fromkeys(found))


def overstated(claim: str, sentence: str) -> str | None:
    """Return the word by which the claim speaks of all where the sentence speaks of some."""
    mine = {word.text for word in reading(claim)}
    theirs = {word.text for word in reading(sentence)}
    strong = (mine & _STRONG) - theirs
    if strong and not theirs & _STRONG and theirs & _WEAK - mine:
        return sorted(strong)[0]
    return None


def _of_the_same(
    mine: tuple[Word, ...], at: int, theirs: tuple[Word, ...], place: int, side: frozenset[str]
) -> bool:
    """Say whether both stand right before the same noun: `senior mentors`, `junior mentors`."""
    here = mine[at + 1].stem if at + 1 < len(mine) and mine[at + 1].content else None
    there = (
        theirs[place + 1].stem if place + 1 < len(theirs) and theirs[place + 1].content else None
    )
    if here is None or here != there:
        return False
    also = (one for one, after in pairwise(theirs) if after.stem == here)
    return not any(key_of(one.text) in side for one in also)


def _prefixed(mine: tuple[Word, ...], theirs: tuple[Word, ...]) -> list[tuple[str, str]]:
    """Find `clear` against `unclear`, in either direction."""
    here = {word.text: word.negated for word in mine if word.content and len(word.text) > 3}
    there = {word.text: word.negated for word in theirs if word.content and len(word.text) > 3}
    found = []
    for prefix in PREFIXES:
        found += [
            (word, prefix + word)
            for word, negated in here.items()
            if there.get(prefix + word) == negated and word not in there
        ]
        found += [
            (prefix + word, word)
            for word, negated in there.items()
            if here.get(prefix + word) == negated and prefix + word not in there
        ]
    return found


def _near(sentence: str, words: tuple[Word, ...], at: int) -> dict[str, float]:
    """Return the stems around a word up to the nearest marks; nearer ones weigh more."""
    low, high = at, at
    while low > 0 and not MARKS.search(sentence, words[low - 1].end, words[low].start):
        low -= 1
    while high + 1 < len(words) and not MARKS.search(
        sentence, words[high].end, words[high + 1].start
    ):
        high += 1
    return {
        word.stem: 1.0 / (1 + abs(number - at))
        for number, word in enumerate(words[low : high + 1], start=low)
        if word.content and number != at
    }


def _common(one: dict[str, float], other: dict[str, float]) -> float:
    return sum(min(weight, other[stem]) for stem, weight in one.items() if stem in other)
