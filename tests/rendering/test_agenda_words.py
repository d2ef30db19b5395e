"""The plan in one breath."""

import re
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.agenda import AgendaBlock
from coach.domain.playbook import Direction
from coach.rendering.agenda_words import MOST_WORDS, agenda_words
from tests.builders import an_agenda, an_agenda_block
from tests.rendering.agendas import PAYLOADS, a_full_agenda, a_hostile_agenda

_WAYS: tuple[Direction, ...] = ("joint", "junior_to_senior", "senior_to_junior")


def _joint(minutes: int, title: str, **changes: object) -> AgendaBlock:
    return an_agenda_block(minutes, title, **{"direction": "joint", "does": "decide", **changes})


def test_a_plan_is_told_from_its_length_to_its_end() -> None:
    assert agenda_words(a_full_agenda()) == (
        "45 minutes for Ana and Tunde, Tuesday 1 December at 10:00. "
        "You start with the two open actions (4 min). Then check in (3 min). "
        "Tunde teaches Ana drafting the monthly commentary with a prompt: "
        "Tunde shows (9 min), Ana tries (7 min). Then policy and risk (3 min). "
        "Ana teaches Tunde how an investment case is judged (11 min). "
        "Then apply to one real decision (4 min). At the end, actions and next date (4 min)."
    )


def test_shared_parts_that_follow_each_other_are_told_in_one_sentence() -> None:
    agenda = an_agenda(*(_joint(5, title) for title in ("Arrive", "Stories", "Rules", "Close")))

    assert agenda_words(agenda) == (
        "20 minutes for Ana and Tunde. To begin, arrive (5 min). "
        "Then stories (5 min) and rules (5 min). At the end, close (5 min)."
    )


def test_in_a_group_the_titles_say_who_teaches() -> None:
    squad = an_agenda_block(20, "The squad shows what it sees", topic="Short video")
    agenda = an_agenda(_joint(5, "Check in"), squad, _joint(5, "Close"), people=("A", "B", "C"))

    assert "The squad shows what it sees (20 min): short video." in agenda_words(agenda)


def test_a_name_and_an_abbreviation_keep_their_capitals() -> None:
    agenda = an_agenda(_joint(5, "Ana's story"), _joint(5, "AI at work"), _joint(5, "Close"))

    assert "To begin, Ana's story (5 min). Then AI at work (5 min)." in agenda_words(agenda)


def test_a_topic_of_a_shared_block_is_named_where_nothing_else_names_it() -> None:
    agenda = an_agenda(_joint(5, "Check in"), _joint(10, "Topics both ways", topic="Short video"))

    assert agenda_words(agenda).endswith("At the end, topics both ways (10 min): short video.")


def test_a_single_block_is_not_also_the_end() -> None:
    assert agenda_words(an_agenda(_joint(20, "Talk"))).endswith("To begin, talk (20 min).")


def test_a_day_without_a_time_is_told_without_a_time() -> None:
    told = agenda_words(an_agenda(starts=datetime(2026, 12, 1)))

    assert told.startswith("45 minutes for Ana and Tunde, Tuesday 1 December. ")


@pytest.mark.parametrize("text", PAYLOADS)
def test_foreign_words_stay_on_one_line(text: str) -> None:
    assert "\n" not in agenda_words(a_hostile_agenda(text))


_BLOCKS = st.tuples(st.integers(1, 30), st.sampled_from(_WAYS), st.integers(1, 60), st.booleans())


@given(st.lists(_BLOCKS, min_size=1, max_size=40), st.integers(0, 6))
def test_no_plan_takes_more_than_110_words_and_the_minutes_told_add_up(
    blocks: list[tuple[int, Direction, int, bool]], people: int
) -> None:
    agenda = an_agenda(
        *(
            an_agenda_block(minutes, "word " * words, direction=way, topic="topic " * words,
                            actions=("Do it.",) if acts else ())
            for minutes, way, words, acts in blocks
        ),
        people=tuple(f"Person{place} van der Long Name" for place in range(people)),
    )  # fmt: skip

    told = agenda_words(agenda)

    assert len(told.split()) <= MOST_WORDS
    minutes = [int(found) for found in re.findall(r"\((\d+) min\)", told)]
    assert sum(minutes) == agenda.minutes
