"""Promises are read from notes as people write them: who, what, by when."""

from datetime import date
from typing import Any

import pytest

from coach.domain.pair import Pair
from tests.planning.debrief_cases import a_pair, cases, read

ALL = [*cases("seen", "held", "fresh")]
PROMISED = [(c, p) for c, p in ALL if c["is"] == "action"]
OTHER = [(c, p) for c, p in ALL if c["is"] != "action" and not c.get("private")]


def _name(value: Any) -> str:
    return str(value["id"]) if isinstance(value, dict) else ""


@pytest.mark.parametrize(("case", "pair"), PROMISED, ids=_name)
def test_a_promise_is_read_with_its_owner_and_its_day(case: dict[str, Any], pair: Pair) -> None:
    found = read(case["text"], case["by"], pair).promises[0]

    assert (found.owner, found.due) == (case["owner"], case["due"])
    assert case["says"].lower() in found.text.lower()


@pytest.mark.parametrize(("case", "pair"), OTHER, ids=_name)
def test_what_promises_nothing_is_no_promise(case: dict[str, Any], pair: Pair) -> None:
    assert read(case["text"], case["by"], pair).promises == []


def test_promises_told_in_a_roundabout_way_are_mostly_read_right() -> None:
    told = [(c, read(c["text"], c["by"], p).promises) for c, p in cases("fresh2")]
    promised = [bool(found) for case, found in told if case["is"] == "action"]
    wrong = [bool(found) for case, found in told if case["is"] != "action"]

    assert sum(promised) / len(promised) >= 0.7
    assert sum(wrong) / len(wrong) <= 0.1


@pytest.mark.parametrize(
    ("notes", "owners"),
    [
        ("I'll book it and Tunde will pay for it.", ["leader", "mentor"]),
        ("He'll send the list, I'll read the list by Monday.", ["mentor", "leader"]),
        ("Ana and I will meet Petra.", ["both"]),
        ("Ana:\n- book a studio\nTunde:\n- send the storyboard", ["leader", "mentor"]),
    ],
)
def test_several_promises_in_one_place_are_told_apart(notes: str, owners: list[str]) -> None:
    author = "mentor" if "Ana and I" in notes else "leader"

    assert [one.owner for one in read(notes, author).promises] == owners


def test_each_promise_has_the_day_of_its_own_clause() -> None:
    found = read("I'll call Jo by Friday, and Tunde will write to Al on 1 December.").promises

    assert [one.due for one in found] == [date(2026, 11, 20), date(2026, 12, 1)]


def test_the_day_is_no_part_of_what_is_promised() -> None:
    (found,) = read("I'll call Jo by Friday because the figures are late.").promises

    assert found.text == "call Jo"


def test_a_day_before_the_session_is_no_deadline() -> None:
    (found,) = read("I'll send the report of 2 March 2026 to Jo.").promises

    assert found.due is None


@pytest.mark.parametrize("name", ["Will Grant", "May Hope", "Mark Bill"])
def test_a_name_that_is_also_a_word_counts_with_its_capital_only(name: str) -> None:
    pair = a_pair(name)
    first = name.split()[0]

    assert [one.owner for one in read(f"{first} will call Jo.", "mentor", pair).promises] == [
        "leader"
    ]
    assert read(f"Rain {first.lower()} come to us.", "mentor", pair).promises == []


def test_a_sure_promise_weighs_more_than_a_good_intention() -> None:
    (sure,) = read("I promised to call Jo.").promises
    (vague,) = read("I should call Jo.").promises

    assert sure.weight > vague.weight
