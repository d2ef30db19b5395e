"""Session notes as sentences, each with what the notes say of it: its section, its speaker."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from coach.domain.person import PairSide
from coach.language.cleaning import clean
from coach.language.sentences import split_sentences
from coach.planning.debrief_texts import Section
from coach.planning.note_people import NotePeople

_BULLET = re.compile(r"^\s*(?:>\s*)*(?:(?:[-*•–—·▪◦+]|\d{1,2}[.)]|[a-z]\))\s+|[•▪◦]|(?<=>\s))")
_BOX = re.compile(r"^\s*(?:[-*]\s*)?\[(?P<tick>[ xX✓✔]?)\]\s*|^\s*(?P<mark>[✓✔☑])\s*")
_HEADING = re.compile(
    r"^\s*(?:#{1,6}\s+(?P<hash>.+)|\*\*(?P<bold>[^*]{2,60})\*\*:?|(?P<plain>[^.!?]{2,60}):)\s*$"
)
_LABEL = re.compile(
    r"^(?:\*\*)?(?P<label>[A-Za-z][A-Za-z'’ -]{1,24}?)"
    r"(?:\s+(?:for|from|of|by)\s+(?P<who>(?i:my|our|his|her) (?:side|part|end)|"
    r"[A-Za-z]+(?: [A-Z][a-z]+)?))?(?:\*\*)?\s*"
    r"(?::(?:\*\*)?|\s[-–—>]{1,2})\s*(?:\*\*)?(?=\S)"
)
_SPEAKER = re.compile(
    r"^@?\[?(?P<name>[^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*){0,3}?)\]?\s*"
    r"(?::|\s[-–—>]{1,2})\s*(?=\S)"
)
_WRAPPED = 50
"""A line this long that ends without a stop goes on in the next, if that begins in lower case."""
_ITEM = re.compile(r"(?:^|(?<=\s))\(?(?:[1-9]|[a-f])\)\s")
_CLAUSES = re.compile(r"\s*;\s+|\s+[|•]\s+")


@dataclass(frozen=True)
class NoteLine:
    """A sentence of the notes."""

    text: str
    section: Section | None = None
    """What its heading or its label calls it."""
    speaker: PairSide | None = None
    """Whose `I` it is; null if nobody was named."""
    owner: PairSide | None = None
    """Who was named in a label: `next step for me`."""
    ticked: bool | None = None
    """Whether its box is ticked; null if it has none."""
    listed: bool = False
    """Whether it stands behind a bullet or a number."""

    @property
    def is_task(self) -> bool:
        """Whether the notes themselves list it as something to do."""
        return self.ticked is False or self.section == "action"


def note_lines(notes: str, labels: Mapping[str, Section], people: NotePeople) -> list[NoteLine]:
    """Return the sentences of the notes in order; nothing of them is changed but white space."""
    section: Section | None = None
    owner: PairSide | None = None
    found: list[NoteLine] = []
    for raw in _unwrapped(_itemised(clean(notes)).split("\n")):
        named = people.side_named(raw.strip().strip("*#").strip().removesuffix(":"))
        heading = _heading(raw, labels)
        if named and raw.rstrip("* ").endswith(":"):
            owner = named  # a list of what this person said or does follows
        elif heading is not None:
            section, owner = heading or None, None
        else:
            found.extend(_read(raw, NoteLine("", section, owner=owner), labels, people))
    return found


def _itemised(text: str) -> str:
    """Give each item of a list inside a line its own line: `1) I ring him 2) Mei writes`."""
    lines = []
    for line in text.split("\n"):
        items = _ITEM.findall(line)
        lines.append(_ITEM.sub(lambda item: f"\n{item[0]}", line) if len(items) > 1 else line)
    return "\n".join(lines)


def _unwrapped(lines: list[str]) -> Iterator[str]:
    """Yield lines, those joined that only the width of a window has cut."""
    held = ""
    for line in lines:
        goes_on = len(held) >= _WRAPPED and not re.search(r"[.!?:;]\s*$", held)
        if goes_on and re.match(r"[a-z]", line):
            held = f"{held.rstrip()} {line}"
            continue
        if held.strip():
            yield held
        held = line
    if held.strip():
        yield held


def _heading(line: str, labels: Mapping[str, Section]) -> Section | Literal[""] | None:
    """Return the section that a heading opens, "" for one of no known kind, None for no heading."""
    match = _HEADING.match(_BULLET.sub("", line) if line.rstrip().endswith(":") else line)
    if not match:
        plain = line.strip().lower()
        return labels.get(plain)
    words = next(group for group in match.groups() if group)
    plain = re.sub(r"\s+", " ", words).strip(" :*").lower().replace("’", "'")
    if plain in labels:
        return labels[plain]
    first = re.split(r"\s+(?:for|from|of|with|by|to|and|&|/)\s+", plain)[0]
    if first in labels:
        return labels[first]
    return "" if match["hash"] or match["bold"] or len(plain.split()) <= 4 else None


def _read(
    raw: str, under: NoteLine, labels: Mapping[str, Section], people: NotePeople
) -> Iterator[NoteLine]:
    text = raw
    ticked: bool | None = None
    box = _BOX.match(text)
    if box:
        ticked = bool((box["tick"] or "").strip() or box["mark"])
        text = text[box.end() :]
    listed = bool(_BULLET.match(raw)) or ticked is not None
    line = replace(under, text=_BULLET.sub("", text).strip(), ticked=ticked, listed=listed)
    if ticked:
        line = replace(line, section="done")
    line = _unlabelled(line, labels, people)
    line = _unlabelled(line, labels, people)
    for sentence in split_sentences(line.text):
        for clause in _CLAUSES.split(sentence):
            if re.search(r"\w", clause):
                yield _unlabelled(replace(line, text=clause.strip()), labels, people)


def _unlabelled(line: NoteLine, labels: Mapping[str, Section], people: NotePeople) -> NoteLine:
    """Take a label or a speaker off the front of a line: `Action:`, `Tunde -`."""
    match = _LABEL.match(line.text)
    if match:
        plain = re.sub(r"\s+", " ", match["label"]).lower().replace("’", "'").strip()
        if plain in labels:
            return replace(
                line,
                text=_unquoted(line.text[match.end() :]),
                section=labels[plain],
                owner=people.side_named(match["who"] or "") or line.owner,
            )
    match = _SPEAKER.match(line.text)
    side = people.side_named(match["name"]) if match else None
    if match and side:
        return replace(line, text=_unquoted(line.text[match.end() :]), speaker=side)
    return line


def _unquoted(text: str) -> str:
    inner = re.fullmatch(r"[\"“‘'](.*)[\"”’']", text.strip())
    return inner.group(1) if inner else text.strip()
