"""`coach search`: passages, best first."""

import json

import pytest

from tests.cli.conftest import Terminal
from tests.doubles.planted_coach import a_passage


@pytest.fixture(autouse=True)
def planted(terminal: Terminal) -> None:
    """Plant two passages for one query."""
    terminal.coach.hits["forum"] = [a_passage("s2-peers"), a_passage("s4-wiifm")]


def test_json_is_a_list_of_passages(terminal: Terminal) -> None:
    shown = json.loads(terminal.run("search", "forum", "--json").out)

    assert [hit["source"] for hit in shown] == ["s2-peers", "s4-wiifm"]


def test_no_more_are_shown_than_were_asked_for(terminal: Terminal) -> None:
    assert len(json.loads(terminal.run("search", "forum", "-k", "1", "--json").out)) == 1


def test_a_person_reads_score_title_and_text(terminal: Terminal) -> None:
    assert terminal.run("search", "forum", "-k", "1").out == (
        "0.50  s2-peers / A heading\n"
        "      A YPO forum brings eight to ten chief executives together every month.\n\n"
    )


def test_nothing_found_is_said(terminal: Terminal) -> None:
    assert terminal.run("search", "weather").out == "Nothing in the library comes near.\n"
    assert terminal.run("search", "weather", "--json").out == "[]\n"


@pytest.mark.parametrize("k", ["0", "-1", "101"])
def test_how_many_is_from_1_to_100(terminal: Terminal, k: str) -> None:
    assert terminal.run("search", "forum", "-k", k).code == 2
