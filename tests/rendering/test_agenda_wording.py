"""The words that all forms of an agenda share."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.answer import CitationStatus
from coach.rendering.agenda_wording import (
    called,
    clock,
    direction_words,
    people_words,
    percentages,
    source_notes,
    when_words,
)
from tests.builders import an_agenda, an_agenda_block
from tests.rendering.agendas import a_citation, a_full_agenda


def test_a_session_with_a_time_is_told_from_beginning_to_end() -> None:
    assert when_words(a_full_agenda()) == "Tuesday 1 December 2026, 10:00 to 10:45"


def test_midnight_is_a_day_without_a_time() -> None:
    agenda = a_full_agenda(starts=datetime(2026, 12, 1))

    assert when_words(agenda) == "Tuesday 1 December 2026"
    assert clock(agenda, 4) == "4 min"


def test_a_time_zone_does_not_move_the_pairs_own_time() -> None:
    assert clock(a_full_agenda(starts=datetime(2026, 12, 1, 10, tzinfo=UTC)), 4) == "10:04"


def test_of_two_people_the_senior_one_stands_first_and_each_direction_has_its_teacher() -> None:
    agenda = an_agenda(people=("Dr. Ana Brandt", "Tunde Okafor"))

    assert direction_words(agenda, "junior_to_senior") == "Tunde teaches"
    assert direction_words(agenda, "senior_to_junior") == "Ana teaches"
    assert direction_words(agenda, "joint") == "both"


@pytest.mark.parametrize("people", [(), ("Ana",), ("Ana", "Bo", "Cy")])
def test_without_two_people_the_directions_go_by_side(people: tuple[str, ...]) -> None:
    agenda = an_agenda(people=people)

    assert direction_words(agenda, "senior_to_junior") == "senior to junior"
    assert direction_words(agenda, "joint") == "together"


def test_people_who_share_a_first_name_keep_their_whole_names() -> None:
    assert called(an_agenda(people=("Ana Brandt", "Ana Kovac"))) == ("Ana Brandt", "Ana Kovac")


def test_of_many_people_three_are_named_and_the_others_counted() -> None:
    agenda = an_agenda(people=("A", "B", "C", "D", "E"))

    assert people_words(agenda) == "A, B, C and 2 others"


@given(st.lists(st.tuples(st.integers(1, 120), st.sampled_from(["joint", "junior_to_senior",
       "senior_to_junior"])), min_size=1, max_size=12))  # fmt: skip
def test_percentages_add_up_to_100_and_are_off_by_less_than_one(
    blocks: list[tuple[int, str]],
) -> None:
    agenda = an_agenda(*(an_agenda_block(minutes, direction=way) for minutes, way in blocks))

    share = agenda.share.model_dump()
    assert sum(percentages(agenda).values()) == 100
    assert all(abs(whole - share[way] * 100) < 1 for way, whole in percentages(agenda).items())


def test_a_source_is_listed_once_with_all_its_numbers_and_the_pages_behind_it() -> None:
    first, second = source_notes(a_full_agenda())

    assert first.marks == "[1][2][4]"
    assert first.pages == (
        "Mentor meeting agendas, Together",
        "What to do in a mentoring meeting, MentorCloud, 2023",
    )
    assert second.weight == "an article or blog, without a study"


def test_doubt_about_a_source_is_said() -> None:
    doubtful = a_citation(status=CitationStatus.UNSUPPORTED)
    withdrawn = a_citation(2, source="gone", status=CitationStatus.WITHDRAWN)

    first, second = source_notes(an_agenda(citations=(doubtful, withdrawn)))

    assert first.weight == "a vendor's help page; [1] bears this out only in part"
    assert second.weight == "source withdrawn"
