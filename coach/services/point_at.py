"""Point at a part of an agenda: "the second topic", "the feedback part", "her topic", "hiring"."""

import re

from coach.domain.request import BlockRef
from coach.language.counting import NUMBER, PLACE, counted, placed
from coach.language.words import FUNCTION_WORDS, words

_FLAGS = re.IGNORECASE
_BLOCK = r"(?:block|part|section|bit|item|piece|slot|step|segment|agenda item)s?"
_TOPIC = r"(?:topic|subject|theme|question)s?"
_THING = rf"(?P<thing>{_BLOCK}|{_TOPIC}|point|one|thing)"
_BACK = {"last": -1, "final": -1, "closing": -1, "second to last": -2, "second last": -2,
         "last but one": -2, "next to last": -2, "penultimate": -2, "opening": 1}  # fmt: skip
_LEAD = re.compile(
    r"^(?:(?:the|that|this|our|a|an|all of|all|any|whole|entire|of|on|about|for|with|to|some|time)"
    r"\s+)+",
    _FLAGS,
)
_TAIL = re.compile(
    r"(?:\s+(?:please|instead|then|too|now|altogether|completely|entirely|a little|a bit|slightly|"
    r"somewhat|a lot))+$",
    _FLAGS,
)
_BY_PLACE = re.compile(
    rf"^(?P<place>{PLACE}|{'|'.join(sorted(_BACK, key=len, reverse=True))})(?:\s+{_THING})?$",
    _FLAGS,
)
_BY_NUMBER = re.compile(
    rf"^(?P<thing>{_BLOCK}|{_TOPIC}|point|number|no\.?|#)\s*(?P<number>{NUMBER})$", _FLAGS
)
_PARTNER = (
    r"(?:her|his|their|(?:the |my )?(?:other|other one|other person|partner|mentor|leader|mentee)"
    r"'s)"
)
_WHOSE = re.compile(
    rf"^(?:(?P<partner>{_PARTNER})|(?P<me>my|mine|my own)|(?P<name>[\w-]+(?:\s[\w-]+)?)'s?)"
    rf"(?:\s+(?:own\s+)?(?:{_TOPIC}|{_BLOCK}|turn|teaching|lesson|thing|show(?:ing)?))?$",
    _FLAGS,
)
_TEACHES = re.compile(
    r"^what\s+(?:(?P<partner>she|he|they|my (?:mentor|leader|mentee))|(?P<me>i|we)|(?P<name>\w+))"
    r"\s+"
    r"(?:teach|show|bring|want|offer)\w*$",
    _FLAGS,
)
_NAMED = re.compile(rf"^(?P<words>.+?)\s+(?P<thing>{_BLOCK}|{_TOPIC}|point)$", _FLAGS)
_ABOUT = re.compile(
    rf"^(?P<thing>{_BLOCK}|{_TOPIC}|time|minutes)\s+(?:on|about|for|with|where|of)\s+(?P<words>.+)"
    rf"$",
    _FLAGS,
)
_LONGEST = 8
_SENTENCE = frozenset(
    """i i'm i've i'd you he she they we it is are was were am be been does did has had says said
    that not don't doesn't didn't can't won't who whom if because feel feels think somebody
    someone nobody anybody everybody people can could should may might would must will drop
    remove delete skip add include everything""".split()
)
"""Words of a whole sentence: what holds one points at nothing."""
_NOTHING = FUNCTION_WORDS | frozenset(
    """thanks thank problem idea way worries need rush session agenda plan meeting doubt matter
    change changes time it's that's ok okay good great fine sorry please sense""".split()
)


def point_at(text: str) -> BlockRef | None:
    """Return the part that the words point at, or None if they point at none."""
    said = re.sub(r"\s+", " ", text).strip(" ,.;:!?\"'“”")
    said = _TAIL.sub("", _LEAD.sub("", said)).strip(" ,")
    if not said or len(said.split()) > _LONGEST:
        return None
    return _by_place(said) or _by_person(said) or _by_words(said)


def _by_place(said: str) -> BlockRef | None:
    number = _BY_NUMBER.match(said)
    if number:
        return BlockRef(of=_of(number["thing"]), nth=counted(number["number"]))
    place = _BY_PLACE.match(said)
    if not place or (
        not place["thing"] and place["place"].lower() in ("closing", "opening", "final")
    ):
        return None
    written = place["place"].lower()
    nth = _BACK[written] if written in _BACK else placed(written)
    return BlockRef(of=_of(place["thing"] or ""), nth=nth)


def _by_person(said: str) -> BlockRef | None:
    straight = said.replace("’", "'")
    found = _TEACHES.match(straight) or _WHOSE.match(straight)
    if not found:
        return None
    whose = "me" if found["me"] else "partner" if found["partner"] else found["name"]
    return BlockRef(of="topic", whose=whose)


def _by_words(said: str) -> BlockRef | None:
    found = _NAMED.match(said) or _ABOUT.match(said)
    named = _LEAD.sub("", found["words"]) if found else said
    said_words = words(named)
    if set(said_words) & _SENTENCE or set(said_words) <= _NOTHING:
        return None
    return BlockRef(of=_of(found["thing"]) if found else None, words=named)


def _of(thing: str) -> str | None:
    """Return whether a word means a topic or a block; None where it may be either."""
    if re.fullmatch(_TOPIC, thing, _FLAGS):
        return "topic"
    return "block" if re.fullmatch(_BLOCK, thing, _FLAGS) else None
