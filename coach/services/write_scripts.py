"""Write scripts: words for a hard moment, said in three ways, with a route to help."""

import re
from pathlib import Path
from typing import Literal

from coach.domain.pair import Pair
from coach.domain.person import OTHER_SIDE, PairSide
from coach.domain.preparation import Script, ScriptKind
from coach.domain.record import Record
from coach.language.cleaning import one_line
from coach.language.phrasing import quoted
from coach.planning.agenda_texts import filled, read_texts
from coach.services.draft_debrief import Refers
from coach.services.pair_signs import called

LONGEST_SITUATION = 2_000
"""Characters of a situation that are read."""
_QUOTED_WORDS = 30
_SPOKEN_WORDS = 10
_PLAIN = re.compile(r"[\w '’,&/+-]+")
_OTHERS = re.compile(r"\b(?:he|she|him|her|his|hers|they|them|their|theirs)\b", re.IGNORECASE)
_WHEN = re.compile(
    r"(?:in|at|on|during|after|before|when|last|yesterday|this (?:morning|week|month))\b",
    re.IGNORECASE,
)
_THING = re.compile(
    r"(?:the|a|an|my|our|your|this|that|these|those|more|less|some|no|not|being|having|"
    r"[a-z]{3,}ing)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"\b(?:i|we|you|it|there)\b|\b(?:is|are|was|were|has|have|had|do|does)\b", re.I
)

Way = Literal["plain", "warm", "brief"]


class ScriptTexts(Record):
    """One kind of script."""

    title: str
    before: str
    says: dict[Way, str]
    with_situation: dict[Way, str]


class ScriptShelf(Record):
    """What stands in `scripts.yaml`."""

    kinds: dict[ScriptKind, ScriptTexts]
    you_wrote: str
    serious: str


def read_scripts(folder: Path) -> ScriptShelf:
    """Read `scripts.yaml` of the coaching shelf, or raise ShelfError."""
    return read_texts(ScriptShelf, folder / "scripts.yaml")


class ScriptWriter:
    """Fills scripts for one of a pair."""

    def __init__(
        self, texts: ScriptShelf, *, help_route: str, refers: Refers | None = None
    ) -> None:
        """Take the route to help of the installation, for pairs that have none of their own."""
        self._texts = texts
        self._help_route = help_route
        self._refers = refers

    def script(
        self, kind: ScriptKind, pair: Pair, *, side: PairSide = "mentor", situation: str = ""
    ) -> Script:
        """Return three ways to say it to the other side.

        The situation is spoken only where it reads naturally; else it is quoted in `before`. One
        that a person should hear about is answered with the route to help before all else.
        """
        texts = self._texts.kinds[kind]
        told = one_line(situation[:LONGEST_SITUATION])
        words = {
            "partner": called(pair, OTHER_SIDE[side]),
            "help_route": pair.help_route or self._help_route,
        }
        spoken = _spoken(told, kind)
        says = texts.with_situation if spoken else texts.says
        words |= {"situation": spoken, "Situation": spoken[:1].upper() + spoken[1:]}
        one_partner = len(pair.on(OTHER_SIDE[side])) == 1

        def said(way: Way) -> str:
            text = says[way] if one_partner else says[way].replace(", $partner", "")
            return filled(text, **words)

        return Script(
            kind=kind,
            title=texts.title,
            says=(said("plain"), said("warm"), said("brief")),
            before=self._before(texts.before, told, words, is_spoken=bool(spoken)),
            help_route=words["help_route"],
        )

    def _before(self, before: str, told: str, words: dict[str, str], *, is_spoken: bool) -> str:
        if told and self._refers and self._refers(told):
            return filled(self._texts.serious, **words)
        if not told or is_spoken:
            return before
        return f"{filled(self._texts.you_wrote, situation=quoted(told, _QUOTED_WORDS))} {before}"


def _spoken(told: str, kind: ScriptKind) -> str:
    """Return the situation as it can be said to the partner's face, empty if it cannot.

    It must be short and plain, speak of nobody as `she`, and be a thing (`the dinner on Friday`,
    `being asked about my faith`); feedback takes a time and place (`in Tuesday's call`).
    """
    text = told.rstrip(" .!")
    if not text or len(text.split()) > _SPOKEN_WORDS or not _PLAIN.fullmatch(text):
        return ""
    if _OTHERS.search(text):
        return ""
    text = text[:1].lower() + text[1:] if not text.split()[0].isupper() else text
    if kind == "feed_back_upward":
        return text if _WHEN.match(text) else ""
    wish = kind == "ask_for_what_i_want" and text.startswith("to ")
    return text if wish or (_THING.match(text) and not _CLAUSE.search(text)) else ""
