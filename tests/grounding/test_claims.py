"""Every figure, name and turn of a claim stands in what it cites."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.grounding.claims import Fault, check_claim, states_fact

SAID = (
    "Mentorloop's article says that 89 % of people who were mentored go on to mentor others; it"
    " names no study.",
    "Welch, the former CEO of General Electric, chose a junior IT person to be his mentor.",
    "Both partners meet every two weeks, and the second meeting is the longest.",
)


def faults(claim: str, *, around: str = "", known: tuple[str, ...] = ()) -> set[Fault]:
    verdict = check_claim(claim, SAID, around=around, known_names=known)
    assert verdict.holds is not bool(verdict.reasons)
    return {reason.fault for reason in verdict.reasons}


@pytest.mark.parametrize(
    ("claim", "fault"),
    [
        ("98 % of people who were mentored go on to mentor others.", Fault.FIGURE),
        ("Immelt, the former CEO of General Electric, chose a mentor.", Fault.NAME),
        ("Welch never chose a junior IT person to be his mentor.", Fault.NEGATION),
        ("Welch chose a senior IT person to be his mentor.", Fault.OPPOSITE),
        ("Studies show that 89 % of mentored people mentor others.", Fault.RESEARCH),
        ("A junior IT person chose Welch to be his mentor.", Fault.ROLES),
    ],
)
def test_a_fault_is_named(claim: str, fault: Fault) -> None:
    assert fault in faults(claim)


@pytest.mark.parametrize(
    "claim",
    [
        "Nine in ten mentored people go on to mentor others, says Mentorloop's article.",
        "GE's former CEO Welch chose a junior as his mentor.",
        "The two partners meet bi-weekly.",
        "The second meeting is the longest.",
        "No study is named. So treat it as a claim.",
    ],
)
def test_a_claim_in_other_words_holds(claim: str) -> None:
    assert faults(claim) == set()


def test_names_may_stand_around_the_passage_or_be_known() -> None:
    claim = "Ask what Tunde thinks of Thiran's article."

    assert faults(claim) == {Fault.NAME}
    assert faults(claim, around="by Roshan Thiran", known=("Tunde Okafor",)) == set()


def test_research_that_the_passage_names_may_be_named() -> None:
    said = ("A study of 26 pairs found that trust grew.",)

    assert check_claim("A study found that trust grew.", said).holds


def test_what_states_a_fact_is_told_from_advice() -> None:
    assert states_fact("Research shows that it works.")
    assert states_fact("It rose by 88 %.")
    assert states_fact("People at GE liked it.")
    assert not states_fact("Ask your mentor what comes next.")


@given(st.text(max_size=120), st.lists(st.text(max_size=80), max_size=4))
def test_any_claim_can_be_checked_against_anything(claim: str, evidence: list[str]) -> None:
    assert isinstance(check_claim(claim, evidence).holds, bool)


@given(st.sampled_from(SAID))
def test_a_sentence_bears_itself(sentence: str) -> None:
    assert check_claim(sentence, SAID).holds
