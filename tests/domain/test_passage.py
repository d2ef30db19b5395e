"""A passage is its claims, read one after the other."""

from coach.domain.document import Claim
from tests.doubles.planted_coach import a_passage


def test_the_text_of_a_passage_is_its_claims_without_headings() -> None:
    passage = a_passage().model_copy(update={"claims": (Claim(text="One."), Claim(text="Two."))})

    assert passage.text == "One. Two."
