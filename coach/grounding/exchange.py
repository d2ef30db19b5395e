"""A word that a claim has in the place of another: all else stands in one sentence, it does not.

`Leaders must strengthen status` shares all but one word with `leaders must dissolve status`, and
the new word may well be near to something elsewhere in the passage, so that the score stays high.
It is therefore held against the one sentence that the rest of the claim was taken from.
"""

import numpy as np

from coach.grounding.alignment import Alignment
from coach.grounding.light_words import LIGHT_STEMS

_HELD = 0.8
"""From here on a word stands in the sentence itself, see `lexical_cells`."""
_REST = 0.7
"""Share of a claim's words that one sentence has, where the claim was taken from it."""
_FAR = 0.4
"""A best cosine below is no other word for anything in that sentence."""


def exchanged(alignment: Alignment) -> str:
    """Return the word of a claim that the sentence it was taken from has nothing like, or "".

    Names and figures are looked up word for word elsewhere, and light words tell nothing.
    """
    if not alignment.terms or not alignment.lexical.shape[1]:
        return ""
    held = alignment.lexical >= _HELD
    shares = held.mean(axis=0)
    best = int(np.argmax(shares))
    if shares[best] < _REST or held[:, best].all():
        return ""
    for row, term in enumerate(alignment.terms):
        if held[row, best] or term.named or term.figure is not None or term.stem in LIGHT_STEMS:
            continue
        if alignment.late[row, best] < _FAR:
            return term.text
    return ""
