"""To date: from sealed sums, as coarsely as the largest window lets it be shown."""

from coach.disclosure.to_date import to_date
from tests.disclosure.ledger import Ledger
from tests.disclosure.rows import PAY, USEFUL, mentors


def _sealed(*windows: tuple[range, int]) -> Ledger:
    ledger = Ledger(pairs=40)
    for number, (who, rating) in enumerate(windows):
        ledger.close(f"Q{number}", mentors(who, rating=rating, window=f"Q{number}"))
    return ledger


def test_windows_are_pooled_by_their_people() -> None:
    (figure,) = to_date(_sealed((range(10), 2), (range(30), 4)).sealed, (USEFUL,))

    assert (figure.score, figure.favourable) == ("3.5", "80 %")
    assert figure.windows == ("Q0", "Q1")


def test_the_band_is_the_largest_windows_and_not_that_of_a_sum() -> None:
    (figure,) = to_date(_sealed((range(9), 4), (range(8), 4), (range(7), 4)).sealed, (USEFUL,))

    assert (figure.band, figure.score, figure.favourable) == ("5-9", "high", None)


def test_the_groups_of_a_split_are_not_counted_again() -> None:
    ledger = _sealed((range(20), 4))
    split = [one.model_copy(update={"group": "mentor"}) for one in ledger.sealed]

    assert to_date([*ledger.sealed, *split], (USEFUL,)) == to_date(ledger.sealed, (USEFUL,))


def test_it_needs_no_rows() -> None:
    sealed = _sealed((range(10), 2), (range(30), 4)).sealed
    without = [one.model_copy(update={"members": ()}) for one in sealed]

    assert to_date(without, (USEFUL,)) == to_date(sealed, (USEFUL,))


def test_a_question_that_was_never_published_is_left_out() -> None:
    assert to_date(_sealed((range(10), 4)).sealed, (PAY,)) == ()
    assert to_date((), (USEFUL, PAY)) == ()
