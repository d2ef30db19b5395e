"""Words of a claim that nothing in its evidence is like: what a writer added, or exchanged.

A sentence in which one common noun was exchanged, or to which a clause was added, shares nearly
everything with what it cites, so that its score stays high. The new word gives it away: in its
context it is far from every word of the evidence, where another word for the same thing is near to
one. Words that any rewording may bring, such as `put` and `way`, tell nothing.
"""

import numpy as np

from coach.grounding.alignment import Alignment
from coach.grounding.light_words import LIGHT_STEMS

_HELD = 0.8
"""From here on a word stands in the evidence itself, see `lexical_cells`."""
_NEAR = 0.45
_FAR = 0.3
"""A best cosine of `_NEAR` and more is another word for the same, of `_FAR` and less a stray."""
MOST = 2.0
"""More strays than so many make a claim no worse."""


def strays(alignment: Alignment) -> float:
    """Return how many words of a claim are strays, each 0 to 1, together at most MOST.

    Names and figures are not counted: they are looked up word for word elsewhere.
    """
    if not alignment.terms or not alignment.late.shape[1]:
        return 0.0
    held = alignment.lexical.max(axis=1) >= _HELD
    light = np.array([term.stem in LIGHT_STEMS for term in alignment.terms], dtype=bool)
    counted = ~(held | light | alignment.named | alignment.figured)
    far = np.clip((_NEAR - alignment.late.max(axis=1)) / (_NEAR - _FAR), 0.0, 1.0)
    return float(min(MOST, far[counted].sum()))
