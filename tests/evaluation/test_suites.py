"""Suites say which cases are asked and what is good enough."""

from pathlib import Path

import pytest

from coach.errors import NotFound, ShelfError
from coach.evaluation.suites import Threshold, read_splits, read_suites
from coach.shelves import shelf

SUITE = """name: answers
purpose: Say something.
cases: [answers/*.yaml]
scorers:
  facts_found: {at_least: 0.8}
"""


def _evals(folder: Path, suite: str = SUITE) -> Path:
    (folder / "suites").mkdir()
    (folder / "suites" / "answers.yaml").write_text(suite, encoding="utf-8")
    cases = folder / "cases" / "answers"
    cases.mkdir(parents=True)
    for split in ("seen", "held"):
        text = f"- {{id: {split}-1, q: Why, source: s4}}\n- {{id: {split}-2, q: How}}\n"
        (cases / f"{split}.yaml").write_text(text, encoding="utf-8")
    return folder


def test_every_shipped_suite_is_read_with_its_open_cases() -> None:
    suites = read_suites(shelf("evals"))

    assert {suite.name for suite in suites} == {
        *("answers", "conversation", "declining", "retrieval"),
        *("agenda", "questions", "routing", "topics"),
        *("disclosure", "feedback", "masking"),
        *("degradation", "grounding", "injection"),
    }
    for suite in suites:
        assert suite.sentinels
        assert sum(map(len, read_splits(shelf("evals"), suite, held=False).values())) >= 25


def test_held_cases_are_read_only_when_asked_for(tmp_path: Path) -> None:
    evals = _evals(tmp_path)
    (evals / "cases" / "answers" / "held.yaml").write_text("not: a list", encoding="utf-8")
    (suite,) = read_suites(evals)

    assert set(read_splits(evals, suite)) == {"seen"}
    with pytest.raises(ShelfError, match=r"held\.yaml"):
        read_splits(evals, suite, held=True)


def test_a_suite_may_ask_its_held_cases_by_default(tmp_path: Path) -> None:
    evals = _evals(tmp_path, SUITE + "held: true\n")
    (suite,) = read_suites(evals)

    assert set(read_splits(evals, suite)) == {"held", "seen"}
    assert set(read_splits(evals, suite, held=False)) == {"seen"}


def test_a_suite_may_leave_out_the_cases_without_a_source(tmp_path: Path) -> None:
    evals = _evals(tmp_path, SUITE + "needs: source\n")
    (suite,) = read_suites(evals)

    assert [case.id for case in read_splits(evals, suite)["seen"]] == ["seen-1"]


def test_a_suite_that_is_not_there_is_answered_with_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"no suite called 'answer'\. Choose one of: answers"):
        read_suites(_evals(tmp_path), ["answer"])


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("facts_found", "facts_fond", r"line 4: .*'facts_fond' is not known; known: facts_found"),
        ("at_least: 0.8", "at_least: 8", r"line 4: scorers\.facts_found\.at_least"),
        ("at_least: 0.8", "at_least: 0.8, at_most: 0.9", r"line 4: .*either at_least or at_most"),
        ("purpose: Say", "porpoise: Say", r"purpose: field required"),
        ("name: answers", "name: others", r"line 1: the name 'others' must be the file's name"),
        (
            "cases: [answers",
            "sentinels: [nobody]\ncases: [answers",
            r"line 3: .*'nobody' is not known",
        ),
        (
            "cases: [answers",
            "without_listed_questions: {}\ncases: [answers",
            r"line 3: .*it needs `task: search`",
        ),
        ("scorers:", "scorers: [", r"line \d"),
        (SUITE, "- answers", r"line 1: it must be a list of `name: value` lines"),
    ],
)
def test_a_malformed_suite_is_reported_with_its_file_and_line(
    tmp_path: Path, old: str, new: str, problem: str
) -> None:
    evals = _evals(tmp_path, SUITE.replace(old, new))

    with pytest.raises(ShelfError, match=rf"answers\.yaml.*{problem}"):
        read_suites(evals)


def test_a_suite_that_finds_no_case_is_refused(tmp_path: Path) -> None:
    evals = _evals(tmp_path, SUITE.replace("answers/*", "nothing/*"))
    (suite,) = read_suites(evals)

    with pytest.raises(ShelfError, match=r"answers\.yaml.*it finds no case"):
        read_splits(evals, suite)


def test_a_folder_without_suites_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ShelfError, match="there is no suite in it"):
        read_suites(tmp_path)


def test_a_threshold_holds_at_its_very_value() -> None:
    assert Threshold(at_least=0.8).holds(0.8) is True
    assert Threshold(at_least=0.8).holds(0.79) is False
    assert Threshold(at_most=0.1).holds(0.1) is True
    assert Threshold(at_most=0.1).holds(0.11) is False
    assert Threshold().holds(0.0) is None
