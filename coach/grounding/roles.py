"""Who does what to whom: two names, or two sides, that have changed places."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from coach.grounding.polarity import Word, reading
from coach.language.names import names
from coach.language.words import content_stems, stem

_SIDES = frozenset(
    """junior senior executive leader mentor mentee manager ceo cfo director boss employee student
    teacher seminar training mentorship learner expert newcomer team company organisation
    colleague younger older man woman men women sponsor coach board parent child peer
    bootcamp circle hackathon sprint shadowing incubator pod squad forum workshop
    professional veteran graduate millennial""".split()
)
_ALIKE = tuple(
    frozenset(group.split())
    for group in (
        "senior executive leader older manager ceo boss director cfo",
        "junior younger employee newcomer student graduate millennial mentor",
        "mentee learner senior leader executive",
        "team company organisation board",
        "circle pod squad forum peer",
        "workshop seminar bootcamp training",
        "mentor coach teacher expert",
    )
)
"""Sides that one may stand for: `executives` for `senior leaders`."""
_IRREGULAR = {
    stem(past): stem(verb)
    for past, verb in (
        pair.split(":")
        for pair in (
            "taught:teach learnt:learn led:lead chose:choose chosen:choose told:tell met:meet"
            " gave:give given:give got:get paid:pay sent:send drove:drive"
        ).split()
    )
}
_CONVERSE = {
    stem("learn"): stem("teach"),
    stem("receive"): stem("give"),
    stem("get"): stem("give"),
    stem("follow"): stem("lead"),
}
_VERBS = frozenset(
    stem(verb)
    for verb in """
    teach taught learn learnt learned coach mentor mentored guide guided train trained advise
    advised lead led follow choose chose chosen pick picked order ordered tell told ask asked
    meet met help helped give gave receive get got pay paid hire hired invite invited call
    called show showed support supported pair paired judge judged rate rated promote promoted
    shadow shadowed report reported succeed succeeded replace replaced persuade persuaded
    inspire inspired influence influenced question questioned interview interviewed thank
    thanked trust trusted want wanted manage managed found founded introduce introduced send
    sent offer offered drive drove sponsor sponsored beat beats outnumber encourage encouraged
    challenge challenged""".split()
)
_APART = 10
"""Sides further apart than so many words do not act on each other."""
_BE = frozenset("is are was were be been being gets got".split())
_INTRODUCES = frozenset("when if because as since while where although unless that".split())
"""A side behind one of these is not what the claim is about."""
_LESS = frozenset(
    "less fewer lower worse shorter smaller slower younger weaker cheaper poorer later".split()
)
_FROM_TO = re.compile(
    r"\bfrom\s+(?P<left>[^,;:.]+?)\s+(?:in)?to\s+(?P<right>[^,;:.]+)", re.IGNORECASE
)
_MARK = re.compile(r"[,;:]")
_MORE = frozenset("more rather".split())


@dataclass(frozen=True)
class _Deed:
    """One side, what it does, and the side it does it to."""

    doer: str
    verb: str
    done_to: str


@dataclass(frozen=True)
class _Comparison:
    """What stands on either side of `than`, and which side has more."""

    left: frozenset[str]
    more: bool
    right: frozenset[str]


def swapped(claim: str, sentence: str) -> tuple[str, str] | None:
    """Return the two sides whose roles the claim exchanges, or None.

    That is so if the sentence has the deed the other way round, or if the one it is done to, by the
    claim, is there only the one who does it.
    """
    given = set(_deeds(sentence))
    for deed in _deeds(claim):
        if deed in given:
            continue
        same = [one for one in given if one.verb == deed.verb]
        doers, done_to = {one.doer for one in same}, {one.done_to for one in same}
        turned = _Deed(deed.done_to, deed.verb, deed.doer) in given
        if turned or (deed.done_to in doers - done_to and deed.doer not in doers):
            return deed.doer, deed.done_to
    return None


def _deeds(sentence: str) -> Iterator[_Deed]:
    """Yield each pair of sides with each verb between them, in the active voice."""
    words = reading(sentence)
    sides = _sides(sentence, words)
    for (_, first_end, one), (second, _, other) in combinations(sides, 2):
        between = words[first_end:second]
        if one == other or len(between) > _APART:
            continue
        passive = any(word.text in _BE for word in between) and any(
            word.text == "by" for word in between
        )
        for word in between:
            if word.stem not in _VERBS:
                continue
            plain = _IRREGULAR.get(word.stem, word.stem)
            verb = _CONVERSE.get(plain, plain)
            turned = passive != (plain in _CONVERSE)
            yield _Deed(other, verb, one) if turned else _Deed(one, verb, other)


def subject_replaced(claim: str, sentence: str) -> tuple[str, str] | None:
    """Return the side the claim begins with and the other that the sentence says it of, or None."""
    mine = _sides(claim, reading(claim))
    theirs = _sides(sentence, reading(sentence))
    if not mine or not theirs:
        return None
    if any(word.text in _INTRODUCES for word in reading(claim)[: mine[0][0]]):
        return None
    subject, given = mine[0][2], theirs[0][2]
    known = {side for _, _, side in theirs} | {
        word.text.removesuffix("s") for word in reading(sentence)
    }
    if subject in known or given in {side for _, _, side in mine}:
        return None
    if any(subject in group and given in group for group in _ALIKE):
        return None
    return subject, given


def comparison(claim: str, sentence: str) -> bool | None:
    """Say whether the claim compares the same way round; None if either compares nothing.

    `A costs less than B` and `B costs more than A` are the same way round.
    """
    mine, theirs = _compared(claim), _compared(sentence)
    if mine is None or theirs is None:
        return None
    straight = len(mine.left & theirs.left) + len(mine.right & theirs.right)
    crossed = len(mine.left & theirs.right) + len(mine.right & theirs.left)
    if straight == crossed:
        return None
    return (straight > crossed) == (mine.more == theirs.more)


def _compared(sentence: str) -> _Comparison | None:
    """Cut a comparison at `than`, or a change at `to`; what stands on both sides tells nothing."""
    return _changed(sentence) or _measured(sentence)


def _changed(sentence: str) -> _Comparison | None:
    match = _FROM_TO.search(sentence)
    if not match:
        return None
    left, right = (frozenset(content_stems(match[side])) for side in ("left", "right"))
    return _Comparison(left - right, more=True, right=right - left)


def _measured(sentence: str) -> _Comparison | None:
    words = reading(sentence)
    at = next((n for n, word in enumerate(words) if word.text == "than"), None)
    if at is None:
        return None
    words = tuple(word for word in words if not _MARK.search(sentence, *_span(words[at], word)))
    at = next(n for n, word in enumerate(words) if word.text == "than")
    degree = next((n for n in range(at - 1, -1, -1) if is_degree(words[n].text)), None)
    if degree is None:
        return None
    left = {word.stem for n, word in enumerate(words[:at]) if word.content and n != degree}
    right = {word.stem for word in words[at + 1 :] if word.content}
    more = words[degree].text not in _LESS
    return _Comparison(
        frozenset(left - right), more != words[degree].negated, frozenset(right - left)
    )


def _span(one: Word, other: Word) -> tuple[int, int]:
    return min(one.end, other.end), max(one.start, other.start)


def is_degree(word: str) -> bool:
    """Say whether a word compares: `more`, `cheaper`."""
    return word in _LESS or word in _MORE or (word.endswith("er") and len(word) > 4)


def _sides(sentence: str, words: tuple[Word, ...]) -> list[tuple[int, int, str]]:
    """Return names and role nouns, each as (first word, word after the last, its name)."""
    found: list[tuple[int, int, str]] = []
    spans = [
        (name.start, name.end, name.text.split()[-1].lower().removesuffix("s"))
        for name in names(sentence)
    ]
    taken = 0
    for number, word in enumerate(words):
        if number < taken:
            continue
        inside = next((span for span in spans if span[0] <= word.start < span[1]), None)
        if inside:
            last = max(n for n, one in enumerate(words) if one.start < inside[1])
            found.append((number, last + 1, inside[2]))
            taken = last + 1
        elif word.text.removesuffix("s") in _SIDES or word.text in _SIDES:
            found.append((number, number + 1, word.text.removesuffix("s")))
    return found
