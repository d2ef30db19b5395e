"""Cutting comments into ideas: one comment may name several things, and one may name none."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from coach.language.cleaning import one_line
from coach.language.gibberish import is_gibberish
from coach.language.words import FUNCTION_WORDS, parts, words

# Answers to "what else?" that hold no subject: refusals, praise and thanks without a thing.
_ANSWERS = frozenset(
    """n na nope nah nil null none nada idk dunno idea ideas clue sure unsure applicable comment
    comments answer response opinion add report mention think thinking guess suppose know come mind
    ok okay fine good great nice well awesome excellent perfect amazing super cool best better bad
    alright thanks thank thx cheers please sorry hi hello yes yeah yep ya lol hmm hm um uh meh
    specific particular special stand stands stood else complaint complaints issue issues remark
    remarks suggestion suggestions now moment far always usual pretty overall
    nichts keine keiner kein nix rien aucun aucune nulla niente ningun ninguna ninguno niets geen
    nenhum nenhuma ingen inget ei mitaan brak gracias merci danke grazie obrigado""".split()
)
_GENERAL = frozenset(
    """interesting interested interest confusing confused confuse confusion class classes lecture
    lectures course session sessions topic topics find found finding learn learned learning learnt
    like liked likes enjoy enjoyed enjoyable helpful helped helps feel felt understand understood
    understanding lot lots kind sort bit hard difficult easy important remember definitely mostly
    question questions part parts thing things stuff main honest honestly little way ways people
    use used using work works make made wish love loved able still see seen seeing last next
    day week today yesterday""".split()
)
"""What people say about any subject when they are asked what they thought of it."""
_GRAMMAR = FUNCTION_WORDS | {word.replace("'", "") for word in FUNCTION_WORDS}
_NOTHING = _GRAMMAR | _ANSWERS
NAMELESS = _GRAMMAR | _ANSWERS | _GENERAL
"""Words that name no subject of a comment by themselves."""

_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|\s*[;•]+\s*|\s*\n+\s*(?:[-*]\s+)?|\s+[-–—]\s+|[。！？]")
_COORDINATED = (
    r"[,、，]\s*(?:(?:and|or|but|also|then)\s+)?"
    r"|\s+(?:and|but|also|&|\+|as well as|plus|however)\s+"
)
_SUBORDINATE = (
    "because|since|while|when|which|where|although|though|so|until|if|how|why|with|especially|in|"
    "about|by"
)
_JOINT = re.compile(_COORDINATED, re.IGNORECASE)
_FINE_JOINT = re.compile(rf"{_COORDINATED}|\s+(?:{_SUBORDINATE})\s+", re.IGNORECASE)
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True)
class Idea:
    """A clause of a comment, in its writer's words."""

    text: str
    comment: int
    """Index of the comment, from 0."""


def cut_ideas(comments: Sequence[str], *, finely: bool = False) -> list[Idea]:
    """Return the ideas of all comments, in order; empty comments have none.

    Cut finely, a subordinate clause or a phrase behind some prepositions is an idea of its own.
    """
    joint = _FINE_JOINT if finely else _JOINT
    return [
        Idea(clause, place)
        for place, comment in enumerate(comments)
        if not is_empty(comment)
        for clause in _clauses(comment, joint)
    ]


def is_empty(comment: str) -> bool:
    """Tell whether a comment says nothing about anything: "n/a", "none", "no comment", "ok"."""
    if is_gibberish(comment):
        return True
    return all(
        word in _NOTHING or all(part in _NOTHING for part in parts(word)) for word in words(comment)
    )


def count_words(text: str) -> int:
    """Return the words of a text, at least as many as anybody would count.

    A sign of a script without spaces counts as one.
    """
    return max(len(text.split()), len(words(text))) + len(_WIDE.findall(text))


def subject_words(text: str) -> list[str]:
    """Return the words that may name a subject, in lower case, in order."""
    return [word for word in words(text) if word not in NAMELESS]


def _clauses(comment: str, joint: re.Pattern[str]) -> list[str]:
    sentences = [one_line(part) for part in _SENTENCE_END.split(comment)]
    found = [clause for sentence in sentences if sentence for clause in _cut(sentence, joint)]
    return [clause for clause in found if subject_words(clause)] or [one_line(comment)]


def _cut(sentence: str, joint: re.Pattern[str]) -> list[str]:
    """Cut where clauses join; what names no subject stays with its neighbour."""
    glued: list[str] = []
    for part in (part.strip() for part in joint.split(sentence)):
        if not part:
            continue
        if glued and not (subject_words(part) and subject_words(glued[-1])):
            glued[-1] = f"{glued[-1]} {part}"
        else:
            glued.append(part)
    return glued
