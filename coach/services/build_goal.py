"""Build a goal: what a draft leaves open, and a wording that keeps the person's own words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from coach.domain.pair import Pair
from coach.domain.person import PairSide
from coach.domain.preparation import Goal
from coach.domain.record import Record
from coach.errors import InputError, ShelfError
from coach.language.cleaning import one_line
from coach.language.dates import dates
from coach.language.phrases import compiled
from coach.language.phrasing import possessive, sentence
from coach.language.words import content_words
from coach.planning.agenda_texts import filled, read_texts
from coach.planning.note_people import NotePeople
from coach.services.pair_signs import called, names_for
from coach.services.topic_sense import TopicSense

LONGEST_GOAL = 500
"""Characters of a draft."""
Part = Literal["what", "who", "when", "sign"]

_WHEN = re.compile(
    r"\b(?:by|before|until|till|within|in|during|at|for|over) (?:the )?(?:end of |next |this |our |"
    r"coming |last |first |second |third |fourth )*(?:year|month|quarter|week|spring|summer|autumn|"
    r"fall|winter|christmas|easter|q[1-4]|h[12]|session|sessions|meeting|january|february|march|"
    r"april|may|june|july|august|september|october|november|december|tomorrow|friday|monday|"
    r"tuesday|wednesday|thursday|\w+ (?:weeks|months|sessions|days))\b|\bq[1-4]\b|\btomorrow\b|"
    r"\b(?:this|next|coming) (?:year|month|quarter|week|spring|summer|autumn|fall|winter)\b",
    re.IGNORECASE,
)
_VERB = re.compile(r"[a-z'’-]+", re.IGNORECASE)
_GERUND = re.compile(r"[a-z]{3,}ing\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d")


class GoalTexts(Record):
    """What stands in `goals.yaml`."""

    openings: tuple[str, ...]
    inner: tuple[str, ...]
    vague: tuple[str, ...]
    measured: tuple[str, ...]
    signs: tuple[str, ...]
    ask: dict[Part, str]
    text: dict[str, str]
    first_step: dict[str, str]
    empty: str


@dataclass(frozen=True)
class GoalShelf:
    """Texts and patterns for reading a draft."""

    texts: GoalTexts
    opening: re.Pattern[str]
    sign: re.Pattern[str]


def read_goal_shelf(folder: Path) -> GoalShelf:
    """Read `goals.yaml` of the coaching shelf, or raise ShelfError."""
    path = folder / "goals.yaml"
    texts = read_texts(GoalTexts, path)
    try:
        return GoalShelf(texts, compiled(texts.openings), compiled(texts.signs))
    except ValueError as error:
        raise ShelfError(path=path, problem=str(error)) from error


@dataclass(frozen=True)
class _Draft:
    """A draft goal, taken apart."""

    what: str
    """The person's words without an opening such as `I want to`."""
    subject: str
    """Who does it, as it was typed; empty if nobody is named."""
    verb: str
    """The first word of what is done, in lower case."""
    follows_to: bool = False
    """Whether it stood behind `to`: then it begins with a verb."""

    @property
    def is_thing(self) -> bool:
        """Whether it names a thing rather than a deed: `more confidence`."""
        return bool(not self.subject and _GERUND.fullmatch(self.verb))


class GoalBuilder:
    """Reads draft goals of one of a pair."""

    def __init__(self, shelf: GoalShelf, sense: TopicSense, verbs: Sequence[str]) -> None:
        """Take the base forms of verbs that begin a deed, beside the inner ones of the shelf."""
        self._shelf = shelf
        self._sense = sense
        self._verbs = frozenset((*verbs, *shelf.texts.inner, "decide", "lead", "win", "hire"))

    def build(self, text: str, pair: Pair, *, side: PairSide) -> Goal:
        """Return the goal with what is missing, a question each, and a first step.

        Raises:
            InputError: The draft is empty or longer than 500 characters.
        """
        plain = one_line(text).rstrip(".;, ")
        if not plain or len(plain) > LONGEST_GOAL:
            raise InputError(
                what="the goal",
                problem=f"it must have 1 to {LONGEST_GOAL} characters",
                remedy=self._shelf.texts.empty,
            )
        draft = self._taken_apart(plain, pair, side)
        missing = self._missing(plain, draft)
        names = names_for(pair, side)
        words = {
            "leader": called(pair, "leader"),
            "mentor": called(pair, "mentor"),
            "name": names["you"],
            "partner": names["partner"],
        }
        return Goal(
            text=self._worded(draft, missing, names["you"]),
            side=side,
            missing=missing,
            ask=tuple(filled(self._shelf.texts.ask[part], **words) for part in missing),
            first_step=self._first_step(draft, missing, words),
        )

    def _taken_apart(self, plain: str, pair: Pair, side: PairSide) -> _Draft:
        lower = plain.lower().replace("’", "'")
        opening = self._shelf.opening.match(lower)
        what = plain[opening.end() :].lstrip(" :,") if opening else plain
        people = NotePeople(pair, side)
        named = people.pattern.match(what)
        subject = ""
        rest = what
        if named or re.match(r"(?:we|both of us|i)\b", what, re.IGNORECASE):
            end = named.end() if named else what.index(" ") if " " in what else len(what)
            if _VERB.match(what[end:].lstrip()):
                subject, rest = what[:end], what[end:].lstrip()
        first = _VERB.match(rest)
        verb = first.group().lower() if first else ""
        follows_to = opening is not None and opening.group().rstrip().endswith(" to")
        return _Draft(what, subject, verb, follows_to)

    def _missing(self, plain: str, draft: _Draft) -> tuple[Part, ...]:
        told = {
            "what": bool(set(_topical(draft.what)) - set(self._shelf.texts.vague)),
            "who": bool(draft.subject) or bool(re.search(r"\b(?:i|my|me|we|our)\b", plain, re.I)),
            "when": bool(_WHEN.search(plain) or any(True for _ in dates(plain))),
            "sign": self._has_sign(plain, draft),
        }
        parts: tuple[Part, ...] = ("what", "who", "when", "sign")
        return tuple(part for part in parts if not told[part])

    def _has_sign(self, plain: str, draft: _Draft) -> bool:
        """Tell whether an outsider could notice it: a deed that shows, a figure, a named sign."""
        verb, texts = _base(draft.verb), self._shelf.texts
        if self._shelf.sign.search(plain.lower().replace("’", "'")):
            return True
        if verb in texts.measured and _NUMBER.search(_WHEN.sub("", plain)):
            return True
        return self._is_deed(draft) and verb not in texts.inner

    def _is_deed(self, draft: _Draft) -> bool:
        return draft.follows_to or bool(draft.subject) or _base(draft.verb) in self._verbs

    def _worded(self, draft: _Draft, missing: Sequence[Part], name: str) -> str:
        texts = self._shelf.texts.text
        form = "named" if draft.subject else "unnamed" if self._is_deed(draft) else "thing"
        form = "thing" if draft.is_thing else form
        form = "nothing" if "what" in missing else form
        what = draft.what if form == "named" else _as_theirs(draft.what)
        return sentence(
            filled(
                texts[form],
                what=what,
                Name=name[:1].upper() + name[1:],
                Names=possessive(name[:1].upper() + name[1:]),
                when=texts["when"] if "when" in missing else "",
                sign=texts["sign"] if "sign" in missing else "",
            )
        )

    def _first_step(self, draft: _Draft, missing: Sequence[Part], words: dict[str, str]) -> str:
        steps = self._shelf.texts.first_step
        if "what" in missing:
            return filled(steps["nothing"], **words)
        family = self._sense.family(draft.what)
        if family:
            return filled(steps["family"], try_it=family.try_it, **words)
        inner = _base(draft.verb) in self._shelf.texts.inner or not self._is_deed(draft)
        return filled(steps["inner" if inner else "outer"], **words)


def _as_theirs(what: str) -> str:
    """Return what somebody says of `my` work as it is said of them."""
    lowered = what[:1].lower() + what[1:] if not what.split(" ")[0].isupper() else what
    words = {"my": "their", "me": "them", "myself": "themselves", "i": "they"}
    return re.sub(r"\b(?:my|myself|me|I)\b", lambda found: words[found.group().lower()], lowered)


def _topical(what: str) -> list[str]:
    return [word for word in content_words(what) if len(word) > 1]


def _base(verb: str) -> str:
    """Return `decide` for `decides`, `try` for `tries`."""
    if verb.endswith("ies"):
        return f"{verb[:-3]}y"
    if re.search(r"(?:sh|ch|ss|x|z|o)es$", verb):
        return verb[:-2]
    return verb[:-1] if verb.endswith("s") and not verb.endswith("ss") else verb
