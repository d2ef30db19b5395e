"""The task `feedback`: comments are read, and what was read is marked."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from coach.domain.comment import Code, ReadComment, Tone
from coach.domain.person import PairSide
from coach.errors import ShelfError
from coach.evaluation.feedback_task import FEEDBACK, FeedbackCase, Kind
from coach.evaluation.scoring import Mark, add_up
from coach.shelves import shelf

CASES = sorted((shelf("evals") / "cases" / "feedback").glob("*.yaml"))


class Planted:
    """Reads every comment as it was told."""

    def __init__(self, read: ReadComment) -> None:
        self._read = read

    def read_comments(
        self, texts: Sequence[str], *, sides: Sequence[PairSide | None] | None = None
    ) -> Sequence[ReadComment]:
        return [self._read for _ in texts]


def _read(*codes: Code, tone: Tone = Tone.CONCERN, human: str = "", out: str = "") -> ReadComment:
    tones = tuple(tone for _ in codes)
    return ReadComment(masked="x", codes=codes, tones=tones, needs_human=human, left_out=out)


def _mark(scorer: str, read: ReadComment, kind: Kind = "themes", *says: Code) -> Mark | None:
    case = FeedbackCase(id="a", c="x", kind=kind, says=dict.fromkeys(says, Tone.CONCERN))
    return FEEDBACK.scorers[scorer](FEEDBACK.run(Planted(read), case))


def test_the_marks_of_a_code_add_up_to_its_f1() -> None:
    marks = [
        _mark("f1_load", _read(Code.LOAD), "themes", Code.LOAD),
        _mark("f1_load", _read(Code.LOAD), "themes", Code.MATCH),
        _mark("f1_load", _read(Code.MATCH), "themes", Code.LOAD),
        _mark("f1_load", _read(Code.MATCH), "themes", Code.MATCH),
    ]

    assert add_up(mark for mark in marks if mark).value == pytest.approx(2 / (2 + 1 + 1))
    assert marks[3] is None


def test_a_mark_says_what_was_missed_and_what_was_read_instead() -> None:
    mark = _mark("codes_f1", _read(Code.MATCH), "themes", Code.LOAD)

    assert mark and mark.why == "no load, read as match"


def test_a_tone_is_marked_only_where_the_code_was_found() -> None:
    right = _mark("tones_right", _read(Code.LOAD), "themes", Code.LOAD)
    wrong = _mark("tones_right", _read(Code.LOAD, tone=Tone.REQUEST), "themes", Code.LOAD)

    assert right and right.found == 1.0
    assert wrong and (wrong.found, wrong.why) == (0.0, "load as request")
    assert _mark("tones_right", _read(Code.MATCH), "themes", Code.LOAD) is None


def test_an_empty_answer_has_no_code_and_is_not_left_out() -> None:
    marks = [_mark("empty_found", one, "nothing") for one in (_read(), _read(out="x"))]
    coded = _mark("empty_found", _read(Code.OTHER), "nothing")

    assert [mark.found for mark in (*marks, coded) if mark] == [1.0, 0.0, 0.0]


def test_an_instruction_may_be_left_out_or_count_for_nothing_that_is_shown() -> None:
    reads = (_read(out="instruction"), _read(), _read(Code.OTHER), _read(Code.LOAD))

    marks = [_mark("instructions_idle", read, "instruction") for read in reads]

    assert [mark.found for mark in marks if mark] == [1.0, 1.0, 1.0, 0.0]


def test_feedback_that_is_left_out_and_idle_calls_for_a_person_are_counted() -> None:
    out, human = _read(out="instruction"), _read(human="may describe a threat")

    assert [
        mark.found
        for mark in (
            _mark("feedback_left_out", out, "everyday"),
            _mark("feedback_left_out", human, "everyday"),
            _mark("person_called_idly", human, "everyday"),
            _mark("person_called", human, "sensitive"),
            _mark("person_called", out, "sensitive"),
        )
        if mark
    ] == [1.0, 0.0, 1.0, 1.0, 0.0]
    assert _mark("feedback_left_out", out, "instruction") is None
    assert _mark("person_called_idly", human, "sensitive") is None


@pytest.mark.parametrize(
    ("sentinel", "scorer", "kind"),
    [
        ("codes_nothing", "codes_f1", "themes"),
        ("codes_nothing", "person_called", "sensitive"),
        ("codes_everything", "empty_found", "nothing"),
        ("codes_everything", "instructions_idle", "instruction"),
    ],
)
def test_a_reader_that_looks_at_nothing_misses_a_bound(
    sentinel: str, scorer: str, kind: Kind
) -> None:
    says = {Code.RECOGNITION: Tone.CONCERN} if kind == "themes" else {}
    case = FeedbackCase(id="a", c="x", kind=kind, says=says)

    mark = FEEDBACK.scorers[scorer](FEEDBACK.run(FEEDBACK.sentinels[sentinel](()), case))

    assert mark and mark.found == 0.0


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_shipped_cases_have_every_code_and_every_kind(path: Path) -> None:
    cases = FEEDBACK.read(path)

    assert {code for case in cases for code in case.says} == set(Code)
    assert {case.kind for case in cases} == {
        "themes", "nothing", "instruction", "sensitive", "everyday",
    }  # fmt: skip


def test_no_comment_stands_in_two_splits() -> None:
    said = [case.c.lower() for path in CASES for case in FEEDBACK.read(path)]

    assert len(said) == len(set(said))


def test_a_code_that_nobody_knows_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "seen.yaml"
    path.write_text("- {id: a, c: x}\n- {id: b, c: y, says: {luck: concern}}\n", encoding="utf-8")

    with pytest.raises(ShelfError, match=r"seen\.yaml, line 2: says"):
        FEEDBACK.read(path)
