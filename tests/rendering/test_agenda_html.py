"""An agenda as the card beside the chat."""

import re
from html.parser import HTMLParser

import pytest

from coach.domain.answer import CitationStatus
from coach.rendering.agenda_html import agenda_card
from tests.builders import an_agenda, an_agenda_block
from tests.rendering.agendas import (
    FORMULAS,
    NAMES,
    PAYLOADS,
    a_citation,
    a_full_agenda,
    a_hostile_agenda,
)

_VOID = {"br", "meta", "link"}
_TAGS = {"section", "header", "h2", "h3", "p", "div", "span", "ul", "ol", "li", "a", "br"}


class Outline(HTMLParser):
    """Reads a page, and fails where an element is not closed in its turn."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text: list[str] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def test_the_card_is_one_line_of_well_formed_html() -> None:
    card = agenda_card(a_full_agenda())

    assert "\n" not in card
    assert Outline(card).tags <= _TAGS


@pytest.mark.parametrize("text", [*PAYLOADS, *NAMES, *FORMULAS])
def test_foreign_words_add_no_element_and_no_attribute(text: str) -> None:
    plain, hostile = (Outline(agenda_card(a_hostile_agenda(one))) for one in ("words", text))

    assert hostile.tags == plain.tags
    assert hostile.attributes == plain.attributes


def test_the_title_is_a_heading_and_each_block_one_below_it() -> None:
    levels = re.findall(r"<h(\d)>", agenda_card(a_full_agenda()))

    assert levels == ["2", *["3"] * 8]


def test_directions_are_told_in_words_and_the_bar_is_left_to_the_eye() -> None:
    card = agenda_card(a_full_agenda())

    assert '<div class="bar" aria-hidden="true">' in card
    assert "Tunde teaches</span> 16 min, 36 %" in card
    assert "Ana teaches</span> 11 min, 24 %" in card
    assert "both</span> 18 min, 40 %" in card


def test_the_bar_is_as_long_as_the_session_in_runs_of_one_direction() -> None:
    lengths = re.findall(r"flex-grow:(\d+)", agenda_card(a_full_agenda()))

    assert lengths == ["7", "16", "3", "11", "8"]


def test_a_chip_opens_its_passage_and_a_block_without_one_is_our_suggestion() -> None:
    card = agenda_card(a_full_agenda())

    assert 'class="chip" href="sources&#47;reverse&#45;mentoring&#45;1a2b?q&#61;Each' in card
    assert card.count('<span class="ours">coach suggestion</span>') == 3


def test_a_citation_that_cannot_be_opened_is_a_mark_without_a_link() -> None:
    block = an_agenda_block(20, cites=(1,))
    card = agenda_card(an_agenda(block, citations=(a_citation(passage=""),)))

    assert "[1]" in card and "Reverse mentoring" in card
    assert "href" not in card


def test_a_withdrawn_source_is_named_as_such() -> None:
    withdrawn = a_citation(status=CitationStatus.WITHDRAWN)

    assert "source withdrawn" in agenda_card(an_agenda(citations=(withdrawn,)))


def test_without_a_date_a_block_says_from_which_minute_it_runs() -> None:
    card = agenda_card(an_agenda(25, 20))

    assert '<span class="unseen">from </span>25 min' in card


def test_actions_questions_and_notices_are_all_there() -> None:
    text = " ".join(Outline(agenda_card(a_full_agenda())).text)

    assert "Ana: introduce Tunde to the investment committee" in text
    assert "What would we never paste into this tool?" in text
    assert "There is no goal yet." in text
