"""A change to the agenda is read from few words; what is none is left alone."""

from datetime import datetime
from typing import Any

import pytest

from coach.domain.request import BlockRef
from coach.services.find_edit import find_edits
from coach.services.point_at import point_at
from tests.services.routing import NOW, as_said

PEOPLE = ("Ana Brandt", "Tunde Okafor")


def _edits(text: str) -> list[dict[str, Any]]:
    found = find_edits(text, now=NOW, people=PEOPLE)
    if found is None or found.edit is None:
        return []
    return [as_said(edit.model_dump(mode="json")) for edit in (found.edit, *found.then)]


def _block(**said: Any) -> dict[str, Any]:
    return {"of": "block", **said}


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        ("45 would be better", {"change": "set_minutes", "minutes": 45}),
        ("let's cut it down to half an hour", {"change": "set_minutes", "minutes": 30}),
        ("too long", {"change": "change_length", "longer": False}),
        ("make it a bit longer", {"change": "change_length", "longer": True}),
        ("ten minutes less please", {"change": "change_length", "longer": False, "by": 10}),
        ("add 15 minutes", {"change": "change_length", "longer": True, "by": 15}),
        ("we need to lose ten minutes", {"change": "change_length", "longer": False, "by": 10}),
        (
            "at 11 instead",
            {"change": "set_start", "starts": "2026-11-18T11:00:00", "parts": "time"},
        ),
        (
            "not Tuesday but Wednesday",
            {"change": "set_start", "starts": "2026-11-25T00:00:00", "parts": "date"},
        ),
        (
            "Friday doesn't suit her, make it Monday",
            {"change": "set_start", "starts": "2026-11-23T00:00:00", "parts": "date"},
        ),
        ("push it back half an hour", {"change": "move_start", "minutes": 30}),
        ("can it start half an hour earlier?", {"change": "move_start", "minutes": -30}),
        ("a week later", {"change": "move_start", "days": 7}),
        ("bring it forward a day", {"change": "move_start", "days": -1}),
    ],
)
def test_when_and_how_long(text: str, edit: dict[str, Any]) -> None:
    assert _edits(text) == [edit]


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        ("cut the demo", {"change": "drop", "what": {"words": "demo"}}),
        (
            "cut the demo to 5 minutes",
            {"change": "set_block_minutes", "what": {"words": "demo"}, "minutes": 5},
        ),
        (
            "make the closing 5",
            {"change": "set_block_minutes", "what": {"words": "closing"}, "minutes": 5},
        ),
        (
            "5 more minutes for questions",
            {"change": "more", "what": {"words": "questions"}, "by": 5},
        ),
        ("the first block is too long", {"change": "less", "what": _block(nth=1)}),
        ("how about dropping the check-in?", {"change": "drop", "what": {"words": "check-in"}}),
        ("The third one is boring, drop it", {"change": "drop", "what": {"nth": 3}}),
        (
            "can Tunde go first",
            {"change": "shift", "what": {"of": "topic", "whose": "Tunde"}, "to": "first"},
        ),
        ("end with the feedback", {"change": "shift", "what": {"words": "feedback"}, "to": "last"}),
        ("bring the demo forward", {"change": "shift", "what": {"words": "demo"}, "to": "up"}),
        (
            "hiring before the demo",
            {
                "change": "shift",
                "what": {"words": "hiring"},
                "to": "before",
                "other": {"words": "demo"},
            },
        ),
        (
            "swap the check-in and the demo",
            {
                "change": "shift",
                "what": {"words": "demo"},
                "to": "before",
                "other": {"words": "check-in"},
            },
        ),
        (
            "hiring rather than automation",
            {"change": "swap_topic", "old": {"words": "automation"}, "new": "hiring"},
        ),
        (
            "I'd prefer hiring to automation",
            {"change": "swap_topic", "old": {"words": "automation"}, "new": "hiring"},
        ),
        ("make it about AI policy", {"change": "swap_topic", "new": "AI policy"}),
        (
            "include 10 minutes for questions",
            {"change": "add_topic", "text": "questions", "minutes": 10},
        ),
        ("hiring as well", {"change": "add_topic", "text": "hiring"}),
        ("make it a feedback session", {"change": "set_kind", "kind": "feedback"}),
        ("rename it to Winter session", {"change": "rename", "title": "Winter session"}),
        ("undo that", {"change": "undo"}),
    ],
)
def test_what_stands_in_it_and_where(text: str, edit: dict[str, Any]) -> None:
    assert _edits(text) == [edit]


def test_each_clause_is_an_edit_of_its_own() -> None:
    found = _edits("drop the second topic, make it shorter and add podcasts")

    assert [edit["change"] for edit in found] == ["drop", "change_length", "add_topic"]


@pytest.mark.parametrize(
    "text",
    [
        "why is my part shorter than hers?",
        "should we drop the check-in?",
        "what about confidentiality?",
        "do juniors start first?",
        "tell me more about feedback",
        "more",
        "no thanks",
        "looks good to me",
        "that works",
        "I do not want to live any more",
        "Somebody was hit and beaten after work",
        "send it to Tunde",
        "a " * 60,
        "",
    ],
)
def test_what_changes_nothing_is_no_edit(text: str) -> None:
    assert find_edits(text, now=NOW, people=PEOPLE) is None


def test_a_day_that_does_not_exist_is_asked_about() -> None:
    found = find_edits("move it to 31 November", now=NOW)

    assert found is not None
    assert (found.edit, found.ask_back) == (
        None, "There is no 31 November. Which day do you mean?"
    )  # fmt: skip


def test_an_ambiguous_day_is_set_and_asked_about() -> None:
    found = find_edits("next Friday instead", now=datetime(2026, 11, 18, 9))

    assert found is not None
    assert found.edit is not None
    assert found.ask_back == "Do you mean Friday 27 November or 20 November?"


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("the second topic", BlockRef(of="topic", nth=2)),
        ("the last block", BlockRef(of="block", nth=-1)),
        ("part 3", BlockRef(of="block", nth=3)),
        ("the penultimate one", BlockRef(nth=-2)),
        ("the feedback part", BlockRef(of="block", words="feedback")),
        ("the part about hiring", BlockRef(of="block", words="hiring")),
        ("check-in", BlockRef(words="check-in")),
        ("her topic", BlockRef(of="topic", whose="partner")),
        ("my part", BlockRef(of="topic", whose="me")),
        ("Ana's topic", BlockRef(of="topic", whose="Ana")),
        ("what she teaches", BlockRef(of="topic", whose="partner")),
        ("the closing", BlockRef(words="closing")),
        ("it", None),
        ("thanks", None),
        ("somebody who was late", None),
        ("", None),
    ],
)
def test_a_part_is_pointed_at_by_place_by_words_or_by_person(
    text: str, ref: BlockRef | None
) -> None:
    assert point_at(text) == ref
