"""An agenda as a page of its own."""

import html
import re

import pytest

from coach.rendering.agenda_page import agenda_page
from tests.rendering.agendas import PAYLOADS, a_full_agenda, a_hostile_agenda
from tests.rendering.test_agenda_html import Outline


def test_the_page_is_well_formed_and_needs_only_our_own_files() -> None:
    page = agenda_page(a_full_agenda())

    Outline(page)
    assert re.findall(r'(?:src|<link rel="stylesheet" href)="([^"]+)"', html.unescape(page)) == [
        "../look/coach.css",
        "../look/agenda.css",
        "../look/print.css",
        "../look/timer.js",
    ]


def test_no_script_stands_in_the_page() -> None:
    page = agenda_page(a_full_agenda())

    assert re.findall(r"<script[^>]*>([^<]*)</script>", page) == [""]
    assert not re.search(r"\son\w+=", page)


@pytest.mark.parametrize("text", PAYLOADS)
def test_foreign_words_add_no_element_and_no_attribute(text: str) -> None:
    plain, hostile = (Outline(agenda_page(a_hostile_agenda(one))) for one in ("words", text))

    assert hostile.tags == plain.tags
    assert hostile.attributes == plain.attributes


def test_links_lead_back_to_the_app_from_where_the_page_is() -> None:
    page = html.unescape(agenda_page(a_full_agenda(), back="../../"))

    assert '<a href="../../">Back to the coach</a>' in page
    assert 'href="../../sources/' in page


def test_the_timer_knows_the_planned_time_and_waits_for_the_script() -> None:
    page = agenda_page(a_full_agenda())

    assert 'data-minutes="45" data-warning="5" data-starts="2026-12-01T10:00:00" hidden' in page


def test_without_a_time_of_day_the_timer_starts_by_hand_alone() -> None:
    assert "data-starts" not in agenda_page(a_full_agenda(starts=None))


def test_every_block_tells_the_timer_when_it_runs() -> None:
    runs = re.findall(r'data-start="(\d+)" data-minutes="(\d+)"', agenda_page(a_full_agenda()))

    ends = [int(start) + int(minutes) for start, minutes in runs]
    assert [int(start) for start, _ in runs] == [0, *ends[:-1]]
    assert ends[-1] == 45


def test_paper_gets_the_pages_behind_the_sources() -> None:
    assert "Behind it: Mentor meeting agendas" in " ".join(
        Outline(agenda_page(a_full_agenda())).text
    ).replace("  ", " ")
