"""An agenda as Markdown: read as it stands, and rendered."""

import re
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from coach.language.cleaning import one_line
from coach.rendering.agenda_markdown import agenda_markdown, escaped
from tests.builders import an_agenda, an_agenda_block
from tests.rendering.agendas import FORMULAS, NAMES, PAYLOADS, a_full_agenda, a_hostile_agenda

_BLOCKS = {"heading", "paragraph", "bullet_list", "list_item"}
_READER = MarkdownIt("gfm-like", {"html": True, "linkify": False})


def _children(text: str) -> list[Token]:
    return [child for token in _READER.parse(text) for child in token.children or []]


def _words(text: str) -> str:
    """Return the words that a reader of the rendered text sees."""
    return " ".join(child.content for child in _children(text) if child.type.startswith("text"))


def test_a_block_tells_time_length_direction_topic_purpose_source_and_questions() -> None:
    assert (
        "## 10:26: Ana gives back (11 min, Ana teaches)\n\n"
        "Topic: How an investment case is judged\n\n"
        "Ana teaches something that Tunde asked for, with a real case. [3]\n\n"
        "Ask:\n\n"
        "- What were you really weighing up when you decided that?\n"
        "- What would you have wanted to know at my stage?\n"
    ) in agenda_markdown(a_full_agenda())


def test_without_a_date_blocks_tell_the_minutes_from_the_start() -> None:
    shown = agenda_markdown(a_full_agenda(starts=None))

    assert "## From 4 min: Check in (3 min, both)" in shown
    assert "10:0" not in shown


def test_a_day_without_a_time_is_shown_and_no_clock() -> None:
    shown = agenda_markdown(a_full_agenda(starts=datetime(2026, 12, 1)))

    assert "**Tuesday 1 December 2026**" in shown and "From 4 min" in shown


def test_a_block_without_a_source_is_marked_as_a_coach_suggestion() -> None:
    shown = agenda_markdown(a_full_agenda())

    assert shown.count("(coach suggestion)") == 3


def test_open_actions_can_be_ticked_off() -> None:
    assert "- [ ] Ana: try one prompt on the monthly report" in agenda_markdown(a_full_agenda())


def test_notices_and_sources_with_their_weight_stand_at_the_end() -> None:
    shown = agenda_markdown(a_full_agenda())

    assert "## Good to know\n\n- There is no goal yet." in shown
    assert "- [3] Try It In Reverse (an article or blog, without a study)." in shown
    assert "Behind it: Mentor meeting agendas, Together;" in shown


def test_an_agenda_without_sources_lists_none() -> None:
    assert "Sources" not in agenda_markdown(an_agenda())


@pytest.mark.parametrize("text", [*PAYLOADS, *NAMES, *FORMULAS])
def test_foreign_words_are_words_wherever_they_stand(text: str) -> None:
    shown = agenda_markdown(a_hostile_agenda(text))

    blocks = {token.type.removesuffix("_open") for token in _READER.parse(shown)}
    spans = {child.type for child in _children(shown)}
    assert blocks <= {*_BLOCKS, *(f"{name}_close" for name in _BLOCKS), "inline"}
    assert spans <= {"text", "text_special", "hardbreak", "strong_open", "strong_close"}
    assert len([token for token in _READER.parse(shown) if token.type == "heading_open"]) == 5
    assert re.sub(r"\s", "", one_line(text)) in re.sub(r"\s", "", _words(shown))


@given(st.text(max_size=60))
def test_an_escaped_text_is_one_paragraph_that_reads_as_it_was_written(text: str) -> None:
    shown = escaped(text)

    line = one_line(text)
    assert "\n" not in shown
    assert [t.type for t in _READER.parse(shown)][1:2] in ([], ["inline"])
    assert re.sub(r"\s", "", _words(shown)) == re.sub(r"\s", "", line)


def test_what_needs_no_escaping_stays_readable_in_a_terminal() -> None:
    assert escaped("O'Brien & Sons: 5-year plan (draft), 40 %.") == (
        "O'Brien \\& Sons: 5-year plan (draft), 40 %."
    )


def test_a_topic_that_is_a_table_row_stays_one_line() -> None:
    block = an_agenda_block(20, topic="a | b\n|---|---|")

    assert "Topic: a \\| b \\|---\\|---\\|\n" in agenda_markdown(an_agenda(block))
