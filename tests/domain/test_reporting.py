"""Reporting lines: who is above whom, at any depth, and who reports in a circle."""

import pytest

from coach.domain.person import Person
from coach.domain.reporting import ReportingLines, lines_of

CHAIN = ReportingLines({"d": "c", "c": "b", "b": "a"})


def test_managers_are_found_nearest_first_at_any_depth() -> None:
    assert list(CHAIN.above("d")) == ["c", "b", "a"]
    assert list(CHAIN.above("a")) == []


@pytest.mark.parametrize(("one", "other"), [("d", "a"), ("a", "d")])
def test_levels_are_counted_whichever_of_the_two_is_above(one: str, other: str) -> None:
    assert CHAIN.levels(one, other) == 3


def test_people_in_different_branches_are_in_no_line() -> None:
    assert ReportingLines({"c": "a", "b": "a"}).levels("b", "c") == 0
    assert CHAIN.levels("", "") == 0


def test_a_circle_is_told_to_each_of_its_members_and_to_nobody_else() -> None:
    lines = ReportingLines({"a": "b", "b": "c", "c": "a", "d": "a"})

    assert {*lines.loop("a")} == {"a", "b", "c"}
    assert lines.loop("a") == lines.loop("b") == lines.loop("c")
    assert lines.loop("d") == ()


def test_somebody_who_reports_to_themselves_is_a_circle_of_one() -> None:
    assert ReportingLines({"a": "a"}).loop("a") == ("a",)


def test_walking_up_a_circle_ends() -> None:
    lines = ReportingLines({"a": "b", "b": "a", "c": "a"})

    assert list(lines.above("c")) == ["a", "b"]
    assert lines.nearest({"x"}).above("c") is None


def test_the_nearest_of_some_people_is_found_with_its_distance() -> None:
    finder = CHAIN.nearest({"a", "b"})

    assert finder.above("d") == ("b", 2)
    assert finder.above("b") == ("a", 1)
    assert finder.above("a") is None


def test_addresses_of_people_are_compared_in_whatever_case() -> None:
    people = [Person(name="Ana", side="leader", email="Ana@X.example", manager="BO@x.example")]

    assert list(lines_of(people).above("ana@x.example")) == ["bo@x.example"]
