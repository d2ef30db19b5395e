"""Tones: one for each code, whatever the scores."""

import pytest

from coach.comments.tones import TONES, tone_of
from coach.domain.comment import Tone


@pytest.mark.parametrize("tone", list(Tone))
def test_the_likeliest_tone_is_taken(tone: Tone) -> None:
    assert tone_of([0.9 if one is tone else 0.1 for one in TONES]) is tone


def test_a_tie_always_ends_the_same_way() -> None:
    assert tone_of([0.2, 0.2, 0.2]) is tone_of([0.2, 0.2, 0.2]) is TONES[0]
