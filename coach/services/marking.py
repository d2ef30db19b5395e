"""Marking a turn: its moment, its length and its person become words that phrases can speak of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from coach.language.lengths import Length, find_length
from coach.language.moments import Moment, find_moment
from coach.services.job_texts import DAY, LENGTH, NAME

_WITH = (
    r"\b(?:with|teach|teaching|show|showing|meet|meeting|see|seeing|tell|telling|ask|asking|for|"
    r"thank|brief|and|to)\s+"
)
_UNKNOWN = re.compile(
    rf"(?i:{_WITH}(?:me\s+and\s+)?)(?P<name>[A-Z][a-zà-öø-ÿ'’]+(?:[- ][A-Z][a-zà-öø-ÿ'’]+){{0,2}})"
    r"(?=$|[\s,.;:?!)]|['’]s)"
)
_CLOSE = re.compile(
    r"(?i:\b(?:session|meeting|agenda|plan|minutes|mins?|hours?|hour|time|slot|me|we|us|i'm|meet|"
    rf"see|teach|{LENGTH}|{DAY})\b[\s,]*(?:session\s+|meeting\s+)?(?:with|meet|meeting|see|seeing|"
    rf"teach)\s+"
    r"(?:me\s+and\s+)?)$"
)
_SMALL = re.compile(r"(?:(?:on|at|for|by|until|till|before|from)\s+)+", re.IGNORECASE)
_WITH_SIGN = re.compile(r"(?<!\w)w/\s*(?=\w)")
_ONE_TO_ONE = re.compile(r"\b(?:1:1|1-on-1|1-1|121)\b(?!\s*[ap]m)", re.IGNORECASE)
_ALSO_WORDS = frozenset(
    """angel april art august autumn bill bob chance chase christian dawn dean drew faith frank gene
    grace guy hope iris ivy jack joy june mark max may miles page pat pearl ray rich rob rose ruby
    sue summer wade will""".split()
)
"""Names that are other words too: taken for a name only with a capital letter."""
_NO_NAMES = frozenset("my our the a an his her their me us you monday friday i".split())


@dataclass(frozen=True)
class Marked:
    """A turn with its moment, its length and its person taken out of the words."""

    text: str
    """As typed otherwise; DAY, LENGTH and NAME stand for what was taken out."""
    moment: Moment | None
    length: Length | None
    partner: str | None
    """The first person named, as typed."""

    @property
    def minutes(self) -> int | None:
        """How long something is to take, by its length or by its beginning and end."""
        if self.length:
            return self.length.minutes
        return self.moment.minutes if self.moment else None


def mark(text: str, *, now: datetime, people: Sequence[str] = ()) -> Marked:
    """Return a text with what it says of when, how long and with whom taken out."""
    text = _ONE_TO_ONE.sub("one-to-one", _WITH_SIGN.sub("with ", text))
    moment = find_moment(text, now)
    spans = [(_first_word(text, one), one[1], DAY) for one in (moment.spans if moment else ())]
    length = _length_beside(text, spans)
    if length:
        spans.append((length.start, length.end, LENGTH))
    marked = put_in(text, spans)
    names = _names(marked, people)
    partner = marked[names[0][0] : names[0][1]] if names else None
    return Marked(
        put_in(marked, [(start, end, NAME) for start, end in names]), moment, length, partner
    )


def _length_beside(text: str, taken: Sequence[tuple[int, int, str]]) -> Length | None:
    """Return the first length of time that is no part of a moment: "in two weeks" is none."""
    blank = list(text)
    for start, end, _ in taken:
        blank[start:end] = ";" * (end - start)
    return find_length("".join(blank))


def _first_word(text: str, span: tuple[int, int]) -> int:
    """Return where a moment begins without the small words before it: phrases may name these."""
    small = _SMALL.match(text, *span)
    return small.end() if small else span[0]


def put_in(text: str, spans: Sequence[tuple[int, int, str]]) -> str:
    """Return a text with a word in place of each span."""
    for start, end, word in sorted(spans, reverse=True):
        text = f"{text[:start]} {word} {text[end:]}"
    return re.sub(r"[ \t]+", " ", text).strip()


def _names(text: str, people: Sequence[str]) -> list[tuple[int, int]]:
    """Return where people are named, in order: those known, else whom something is done with."""
    known = [name for person in people for name in _ways_to_name(person)]
    found: list[tuple[int, int]] = []
    for name in sorted(known, key=len, reverse=True):
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE):
            free = all(match.end() <= start or end <= match.start() for start, end in found)
            if free and _is_name(match.group()):
                found.append(match.span())
    return sorted(found) or _unknown(text)


def _ways_to_name(person: str) -> list[str]:
    parts = [part for part in re.split(r"\s+", person.strip()) if len(part.rstrip(".")) > 1]
    return [person.strip(), *(part for part in parts if part[0].isalpha())] if parts else []


def _is_name(written: str) -> bool:
    return written[0].isupper() or written.lower() not in _ALSO_WORDS


def _unknown(text: str) -> list[tuple[int, int]]:
    """Return where somebody is named with whom time is spent: "an hour with Priya"."""
    for match in _UNKNOWN.finditer(text):
        start, end = match.span("name")
        name = match["name"]
        if name.lower() not in _NO_NAMES and _CLOSE.search(text[:start]):
            return [(start, end - 2 if name.endswith(("'s", "’s")) else end)]
    return []
