"""The declared split: merged until each group passes, and never one group beside a total."""

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from coach.disclosure.releasing import make_release
from coach.disclosure.splitting import collapse
from coach.domain.feedback import CountedRow
from coach.domain.release import COMBINED
from tests.disclosure.rows import PAY, TEXTS, USEFUL, a_row, a_window, leaders, mentors

SIZES = st.lists(st.integers(min_value=0, max_value=12), max_size=7)


def _groups(sizes: Iterable[int], names: str = "ABCDEFG") -> list[CountedRow]:
    """Return a row of each person of groups of these sizes, everybody in a pair of their own."""
    return [
        a_row(f"{name}-{n}", f"{name}-other-{n}", group=name)
        for name, size in zip(names, sizes, strict=False)
        for n in range(size)
    ]


def _sizes(rows: Iterable[CountedRow], floor: int = 5) -> dict[str, int]:
    return {label: len(some) for label, some in collapse(tuple(rows), floor).items()}


def test_groups_that_pass_stay_as_they_are() -> None:
    assert _sizes(_groups([5, 9])) == {"A": 5, "B": 9}


def test_the_smallest_groups_are_merged_until_what_they_make_passes() -> None:
    assert _sizes(_groups([9, 3, 2, 6])) == {"A": 9, "D": 6, COMBINED: 5}


def test_one_small_group_takes_the_next_smallest_with_it() -> None:
    assert _sizes(_groups([9, 3, 6])) == {"A": 9, COMBINED: 9}


def test_of_groups_of_one_size_the_first_by_label_is_merged_first() -> None:
    assert _sizes(_groups([7, 7, 1, 7])) == {"B": 7, "D": 7, COMBINED: 8}


def test_every_group_that_fails_is_merged_though_the_first_ones_pass_together() -> None:
    assert _sizes(_groups([4, 4, 4, 8])) == {"D": 8, COMBINED: 12}


def test_with_fewer_than_two_groups_left_there_is_no_split() -> None:
    assert _sizes(_groups([9, 3])) == {}
    assert _sizes(_groups([9])) == {}
    assert _sizes([]) == {}


def test_a_group_is_as_small_as_the_people_it_speaks_about() -> None:
    of_one_leader = [a_row(f"C-{n}", "chief", group="C") for n in range(6)]

    assert _sizes([*_groups([8, 8]), *of_one_leader]) == {"B": 8, COMBINED: 14}


def test_rows_without_a_group_are_never_shown_under_a_name_of_their_own() -> None:
    nameless = [row.model_copy(update={"group": ""}) for row in _groups([9], names="X")]

    assert _sizes([*_groups([6, 7]), *nameless]) == {"B": 7, COMBINED: 15}


def test_a_group_that_is_called_combined_is_not_mistaken_for_several() -> None:
    own = [row.model_copy(update={"group": COMBINED}) for row in _groups([9], names="X")]

    assert _sizes([*_groups([6, 7]), *own]) == {"B": 7, COMBINED: 15}


def test_a_row_that_rates_nothing_is_in_no_group() -> None:
    silent = [a_row(f"A-{n}", f"x{n}", group="A", rating=None) for n in range(20, 30)]

    assert _sizes([*_groups([3, 8]), *silent]) == {}


@given(sizes=SIZES)
def test_what_is_left_are_at_least_two_groups_that_pass_and_hold_every_row(
    sizes: list[int],
) -> None:
    rows = _groups(sizes)

    left = _sizes(rows)

    assert left == {} or (len(left) >= 2 and min(left.values()) >= 5)
    assert left == {} or sum(left.values()) == len(rows)
    originals = {name: size for name, size in zip("ABCDEFG", sizes, strict=False) if size}
    assert all(originals[label] == n for label, n in left.items() if label != COMBINED)


@given(sizes=SIZES)
def test_no_combined_group_is_another_name_for_a_single_one(sizes: list[int]) -> None:
    left = _sizes(_groups(sizes))
    named = [size for name, size in zip("ABCDEFG", sizes, strict=False) if size and name in left]
    merged = [size for size in sizes if size]

    assert COMBINED not in left or len(merged) - len(named) >= 2


def test_a_question_shows_every_group_or_none() -> None:
    pay = {USEFUL.id: 4, PAY.id: 3}
    rows = [
        *mentors(range(6), ratings=pay),
        *leaders(range(6), ratings=pay)[:4],
        *leaders(range(4, 6)),
    ]

    release = make_release(
        a_window(rows, questions=(USEFUL, PAY), pairs=12), before=(), texts=TEXTS
    ).release

    useful, paid = release.questions
    assert [one.group for one in useful.split or ()] == ["leader", "mentor"]
    assert paid.split is None
    assert TEXTS.question_split_hidden.replace("$question", PAY.label) in release.hidden
