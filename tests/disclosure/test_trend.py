"""The trend: a word between two published windows of many people."""

import pytest

from coach.domain.release import Trend
from tests.disclosure.ledger import Ledger
from tests.disclosure.rows import PAY, TEXTS, USEFUL, mentors


def _trend(
    first: range, second: range, *, ratings: tuple[int, int] = (3, 4), pairs: int = 30
) -> Trend | None:
    ledger = Ledger(pairs=pairs)
    ledger.close("2026 Q1", mentors(first, rating=ratings[0]))
    made = ledger.close("2026 Q2", mentors(second, rating=ratings[1], window="Q2"))
    return made.release.questions[0].trend


@pytest.mark.parametrize(
    ("ratings", "trend"),
    [((3, 4), "up"), ((4, 3), "down"), ((4, 4), "about the same"), ((2, 5), "up")],
)
def test_a_mean_that_moved_by_half_a_point_is_up_or_down(
    ratings: tuple[int, int], trend: Trend
) -> None:
    assert _trend(range(20), range(20), ratings=ratings) == trend


@pytest.mark.parametrize(("risen", "trend"), [(9, "about the same"), (10, "up")])
def test_the_exact_mean_decides_and_not_what_is_shown(risen: int, trend: Trend) -> None:
    ledger = Ledger(pairs=20)
    ledger.close("2026 Q1", mentors(range(20), rating=3))
    rows = [*mentors(range(risen), rating=4), *mentors(range(risen, 20), rating=3)]

    made = ledger.close("2026 Q2", [r.model_copy(update={"row": f"{r.row}'"}) for r in rows])

    assert made.release.questions[0].trend == trend


@pytest.mark.parametrize(
    ("second", "told"),
    [
        (range(20), True), (range(19), False), (range(21), False), (range(16), False),
        (range(15), True), (range(2, 22), False), (range(3, 23), True),
    ],
)  # fmt: skip
def test_nobody_or_at_least_five_must_have_come_or_gone(second: range, told: bool) -> None:
    assert (_trend(range(20), second) is not None) == told


def test_both_windows_need_ten_people() -> None:
    assert _trend(range(10), range(10)) == "up"
    assert _trend(range(9), range(20)) is None
    assert _trend(range(20), range(9)) is None


def test_a_programme_under_twenty_pairs_has_no_trend() -> None:
    assert _trend(range(12), range(12), pairs=19) is None
    assert _trend(range(12), range(12), pairs=20) == "up"


def test_a_first_window_has_no_trend_and_says_nothing_about_it() -> None:
    release = Ledger(pairs=20).close("2026 Q1", mentors(range(20))).release

    assert release.questions[0].trend is None
    assert TEXTS.trend_hidden not in release.hidden


def test_a_trend_that_is_not_told_is_explained() -> None:
    ledger = Ledger(pairs=20)
    ledger.close("2026 Q1", mentors(range(20)))

    release = ledger.close("2026 Q2", mentors(range(18), window="Q2")).release

    assert TEXTS.trend_hidden in release.hidden


def test_it_is_against_the_last_window_that_published_the_question() -> None:
    ledger = Ledger(pairs=20, questions=(USEFUL, PAY))
    both, useful = {USEFUL.id: 3, PAY.id: 2}, {USEFUL.id: 3}
    ledger.close("2026 Q1", mentors(range(20), ratings=both))
    ledger.close("2026 Q2", mentors(range(20), ratings=useful, window="Q2"))

    third = {USEFUL.id: 3, PAY.id: 3}
    made = ledger.close("2026 Q3", mentors(range(20), ratings=third, window="Q3"))

    assert [one.trend for one in made.release.questions] == ["about the same", "up"]
