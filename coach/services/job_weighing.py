"""How much a sentence may count for a job, by its grammar and by what it speaks of."""

import re

from coach.language.requesting import Act, question_in, tells_of_oneself, without_opener
from coach.services.job_texts import DAY, LENGTH, NAME, TEXT

_TOLD_LIKELY, _NAMED_LIKELY, _ASKED_LIKELY, _WITH_TEXT = -0.05, 0.0, 0.0, -0.15
"""By how much a job with likely words must be nearer: in a request, a remark, a question."""
_OWN = re.compile(
    rf"\b(?:{DAY}|{LENGTH}|{NAME}|{TEXT}|i|i'm|i've|me|my|we|we're|us|our|please|pls|plz)\b"
)
"""Signs that a turn speaks of the one who types, or of a certain session."""
_SPECIFIC = re.compile(
    rf"\b(?:{DAY}|{LENGTH}|{NAME}|{TEXT}|(?:my|our) (?:mentor|leader|mentee)|"
    r"next (?:time|session|meeting))\b"
)
"""Signs that a sentence speaks of the people or the session at hand."""
_AT_HAND = re.compile(rf"\b(?:{DAY}|{LENGTH}|{NAME}|next (?:time|session|meeting))\b")
"""The surest of them."""
_ONESELF = re.compile(rf"\b(?:{NAME}|i|i'm|i've|me|my|we|we're|us|our)\b")
_TELLS = re.compile(
    r"\b(?:was|were|went|is|are|has|had|did|does|felt|feels|said|told|didn't|wasn't|isn't|"
    r"keeps?|kept|cancel(?:led|ed|s)|came|comes|got|gets|will|won't|can't|cannot|ran|starts?|"
    r"ends?)\b"
)
"""Verbs of a sentence that tells of something rather than naming it."""
_WISH = re.compile(
    r"(?:i|we|id|it)(?:'d| would| am|'m| are|'re|'ll)?(?: really| also| just| only)? (?:need|want|"
    r"like|love|"
    r"be (?:great|good|nice|lovely)|looking|hope|wish|(?:don't|do not) know|not sure|unsure|stuck|"
    r"have (?:no|nothing|to)|must|could do with|could use)\b"
)
"""How a wish is told of oneself."""
_FACT = re.compile(
    r"(?:when|where|who|whom|whose|why|how (?:long|often|many|much|soon|early|late|far|do|does|"
    r"did)|does|did|do|"
    r"has|had|have|is|are|was|were|am|may|must|should|explain|what (?:if|to)|how to|what happens|"
    r"what (?:do|should|can) i do)\b"
)
"""Openings of questions that ask for a fact or for advice."""
_NAMES_A_DOING = re.compile(r"[a-z-]+ing\b")
_FEW = 2
"""A sentence of so few words says nothing that could be compared."""


def is_own(text: str) -> bool:
    """Tell whether a marked text speaks of the one who types, or of a certain session."""
    return bool(_OWN.search(text))


def is_specific(text: str) -> bool:
    """Tell whether a marked text speaks of the people or the session at hand."""
    return bool(_SPECIFIC.search(text))


def says_little(text: str) -> bool:
    """Tell whether a text has too few words to be compared with anything."""
    return len(text.split()) <= _FEW


def names_a_doing(sentence: str) -> bool:
    """Tell "giving back to mentors" from what somebody wants for themselves."""
    return bool(_NAMES_A_DOING.match(sentence)) and not is_own(sentence)


def names_a_session(sentence: str) -> bool:
    """Tell "an hour with Ana" from a sentence that tells how it was."""
    alone = says_little(sentence) and without_opener(sentence) == sentence
    return (is_own(sentence) or alone) and not _TELLS.search(sentence)


def needed_margin(sentence: str, act: Act, ends_asking: bool, within: str = "") -> float | None:
    """Return by how much examples of a job must be nearer than others; None if no matter how.

    What is at hand may be told in the sentence or in the text that it stands within.
    """
    if TEXT in sentence:
        return _WITH_TEXT
    specific = is_specific(sentence)
    if act is Act.QUESTION:
        fact = _FACT.match(question_in(sentence))
        own = _AT_HAND.search(within or sentence) and _ONESELF.search(within or sentence)
        return _ASKED_LIKELY if own and not fact else None
    if tells_of_oneself(sentence) and (ends_asking or not _WISH.match(without_opener(sentence))):
        return None
    if act is Act.REMARK:
        return _NAMED_LIKELY if specific and not _TELLS.search(sentence) else None
    return _TOLD_LIKELY if specific or is_own(sentence) else None
