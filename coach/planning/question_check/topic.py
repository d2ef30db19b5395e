"""What a question is about: a noun phrase of it that another question can be built on."""

import re
from collections.abc import Iterator, Sequence

from coach.language.words import FUNCTION_WORDS
from coach.planning.question_check.people import TAGS

LONGEST = 8
"""Words of a topic."""
_WORD = re.compile(r"[\w'’&/-]+")
_CLAUSE = re.compile(r"[,;:?!()\"“”–—]|\.(?:\s|$)|\s-\s")
_FINITE = frozenset(
    """is are was were isn't aren't wasn't weren't has have had hasn't haven't hadn't do does did
    don't doesn't didn't will would can could shall should may might must won't wouldn't can't
    cannot couldn't shouldn't""".split()
)
_DETERMINERS = frozenset("the our this these those my its all both each every a an".split())
_ANY = frozenset(("a", "an"))
"""What follows them says what something is like more often than what is spoken of."""
_TAKES_TOPIC = frozenset("about with of on for in at to from into over by than".split())
_JOINS = frozenset("of for in on at and to with".split())
_DROPPED = frozenset(
    """very so such really quite far much too rather just simply truly actually better best great
    good bad worse worst superb terrible awful wonderful brilliant big huge silly stupid lazy
    obvious easier faster simpler quicker nicer happier clearer smoother stronger weaker slower
    harder hardest easiest nicest main many excellent fantastic useful useless hard easy""".split()
)
_EMPTY = frozenset(
    """case record deal way moment time end rest fact thing things lot bit part one ones kind sort
    help day""".split()
)
"""Nouns that say nothing of what is spoken of."""
_WHAT_KIND = re.compile(
    r"(?:s|ing|ion|ment|ship|ness|ity|ance|ence|ure|ology|work)$", re.IGNORECASE
)
_PRONOUNS = frozenset("i you we they it he she this that these those there who what".split())


class TopicFinder:
    """Finds noun phrases; there is no tagger, so its verbs come from the shelf."""

    def __init__(self, verbs: Sequence[str]) -> None:
        self._verbs = frozenset(form for verb in verbs for form in _forms(verb))

    def topics(self, question: str) -> tuple[str, ...]:
        """Return the phrases that may be the topic, the likeliest first, each at most once."""
        clauses = [_words(clause) for clause in _CLAUSE.split(question)]
        found: list[str] = []
        for finder in (self._subject, self._ways, self._objects, self._bare):
            for words in clauses:
                found += [phrase for words in finder(words) if (phrase := _phrase(words))]
        return tuple(dict.fromkeys(found))

    def _subject(self, words: list[str]) -> Iterator[list[str]]:
        """Yield what stands before the first verb, if that begins like a thing."""
        for at, word in enumerate(words[: LONGEST + 1]):
            if at and self._is_verb(word):
                first = words[0].lower()
                if first in _DETERMINERS or first not in FUNCTION_WORDS:
                    yield words[:at]
                return

    def _ways(self, words: list[str]) -> Iterator[list[str]]:
        """Yield `the way we set goals` and the like."""
        for at, word in enumerate(words[:-2]):
            after = [one.lower() for one in words[at + 1 : at + 3]]
            if word.lower() == "the" and after[0] == "way" and after[1] in ("we", "i", "they"):
                yield words[at : at + LONGEST]
                return

    def _objects(self, words: list[str]) -> Iterator[list[str]]:
        """Yield the phrases that a determiner begins."""
        at = 0
        while at < len(words):
            if words[at].lower() in _DETERMINERS - _ANY | {"your"}:
                end = self._end(words, at + 1)
                if end > at + 1:
                    yield words[at:end]
                at = end
            at += 1

    def _bare(self, words: list[str]) -> Iterator[list[str]]:
        """Yield content words after a preposition or a verb that can stand without a determiner."""
        for at, word in enumerate(words[:-1]):
            opens = word.lower() in _TAKES_TOPIC or self._is_verb(word)
            if opens and words[at + 1].lower() not in FUNCTION_WORDS:
                end = self._end(words, at + 1)
                if end > at + 1 and _WHAT_KIND.search(words[end - 1]):
                    yield words[at + 1 : end]

    def _end(self, words: list[str], start: int) -> int:
        """Return where a phrase ends that goes on at `start`."""
        at = start
        while at < len(words) and at - start < LONGEST - 1:
            word = words[at].lower()
            joined = (
                word in _JOINS and at > start and at + 1 < len(words)
                and self._goes_on(words[at + 1].lower())
            )  # fmt: skip
            if joined:
                at += 2 if words[at + 1].lower() in _DETERMINERS | {"your"} else 1
                continue
            if word in FUNCTION_WORDS and word not in _DROPPED and word != "own":
                break
            if at > start and self._is_verb(word):
                break
            at += 1
        return min(at, len(words))

    def _goes_on(self, word: str) -> bool:
        return word in _DETERMINERS or (word not in FUNCTION_WORDS and not self._is_verb(word))

    def _is_verb(self, word: str) -> bool:
        return word.lower().replace("’", "'") in _FINITE or word.lower() in self._verbs


def _words(clause: str) -> list[str]:
    return _WORD.findall(clause)


def _phrase(words: list[str]) -> str:
    """Return the words as a topic, without what praises or blames; "" if they are none."""
    kept = [word for word in words if word.lower() not in _DROPPED]
    while kept and kept[-1].lower() in (FUNCTION_WORDS | _JOINS) - _PRONOUNS:
        kept.pop()
    lower = [word.lower() for word in kept]
    if not kept or len(kept) > LONGEST or any(tag in word for tag in TAGS for word in kept):
        return ""
    if lower[0] in _PRONOUNS and (len(kept) == 1 or lower[0] not in _DETERMINERS):
        return ""
    if any(word.split("'")[0] in _PRONOUNS and "'" in word for word in lower):
        return ""
    if all(word in FUNCTION_WORDS for word in lower) or "you" in lower or "i" in lower[1:2]:
        return ""
    if lower[0] in _TAKES_TOPIC or lower[-1] in _EMPTY:
        return ""
    plural_needed = lower[0] in ("all", "these", "those", "both")
    if plural_needed and not lower[-1].endswith("s"):
        return ""
    first = kept[0]
    return " ".join([first if _keeps_capital(first) else first.lower(), *kept[1:]])


def _keeps_capital(word: str) -> bool:
    return any(c.isupper() for c in word[1:]) or (word[:1].isupper() and word.lower() in _CALENDAR)


_CALENDAR = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())


def _forms(verb: str) -> Iterator[str]:
    stem = verb[:-1] if verb.endswith("e") else verb
    yield from (verb, f"{verb}s", f"{verb}es", f"{stem}ed")
    if verb.endswith("y"):
        yield from (f"{verb[:-1]}ies", f"{verb[:-1]}ied")
    if verb[-1] in "bdgmnpt":
        yield f"{verb}{verb[-1]}ed"
