"""Suggested topics are held to the rules from both sides."""

from datetime import date
from typing import Any

import pytest

from coach.domain.pair import Pair
from coach.domain.person import Person
from coach.domain.session import Session, SessionStatus
from coach.domain.topic import Parts, TeachingDirection, Topic, TopicList
from coach.evaluation.scoring import Mark
from coach.evaluation.topics_task import TOPICS, OldHat, Suggested, TopicsCase
from tests.doubles.planted_planner import PlantedPlanner

UP: TeachingDirection = "junior_to_senior"
DOWN: TeachingDirection = "senior_to_junior"


def a_pair(*recent: str) -> Pair:
    people = (Person(name="Ida Moss", side="leader"), Person(name="Kit Vale", side="mentor"))
    session = Session(date=date(2026, 9, 1), status=SessionStatus.HELD, topics=recent)
    return Pair(people=people, sessions=(session,) if recent else ())


def a_topic(title: str, direction: TeachingDirection, trade: str) -> Topic:
    return Topic(
        title=title,
        direction=direction,
        why_it_matters="One real example says more than an article.",
        why_teach="To explain it shows what matters.",
        opener="Where did you last meet it?",
        trade=trade,
        level="first_steps",
        score=0.5,
        parts=Parts(fit=0.5, novelty=0.5, effort=0.5, risk=0.5),
    )


def a_list(*titles: str, ask: tuple[str, ...] = ()) -> TopicList:
    """Return topics that change direction one by one, each given for its neighbour."""
    ways = [UP if place % 2 == 0 else DOWN for place in range(len(titles))]
    trades = [titles[min(place ^ 1, len(titles) - 1)] for place in range(len(titles))]
    return TopicList(topics=tuple(map(a_topic, titles, ways, trades)), ask=ask)


FOUR = ("Podcasts", "Pricing", "Dashboards", "Budgets")


def marked(scorer: str, topics: TopicList, pair: Pair | None = None, **case: Any) -> Mark | None:
    made = TopicsCase.model_validate({"id": "a", "pair": "any"} | case)
    return TOPICS.scorers[scorer](Suggested(made, pair or a_pair(), topics, PlantedPlanner()))


def found(mark: Mark | None) -> tuple[float, int]:
    assert mark is not None
    assert bool(mark.why) == (mark.found < mark.of)
    return mark.found, mark.of


@pytest.mark.parametrize(("many", "count", "points"), [(4, 4, 1), (5, 4, 0), (3, 8, 0), (8, 8, 1)])
def test_there_are_four_topics_or_more_and_no_more_than_were_asked_for(
    many: int, count: int, points: int
) -> None:
    topics = a_list(*(f"Topic {n}" for n in range(many)))

    assert found(marked("number_right", topics, count=count)) == (points, 1)


def test_topics_of_one_direction_alone_are_wrong() -> None:
    one_way = TopicList(topics=tuple(a_topic(title, UP, "Pricing") for title in FOUR))

    assert found(marked("both_directions", a_list(*FOUR))) == (1, 1)
    assert found(marked("both_directions", one_way)) == (0, 1)


@pytest.mark.parametrize(("trade", "points"), [("Pricing", 1), ("Podcasts", 0), ("Chess", 0)])
def test_a_trade_is_a_listed_topic_of_the_other_direction(trade: str, points: int) -> None:
    topics = TopicList(
        topics=(a_topic("Podcasts", UP, trade), a_topic("Pricing", DOWN, "Podcasts"))
    )

    assert found(marked("trades_cross", topics)) == (points, 1)


def test_a_topic_of_the_last_two_sessions_is_named_as_again() -> None:
    again = marked("nothing_recent", a_list(*FOUR), a_pair("pricing"))

    assert again is not None and again.why == "again: Pricing"
    assert found(marked("nothing_recent", a_list(*FOUR), a_pair("chess"))) == (1, 1)
    assert marked("nothing_recent", a_list(*FOUR)) is None


def test_only_the_first_three_count_as_first() -> None:
    assert found(marked("first", a_list(*FOUR), first=["dashboards"])) == (1, 1)
    assert found(marked("first", a_list(*FOUR), first=["dashboards", "budgets"])) == (1, 2)
    assert marked("first", a_list(*FOUR)) is None


def test_what_the_list_must_hold_may_stand_anywhere_in_it() -> None:
    assert found(marked("holds", a_list(*FOUR), holds=["budgets"])) == (1, 1)
    assert found(marked("holds", a_list(*FOUR), holds=["budgets", "chess"])) == (1, 2)
    assert marked("holds", a_list(*FOUR)) is None


def test_fewer_questions_than_expected_are_too_few() -> None:
    asking = a_list(*FOUR, ask=("What do people ask you?", "What puzzles you?"))

    assert found(marked("asks_enough", asking, asks=2)) == (1, 1)
    assert found(marked("asks_enough", asking, asks=3)) == (0, 1)
    assert marked("asks_enough", asking) is None


def test_a_case_is_asked_for_its_own_pair_and_told_by_its_titles() -> None:
    case = TopicsCase(id="a", pair="osei-lindqvist", count=4)

    done = TOPICS.run(PlantedPlanner(topics=a_list(*FOUR)), case)

    assert done.pair.first_name("mentor") == "Nils"
    assert case.said == ("coach topics osei-lindqvist --count 4",)
    assert TOPICS.told(done).answer == ", ".join(FOUR)


def test_the_bad_suggester_begins_with_what_was_talked_of_before() -> None:
    topics = OldHat().suggest_topics(a_pair("Pricing"), count=4).topics

    assert topics[0].title == "Pricing"
    assert {topic.direction for topic in topics} == {DOWN}
