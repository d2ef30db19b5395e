"""Tones: whether something is praised, troubles somebody, or is wished for."""

from collections.abc import Sequence

from coach.domain.comment import Tone

TONES = tuple(Tone)


def tone_of(scores: Sequence[float]) -> Tone:
    """Return the likeliest tone.

    Args:
        scores: How like each tone's examples something is, in the order of `TONES`.
    """
    return max(zip(scores, TONES, strict=True), key=lambda pair: pair[0])[1]
