"""Topics go both ways, fit what was asked for, and never repeat what was lately done."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.domain.pair import Pair
from coach.domain.topic import TopicList
from coach.errors import InputError
from tests.contracts.pairs import a_leader, a_mentor, a_pair_of, a_session_on
from tests.planning.generated_pairs import pairs
from tests.planning.real_planner import meanings, suggester

ANA = a_leader(
    can_teach=["budget decisions", "negotiation"],
    wants_to_learn=["prompt writing", "short-form video"],
)
TUNDE = a_mentor(can_teach=["prompt writing", "dashboards"], wants_to_learn=["budget decisions"])


def a_pair(**changes: object) -> Pair:
    return a_pair_of(ANA, TUNDE, **changes)


def titles(found: TopicList) -> list[str]:
    return [topic.title for topic in found.topics]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(pair=pairs(), count=st.integers(4, 8))
def test_every_list_keeps_the_rules(pair: Pair, count: int) -> None:
    found = suggester().suggest(pair, count=count)

    assert 4 <= len(found.topics) <= count
    ways = {topic.direction for topic in found.topics}
    assert ways == {"junior_to_senior", "senior_to_junior"}
    directions = {topic.title: topic.direction for topic in found.topics}
    assert all(directions[t.trade] != t.direction for t in found.topics)
    assert all(t.why_it_matters and t.opener.endswith("?") for t in found.topics)
    assert not meanings().alike(titles(found), pair.recent_topics).any()
    scores = [topic.score for topic in found.topics]
    assert scores == sorted(scores, reverse=True)


def test_what_one_side_teaches_and_the_other_wants_comes_first() -> None:
    found = suggester().suggest(a_pair())

    assert set(titles(found)[:2]) == {"Prompt writing", "Budget decisions"}
    assert found.topics[0].parts.fit == 1.0


def test_the_reason_names_the_wish_in_its_own_words() -> None:
    first = next(t for t in suggester().suggest(a_pair()).topics if t.title == "Prompt writing")

    assert first.why_it_matters.startswith("Ana asked for it: prompt writing.")


def test_a_topic_of_the_last_two_held_sessions_is_left_out() -> None:
    sessions = (a_session_on("2026-10-01", topics=["prompt engineering"]),)

    assert "Prompt writing" not in titles(suggester().suggest(a_pair(sessions=sessions)))


def test_a_cancelled_session_makes_room_for_nothing() -> None:
    sessions = (
        a_session_on("2026-09-01", topics=["prompt writing"]),
        a_session_on("2026-10-01", topics=["dashboards"]),
        a_session_on("2026-11-01", "cancelled"),
    )

    assert "Prompt writing" not in titles(suggester().suggest(a_pair(sessions=sessions)))


def test_what_was_done_long_ago_comes_back_one_level_deeper() -> None:
    held = [("06", "prompt writing"), ("07", "meetings"), ("08", "careers")]
    sessions = tuple(a_session_on(f"2026-{month}-01", topics=[topic]) for month, topic in held)

    found = suggester().suggest(a_pair(sessions=sessions))

    (topic,) = [one for one in found.topics if one.title == "Prompt writing"]
    assert topic.level == "deeper"
    assert topic.parts.novelty == 0.0


def test_a_wish_that_nobody_offers_is_named_as_such() -> None:
    found = suggester().suggest(a_pair())

    (topic,) = [one for one in found.topics if one.title == "Short-form video"]
    assert topic.notices == ("Tunde has not offered it: ask first.",)


def test_an_explicit_wish_stands_first_and_says_that_it_repeats() -> None:
    sessions = (a_session_on("2026-10-01", topics=["prompt writing"]),)

    found = suggester().suggest(a_pair(sessions=sessions), wish="prompt writing")

    assert titles(found)[0] == "Prompt writing"
    assert "It was a topic of one of your last two sessions" in found.topics[0].notices[0]


def test_empty_profiles_still_get_four_topics_with_trades_and_questions_to_ask() -> None:
    pair = a_pair_of(a_leader(function="Finance"), a_mentor(function="Data"))

    found = suggester().suggest(pair)

    assert len(found.topics) >= 4
    assert len(found.ask) == 4
    assert any("guess from the function" in note for t in found.topics for note in t.notices)


def test_a_full_profile_is_asked_nothing() -> None:
    assert suggester().suggest(a_pair()).ask == ()


@pytest.mark.parametrize("count", [3, 9, 0, -1, 10_000])
def test_a_list_has_four_to_eight_topics(count: int) -> None:
    with pytest.raises(InputError, match="4 to 8"):
        suggester().suggest(a_pair(), count=count)


def test_a_topic_of_a_few_words_is_taken_and_a_page_of_them_is_not() -> None:
    suggester().suggest(a_pair(), wish="a" * 200)

    with pytest.raises(InputError, match="200 at most"):
        suggester().suggest(a_pair(), wish="a" * 201)


def test_a_topic_that_the_playbook_has_from_a_page_is_cited() -> None:
    cited = [topic for topic in suggester().suggest(a_pair()).topics if topic.citations]

    assert cited
    assert all(c.via is not None or c.ours for topic in cited for c in topic.citations)


def test_what_can_be_given_back_is_three_things_of_one_side() -> None:
    found = suggester().give_back(a_pair())

    assert len(found.topics) == 3
    assert {topic.direction for topic in found.topics} == {"senior_to_junior"}
    assert titles(found)[0] == "Budget decisions"


def test_names_that_are_markup_or_orders_stay_words() -> None:
    odd = a_mentor("<img src=x onerror=alert(1)>", can_teach=["=1+1", "{{7*7}} $topic"])

    found = suggester().suggest(a_pair_of(ANA, odd))

    assert any(topic.title == "{{7*7}} $topic" for topic in found.topics) or len(found.topics) >= 4
