"""What another wording of the same may bring, and the check must let pass."""

import pytest

from coach.grounding.claims import check_claim

SAID = (
    "Meet monthly for 45 to 60 minutes, with at least six sessions over six to nine months.",
    "Put the midpoint review after the third session.",
    "Mentorship and peer learning each have strengths, and combining them often helps.",
    "Technology was changing fast in 2013, and most leaders had no clue what Second Life was.",
    "Most leaders in 2013 did not know how Facebook and Twitter were changing the landscape.",
    "At most half of the hours belong to formal training, and at least half to peers.",
    "A mentor's insights can be invaluable when you are navigating significant changes.",
)


@pytest.mark.parametrize(
    "claim",
    [
        "Meet at least six times over six to nine months.",
        "Put the midpoint review after session three.",
        "Combining the two often helps.",
        "Most leaders in 2013 did not know how Twitter and Facebook were changing things.",
        "Give formal training no more than half of the hours.",
        "Insights can be invaluable when your organisation is navigating significant changes.",
    ],
)
def test_the_same_in_other_words_holds(claim: str) -> None:
    assert check_claim(claim, SAID).reasons == ()


@pytest.mark.parametrize(
    "claim",
    [
        "Pairs that meet are six times more likely to last.",
        "Put the midpoint review after session five.",
        "Combining two methods often helps.",
        "Most leaders in 2013 did not know how LinkedIn was changing the landscape.",
    ],
)
def test_what_only_looks_like_it_does_not(claim: str) -> None:
    assert not check_claim(claim, SAID).holds
