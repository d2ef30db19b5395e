"""Notes are cut into sentences, each with its section, its speaker and its box."""

import pytest

from coach.planning.note_lines import NoteLine
from tests.planning.debrief_cases import read


def lines(notes: str) -> list[NoteLine]:
    return read(notes).lines


@pytest.mark.parametrize("mark", ["- ", "* ", "• ", "– ", "1. ", "2) ", "a) ", "> "])
def test_a_bullet_is_no_part_of_the_sentence(mark: str) -> None:
    assert lines(f"{mark}We met Jo.")[0].text == "We met Jo."


@pytest.mark.parametrize(
    "heading", ["To do:", "# Actions", "**Next steps**", "todo", "Actions for Tunde:", "ACTIONS:"]
)
def test_a_heading_opens_a_section(heading: str) -> None:
    assert lines(f"{heading}\n- book a room")[0].section == "action"


def test_a_heading_of_another_kind_closes_the_section() -> None:
    found = lines("To do:\n- book a room\nMood:\n- it was fine")

    assert [line.section for line in found] == ["action", "other"]


@pytest.mark.parametrize(
    ("line", "section"),
    [("Action: book it", "action"), ("Learned - it works", "learning"), ("Done: sent it", "done"),
     ("Aha: it works", "learning"), ("The room: it was cold", None)],
)  # fmt: skip
def test_a_label_says_what_its_line_is(line: str, section: str | None) -> None:
    assert lines(line)[0].section == section


def test_a_label_can_name_who_it_is_for() -> None:
    assert lines("Next step for me: call Jo")[0].owner == "leader"
    assert lines("Action point for Tunde: call Jo")[0].owner == "mentor"


def test_a_name_before_a_colon_is_who_speaks() -> None:
    found = lines('Tunde: "I call Jo."')[0]

    assert (found.speaker, found.text) == ("mentor", "I call Jo.")


def test_a_box_is_ticked_or_not() -> None:
    found = lines("[x] sent it\n[ ] book it\nplain")

    assert [line.ticked for line in found] == [True, False, None]
    assert found[0].section == "done"


def test_a_line_that_only_the_window_has_cut_is_joined() -> None:
    cut = "I learned that a budget is settled in talks that happen\nlong before the meeting."

    assert len(lines(cut)) == 1


def test_a_list_inside_a_line_is_taken_apart() -> None:
    assert [line.text for line in lines("1) call Jo 2) write to Al")] == ["call Jo", "write to Al"]


def test_sentences_and_clauses_of_a_line_are_told_apart() -> None:
    assert len(lines("We met. It rained; we stayed in.")) == 3
