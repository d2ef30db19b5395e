"""Whether a claim can be shown as it stands: its form, not its truth."""

import re
from collections.abc import Iterator

from coach.domain.document import Claim, ClaimKind

MOST_WORDS = 34
"""Of a claim; a reader takes in one sentence of an answer at a glance."""
MOST_WORDS_IN_A_LIST = 42
"""Of a claim that names all the items of a list."""

_POINTS_OUTSIDE = re.compile(
    r"(?:This|These|That|Those|They|It|He|She|Such|However|Also|There)\b(?! (?:is|are) no\b)"
)
_BUZZWORD = re.compile(r"\b(?:leverag|utili[sz]|delv|foster)\w*", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“‘][^\"”’]*[\"”’]")


def faults(claim: Claim) -> Iterator[str]:
    """Yield what keeps a claim from being shown alone, in words for its author."""
    text = claim.text
    most = MOST_WORDS_IN_A_LIST if claim.kind is ClaimKind.LIST else MOST_WORDS
    own = _QUOTED.sub("", text)
    if (length := len(text.split())) > most:
        yield f"it has {length} words; make two of it, {most} at most"
    if match := _POINTS_OUTSIDE.match(text):
        yield f"it begins with {match.group()!r}, which points outside of it"
    if not re.match(r"[\"“‘'(]?[A-Z0-9À-Ý]", text):
        yield "it must begin with a capital or a figure"
    if not re.search(r"[.?][\"'”’)]*$", text):
        yield "it must end with a full stop"
    if "!" in own:
        yield "it has an exclamation mark"
    if match := _BUZZWORD.search(own):
        yield f"it says {match.group()!r}; use a plain word"
