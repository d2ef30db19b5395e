"""Coaches that are bad on purpose are caught by the shipped suites."""

import pytest

from coach.domain.conversation import Outcome
from coach.errors import NotFound
from coach.evaluation.running import Ground, run_suites
from coach.evaluation.sentinels import SENTINELS, sentinel
from coach.evaluation.suites import Suite, Threshold, read_splits, read_suites
from coach.retrieval.library import read_library
from coach.shelves import shelf
from tests.doubles.planted_coach import CLAIMS, PlantedCoach, a_library

QUESTION = "How many sessions does the Yorkshire agreement plan?"


def test_one_that_always_answers_says_the_nearest_thing_it_has() -> None:
    reply = sentinel("always_answers", a_library()).ask(QUESTION)

    assert reply.outcome is Outcome.ANSWERED
    assert [citation.source for citation in reply.citations] == ["reverse-mentoring"]


def test_one_that_always_refuses_cites_and_finds_nothing() -> None:
    refuser = sentinel("always_refuses", a_library())

    assert refuser.ask(QUESTION).outcome is Outcome.NOT_IN_LIBRARY
    assert refuser.search(QUESTION) == []


def test_random_passages_are_the_same_in_every_run() -> None:
    one, other = (sentinel("random_passages", a_library()).ask(QUESTION) for _ in range(2))

    assert one == other


def test_one_that_cites_everything_cites_every_source_for_each_sentence() -> None:
    reply = sentinel("cites_everything", a_library()).ask(QUESTION)

    assert {citation.source for citation in reply.citations} == set(CLAIMS)


def test_a_sentinel_quotes_passages_that_can_be_opened() -> None:
    bad = sentinel("always_answers", a_library())

    assert bad.passage(bad.ask(QUESTION).citations[0].passage).text == CLAIMS["reverse-mentoring"]
    with pytest.raises(NotFound):
        bad.passage("gone")


def test_an_unknown_sentinel_is_refused() -> None:
    with pytest.raises(NotFound, match="Choose one of: always_answers"):
        sentinel("nobody", a_library())


@pytest.mark.parametrize("name", ["answers", "conversation", "declining", "retrieval"])
def test_every_shipped_suite_catches_each_of_its_sentinels(name: str) -> None:
    (suite,) = read_suites(shelf("evals"), [name])
    splits = read_splits(shelf("evals"), suite, held=False)
    ground = Ground(PlantedCoach(), read_library(shelf("knowledge")), PlantedCoach)

    report = run_suites([(suite, splits)], ground, print)

    assert [one.sentinel for one in report.sentinels] == list(suite.sentinels)
    assert all(one.passed for one in report.sentinels), report.sentinels


@pytest.mark.parametrize("name", sorted(SENTINELS))
def test_a_suite_that_asks_nothing_catches_none_and_fails(name: str) -> None:
    (suite,) = read_suites(shelf("evals"), ["answers"])
    weak = Suite.model_validate(
        suite.model_dump() | {"scorers": {"outcome_is": Threshold()}, "sentinels": [name]}
    )
    splits = read_splits(shelf("evals"), suite, held=False)

    report = run_suites([(weak, splits)], Ground(PlantedCoach(), a_library(), PlantedCoach), print)

    assert not report.sentinels[0].passed
    assert not report.passed
