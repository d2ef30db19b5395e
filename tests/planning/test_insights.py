"""What was learnt and done is told by the notes' own sentences."""

from typing import Any

import pytest

from coach.domain.pair import Pair
from tests.planning.debrief_cases import cases, read

OPEN = [(c, p) for c, p in cases("seen", "held", "fresh") if not c.get("private")]


def _name(value: Any) -> str:
    return str(value["id"]) if isinstance(value, dict) else ""


@pytest.mark.parametrize(("case", "pair"), OPEN, ids=_name)
def test_learnings_and_deeds_are_told_apart_from_the_rest(case: dict[str, Any], pair: Pair) -> None:
    found = read(case["text"], case["by"], pair)

    assert bool(found.learnings) is (case["is"] == "learning")
    assert bool(found.did) is (case["is"] == "i_did")


def test_learnings_told_in_a_roundabout_way_are_mostly_told_apart() -> None:
    told = [(c, read(c["text"], c["by"], p)) for c, p in cases("fresh2") if not c.get("private")]
    learnt = [bool(found.learnings) for case, found in told if case["is"] == "learning"]
    wrong = [bool(found.learnings) for case, found in told if case["is"] not in ("learning",)]

    assert sum(learnt) / len(learnt) >= 0.7
    assert sum(wrong) / len(wrong) <= 0.15


def test_learnings_that_say_the_same_are_shown_once() -> None:
    notes = ("I learned that budgets are settled before the meeting.\n"
             "It turns out that budgets are settled long before the meeting.\n"
             "I had no idea that captions matter more than sound.")  # fmt: skip

    assert len(read(notes).learnings) == 2


def test_learnings_stay_in_the_order_of_the_notes() -> None:
    notes = ("The trick is to begin with the end.\n"
             "Key takeaway: I now understand that silence often means yes.")  # fmt: skip

    assert [one[:9] for one in read(notes).learnings] == ["The trick", "I now und"]


@pytest.mark.parametrize(
    "text",
    ["I have not tried the prompt as promised.", "As promised I will send it.",
     "Did she send it as agreed?", "I forgot the template, as agreed."],
)  # fmt: skip
def test_what_was_not_done_is_no_deed(text: str) -> None:
    assert read(text).did is None
