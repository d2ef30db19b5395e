"""Blocks fit their minutes: some are left out, and both directions keep their share."""

from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.agenda import EACH_WAY
from coach.domain.playbook import Direction, Does
from coach.errors import SessionTooFull
from coach.planning.fitting import both_ways, fit


@dataclass(frozen=True)
class Part:
    title: str = "Part"
    direction: Direction = "joint"
    does: Does = "decide"
    share: int = 10
    floor: int = 1

    def with_floor(self, floor: int) -> "Part":
        return replace(self, floor=floor)


UP = Part("Up", "junior_to_senior", "teach")
DOWN = Part("Down", "senior_to_junior", "teach")


def test_what_fits_keeps_every_block() -> None:
    fitted = fit([UP, DOWN, Part()], 30, "standard")

    assert fitted.minutes == (10, 10, 10)
    assert fitted.left_out == ()


def test_where_floors_do_not_fit_the_least_needed_block_goes_first() -> None:
    parts = [Part("Stories", does="stories", floor=8), Part("Rules", does="rules", floor=8)]

    fitted = fit(parts, 15, "first")

    assert [part.title for part in fitted.blocks] == ["Rules"]
    assert fitted.left_out == ("Stories",)
    assert fitted.minutes == (15,)


def test_what_must_stay_gives_up_its_floor_rather_than_go() -> None:
    parts = [Part("Rules", does="rules", floor=9), Part("Actions", does="actions", floor=9)]

    fitted = fit(parts, 15, "first")

    assert fitted.left_out == ()
    assert sum(fitted.minutes) == 15


def test_more_blocks_that_must_stay_than_minutes_are_refused() -> None:
    with pytest.raises(SessionTooFull, match=r"16 parts .* 15 min"):
        fit([Part(f"Rule {n}", does="rules") for n in range(16)], 15, "first")


def test_a_direction_below_a_fifth_takes_minutes_from_joint_blocks() -> None:
    minutes = both_ways([replace(UP, share=2), DOWN, replace(Part(), share=50)], [1, 6, 23])

    assert minutes == [6, 6, 18]


def test_a_direction_that_nobody_teaches_gets_nothing() -> None:
    assert both_ways([UP, Part()], [10, 20]) == [10, 20]


@given(
    shares=st.lists(st.integers(1, 60), min_size=4, max_size=9),
    minutes=st.integers(15, 120),
)
def test_both_directions_always_get_their_share_where_they_are_taught(
    shares: list[int], minutes: int
) -> None:
    parts = [replace(UP, share=shares[0]), replace(DOWN, share=shares[1])]
    parts += [Part(f"Part {n}", share=share) for n, share in enumerate(shares[2:])]

    fitted = fit(parts, minutes, "short")

    assert sum(fitted.minutes) == minutes
    assert min(fitted.minutes) >= 1
    for way in ("junior_to_senior", "senior_to_junior"):
        mine = sum(
            m
            for m, part in zip(fitted.minutes, fitted.blocks, strict=True)
            if part.direction == way
        )
        assert mine >= EACH_WAY * minutes
