"""Suites become reports: scores, checks and the cases behind them."""

from typing import Any

import pytest

from coach.domain.passage import Passage
from coach.errors import InputError
from coach.evaluation.cases import Case
from coach.evaluation.report import Report, read_report
from coach.evaluation.running import Ground, run_suites
from coach.evaluation.suites import Suite
from tests.doubles.planted_coach import PlantedCoach, a_library, a_passage, an_answer

COACH = PlantedCoach({"good": an_answer()}, {"good": [a_passage()]})


def _run(coach: PlantedCoach = COACH, held: bool = False, **suite: Any) -> Report:
    values = {"name": "answers", "purpose": "A test.", "cases": ("*",)}
    scorers = {"scorers": {"outcome_is": {"at_least": 0.5}}}
    chosen = Suite.model_validate(values | scorers | suite)
    cases = [
        Case.model_validate({"id": q, "q": q, "source": "s4", "must": [["NBC"], ["2 years"]]})
        for q in ("good", "bad")
    ]
    splits = {"held" if held else "seen": cases}
    return run_suites([(chosen, splits)], Ground(coach, a_library(), lambda: coach), print)


def test_a_score_that_reaches_its_threshold_passes() -> None:
    report = _run()

    (row,) = report.rows
    assert (row.score, row.cases, row.passed, report.passed) == (0.5, 2, True, True)
    assert row.low < 0.5 < row.high


def test_a_score_below_its_threshold_fails_the_report() -> None:
    report = _run(scorers={"outcome_is": {"at_least": 0.51}})

    assert report.rows[0].passed is False
    assert not report.passed


def test_facts_are_counted_one_by_one() -> None:
    (row,) = _run(scorers={"facts_found": {}}).rows

    assert (row.found, row.of, row.cases, row.passed) == (2.0, 4, 2, None)


def test_a_failing_case_is_told_with_question_outcome_and_answer() -> None:
    (failure,) = _run().failures

    assert failure.case == "bad"
    assert failure.why == "not_in_library, expected answered"
    assert (failure.question, failure.answer) == ("bad", "I have nothing on it.")


def test_a_held_case_is_told_by_its_number_alone() -> None:
    (failure,) = _run(held=True).failures

    assert failure.case == "#2"
    assert not (failure.why or failure.question or failure.outcome or failure.answer)


def test_a_suite_that_does_not_catch_its_sentinel_fails_the_report() -> None:
    report = _run(scorers={"outcome_is": {}}, sentinels=["always_answers"])

    assert report.sentinels[0].by == ()
    assert not report.passed


def test_a_report_names_engine_index_and_seconds() -> None:
    report = _run()

    assert (report.engine, report.index) == ("planted", "planted")
    assert report.seconds >= 0


@pytest.mark.parametrize(("found", "passed"), [([a_passage()], True), ([], False)])
def test_scores_with_and_without_listed_questions_must_be_near(
    found: list[Passage], passed: bool
) -> None:
    suite = Suite.model_validate(
        {
            "name": "retrieval",
            "purpose": "A test.",
            "task": "search",
            "cases": ["*"],
            "scorers": {"recall_at_5": {}},
            "without_listed_questions": {"at_most": 0.03},
        }
    )
    case = Case.model_validate({"id": "a", "q": "good", "source": "s4"})
    bare = PlantedCoach(hits={"good": found})

    report = run_suites([(suite, {"seen": [case]})], Ground(COACH, (), lambda: bare), print)

    assert report.differences[0].listed == 1.0
    assert report.differences[0].passed is passed
    assert report.passed is passed


def test_a_report_survives_being_written_and_read() -> None:
    report = _run(sentinels=["always_refuses"])

    assert read_report(report.model_dump_json(), "baseline.json") == report


def test_what_is_no_report_is_refused_with_its_name() -> None:
    with pytest.raises(InputError, match=r"^mine\.json: it is not a report"):
        read_report("{}", "mine.json")
