"""Quotes are chosen for what they cover together, under both limits."""

from coach.comments.theme_coverage import all_worth
from coach.comments.theme_quotes import choose_quotes
from tests.comments.grouping import A_VIEW


def test_two_comments_that_cover_all_are_better_than_the_one_that_covers_most() -> None:
    halves = {frozenset({0, 1}): 0.3, frozenset({0, 2}): 0.3}
    worth = {**halves, frozenset({1}): 0.2, frozenset({2}): 0.2}

    # the first takes the whole budget, the others fit together
    assert set(choose_quotes(worth, [80, 40, 40])) == {1, 2}


def test_of_two_that_cover_the_same_the_shorter_is_taken() -> None:
    assert choose_quotes({frozenset({0, 1}): 1.0}, [30, 4]) == (1,)


def test_the_one_that_covers_most_comes_first() -> None:
    worth = {frozenset({0}): 0.1, frozenset({1}): 0.5, frozenset({2}): 0.3}

    assert choose_quotes(worth, [5, 5, 5]) == (1, 2, 0)


def test_a_comment_that_adds_nothing_is_left_out() -> None:
    worth = {frozenset({0, 1}): 0.6, frozenset({0, 2}): 0.4}

    assert choose_quotes(worth, [5, 5, 5]) == (0,)


def test_at_most_five_are_taken() -> None:
    worth = {frozenset({place}): 0.1 for place in range(9)}

    assert len(choose_quotes(worth, [1] * 9)) == 5


def test_ninety_words_are_not_exceeded_by_a_single_one() -> None:
    worth = {frozenset({place}): 0.1 for place in range(4)}

    assert len(choose_quotes(worth, [30, 30, 30, 30])) == 3
    assert len(choose_quotes(worth, [31, 31, 31, 31])) == 2
    assert choose_quotes({frozenset({0}): 1.0}, [91]) == ()
    assert choose_quotes({frozenset({0}): 1.0}, [90]) == (0,)


def test_where_there_is_nothing_to_cover_nothing_is_quoted() -> None:
    assert choose_quotes({}, [3, 4]) == ()


def test_a_set_of_two_people_is_worth_more_than_what_one_says() -> None:
    comments = ["cold room", "a cold place", "funny hats"]
    worth = all_worth([A_VIEW], comments, people=[0, 1, 2])

    assert worth[frozenset({0, 1})] > 10 * worth[frozenset({2})]


def test_copies_share_one_person_and_are_no_theme() -> None:
    worth = all_worth([A_VIEW], ["cold room", "cold room", "funny hats"], people=[0, 0, 2])

    assert set(map(len, worth)) == {1, 2}
    assert worth[frozenset({0, 1})] == worth[frozenset({2})]  # both for being said at all
