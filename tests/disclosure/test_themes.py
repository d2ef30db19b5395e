"""Themes: words that enough people of a large enough number raised."""

import pytest

from coach.disclosure.releasing import make_release
from coach.domain.comment import Code
from coach.domain.feedback import CountedRow
from coach.domain.floors import Floors
from coach.domain.release import CitedAction, ThemeFigure
from tests.disclosure.rows import TEXTS, a_row, a_window, mentors

TIME, CANDOUR = Code.SCHEDULING, Code.CANDOUR


def _themes(*rows: CountedRow, **changes: object) -> tuple[ThemeFigure, ...]:
    return make_release(a_window(rows, **changes), before=(), texts=TEXTS).release.themes


def _raised(by: int, of: int, code: Code = TIME, rest: Code = Code.OTHER) -> list[CountedRow]:
    return [*mentors(range(by), codes=[code]), *mentors(range(by, of), codes=[rest])]


@pytest.mark.parametrize(
    ("by", "of", "share"),
    [
        (4, 13, "some"), (4, 12, "many"), (7, 11, "many"), (8, 12, "most"), (12, 12, "most"),
        (10, 31, "some"), (20, 31, "many"), (21, 31, "most"),
    ],
)  # fmt: skip
def test_a_share_is_told_in_a_word(by: int, of: int, share: str) -> None:
    assert [(one.code, one.share) for one in _themes(*_raised(by, of))] == [(TIME, share)]


def test_four_people_make_a_theme_and_three_do_not() -> None:
    assert len(_themes(*_raised(4, 12))) == 1
    assert _themes(*_raised(3, 12)) == ()


def test_ten_commenters_make_themes_possible_and_nine_do_not() -> None:
    assert len(_themes(*_raised(8, 10))) == 1
    assert _themes(*_raised(8, 9), *mentors(range(9, 20))) == ()


def test_the_other_side_of_a_theme_counts_too() -> None:
    of_one_leader = [a_row(f"mentor{n}", "chief", codes=[TIME]) for n in range(8)]

    assert _themes(*of_one_leader, *mentors(range(20, 32), codes=[Code.OTHER])) == ()


def test_a_pair_that_both_raised_a_theme_counts_once() -> None:
    both = [a_row(a, b, codes=[CANDOUR]) for n in range(2) for a, b in _both_ways(n)]

    assert _themes(*both, *mentors(range(20, 32), codes=[TIME]))[0].code is TIME
    assert CANDOUR not in {one.code for one in _themes(*both, *mentors(range(20, 32)))}


def _both_ways(n: int) -> list[tuple[str, str]]:
    return [(f"mentor{n}", f"leader{n}"), (f"leader{n}", f"mentor{n}")]


def test_however_often_somebody_says_it_they_count_once() -> None:
    loud = [a_row("mentor0", "leader0", codes=[CANDOUR], window=str(n)) for n in range(9)]

    assert [one.code for one in _themes(*loud, *mentors(range(12), codes=[TIME]))] == [TIME]


def test_empty_comments_do_not_count_among_those_who_comment() -> None:
    silent = mentors(range(4, 30))

    assert _themes(*_raised(4, 10), *silent)[0].share == "many"


def test_the_theme_of_what_fits_no_theme_is_never_shown() -> None:
    assert _themes(*mentors(range(12), codes=[Code.OTHER])) == ()


def test_themes_of_one_share_stand_by_their_labels_and_not_by_how_many_raised_them() -> None:
    rows = [
        *mentors(range(11), codes=[Code.WELLBEING, Code.AIRTIME]),
        *mentors([11], codes=[Code.WELLBEING]),
    ]

    assert [one.code for one in _themes(*rows)] == [Code.WELLBEING, Code.AIRTIME]
    assert TEXTS.labels[Code.WELLBEING] < TEXTS.labels[Code.AIRTIME]


def test_a_theme_brings_its_actions() -> None:
    action = CitedAction(text="Fix the dates of three sessions at once.")
    texts = TEXTS.model_copy(update={"actions": {TIME: (action,)}})

    release = make_release(a_window(_raised(8, 12)), before=(), texts=texts).release

    assert release.themes[0].actions == (action,)


def test_a_programme_may_ask_for_more_people_behind_a_theme() -> None:
    assert _themes(*_raised(5, 12), floors=Floors(theme=6)) == ()
    assert _themes(*_raised(8, 12), floors=Floors(commenters=13)) == ()


def test_a_programme_under_ten_pairs_has_no_themes_whoever_came_and_went() -> None:
    assert _themes(*mentors(range(12), codes=[TIME]), pairs=9) == ()
    assert len(_themes(*mentors(range(12), codes=[TIME]), pairs=10)) == 1
