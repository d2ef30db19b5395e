"""Sentences in which a model oversteps: they speak of what it cannot have done or cannot know.

A passage can bear out a claim about the world. Nothing bears out that the coach has sent something,
what its instructions are, or what the reader's own mentor said: a model has no hands, its prompt is
nobody's business, and of the reader's people it knows only what the reader wrote.
"""

import re
from collections.abc import Sequence

from coach.language.words import content_stems

SAID = 0.75
"""A sentence about the reader's people may stand if so many of its content words were typed."""

_SPEECH = re.compile(r"\"[^\"]*\"|“[^”]*”|(?<!\w)'[^']*'(?!\w)|(?<!\w)‘[^’]*’(?!\w)")
_ADVERBS = r"(?:(?:just|now|already|also|since|gladly|happily|still|then|always|personally)\s+)*"
_KNOWING = (
    r"(?:suggest|recommend|advise|think|believe|find|found|see|know|would|could|can|cannot|can't|do|don't|did|"
    r"doubt|hope|mean|wonder|only|nothing|no|not|never|none|little|too|may|might|have|has|am|read|offer|"
    r"understand|cite|answer|prefer|leave|start|begin)"
)
_DEED = re.compile(
    rf"\b(?:i|we)(?:'ve| have|'ll| will|'d| had|'m going to| am going to|'re going to| are going to"
    rf"|'m| am)\s+{_ADVERBS}(?!{_KNOWING}\b)\w+"
    rf"|\bi\s+{_ADVERBS}(?!{_KNOWING}\b)[a-z]+"
    r"|^(?:done|sent|confirmed|completed|transferred|deleted|booked)\b[.,:;!]?"
)
_OWN_WORDS = re.compile(
    r"\b(?:my|our|this|its)\s+(?:\w+\s+)?(?:prompts?|instructions?|guidelines|rules|configuration|programming|"
    r"training data|developers?)\b"
    r"|\b(?:the|hidden|initial)\s+system (?:prompt|message|instructions?)\b"
    r"|\b(?:i|we)(?:'m| am|'re| are| was| were|'ve been| have been)\s+(?:\w+\s+)?"
    r"(?:told|instructed|asked|programmed|configured|ordered|prompted|designed|allowed|permitted|"
    r"required|an? (?:\w+ )?(?:ai|language model|assistant|bot|model|program))\b"
    r"|\bas an? (?:\w+ )?(?:ai|language model|chatbot)\b"
    r"|\b(?:ignor|disregard|forget|overrid|bypass)\w*\b.{0,40}\b(?:instructions?|prompts?|rules|above|previous"
    r"|earlier|prior)\b"
    r"|\b(?:new|updated|following|hidden|secret)\s+instructions?\b"
)
_MATERIAL = re.compile(r"\bSOURCES\b|\bDATA\b|\b[Ss]ource \d+\b|\bblocks?\"|\bJSON\b")
_WHOSE = (
    r"(?:mentor|leader|mentee|partner|pair|manager|boss|colleague|team|company|organi[sz]ation|programme|"
    r"program|participant|counterpart|department|employer)s?"
)
_TELLING = (
    r"(?:said|says|told|tells|wrote|writes|reported|reports|complained|complains|rated|rates|mentioned|"
    r"mentions|admitted|admits|confided|confides|thinks|thought|feels|felt|hates|dislikes|gave|asked|decided|"
    r"agreed|refused|plans|intends|was|were|is (?:unhappy|happy|angry|afraid|leaving|"
    r"disappointed|pleased|upset|worried|ill))"
)
_DONE = (
    r"(?:has|have|had)\s+(?:\w+ly\s+|already\s+|just\s+|never\s+|not\s+)*"
    r"(?:\w+(?:ed|en|wn)|said|told|left|sent|put|made|felt|lost|got)"
)
_CLAUSE = r"(?:^|[,;:]\s|\b(?:and|but|that|because|as|so|since|although)\s)"
_OTHERS = re.compile(
    r"\b(?:other|another|some|several|most|the other)\s+"
    r"(?:pairs?|mentors?|leaders?|participants?|people)"
    r"\b.{0,40}\b(?:in|of|from) (?:your|this|our) (?:programme|program|company|team|"
    r"organi[sz]ation)\b"
    r"|\b(?:feedback|comments?|answers?|ratings?|notes?)\b.{0,30}\b(?:from|of|by|about) "
    r"(?:your|the other|another|other)\b.{0,40}\b(?:says?|shows?|is|are|was|were|suggests?)\b"
)


def oversteps(sentence: str, *, asked: str = "", names: Sequence[str] = ()) -> str:
    """Return what is out of place in a sentence of a model; empty if nothing is.

    Args:
        sentence: As a model wrote it; words in quotation marks are somebody's to say.
        asked: What the reader typed.
        names: First names of the reader's own pair.
    """
    told = _SPEECH.sub(" ", sentence)
    plain = told.lower().replace("’", "'").strip()
    if _OWN_WORDS.search(plain) or _MATERIAL.search(told):
        return "its own instructions"
    if _DEED.search(plain):
        return "a deed of its own"
    if _OTHERS.search(plain) or _of_their_people(plain, names):
        return "" if _was_typed(plain, asked) else "the reader's own people"
    return ""


def _of_their_people(plain: str, names: Sequence[str]) -> bool:
    """Tell whether the reader's people are said to have said, felt or done something."""
    own = "|".join(re.escape(name.lower()) for name in names if name)
    who = rf"your\s+(?:own\s+|current\s+|former\s+)?{_WHOSE}" + (rf"|(?:{own})" if own else "")
    return bool(re.search(rf"{_CLAUSE}(?:{who})\s+(?:{_TELLING}|{_DONE}|\w+ed)\b", plain))


def _was_typed(plain: str, asked: str) -> bool:
    said = set(content_stems(plain))
    return bool(said) and len(said & set(content_stems(asked))) / len(said) >= SAID
