"""Every task reads the shipped cases, and its bad subjects fail the shipped suites."""

from typing import Any

import pytest

from coach.errors import ShelfError
from coach.evaluation.pair_fixtures import pair_fixture
from coach.evaluation.running import Ground, run_suites
from coach.evaluation.suites import Suite, read_splits, read_suites
from coach.evaluation.tasks import TASKS
from coach.retrieval.library import read_library
from coach.shelves import shelf
from tests.doubles.planted_planner import PlantedPlanner

LIBRARY = tuple(read_library(shelf("knowledge")))
SUITES = {suite.name: suite for suite in read_suites(shelf("evals"))}
PREPARING = ("agenda", "topics", "questions", "routing", "feedback", "masking", "disclosure")
WITH_A_MODEL = ("grounding", "injection")
SPLIT = (*PREPARING, *WITH_A_MODEL, "degradation")


def _open_cases(suite: Suite) -> dict[str, tuple[Any, ...]]:
    return read_splits(shelf("evals"), suite, held=False)


def test_every_task_has_a_suite() -> None:
    assert {suite.task for suite in SUITES.values()} == set(TASKS)


@pytest.mark.parametrize("name", sorted(SUITES))
def test_every_shipped_case_is_read_and_says_what_it_asks_for(name: str) -> None:
    splits = read_splits(shelf("evals"), SUITES[name], held=True)

    cases = [case for split in splits.values() for case in split]
    assert all(case.id and all(case.said) for case in cases)
    assert len({case.id for case in cases}) == len(cases)


@pytest.mark.parametrize("name", SPLIT)
def test_every_suite_of_this_kind_keeps_a_held_split(name: str) -> None:
    assert "held" in read_splits(shelf("evals"), SUITES[name], held=True)


@pytest.mark.parametrize("name", ["agenda", "topics"])
def test_every_pair_that_a_case_names_is_there(name: str) -> None:
    splits = read_splits(shelf("evals"), SUITES[name], held=True)

    assert all(pair_fixture(case.pair) for split in splits.values() for case in split)


@pytest.mark.parametrize("name", [*PREPARING, *WITH_A_MODEL])
def test_every_bad_subject_fails_its_suite_with_the_open_cases(name: str) -> None:
    suite = SUITES[name]
    subject = PlantedPlanner()

    report = run_suites(
        [(suite, _open_cases(suite))], Ground(subject, LIBRARY, lambda: subject), lambda words: None
    )

    assert [one.sentinel for one in report.sentinels] == list(suite.sentinels)
    assert all(one.passed for one in report.sentinels), report.sentinels


@pytest.mark.parametrize("name", PREPARING)
def test_every_bad_subject_of_a_task_is_put_before_its_suite(name: str) -> None:
    assert set(SUITES[name].sentinels) == set(TASKS[SUITES[name].task].sentinels)


@pytest.mark.parametrize("task", ["agenda", "topics", "questions", "routing"])
def test_a_malformed_case_of_any_task_is_reported_with_its_line(task: str, tmp_path: Any) -> None:
    path = tmp_path / "seen.yaml"
    path.write_text("# first\n- {id: a, colour: red}\n", encoding="utf-8")

    with pytest.raises(ShelfError, match=r"seen\.yaml, line 2"):
        TASKS[task].read(path)
