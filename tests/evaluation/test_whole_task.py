"""Comments that are read together get the marks that each gets alone."""

from collections.abc import Sequence

from coach.domain.comment import Code, ReadComment, Tone
from coach.domain.person import PairSide
from coach.evaluation.feedback_task import FEEDBACK, FeedbackCase


class ByLength:
    """Reads by how long a comment is and whose it is; counts how often it is asked."""

    def __init__(self) -> None:
        self.calls = 0

    def read_comments(
        self, texts: Sequence[str], *, sides: Sequence[PairSide | None] | None = None
    ) -> Sequence[ReadComment]:
        """Return `load` for what is long, and `match` for what a mentor says."""
        self.calls += 1
        return [_read(text, side) for text, side in zip(texts, sides or (), strict=True)]


def _read(text: str, side: PairSide | None) -> ReadComment:
    codes = ((Code.LOAD,) if len(text) > 10 else ()) + ((Code.MATCH,) if side == "mentor" else ())
    return ReadComment(masked=text, codes=codes, tones=tuple(Tone.CONCERN for _ in codes))


CASES = (
    FeedbackCase(id="1", c="Short.", says={Code.MATCH: Tone.CONCERN}),
    FeedbackCase(id="2", c="A longer comment.", side="mentor"),
    FeedbackCase(id="3", c="Another long comment.", side="leader"),
)


def test_each_case_is_read_with_its_own_side_and_in_its_own_place() -> None:
    subject = ByLength()

    together = FEEDBACK.run_all(subject, CASES)

    assert list(together) == [FEEDBACK.run(subject, case) for case in CASES]


def test_all_cases_are_one_request() -> None:
    subject = ByLength()

    FEEDBACK.run_all(subject, CASES)

    assert subject.calls == 1
