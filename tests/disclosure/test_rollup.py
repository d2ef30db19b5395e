"""Roll-ups: programmes side by side, from published windows only."""

from coach.disclosure.rollup import roll_up
from tests.disclosure.ledger import Ledger
from tests.disclosure.rows import leaders, mentors


def _ledger(name: str, *windows: range, rating: int = 4) -> Ledger:
    ledger = Ledger(name, pairs=20)
    for number, who in enumerate(windows):
        ledger.close(f"Q{number}", mentors(who, rating=rating, window=f"Q{number}"))
    return ledger


def test_each_programme_stands_beside_the_others_as_it_published_last() -> None:
    north = _ledger("North", range(8), range(12))
    south = _ledger("South", range(6), rating=2)

    together = roll_up([*south.published, *north.published])

    shown = [(one.programme, one.window, one.band) for one in together.programmes]
    assert shown == [("North", "Q1", "10-19"), ("South", "Q0", "5-9")]
    assert [one.questions[0].score for one in together.programmes] == ["4.0", "low"]


def test_an_unpublished_programme_is_in_no_count() -> None:
    north, east = _ledger("North", range(8)), _ledger("East", range(4))

    assert roll_up([*north.published, *east.published]) == roll_up(north.published)
    assert roll_up(north.published).publishing == 1
    assert roll_up(east.published).publishing == 0


def test_a_window_without_figures_does_not_replace_the_last_published_one() -> None:
    quiet = _ledger("North", range(8), range(3))

    assert roll_up(quiet.published) == roll_up(quiet.published[:1])


def test_no_figure_is_made_of_several_programmes() -> None:
    north, south = _ledger("North", range(8)), _ledger("South", range(6), rating=2)
    south.close("Q1", leaders(range(9), window="Q1"))

    together = roll_up([*north.published, *south.published])

    published = [one.release.questions for one in (*north.published, *south.published)]
    assert all(one.questions in published for one in together.programmes)
    assert set(together.model_dump()) == {"publishing", "programmes"}
