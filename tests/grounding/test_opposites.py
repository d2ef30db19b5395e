"""A claim that says the opposite is caught, one in other words is not."""

import pytest

from coach.grounding.opposite_words import key_of, sides_of
from coach.grounding.opposites import opposites, overstated


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("Seminars cost less.", "Seminars cost more."),
        ("The mentee teaches technology.", "The mentor teaches technology."),
        ("They saw mentoring as two-way.", "They saw mentoring as one-way."),
        ("The goals were unclear.", "The goals were clear."),
        (
            "Leadership seminars are informal and structured.",
            "Leadership seminars are formal and structured, mentoring is informal and personal.",
        ),
        (
            "It pairs senior mentors with junior executives.",
            "It pairs junior mentors with senior executives.",
        ),
    ],
)
def test_the_opposite_is_seen(claim: str, sentence: str) -> None:
    assert opposites(claim, sentence)


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("Mentoring is not formal.", "Mentoring is informal."),
        ("Seminars cost more money.", "Seminars cost more."),
        ("Before the meeting, send notes.", "Talk about wishes after lunch; notes come early."),
        ("Mentoring helps both sides.", "Mentors and mentees gain from mentoring."),
    ],
)
def test_other_words_are_no_opposites(claim: str, sentence: str) -> None:
    assert opposites(claim, sentence) == []


def test_all_is_more_than_most() -> None:
    assert overstated("All mentors left.", "Most mentors left.") == "all"
    assert overstated("Most mentors left.", "All mentors left.") is None
    assert overstated("All mentors left.", "All mentors left.") is None


def test_a_mentor_is_not_mentoring() -> None:
    assert key_of("mentors") == "mentor" != key_of("mentoring")
    assert sides_of("mentoring") == ()
