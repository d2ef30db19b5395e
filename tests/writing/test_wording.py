"""Chosen sentences read as one answer: a full name once, a doubt once."""

import pytest

from coach.domain.document import Claim
from coach.writing.wording import doubt, shortened
from tests.builders import a_claim, a_source


def test_a_person_has_the_full_name_first_and_then_the_surname() -> None:
    texts = [
        "Roshan Thiran built a programme.",
        "Roshan Thiran says it worked.",
        "Trust grew, wrote Roshan Thiran.",
    ]

    assert shortened(texts) == [
        "Roshan Thiran built a programme.",
        "Thiran says it worked.",
        "Trust grew, wrote Thiran.",
    ]


def test_a_possessive_keeps_its_ending() -> None:
    texts = ["Roshan Thiran says so.", "Most of Roshan Thiran's mentors left."]

    assert shortened(texts)[1] == "Most of Thiran's mentors left."


def test_another_person_is_named_in_full() -> None:
    texts = ["Roshan Thiran says so.", "Jerry Wind says otherwise."]

    assert shortened(texts) == texts


def test_two_people_of_one_surname_keep_their_full_names() -> None:
    texts = ["Anna Berg says so.", "Carl Berg wrote it.", "Anna Berg says it again."]

    assert shortened(texts) == texts


@pytest.mark.parametrize(
    "name", ["Harvard Business School", "General Electric", "West Yorkshire", "Goldman Sachs"]
)
def test_the_name_of_a_house_or_a_place_is_never_cut(name: str) -> None:
    texts = [f"{name} runs a pilot.", f"Pairs at {name} meet monthly."]

    assert shortened(texts) == texts


@pytest.mark.parametrize("name", ["General Electric", "Stanford University", "Business Insider"])
def test_it_is_not_cut_either_where_it_owns_or_says_something(name: str) -> None:
    texts = [f"{name} says so.", f"{name}'s pairs meet monthly."]

    assert shortened(texts) == texts


def test_a_single_text_stays_as_it_is() -> None:
    assert shortened(["Roshan Thiran says so."]) == ["Roshan Thiran says so."]
    assert shortened([]) == []


def _doubt(*claims: Claim) -> str:
    return doubt([(claim, a_source()) for claim in claims])


FIGURE = a_claim("The share of pairs with trust is 89 %.", unsourced=True)


def test_a_figure_without_a_study_is_doubted_in_one_sentence() -> None:
    said = _doubt(a_claim("Trust is slow."), FIGURE)

    assert said.endswith(".")
    assert said.count(".") == 1
    assert "study" in said


def test_several_figures_are_doubted_together() -> None:
    both = _doubt(FIGURE, a_claim("It rises by 12 %.", unsourced=True))

    assert "these figures" in both
    assert "these figures" not in _doubt(FIGURE)


@pytest.mark.parametrize(
    "claim",
    [
        a_claim("The share of pairs with trust is 89 %."),
        a_claim("Most pairs trust each other.", unsourced=True),
    ],
    ids=["a figure with a study", "no figure"],
)
def test_nothing_else_is_doubted(claim: Claim) -> None:
    assert _doubt(claim) == ""


def test_a_doubt_that_a_sentence_says_already_is_not_said_again() -> None:
    assert _doubt(FIGURE, a_claim("The article names no study.")) == ""


def test_of_nothing_nothing_is_doubted() -> None:
    assert _doubt() == ""
