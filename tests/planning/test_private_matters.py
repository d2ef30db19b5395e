"""Private matters are found in notes, and business words that sound alike are not."""

from typing import Any

import pytest

from coach.planning.private_matters import PrivateMatters, read_private_matters
from coach.shelves import shelf
from tests.planning.debrief_cases import cases

ALL = [case for case, _ in cases("seen", "held", "fresh")]


@pytest.fixture(scope="module")
def private() -> PrivateMatters:
    return read_private_matters(shelf("knowledge") / "coaching")


@pytest.mark.parametrize("case", ALL, ids=lambda case: str(case["id"]))
def test_the_kinds_of_a_sentence_are_those_that_a_person_sees(
    private: PrivateMatters, case: dict[str, Any]
) -> None:
    assert sorted(private.kinds_in(case["text"])) == sorted(case.get("private", []))


@pytest.mark.parametrize(
    "text",
    ["The financial health of the unit.", "Good faith matters.", "We went religiously through it.",
     "Identity management is hard.", "Salary bands in the industry.", "Christian will send it.",
     "The market is depressed.", "I am sick of slides.", "They disabled the old tool.",
     "Hospitality is our sector.", "The pilot survived its first month."],
)  # fmt: skip
def test_words_of_business_are_not_private(private: PrivateMatters, text: str) -> None:
    assert private.kinds_in(text) == ()


def test_a_text_can_touch_several_kinds(private: PrivateMatters) -> None:
    assert private.kinds_in("His depression and her mortgage.") == ("health", "finances")


def test_a_kind_has_words_for_a_sentence(private: PrivateMatters) -> None:
    assert private.called("finances") == "money matters"
