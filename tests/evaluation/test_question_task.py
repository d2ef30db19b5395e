"""The task `questions`: drafted questions are checked, and what is proposed is checked again."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from coach.domain.preparation import CheckedQuestion, QuestionFlag
from coach.errors import ShelfError
from coach.evaluation.question_task import QUESTIONS, QuestionCase
from coach.evaluation.scoring import Mark
from coach.shelves import shelf

CASES = sorted((shelf("evals") / "cases" / "questions").glob("*.yaml"))


class Planted:
    """Flags what it was told to flag, and rewrites it as it was told."""

    def __init__(self, flags: dict[str, tuple[QuestionFlag, ...]], rewrite: str | None) -> None:
        self._flags = flags
        self._rewrite = rewrite

    def check_questions(self, lines: Sequence[str]) -> tuple[CheckedQuestion, ...]:
        return tuple(self._one(line) for line in lines)

    def _one(self, line: str) -> CheckedQuestion:
        flags = self._flags.get(line, ())
        return CheckedQuestion(
            question=line,
            flags=flags,
            why="Mind it." if flags else None,
            rewrite=self._rewrite if flags else None,
        )


def _mark(
    scorer: str,
    wanted: tuple[QuestionFlag, ...],
    found: tuple[QuestionFlag, ...],
    rewrite: str | None = "Good?",
) -> Mark | None:
    subject = Planted({"Bad?": found}, rewrite)
    done = QUESTIONS.run(subject, QuestionCase(id="a", q="Bad?", flags=wanted))
    return QUESTIONS.scorers[scorer](done)


def test_flags_are_counted_one_by_one() -> None:
    mark = _mark("flags_found", ("leading", "stereotype"), ("leading", "disclosure"))

    assert mark and (mark.found, mark.of) == (1.0, 2)
    assert "stereotype" in mark.why


def test_one_right_or_wrong_flag_is_enough_to_be_flagged_at_all() -> None:
    found = _mark("flagged_at_all", ("leading",), ("disclosure",))
    missed = _mark("flagged_at_all", ("leading",), ())

    assert found and found.found == 1.0
    assert missed and missed.found == 0.0


def test_only_a_good_question_can_be_flagged_falsely() -> None:
    false, right = _mark("false_flags", (), ("leading",)), _mark("false_flags", (), ())

    assert false and false.found == 1.0 and "leading" in false.why
    assert right and right.found == 0.0
    assert _mark("false_flags", ("leading",), ("disclosure",)) is None


@pytest.mark.parametrize(("rewrite", "found"), [("Good?", 1.0), ("Bad?", 0.0), (None, 0.0)])
def test_a_rewrite_must_be_there_and_pass_the_check(rewrite: str | None, found: float) -> None:
    mark = _mark("rewrite_passes", ("leading",), ("leading",), rewrite)

    assert mark and mark.found == found


def test_what_is_not_flagged_needs_no_rewrite() -> None:
    assert _mark("rewrite_passes", ("leading",), ()) is None


@pytest.mark.parametrize(
    ("sentinel", "scorer"), [("flags_nothing", "flags_found"), ("flags_everything", "false_flags")]
)
def test_a_check_that_looks_at_nothing_misses_a_bound(sentinel: str, scorer: str) -> None:
    bad = QUESTIONS.sentinels[sentinel](())
    case = QuestionCase(id="a", q="?", flags=("leading",) if scorer == "flags_found" else ())

    mark = QUESTIONS.scorers[scorer](QUESTIONS.run(bad, case))

    assert mark and mark.found == (0.0 if scorer == "flags_found" else 1.0)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_shipped_cases_are_read_and_hold_good_questions_beside_every_flag(path: Path) -> None:
    cases = QUESTIONS.read(path)

    assert {flag for case in cases for flag in case.flags} == {
        "spokesperson", "disclosure", "leading", "third_person", "stereotype",
    }  # fmt: skip
    assert 0.4 <= sum(not case.flags for case in cases) / len(cases) <= 0.6


def test_no_case_stands_in_two_splits_or_among_the_examples() -> None:
    asked = [case.q.lower() for path in CASES for case in QUESTIONS.read(path)]
    examples = (shelf("knowledge") / "coaching" / "question_examples.yaml").read_text(
        encoding="utf-8"
    )

    assert len(asked) == len(set(asked))
    assert [question for question in asked if f'"{question}"' in examples.lower()] == []


def test_a_flag_that_nobody_knows_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "seen.yaml"
    path.write_text("- {id: a, q: Why}\n- {id: b, q: How, flags: [rude]}\n", encoding="utf-8")

    with pytest.raises(ShelfError, match=r"seen\.yaml, line 2: flags"):
        QUESTIONS.read(path)
