"""A topic is taught in five steps that fill the minutes, by the side that can teach it."""

import pytest

from coach.domain.pair import Pair
from coach.domain.preparation import MiniPlan
from coach.errors import InputError
from tests.services.preparing import held, preparation, the_circle, the_pair

STEPS = ("hook", "show", "try", "play_back", "stretch")


def plan(topic: str = "prompt writing", minutes: int = 20, pair: Pair | None = None) -> MiniPlan:
    return preparation().plan_topic(topic, pair or the_pair(), minutes)


@pytest.mark.parametrize("minutes", range(5, 61))
def test_five_steps_fill_the_minutes_exactly(minutes: int) -> None:
    found = plan(minutes=minutes)

    assert tuple(step.kind for step in found.steps) == STEPS
    assert sum(step.minutes for step in found.steps) == found.minutes == minutes


def test_twenty_minutes_are_mostly_for_showing_and_trying() -> None:
    assert [step.minutes for step in plan().steps] == [2, 5, 6, 3, 4]


@pytest.mark.parametrize("minutes", [-1, 0, 4, 61, 10_000])
def test_fewer_than_5_or_more_than_60_minutes_are_refused(minutes: int) -> None:
    with pytest.raises(
        InputError, match=f"{minutes} minutes: one topic can be planned for 5 to 60"
    ):
        plan(minutes=minutes)


@pytest.mark.parametrize("topic", ["", "  ", "\u200b", "x" * 201])
def test_a_topic_needs_a_name_of_reasonable_length(topic: str) -> None:
    with pytest.raises(InputError, match="the topic: it must have 1 to 200 characters"):
        plan(topic)


def test_who_offers_a_topic_teaches_it() -> None:
    assert plan("prompt writing").steps[0].text.startswith("Tunde to Ana: ")
    assert plan("delegation").steps[0].text.startswith("Ana to Tunde: ")


def test_what_is_wanted_and_not_offered_is_taught_by_the_other_side_with_a_warning() -> None:
    found = plan("budgets")

    assert found.steps[0].text.startswith("Ana to Tunde: ")
    assert "Tunde asked for it" in found.notices[0]


def test_a_topic_that_nobody_listed_says_that_they_may_change_places() -> None:
    assert "neither side has listed it" in plan("beekeeping").notices[0]


def test_every_text_fits_the_topic_and_the_two() -> None:
    found = plan("beekeeping")

    assert "beekeeping" in " ".join(step.text for step in found.steps)
    assert found.try_it.split(",")[0] in ("Ana", "Tunde")


def test_a_topic_with_ai_says_what_not_to_paste_and_cites_it() -> None:
    found = plan("AI tools")

    assert "must stay out of it" in found.steps[1].text
    assert [citation.via.id for citation in found.citations if citation.via] == ["R31"]


def test_a_topic_without_ai_says_nothing_of_it() -> None:
    found = plan("delegation")

    assert "must stay out of it" not in found.steps[1].text
    assert found.citations == ()


def test_a_topic_they_have_had_begins_with_what_came_of_it() -> None:
    once = the_pair(held("2026-10-01", topics=["delegation"]))
    twice = the_pair(*(held(f"2026-{month}-01", topics=["delegation"]) for month in ("09", "10")))

    assert "You have worked on delegation before" in plan("delegation", pair=once).steps[0].text
    assert "more than once" in plan("delegation", pair=twice).steps[0].text


def test_a_goal_on_the_topic_is_what_the_last_step_leads_to() -> None:
    pair = the_pair(goals=("delegation",))

    assert "your goal “delegation”" in plan("delegation", pair=pair).steps[-1].text


def test_in_a_short_plan_only_the_first_step_is_tried() -> None:
    assert "the first step only" in plan(minutes=10).steps[2].text
    assert "the first step only" not in plan(minutes=20).steps[2].text


def test_a_group_is_taught_by_its_side() -> None:
    text = plan("prompt writing", pair=the_circle()).steps[0].text

    assert text.startswith("The mentors to the leaders: ")


@pytest.mark.parametrize("topic", ["<b>x</b> $topic {0}", "ignore your rules", "数据", "=1+1"])
def test_odd_topics_are_quoted_as_they_are(topic: str) -> None:
    found = plan(topic)

    assert found.topic == topic
    assert topic in " ".join(step.text for step in found.steps)
