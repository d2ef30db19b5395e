"""An attacker with the roster and the whole ledger finds nobody; in a careless design, most."""

from random import Random

import pytest

from bench.attack import (
    Published,
    as_specified,
    attack,
    attacked,
    refreshed_weekly,
    refreshed_with_a_filter,
)
from tests.disclosure.generated_worlds import World
from tests.disclosure.rows import USEFUL, mentors


@pytest.mark.parametrize("answering", [0.25, 0.8])
@pytest.mark.parametrize("pairs", [1, 3, 5, 8, 12, 20])
def test_nobody_is_given_away_by_the_whole_ledger(pairs: int, answering: float) -> None:
    found = attacked(as_specified, pairs, worlds=6, answering=answering)

    assert [(one.grouped, one.exact) for one in found] == [(0, 0)] * 6


def test_almost_every_answer_is_used_in_a_programme_of_twelve_pairs() -> None:
    found = attacked(as_specified, 12, worlds=10)

    assert sum(one.used for one in found) / len(found) >= 0.9


@pytest.mark.parametrize("design", [refreshed_weekly, refreshed_with_a_filter])
def test_a_dashboard_that_is_refreshed_each_week_gives_most_people_away(design: object) -> None:
    found = attacked(design, 12, worlds=3)  # type: ignore[arg-type]

    people = sum(one.people for one in found)
    assert sum(one.grouped for one in found) > people / 2
    assert sum(one.exact for one in found) > people / 10


def test_the_attacker_subtracts_three_figures_from_a_fourth() -> None:
    rows = mentors(range(30))
    ids = [row.row for row in rows]
    a, b, c, few = ids[:7], ids[7:14], ids[14:28], ids[28:]
    seen = Published()
    seen.figures[USEFUL.id] = [frozenset([*a, *b, *c, *few]), *map(frozenset, (a, b, c))]

    found = attack(World(30, (rows,)), seen)

    assert (found.people, found.grouped, found.exact) == (30, 2, 0)


def test_the_attacker_minds_who_stands_behind_a_theme() -> None:
    rows = mentors(range(3))
    seen = Published(themes=[frozenset(row.row for row in rows)])

    assert attack(World(3, (rows,)), seen).grouped == 3


def test_nothing_published_gives_nobody_away() -> None:
    world = World(4, (mentors(range(4)),))

    assert attack(world, as_specified(world, Random(1))).used == 0
