"""Who does what in a text: whether two people, or you and I, have changed places."""

import re
from collections.abc import Iterator, Sequence

from coach.language.word_spans import words_at
from coach.language.words import FUNCTION_WORDS, stem

_PRONOUNS = {"i": "i", "me": "i", "you": "you"}
_CONTRACTED = re.compile(r"^(i|you)'(?:ll|d|ve|m|re)$")
_TOGETHER = frozenset("we us we'll we'd we've we're both everybody everyone".split())
"""What all do is nobody's in particular."""
_SIDES = frozenset("junior senior leader mentor mentee manager executive".split())
_IRREGULAR = dict(
    pair.split(":")
    for pair in (
        "taught:teach learnt:learn showed:show shown:show told:tell gave:give given:give "
        "said:say saw:see seen:see knew:know known:know thought:think wrote:write written:write "
        "met:meet led:lead chose:choose chosen:choose sent:send made:make"
    ).split()
)
_TAUGHT_TO = {"learn": "teach", "receive": "give"}
_SAYING = frozenset("say said tell told give gave given get got let make made".split())
_BE = frozenset("is are was were be been being".split())
_REACH = 4
"""Words that carry a meaning, after somebody, that are still that person's doing."""
_MARK = re.compile(r"[,;:.!?“”\"()–—]")
_SPEECH = re.compile(r"(?P<one>[^\W\d_]\w*) to (?P<other>[^\W\d_]\w*):", re.IGNORECASE)


def exchanged(old: str, new: str, names: Sequence[str]) -> bool:
    """Tell whether somebody does in the new text what only another does in the old one.

    Args:
        old: The text as it was.
        new: Other words for it.
        names: Of those who may act: first names, whole names.
    """
    people = frozenset(word for name in names for word, _, _ in words_at(name))
    if _speeches(old, people) != _speeches(new, people):
        return True
    before, after = _doings(old, people), _doings(new, people)
    return any(not before[doing] & after[doing] for doing in before.keys() & after.keys())


def _speeches(text: str, people: frozenset[str]) -> set[tuple[str, str]]:
    """Return who speaks to whom: `Tunde to Ana: ...`."""
    found = {(match["one"].lower(), match["other"].lower()) for match in _SPEECH.finditer(text)}
    return {pair for pair in found if people & set(pair)}


def _doings(text: str, people: frozenset[str]) -> dict[str, set[str]]:
    """Return by each word for a doing who does it."""
    found: dict[str, set[str]] = {}
    for agent, doing in _pairs(text, people):
        found.setdefault(doing, set()).add(agent)
    return found


def _pairs(text: str, people: frozenset[str]) -> Iterator[tuple[str, str]]:
    tokens = words_at(text)
    agent, left, last, passive = "", 0, 0, False
    for place, (word, start, end) in enumerate(tokens):
        if _MARK.search(text, last, start):
            agent = ""
        last = end
        agent = "" if word in _TOGETHER else agent
        if acting := _agent(word, people):
            object_ = agent and place and _is_doing(tokens[place - 1][0]) and not _to(tokens, place)
            agent, left, passive = "" if object_ else acting, _REACH, False
            continue
        passive = passive or word in _BE
        if not agent or left == 0 or not _is_doing(word):
            continue
        left -= 1
        doer = _after_by(text[end:], people) if passive and not word.endswith("ing") else ""
        passive = False
        yield _turned(doer or agent, word, text[end:], people)


def _after_by(rest: str, people: frozenset[str]) -> str:
    """Return who does it in the passive: `is shown one thing by Tunde`."""
    match = re.match(r"[^,;:.?]*?\bby (?:the )?(\w+)", rest)
    return _agent(match[1].lower(), people) if match else ""


def _is_doing(word: str) -> bool:
    return word not in FUNCTION_WORDS or word in _SAYING


def _to(tokens: Sequence[tuple[str, int, int]], place: int) -> bool:
    """Tell whether `to` follows: in `like me to show`, it is I who show."""
    return place + 1 < len(tokens) and tokens[place + 1][0] == "to"


def _turned(agent: str, word: str, rest: str, people: frozenset[str]) -> tuple[str, str]:
    """Return who does what; learning from somebody is that person's teaching."""
    plain = _IRREGULAR.get(word, word)
    doing = stem(plain)
    converse = _TAUGHT_TO.get(doing)
    after = re.match(r"\s+from\s+(\w+)", rest)
    if converse and after and (giver := _agent(after[1].lower(), people)):
        return giver, converse
    return agent, doing


def _agent(word: str, people: frozenset[str]) -> str:
    if word in people:
        return word
    if match := _CONTRACTED.match(word):
        return match[1]
    return _PRONOUNS.get(word, word.removesuffix("s") if word.removesuffix("s") in _SIDES else "")
