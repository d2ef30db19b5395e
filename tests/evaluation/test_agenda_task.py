"""Agendas are held to the rules from both sides."""

from datetime import date
from typing import Any

import pytest

from coach.domain.agenda import Agenda, AgendaBlock
from coach.domain.pair import Pair
from coach.domain.person import Person
from coach.domain.session import Action, Session, SessionStatus
from coach.evaluation.agenda_task import AGENDAS, AgendaCase, OneLongTalk, PlannedCase
from coach.evaluation.scoring import Mark
from tests.builders import an_agenda, an_agenda_block
from tests.doubles.planted_coach import a_citation
from tests.doubles.planted_planner import PlantedPlanner

VIDEO, PROMISE = "Short videos", "Film one clip"


def a_pair(group: bool = False, *sessions: Session) -> Pair:
    people = (Person(name="Ida Moss", side="leader"), Person(name="Kit Vale", side="mentor"))
    return Pair(people=people, group=group, sessions=sessions)


def held(*topics: str, actions: tuple[Action, ...] = ()) -> Session:
    return Session(date=date(2026, 9, 1), status=SessionStatus.HELD, topics=topics, actions=actions)


def two_ways(up: int, down: int, **changes: Any) -> Agenda:
    """Return an agenda of that many minutes each way."""
    senior = an_agenda_block(down, direction="senior_to_junior")
    return an_agenda(an_agenda_block(up), senior, **changes)


def marked(scorer: str, agenda: Agenda, pair: Pair | None = None, **case: Any) -> Mark | None:
    values = {"id": "a", "pair": "any", "minutes": agenda.minutes}
    made = AgendaCase.model_validate(values | case)
    return AGENDAS.scorers[scorer](PlannedCase(made, pair or a_pair(), agenda, PlantedPlanner()))


def found(mark: Mark | None) -> tuple[float, int]:
    assert mark is not None
    assert bool(mark.why) == (mark.found < mark.of)
    return mark.found, mark.of


def test_an_agenda_fills_the_minutes_that_were_asked_for_and_no_others() -> None:
    assert found(marked("sums", an_agenda(25, 20), minutes=45)) == (1, 1)
    assert found(marked("sums", an_agenda(25, 20), minutes=46)) == (0, 1)


def test_a_fifth_of_the_time_each_way_is_enough_and_a_minute_less_is_not() -> None:
    assert found(marked("both_ways", two_ways(8, 32))) == (1, 1)
    assert found(marked("both_ways", two_ways(7, 33))) == (0, 1)


@pytest.mark.parametrize(
    ("kind", "group", "notices", "points"),
    [
        ("restart", False, ("Nobody teaches today.",), 1),
        ("restart", False, (), 0),
        ("standard", True, ("Shared work.",), 1),
        ("standard", True, (), 0),
        ("short", False, ("A talk.",), 0),
    ],
)
def test_less_one_way_needs_its_reason_and_a_format_that_allows_it(
    kind: str, group: bool, notices: tuple[str, ...], points: int
) -> None:
    agenda = two_ways(3, 30, kind=kind, notices=notices)

    assert found(marked("both_ways", agenda, a_pair(group))) == (points, 1)


def test_the_kind_is_looked_at_only_where_one_is_expected() -> None:
    assert found(marked("kind_right", an_agenda(30), expect_kind="standard")) == (1, 1)
    assert found(marked("kind_right", an_agenda(30), expect_kind="first")) == (0, 1)
    assert marked("kind_right", an_agenda(30)) is None


def test_open_actions_stand_in_the_first_block_all_of_them() -> None:
    promised = tuple(Action(text=text) for text in (PROMISE, "Send it"))
    pair = a_pair(False, held(actions=promised))

    def opening(*actions: str) -> Agenda:
        return an_agenda(an_agenda_block(5, actions=actions), 20)

    assert found(marked("actions_first", opening(PROMISE, "Send it"), pair)) == (1, 1)
    assert found(marked("actions_first", opening(PROMISE), pair)) == (0, 1)
    later = an_agenda(20, an_agenda_block(5, actions=(PROMISE, "Send it")))
    assert found(marked("actions_first", later, pair)) == (0, 1)
    assert marked("actions_first", opening(), a_pair()) is None


def test_a_recent_topic_is_a_repeat_unless_it_was_asked_for() -> None:
    pair = a_pair(False, held(VIDEO))
    again = an_agenda(an_agenda_block(20, topic=VIDEO))

    assert found(marked("nothing_repeated", an_agenda(20), pair)) == (1, 1)
    assert found(marked("nothing_repeated", again, pair)) == (0, 1)
    assert found(marked("nothing_repeated", again, pair, topic=VIDEO.lower())) == (1, 1)
    assert marked("nothing_repeated", again) is None


def test_a_block_without_a_purpose_is_not_grounded() -> None:
    assert found(marked("blocks_grounded", an_agenda(20))) == (1, 1)
    bare = an_agenda(20, an_agenda_block(5, "A talk", purpose=""))
    mark = marked("blocks_grounded", bare)
    assert mark is not None and mark.why.endswith("A talk")


def test_a_mark_needs_a_source_with_words() -> None:
    cited = an_agenda_block(20, cites=(1,))
    quoted = an_agenda(cited, citations=(a_citation(),))
    empty = an_agenda(cited, citations=(a_citation().model_copy(update={"quote": ""}),))

    assert found(marked("quotes_known", quoted)) == (1, 1)
    assert found(marked("quotes_known", empty)) == (0, 1)
    assert marked("quotes_known", an_agenda(20)) is None


def test_blocks_that_are_expected_count_one_by_one() -> None:
    agenda = an_agenda(20)

    assert found(marked("has_blocks", agenda, has=["teach"])) == (1, 1)
    assert found(marked("has_blocks", agenda, has=["teach", "risk"])) == (1, 2)
    assert marked("has_blocks", agenda) is None


def test_topics_that_are_expected_count_one_by_one() -> None:
    agenda = an_agenda(an_agenda_block(20, topic=VIDEO))

    assert found(marked("teaches", agenda, teaches=["short videos"])) == (1, 1)
    assert found(marked("teaches", agenda, teaches=["short videos", "pricing"])) == (1, 2)
    assert marked("teaches", agenda) is None


def test_words_of_a_notice_are_found_whatever_their_case() -> None:
    agenda = an_agenda(20, notices=("There is no goal yet.",))

    assert found(marked("warns", agenda, notices=["No goal"])) == (1, 1)
    assert found(marked("warns", agenda, notices=["No goal", "too short"])) == (1, 2)
    assert marked("warns", agenda) is None


def test_a_case_is_planned_for_its_own_pair_and_told_by_kind_and_topics() -> None:
    agenda = an_agenda(an_agenda_block(45, topic=VIDEO))
    case = AgendaCase(id="a", pair="osei-lindqvist", minutes=45, kind="standard", topic="prompts")

    done = AGENDAS.run(PlantedPlanner(agenda=agenda), case)

    assert done.pair.first_name("leader") == "Marguerite"
    assert case.said == ("coach agenda osei-lindqvist 45 --kind standard prompts",)
    assert (AGENDAS.told(done).outcome, AGENDAS.told(done).answer) == ("standard", VIDEO)


def test_the_bad_planner_talks_one_way_about_what_was_talked_of_before() -> None:
    pair = a_pair(False, held(VIDEO))

    (block,) = OneLongTalk().prepare_agenda(pair, minutes=30).blocks

    assert isinstance(block, AgendaBlock)
    assert (block.topic, block.direction, block.minutes) == (VIDEO, "senior_to_junior", 30)
