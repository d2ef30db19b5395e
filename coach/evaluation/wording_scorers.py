"""Whether an answer is brief and in the coach's voice."""

import re

from coach.evaluation.cases import ANSWERS
from coach.evaluation.scoring import Mark, yes
from coach.evaluation.subject import Asked

WORDS = 120
"""An answer has no more, unless a list or a table was asked for."""
LONGEST = 300
"""Not even a list or a table has more words."""
FORBIDDEN = (
    r"\bbased on (?:the|my|your) (?:sources?|context|passages?|library|documents?|information)\b",
    r"\Abased on the\b",
    r"\baccording to the (?:context|passages?|provided|documents?)\b",
    r"\b(?:great|good|excellent|interesting) question\b",
    r"\bas (?:a|your|an) (?:coach|AI|assistant|language model)\b",
    r"\bdelv(?:e|es|ed|ing)\b",
    r"\butili[sz](?:e|es|ed|ing|ation)\b",
    r"\bleverag(?:e|es|ed|ing)\b",
    r"\bI hope (?:this|that) helps\b",
    r"\bit is (?:important|worth) (?:to note|noting)\b",
    r"\bthe (?:passage|context|chunk|snippet)s? (?:above|below|provided|says?)\b",
    r"!",
)
"""Patterns that the voice never uses; words in quotation marks are somebody else's."""

_LISTING = re.compile(
    r"\b(?:lists?|tables?|bullets?|steps|overview|all (?:the|of)|every|compare[ds]?|comparison|"
    r"versus|vs|differ(?:s|ence|ences)?|against|which|what are|name the|examples|benefits|metrics|"
    r"two|three|four|five|six|seven|eight|nine|ten)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|(?<!\w)[‘'][^’']*[’'](?!\w)")


def short_enough(asked: Asked) -> Mark | None:
    """Say whether an answer is at most 120 words, or a list that was asked for."""
    if asked.reply.outcome not in ANSWERS:
        return None
    count = sum(len(one.text.split()) for one in asked.statements)
    listing = asked.has_list and bool(_LISTING.search(" ".join(asked.case.said)))
    limit = LONGEST if listing else WORDS
    return yes(count <= limit, f"{count} words, {limit} at most")


def no_forbidden_phrases(asked: Asked) -> Mark:
    """Say whether the reply is free of what the coach never says."""
    text = _QUOTED.sub("", " ".join(one.text for one in asked.statements))
    for pattern in FORBIDDEN:
        found = re.search(pattern, text, re.IGNORECASE)
        if found:
            return yes(False, f"it says {found.group()!r}")
    return Mark(1.0)
