"""Who is spoken of: groups and persons in a question are each put into one word."""

import re
from dataclasses import dataclass

from coach.language.names import names
from coach.planning.question_check.texts import QuestionShelf

YOURS, YOUR_TEAM = "YOURS", "YOURTEAM"
"""A sort of people that the person asked is counted among; those they work with."""
GROUP, THE_GROUP = "GROUP", "THEGROUP"
"""A sort of people at large; certain ones of it."""
PERSON, NAMED_PERSON = "PERSON", "PERSONNAMED"
"""A person by role or by first name; a name that may be a person's."""
TAGS = (YOURS, YOUR_TEAM, THE_GROUP, GROUP, NAMED_PERSON, PERSON)

_ACRONYM = re.compile(r"[A-Z]{2,}|[A-Z]&[A-Z]")
_CERTAIN = re.compile(
    r"\b(?:the|our|these|those|some|some of the|all the|all our)\s+(?:other\s+)?\Z"
)
_BARE = re.compile(
    r"\b(is|are|was|were|do|does|did|has|have|had|would|could|should)nt\b", re.IGNORECASE
)
_ASKED_IS = re.compile(r"\b(what|who|how|where|when)['’]?s\b", re.IGNORECASE)
_SPELLED = {
    "youre": "you're",
    "youve": "you've",
    "youd": "you'd",
    "youll": "you'll",
    "im": "I'm",
    "ive": "I've",
    "cant": "can't",
    "u": "you",
    "ur": "your",
    "d'you": "do you",
}
"""What is typed in haste, in the words of the shelf."""
_SHORT = re.compile(r"\b(" + "|".join(_SPELLED) + r")\b", re.IGNORECASE)
_LONGEST_NAME = 3
"""Words: a longer run of capitals is a title or a shout."""


@dataclass(frozen=True)
class Named:
    """A question in which people stand as single words."""

    cased: str
    """As it was written, but for the people."""
    plain: str
    """In lower case with straight apostrophes; as long as `cased`, so that places match."""
    people: tuple[tuple[str, str], ...]
    """Which word was put, and for what, in the order of the text."""


def name_people(text: str, shelf: QuestionShelf) -> Named:
    """Put one word of `TAGS` for everybody that the text speaks of."""
    text = spelled_out(text)
    plain = _lower(text)
    taken: list[tuple[int, int, str]] = []
    lexicons = ((YOURS, "yours"), (PERSON, "person_role"), (YOUR_TEAM, "your_team"))
    for word, lexicon in (*lexicons, (THE_GROUP, "units")):
        _take(taken, word, [match.span() for match in shelf.people[lexicon].finditer(plain)])
    for match in shelf.people["kinds"].finditer(plain):
        if plain.startswith("'s", match.end()):
            continue  # the women's network is a thing
        certain = _CERTAIN.search(plain, 0, match.start())
        start = certain.start() if certain else match.start()
        _take(taken, THE_GROUP if certain else GROUP, [(start, match.end())])
    first_names = shelf.people["first_names"].finditer(plain)
    _take(taken, PERSON, [match.span() for match in first_names])
    _take(taken, NAMED_PERSON, _names(text, plain, shelf))
    return _replace(text, plain, sorted(taken))


def spelled_out(text: str) -> str:
    """Return the text with contractions as the shelf writes them: `dont` is `don't`."""
    text = _BARE.sub(lambda found: f"{found[1]}n't", text)
    return _SHORT.sub(lambda found: _SPELLED[found[1].lower()], _ASKED_IS.sub(r"\1 is", text))


def _names(text: str, plain: str, shelf: QuestionShelf) -> list[tuple[int, int]]:
    """Return where a name stands that may be a person's."""
    found: list[tuple[int, int]] = []
    for name in names(text):
        lower = _lower(name.text)
        is_thing = any(shelf.people[kind].match(lower) for kind in ("things", "trait", "kinds"))
        after_the = plain[: name.start].rstrip().endswith(" the")
        if is_thing or after_the or _ACRONYM.search(name.text):
            continue
        if len(name.text.split()) <= _LONGEST_NAME:
            found.append((name.start, name.end))
    return found


def _take(taken: list[tuple[int, int, str]], word: str, spans: list[tuple[int, int]]) -> None:
    """Add the spans that overlap with none before."""
    for start, end in spans:
        if start < end and all(end <= other[0] or start >= other[1] for other in taken):
            taken.append((start, end, word))


def _replace(text: str, plain: str, taken: list[tuple[int, int, str]]) -> Named:
    cased, lower = "", ""
    at = 0
    people: list[tuple[str, str]] = []
    for start, end, word in taken:
        # a possessive ending is put apart, so that a phrase can name it
        gap = " " if plain.startswith("'s", end) else ""
        cased += text[at:start] + word + gap
        lower += plain[at:start] + word + gap
        people.append((word, text[start:end]))
        at = end
    return Named(cased + text[at:], lower + plain[at:], tuple(people))


def _lower(text: str) -> str:
    """Return the text in lower case without a change of length, with straight apostrophes."""
    lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return re.sub(r"[’‘`´]", "'", lower)
