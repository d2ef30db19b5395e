"""Follow-ups: when a question leans on what was said before, and what it then needs from there."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from coach.domain.conversation import Turn
from coach.language.sentences import split_sentences
from coach.language.words import content_words, words

OPENING = 24
"""So many words of our last answer may come along."""
_FEW = 3
"""A follow-up of so few words beside the role only turns to somebody else."""
_ROLE = re.compile(
    r"\b(?:leader|mentor|mentee|senior(?: leader| person)?|junior(?: person)?|manager|"
    r"executive)s?\b",
    re.IGNORECASE,
)
_LEAD = 3
"""A sentence of so few words ("Nine in ten.") only leads to the next."""


class Lean(StrEnum):
    """How much a question leans on what was said before."""

    NONE = "none"
    WEAK = "weak"
    """It can be read alone, but is short or says little: joined if that finds more."""
    STRONG = "strong"
    """It cannot be read alone: it points back, or leaves out what it is about."""


@dataclass(frozen=True)
class Context:
    """What a follow-up takes along from earlier turns."""

    lean: Lean
    text: str
    """The question before, and the opening of our answer to it; empty if nothing is needed."""


_POINTS_BACK = re.compile(
    r"\b(?:it|its|they|them|their|theirs|he|him|his|she|her|hers|this|that|these(?! days)|those|"
    r"each|both|such|the rest|"
    r"the (?:other|others|first|second|third|last|former|latter|same|one|ones)|one of them|"
    r"the (?:article|author|programme|program|company|study|figure|number|source|quote|"
    r"agreement)s?)\b",
    re.IGNORECASE,
)
_OPENS_LIKE_ONE = re.compile(
    r"^(?:and|but|so|or|n|also|then|what about|how about|what else|anything else|any other|"
    r"why(?: not| so| is that)?\??$|"
    r"how so|how come\??$|really|more|tell me more|go on|for example|such as|like what|who(?: said|"
    r" says| was| is) "
    r"(?:that|it|so)|says who|since when|which ones?\b|examples?|an example|give me (?:an?|some|"
    r"one|more)|i meant?\b|no,|"
    r"yes,|in short|shorter|longer|again|was there|were there|is there any other)\b",
    re.IGNORECASE,
)
_POINTS_NOWHERE = re.compile(
    r"\bthe (?:first|second|third|last|same) (?:session|meeting|conversation|day|week|month|year|"
    r"step|time)s?\b|"
    r"\b(?:that|this) (?:is|are|was|were|the|a|an|we|i|you|they|can|should|helps?)\b|"
    r"\b(?:say|says|said|think|thinks|show|shows|shown|know|true|mean|means|so|all|something|someone|people|skills|"
    r"things|anything|areas|companies|both|each) (?:that|sides?|other|mentor\w*|leader\w*|"
    r"partner\w*|pair\w*)\b",
    re.IGNORECASE,
)
_ASKS_IN_FULL = re.compile(
    r"^(?:(?:ok|okay|right|thanks|please)[,. ]+)*(?:what|when|where|which|who|whom|whose|why|how|"
    r"is|are|was|were|do|does|did|"
    r"can|could|should|would|will|has|have|may|might|tell|explain|show|list|name|compare|define|give)\b",
    re.IGNORECASE,
)


def lean_of(question: str) -> Lean:
    """Tell how much a question leans on the turns before it, from its words alone.

    A short question that asks in full ("What is WIIFM?") leans on nothing.
    """
    content = content_words(question)
    if _OPENS_LIKE_ONE.match(question.strip()):
        return Lean.STRONG if len(content) <= 5 else Lean.WEAK
    if _POINTS_BACK.search(_POINTS_NOWHERE.sub(" ", question)):
        return Lean.STRONG if len(content) <= 6 else Lean.WEAK
    if not content:
        return Lean.STRONG
    if _ASKS_IN_FULL.match(question.strip()):
        return Lean.WEAK if len(content) <= 2 and not _names_a_thing(question) else Lean.NONE
    return Lean.WEAK if len(content) <= 3 else Lean.NONE


def _names_a_thing(question: str) -> bool:
    """Tell whether the question asks what something is, or holds a name."""
    asks_what = re.match(
        r"^what(?:'s| is| are| does)\b|^(?:define|explain)\b", question.strip(), re.IGNORECASE
    )
    return bool(asks_what) or bool(re.search(r"(?<=\s)[A-Z]\w+", question.strip()))


def context_of(question: str, turns: Sequence[Turn]) -> Context:
    """Return what the question needs from earlier turns; nothing if it stands alone."""
    lean = lean_of(question)
    asked = [turn.text for turn in turns if turn.role == "user"]
    if lean is Lean.NONE or not asked:
        return Context(lean=Lean.NONE if not asked else lean, text="")
    answers = [turn.text for turn in turns if turn.role == "assistant"]
    before = asked[-1]
    if lean_of(before) is Lean.STRONG and len(asked) > 1:
        before = f"{asked[-2]} {before}"
    turned = _with_role_of(question, before) if lean is Lean.STRONG else ""
    if turned:
        return Context(lean=lean, text=turned)
    said = _opening(answers[-1]) if answers and lean is Lean.STRONG else ""
    return Context(lean=lean, text=" ".join(part for part in (before.strip(), said) if part))


def _with_role_of(question: str, before: str) -> str:
    """Return the question before, asked of the role a follow-up turns to; "" if it turns to none.

    "What does the mentor gain?", then "And for the leader?": "What does the leader gain?"
    """
    turned_to = _ROLE.search(question)
    if not turned_to:
        return ""
    swapped = _ROLE.sub(turned_to.group(), before)
    only_turns = len(words(_ROLE.sub("", question))) <= _FEW
    return swapped if swapped != before and only_turns else ""


def _opening(answer: str) -> str:
    """Return the first sentence of an answer, without its citation marks and cut to a few words."""
    plain = re.sub(r"\s*\[\d+\]", "", answer)
    sentences = [one for one in split_sentences(plain) if len(one.split()) > _LEAD]
    return " ".join(sentences[0].split()[:OPENING]) if sentences else ""
