"""A manager with the roster and every release works nobody out, through the real stores."""

from datetime import date
from pathlib import Path
from random import Random

import pytest

from bench.attack import Published, computable, fewest
from coach.domain.feedback import Answer, CountedRow
from coach.domain.floors import K_THEME, K
from coach.services.close_window import counted
from tests.services.feedback_world import PROGRAMME, World, everybody

COMMENTS = ("", "", "calendar", "prepare and calendar", "honest", "topic", "something else")
CLOSINGS = (
    date(2026, 4, 3),
    date(2026, 7, 3),
    date(2026, 10, 5),
    date(2027, 1, 5),
)


def lived(world: World, random: Random, pairs: int) -> dict[str, list[Answer]]:
    """Let people answer in every window and close them; return the answers by closed window."""
    plan = world.declare(shares=True)
    readers = everybody(world.enrol(pairs))
    for closing in CLOSINGS:
        for reader in readers:
            if random.random() < 0.75:
                ratings = [random.randint(1, 5) for _ in plan.questions]
                world.answer(reader, ratings, random.choice(COMMENTS))
        world.close(closing)
        readers = readers[2:] if random.random() < 0.3 else readers  # somebody leaves
    with world.store.reading() as records:
        answers = [one for reader in everybody_ever(world) for one in records.answers_by(reader)]
    by_window: dict[str, list[Answer]] = {}
    for answer in answers:
        by_window.setdefault(answer.window, []).append(answer)
    return by_window


def everybody_ever(world: World) -> list[str]:
    with world.pairs.reading() as records:
        return [person for one in records.enrolled(PROGRAMME) for person in one.people]


@pytest.mark.parametrize(("pairs", "seed"), [(3, 1), (6, 2), (9, 3), (13, 4), (18, 5)])
def test_no_group_under_the_floor_can_be_computed_from_all_releases(
    tmp_path: Path, pairs: int, seed: int
) -> None:
    world = World(tmp_path)
    by_window = lived(world, Random(seed), pairs)
    with world.store.reading() as records:
        key, plan = records.key(), records.plan(PROGRAMME)
        sealed = records.sealed(PROGRAMME)
    assert plan is not None
    rows: dict[str, CountedRow] = {
        row.row: row
        for some in by_window.values()
        for row in (counted(one, key, plan) for one in some)
    }
    seen = Published()
    for figure in sealed:
        seen.figures[figure.question].append(frozenset(one.row for one in figure.members))

    found = [
        group for figures in seen.figures.values() for group in computable(figures, rows, below=K)
    ]

    assert found == []
    assert bool(sealed) == (pairs >= 5)


@pytest.mark.parametrize("seed", [6, 7])
def test_every_theme_that_is_shown_has_enough_people_behind_it(tmp_path: Path, seed: int) -> None:
    world = World(tmp_path)
    by_window = lived(world, Random(seed), 14)
    with world.store.reading() as records:
        key, plan = records.key(), records.plan(PROGRAMME)
    assert plan is not None
    shown = 0
    for published in world.ledger():
        rows = [counted(one, key, plan) for one in by_window[published.release.window]]
        for theme in published.release.themes:
            behind = [row for row in rows if row.commented and theme.code in row.codes]
            assert fewest(behind) >= K_THEME
            shown += 1

    assert shown
