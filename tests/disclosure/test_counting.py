"""Counting: each person once, and as many people as there are pairs and other sides."""

from fractions import Fraction

from coach.disclosure.counting import favourable, n_eff, person_means, saying_something
from coach.domain.comment import Code
from tests.disclosure.rows import USEFUL, a_row, mentors


def test_people_are_counted_by_whichever_is_fewest() -> None:
    assert n_eff(mentors(range(6))) == 6
    assert n_eff([a_row("mentor1", f"leader{n}") for n in range(6)]) == 1
    assert n_eff([a_row(f"mentor{n}", "chief") for n in range(6)]) == 1
    assert n_eff([a_row(f"m{n}", f"l{n}", pair="circle") for n in range(6)]) == 1
    assert n_eff(()) == 0


def test_a_pair_of_two_who_both_answer_counts_as_one_pair() -> None:
    assert n_eff([a_row("mentor1", "leader1"), a_row("leader1", "mentor1")]) == 1


def test_somebody_who_answers_often_has_one_mean() -> None:
    often = [a_row("mentor1", "leader1", rating=r, window=str(r)) for r in (2, 3, 5)]

    means = person_means([*often, a_row("mentor2", "leader2", rating=1)], USEFUL.id)

    assert means == {"mentor1": Fraction(10, 3), "mentor2": Fraction(1)}


def test_a_mean_of_three_and_a_half_is_favourable_and_one_just_under_it_is_not() -> None:
    assert favourable({"a": Fraction(7, 2), "b": Fraction(349, 100), "c": Fraction(5)}) == 2


def test_a_row_without_ratings_counts_only_if_its_comment_says_something() -> None:
    empty = a_row("mentor1", "leader1", rating=None)
    said = a_row("mentor2", "leader2", rating=None, codes=[Code.OTHER])

    assert saying_something([empty, said]) == (said,)
