"""Suites that ran in two processes are told as if they had run in one."""

from coach.evaluation.joining import joined
from coach.evaluation.report import Caught, Failure, Report, Row


def a_part(*suites: str, passed: bool = True, engine: str = "embedded") -> Report:
    return Report(
        passed=passed,
        engine=engine,
        index="abc",
        commit=None,
        seconds=3,
        rows=tuple(
            Row(
                suite=name,
                split="seen",
                scorer=scorer,
                cases=1,
                found=1,
                of=1,
                score=1,
                low=0,
                high=1,
            )
            for name in suites
            for scorer in ("second", "first")
        ),
        sentinels=tuple(Caught(suite=name, sentinel="bad", by=("first",)) for name in suites),
        failures=tuple(
            Failure(suite=name, split="seen", scorer="first", case="a") for name in suites
        ),
    )


def test_the_suites_stand_in_their_order_and_their_scorers_as_they_were() -> None:
    whole = joined([a_part("a", "c"), a_part("b")], order=["a", "b", "c"], seconds=4.26)

    assert [(row.suite, row.scorer) for row in whole.rows] == [
        ("a", "second"),
        ("a", "first"),
        ("b", "second"),
        ("b", "first"),
        ("c", "second"),
        ("c", "first"),
    ]
    assert [one.suite for one in whole.sentinels] == ["a", "b", "c"]
    assert [one.suite for one in whole.failures] == ["a", "b", "c"]
    assert whole.seconds == 4.3


def test_one_part_that_failed_fails_the_whole_and_the_first_says_who_answered() -> None:
    parts = [a_part("a"), a_part("b", passed=False, engine="scripted:double")]

    whole = joined(parts, order=["a", "b"], seconds=1)

    assert not whole.passed
    assert whole.engine == "embedded"
