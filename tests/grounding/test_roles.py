"""Who does what to whom may not be exchanged."""

import pytest

from coach.grounding.roles import comparison, is_degree, subject_replaced, swapped


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("Jerry Wind mentored Jack Welch.", "Jack Welch mentored Jerry Wind."),
        ("Executives teach juniors.", "Juniors teach executives."),
        ("Juniors learn from executives.", "Juniors teach executives."),
        ("Juniors are taught by executives.", "Juniors teach executives."),
        ("A junior at GE chose Welch.", "The head of GE, Welch, chose a junior."),
    ],
)
def test_exchanged_roles_are_seen(claim: str, sentence: str) -> None:
    assert swapped(claim, sentence)


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("Executives learn from juniors.", "Juniors teach executives."),
        ("Executives are taught by juniors.", "Juniors teach executives."),
        ("Jack Welch mentored Jerry Wind.", "Jack Welch mentored Jerry Wind."),
        ("Training is cheap, says the leader.", "The leader says that training is cheap."),
    ],
)
def test_the_same_roles_in_other_words_are_not(claim: str, sentence: str) -> None:
    assert swapped(claim, sentence) is None


def test_a_comparison_turned_round_twice_is_the_same() -> None:
    said = "Reverse mentoring usually costs less than seminars, which pay for speakers."

    assert comparison("Seminars cost more than reverse mentoring, which is lean.", said) is True
    assert comparison("Seminars cost less than reverse mentoring.", said) is False
    assert comparison("Seminars cost money.", said) is None
    assert comparison("Tea is better than coffee.", said) is None


def test_another_subject_is_seen_unless_it_may_stand_for_the_first() -> None:
    said = "Peer learning can lack clear goals."

    assert subject_replaced("Mentorship can lack clear goals.", said) == ("mentorship", "peer")
    assert subject_replaced("Executives like it.", "Senior leaders like it.") is None
    assert subject_replaced("It can lack clear goals.", said) is None


def test_words_of_degree_are_known() -> None:
    assert is_degree("cheaper")
    assert not is_degree("per")
