"""What a sentence denies is told from what it affirms."""

import pytest

from coach.grounding.polarity import halves, negation_differs, reading


def negated(sentence: str) -> list[str]:
    return [word.text for word in reading(sentence) if word.negated]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Mentoring does not need a budget.", ["budget"]),
        ("It names no study, and it is short.", ["study"]),
        ("The mentors brought little value.", ["value"]),
        ("The mentors brought a little value.", []),
        ("They left without notes because time was short.", ["notes"]),
        ("Groups can lack clear goals and accountability.", ["clear", "goals", "accountability"]),
        ("It does not lack goals.", []),
        ("It is not only about technology.", []),
        ("He failed to answer.", ["answer"]),
        ("It is not worth 89 points.", ["worth", "points"]),
    ],
)
def test_a_negation_reaches_the_words_after_it(sentence: str, words: list[str]) -> None:
    assert negated(sentence) == words


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("Mentoring does not need a budget.", "Mentoring needs a budget."),
        ("Mentoring needs a budget.", "Mentoring needs no budget."),
        ("The relationships were one-sided.", "The relationships were never one-sided."),
        ("It gives figures.", "It gives no figures."),
        ("It is only about technology.", "It is not only about technology."),
    ],
)
def test_a_dropped_or_added_denial_is_seen(claim: str, sentence: str) -> None:
    assert negation_differs(claim, sentence)


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("Mentoring is not formal.", "Mentoring is informal."),
        ("It needs no budget.", "It does not need a budget."),
        ("No study is named.", "It names no study."),
        ("The price is not low.", "The price is high."),
        ("Without a study, 89 % is a claim.", "It puts 89 % there and names no study."),
    ],
)
def test_the_same_denial_in_other_words_is_none(claim: str, sentence: str) -> None:
    assert negation_differs(claim, sentence) is None


def test_a_sentence_is_cut_where_its_halves_stand_side_by_side() -> None:
    assert halves("A is one-way; B is two-way, while C is none.") == (
        "A is one-way",
        "B is two-way",
        "C is none.",
    )
