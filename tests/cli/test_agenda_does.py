"""What a block is for, inferred from what a document says of it."""

import pytest

from coach.cli.agenda_does import inferred_does
from coach.domain.playbook import Direction, Does, SessionKind


def _does(
    title: str,
    direction: Direction = "joint",
    topic: str | None = None,
    *,
    kind: SessionKind = "standard",
    actions: bool = False,
    place: float = 0.5,
) -> Does:
    return inferred_does(title, direction, topic, kind=kind, actions=actions, place=place)


@pytest.mark.parametrize(
    ("title", "does"),
    [
        ("Check in", "open"),
        ("Check in and actions", "actions"),
        ("Ground rules and the limits of confidentiality", "rules"),
        ("Policy and risk", "risk"),
        ("What each of you wants", "wants"),
        ("Topics both ways", "topics"),
        ("Three dates that hold", "schedule"),
        ("Who does what by when", "decide"),
        ("Apply to one real decision", "apply"),
        ("Thanks and farewell", "close"),
    ],
)
def test_shared_work_is_told_by_its_title(title: str, does: Does) -> None:
    assert _does(title) == does


def test_open_actions_make_a_block_of_actions_whatever_its_title() -> None:
    assert _does("Coffee", actions=True) == "actions"


@pytest.mark.parametrize(("title", "does"), [("Tunde shows", "teach"), ("Ana tries", "try"),
                                             ("Ana plays it back", "play_back")])  # fmt: skip
def test_a_direction_means_teaching_or_a_step_of_it(title: str, does: Does) -> None:
    assert _does(title, "junior_to_senior", "Prompts") == does


def test_without_a_topic_the_kind_of_session_tells_what_one_side_does() -> None:
    assert _does("Two moments", "junior_to_senior", kind="feedback") == "feedback"
    assert _does("The open door", "senior_to_junior", kind="closing") == "offer"


def test_a_title_that_tells_nothing_is_read_by_its_place() -> None:
    places = [_does("Blue", place=place) for place in (0, 0.5, 1)]

    assert places == ["open", "apply", "close"]
