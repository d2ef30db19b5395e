"""Cases are read strictly: an error names the file and the line."""

from pathlib import Path

import pytest

from coach.domain.conversation import Outcome
from coach.errors import ShelfError
from coach.evaluation.cases import Case, read_cases


def _write(folder: Path, text: str) -> Path:
    path = folder / "seen.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_single_source_or_outcome_is_read_as_a_list_of_one(tmp_path: Path) -> None:
    (case,) = read_cases(_write(tmp_path, "- {id: a, q: Why, source: s4, expect: off_topic}\n"))

    assert case.source == ("s4",)
    assert case.expect == (Outcome.OFF_TOPIC,)


def test_an_answer_is_expected_unless_a_case_says_otherwise() -> None:
    case = Case(id="a", q="Why?")

    assert case.wants_answer and not case.forbids_answer


def test_a_case_that_may_be_answered_or_not_neither_wants_nor_forbids_an_answer() -> None:
    case = Case(id="a", q="Why?", expect=(Outcome.PARTIAL, Outcome.NOT_IN_LIBRARY))

    assert not case.wants_answer and not case.forbids_answer


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("- {id: b, q: Why, must: [['(']]}", r"must: '\(' is not a pattern"),
        ("- {id: b, q: Why, must: [[]]}", "must: a row needs at least one pattern"),
        ("- {id: b, q: Why, turns: [{user: Why}]}", "a case has either q or turns"),
        ("- {id: b}", "a case has either q or turns"),
        ("- {id: b, q: Why, expect: known}", r"expect\.0"),
        ("- {id: b, q: Why, answer: 3}", "answer: Extra inputs"),
        ("- {id: a, q: Why}", "the id 'a' stands twice"),
        ("- plain", "valid dictionary"),
    ],
)
def test_a_malformed_case_is_reported_with_its_line(
    tmp_path: Path, line: str, problem: str
) -> None:
    path = _write(tmp_path, f"# first\n- {{id: a, q: Why}}\n\n{line}\n")

    with pytest.raises(ShelfError, match=rf"seen\.yaml, line 4: .*{problem}"):
        read_cases(path)


def test_yaml_that_cannot_be_parsed_is_reported_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(ShelfError, match=r"seen\.yaml, line 2"):
        read_cases(_write(tmp_path, "- {id: a, q: Why}\n- {id: b, q: [}\n"))


@pytest.mark.parametrize("text", ["", "id: a\n", "[]\n"])
def test_a_file_that_is_no_list_of_cases_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(ShelfError, match=r"line 1: it must be a list of cases"):
        read_cases(_write(tmp_path, text))
