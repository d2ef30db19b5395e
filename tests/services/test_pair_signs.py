"""Signs are read from what a pair did, and from the side of the one who reads."""

from datetime import date

import pytest

from coach.domain.pair import Pair
from coach.domain.person import PairSide
from coach.services.pair_signs import (
    Given,
    Sign,
    called,
    owner_to,
    side_of,
    signs_of,
    teaches_most,
)
from tests.services.preparing import cancelled, held, owed, planned, the_circle, the_pair

TODAY = date(2026, 11, 21)
NOTHING: Given = {"leader": (), "mentor": ()}


def found(pair: Pair, reader: PairSide = "leader", given: Given = NOTHING) -> tuple[Sign, ...]:
    return signs_of(pair, reader, TODAY, given).found


def test_before_the_first_session_only_that_is_a_sign() -> None:
    assert found(the_pair()) == (Sign.FIRST_SESSION,)


@pytest.mark.parametrize(
    ("by", "leader_reads", "mentor_reads"),
    [
        ("leader", Sign.YOU_CANCELLED, Sign.PARTNER_CANCELLED),
        ("mentor", Sign.PARTNER_CANCELLED, Sign.YOU_CANCELLED),
        (None, Sign.CANCELLED, Sign.CANCELLED),
    ],
)
def test_who_called_off_the_latest_session_is_told_to_each_side(
    by: str | None, leader_reads: Sign, mentor_reads: Sign
) -> None:
    pair = the_pair(held("2026-11-01"), cancelled("2026-11-15", by))

    assert found(pair)[0] is leader_reads
    assert found(pair, "mentor")[0] is mentor_reads


def test_a_session_held_since_makes_up_for_one_that_was_called_off() -> None:
    pair = the_pair(cancelled("2026-11-01", "leader"), held("2026-11-15"))

    assert Sign.YOU_CANCELLED not in found(pair)


def test_sessions_called_off_in_a_row_are_counted() -> None:
    row = [cancelled(day, "leader") for day in ("2026-10-01", "2026-10-15", "2026-11-01")]

    assert signs_of(the_pair(*row), "leader", TODAY, NOTHING).cancelled_in_a_row == 3


@pytest.mark.parametrize(("due", "is_late"), [("2026-11-20", True), ("2026-11-21", False)])
def test_an_action_is_late_from_the_day_after_it_was_due(due: str, is_late: bool) -> None:
    pair = the_pair(held("2026-11-10", owed(owner="mentor", due=due)))

    assert (Sign.PARTNER_IS_LATE in found(pair)) is is_late
    assert (Sign.YOU_ARE_LATE in found(pair, "mentor")) is is_late


def test_what_both_owe_is_owed_by_the_reader() -> None:
    pair = the_pair(held("2026-11-10", owed(owner="both", due="2026-11-11")))

    assert found(pair)[0] is found(pair, "mentor")[0] is Sign.YOU_ARE_LATE


@pytest.mark.parametrize(
    ("leader", "mentor", "most"),
    [(0, 1, None), (0, 2, "mentor"), (1, 3, None), (1, 4, "mentor"), (4, 1, "leader")],
)
def test_one_side_teaches_most_from_four_times_as_much(
    leader: int, mentor: int, most: PairSide | None
) -> None:
    assert teaches_most({"leader": ["x"] * leader, "mentor": ["x"] * mentor}) == most


def test_a_long_gap_counts_only_while_no_date_is_set() -> None:
    assert Sign.LONG_GAP in found(the_pair(held("2026-10-16")))
    assert Sign.LONG_GAP not in found(the_pair(held("2026-10-17")))
    assert Sign.LONG_GAP not in found(the_pair(held("2026-09-01"), planned("2026-12-01")))


def test_two_sessions_without_an_action_are_a_sign_and_one_is_not() -> None:
    assert Sign.NO_ACTIONS in found(the_pair(held("2026-11-01"), held("2026-11-15")))
    assert Sign.NO_ACTIONS not in found(the_pair(held("2026-11-01", owed()), held("2026-11-15")))
    assert Sign.NO_ACTIONS not in found(the_pair(held("2026-11-01")))


def test_a_missing_goal_is_a_sign_once_they_have_met() -> None:
    assert Sign.NO_GOAL in found(the_pair(held("2026-11-15"), goals=()))
    assert Sign.NO_GOAL not in found(the_pair(goals=()))


def test_people_are_called_by_their_first_names_and_a_group_s_side_as_a_whole() -> None:
    assert called(the_pair(), "leader") == "Ana"
    assert called(the_circle(), "mentor") == "the mentors"


def test_an_owner_is_you_your_partner_both_or_one_of_a_group() -> None:
    pair = the_pair()

    assert [owner_to(pair, "leader", owner) for owner in ("leader", "mentor", "both", "")] == [
        "You", "Tunde", "You and Tunde", "",
    ]  # fmt: skip
    assert owner_to(the_circle(), "mentor", "Kofi Mensah") == "Kofi Mensah"
    assert side_of(the_circle(), "Kofi Mensah") == "leader"
