"""The pairs of the evals are read like anybody's, and are of many sorts."""

from pathlib import Path

import pytest

from coach.domain.pair import Pair
from coach.errors import NotFound
from coach.evaluation.pair_fixtures import pair_fixture
from coach.services.read_pair import known_playbooks, read_pair
from coach.shelves import shelf

PATHS = sorted((shelf("evals") / "fixtures" / "pairs").glob("*.yaml"))
PAIRS: list[Pair] = [pair_fixture(path.stem) for path in PATHS]


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_every_pair_follows_a_playbook_of_the_shelf(path: Path) -> None:
    assert read_pair(path.read_bytes(), name=path.name, playbooks=known_playbooks())


def test_the_pairs_meet_in_every_kind_of_format() -> None:
    playbooks = [pair.playbook for pair in PAIRS]

    assert playbooks.count("reverse-mentoring") == 8
    assert playbooks.count("reciprocal-mentoring") == 2
    assert playbooks.count("traditional-mentorship") == 1
    assert sum(pair.group for pair in PAIRS) == 3


def test_the_pairs_have_histories_of_every_length_with_open_and_done_actions() -> None:
    actions = [action for pair in PAIRS for one in pair.sessions for action in one.actions]

    assert {0, 1, 2, 3, 5} <= {len(pair.held) for pair in PAIRS}
    assert {action.is_open for action in actions} == {True, False}
    assert any(pair.sessions[-1].status == "cancelled" for pair in PAIRS if pair.sessions)


def test_a_pair_that_is_not_there_is_answered_with_those_that_are() -> None:
    with pytest.raises(NotFound, match=r"no pair called 'nobody'\. Choose one of: "):
        pair_fixture("nobody")
