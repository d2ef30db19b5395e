"""Phases, sessions and windows are laid into the weeks, and the floors decide what is seen."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.floors import K_RATE, K_TEXT, SHARE_PAIRS, TREND_PAIRS, K
from coach.domain.programme_plan import FeedbackWindow
from coach.services.programme_guide import own_guide
from coach.services.programme_health import QUIET_DAYS
from coach.services.programme_phases import Sessions, sessions_in, stretches
from coach.services.programme_texts import DesignTexts, Length, PhaseText, read_design_texts
from coach.services.programme_visibility import (
    QUARTER,
    feedback_windows,
    visibility,
    visible_at,
)

TEXTS: DesignTexts = read_design_texts(own_guide().folder)
PLAYBOOKS = own_guide().playbooks


def a_length(*holding: bool, rounds: int = 1) -> Length:
    """Return phases of equal weight, those with True holding sessions."""
    phases = [
        PhaseText(name=f"P{n}", share=1, least=1, holds=holds, tasks=("purpose",))
        for n, holds in enumerate(holding)
    ]
    return Length(up_to=104, rounds=rounds, phases=tuple(phases))


def sessions(weeks: int, *holding: bool, rounds: int = 1, playbook: str = "") -> Sessions:
    length = a_length(*holding, rounds=rounds)
    book = PLAYBOOKS[playbook or "reverse-mentoring"]
    return sessions_in(stretches(length, weeks), length, book)


def windows(units: int, first: int, last: int) -> tuple[FeedbackWindow, ...]:
    return feedback_windows(units, first=first, last=last, texts=TEXTS.windows)


def test_the_lengths_of_the_shelf_reach_from_four_weeks_to_two_years() -> None:
    assert sum(phase.least for phase in TEXTS.lengths[0].phases) <= 4
    assert TEXTS.lengths[-1].up_to == 104
    for shorter, longer in zip(TEXTS.lengths, TEXTS.lengths[1:], strict=False):
        assert shorter.up_to < longer.up_to
        assert sum(phase.least for phase in longer.phases) <= shorter.up_to + 1


def test_every_task_of_a_phase_stands_on_the_shelf() -> None:
    named = {task for one in TEXTS.lengths for phase in one.phases for task in phase.tasks}

    assert named <= set(TEXTS.tasks)


@pytest.mark.parametrize(
    ("weeks", "count", "every"),
    [(2, 2, 1), (3, 3, 1), (4, 3, 2), (9, 5, 2), (10, 3, 4), (17, 5, 4), (26, 7, 4)],
)
def test_pairs_meet_monthly_and_more_often_only_in_a_short_programme(
    weeks: int, count: int, every: int
) -> None:
    found = sessions(weeks, True)

    assert (found.count, found.quick) == (count, weeks < 10)
    assert abs(found.every - every) <= 1


@pytest.mark.parametrize("weeks", range(2, 80))
def test_a_plan_never_leaves_a_pair_apart_for_so_long_that_it_would_count_as_stalled(
    weeks: int,
) -> None:
    found = sessions(weeks, True)

    assert 7 * (weeks - 1) / (found.count - 1) <= QUIET_DAYS


def test_a_review_between_two_halves_is_a_week_in_which_the_rhythm_goes_on() -> None:
    assert sessions(51, True, False, True).weeks == 51
    assert sessions(51, False, True, False).weeks == 17


def test_two_rounds_have_the_sessions_of_the_shorter_one() -> None:
    assert sessions(52, True, True, rounds=2).weeks == 26


def test_short_sessions_are_for_pairs_in_a_hurry() -> None:
    assert sessions(6, True).minutes == 30
    assert sessions(26, True).minutes == 60
    assert sessions(6, True, playbook="disruption-sprint").minutes == 90


@given(st.integers(7, 5_000), st.integers(1, 40), st.integers(0, 90))
def test_windows_follow_one_another_from_the_first_session_to_the_end(
    units: int, first: int, more: int
) -> None:
    found = windows(units, first, first + more)

    assert found[0].starts == first
    assert found[-1].ends == first + more
    for one, other in pairwise(found):
        assert other.starts == one.ends + 1
    if len(found) > 2:
        assert all(one.ends - one.starts + 1 >= QUARTER for one in found)


def test_a_programme_below_the_floor_has_no_window_at_all() -> None:
    assert windows(K - 1, 1, 100) == ()
    assert len(windows(K, 1, 100)) == 2


@pytest.mark.parametrize(
    ("units", "at"),
    [
        (1, "none"), (K - 1, "none"), (K, "words"), (K_TEXT - 1, "words"), (K_TEXT, "steps"),
        (TREND_PAIRS - 1, "steps"), (TREND_PAIRS, "finer"), (5_000, "finer"),
    ],
)  # fmt: skip
def test_the_floors_decide_what_a_size_allows(units: int, at: str) -> None:
    assert visible_at(units) == at


def test_how_many_answered_is_told_only_where_enough_were_invited() -> None:
    few = visibility(K, K_RATE - 1, "groups", TEXTS.visibility)
    enough = visibility(K, K_RATE, "groups", TEXTS.visibility)

    assert TEXTS.visibility.rate not in few.sees
    assert TEXTS.visibility.rate in enough.sees


def test_a_sentence_can_be_sent_only_in_a_programme_of_enough_pairs() -> None:
    few = visibility(SHARE_PAIRS - 1, 40, "pairs", TEXTS.visibility)
    enough = visibility(SHARE_PAIRS, 40, "pairs", TEXTS.visibility)

    assert TEXTS.visibility.shared not in few.sees
    assert TEXTS.visibility.shared in enough.sees


def test_below_the_floor_nothing_about_answers_is_promised() -> None:
    sees = visibility(K - 1, 8, "pairs", TEXTS.visibility).sees

    assert not set(sees) & {TEXTS.visibility.rate, TEXTS.visibility.roll, TEXTS.visibility.once}
    assert TEXTS.visibility.attendance in sees


def test_groups_are_called_groups() -> None:
    text = " ".join(visibility(6, 48, "groups", TEXTS.visibility).sees)

    assert "once five groups have answered" in text
    assert "pairs or more" not in text
