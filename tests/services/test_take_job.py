"""A turn that asks for something to be prepared gets it, for the pair that it is about."""

from datetime import datetime

import pytest

from coach.domain.agenda import Agenda
from coach.domain.answer import Bullets, Paragraph
from coach.domain.conversation import Outcome, Role, Turn
from coach.domain.pair import Pair
from coach.domain.preparation import (
    CheckedQuestions,
    Debrief,
    Goal,
    MiniPlan,
    PreBrief,
    Script,
    SessionBrief,
)
from coach.domain.record import Record
from coach.domain.request import Job
from coach.domain.topic import TopicList
from coach.planning.agenda_texts import read_texts
from coach.rendering.agenda_words import agenda_words
from coach.services.do_job import Done, JobDoer
from coach.services.keep_pairs import PairKeeper
from coach.services.read_pair import known_playbooks
from coach.services.say_results import TalkTexts
from coach.services.take_job import JobTaker
from coach.shelves import shelf
from tests.contracts.pairs import a_leader, a_mentor, a_pair_of, a_session_on
from tests.doubles.memory_pairs import MemoryPairStore
from tests.doubles.set_clock import SetClock
from tests.services.small_coach import a_job_finder, a_preparing

PAIR = a_pair_of(
    a_leader(can_teach=["budgets", "negotiation"], wants_to_learn=["dashboards"]),
    a_mentor(can_teach=["dashboards", "spreadsheets"], wants_to_learn=["budgets"]),
    goals=["Decide what to automate"],
    sessions=(a_session_on("2026-10-01", minutes=60, topics=["meetings"]),),
)
ASK = "Prepare 45 minutes with my mentor on dashboards next Tuesday at 10"


def a_taker(*stored: Pair) -> JobTaker:
    keeper = PairKeeper(MemoryPairStore(), known_playbooks())
    for pair in stored:
        keeper.add(pair)
    clock = SetClock()
    texts = read_texts(TalkTexts, shelf("knowledge") / "coaching" / "talk.yaml")
    doer = JobDoer(preparing=a_preparing(), texts=texts, say_agenda=agenda_words, clock=clock)
    return JobTaker(a_job_finder(), doer, clock, keeper)


def taken(
    text: str,
    *turns: Turn,
    pair: Pair | None = PAIR,
    role: Role = Role.LEADER,
    taker: JobTaker | None = None,
) -> tuple[Job, Done]:
    found = (taker or a_taker()).take(text, role=role, turns=turns, pair=pair)
    assert found is not None
    return found


def words_of(done: Done) -> str:
    return " ".join(
        statement.text
        for block in done.blocks
        if isinstance(block, Paragraph | Bullets)
        for statement in block.statements
    )


def after(text: str, *, pair: Pair | None = PAIR) -> tuple[Turn, Turn]:
    """Return a turn with what it had prepared, as a conversation keeps it."""
    _, done = taken(text, pair=pair)
    return (
        Turn(role="user", text=text),
        Turn(role="assistant", text=words_of(done), result=done.result),
    )


def agenda_of(done: Done) -> Agenda:
    assert isinstance(done.result, Agenda)
    return done.result


def test_an_agenda_has_the_length_the_topic_and_the_date_that_were_said() -> None:
    job, done = taken(ASK)

    agenda = agenda_of(done)
    assert job is Job.AGENDA
    assert agenda.minutes == 45
    assert "Dashboards" in agenda.topics
    assert agenda.starts == datetime(2026, 11, 24, 10, 0)
    assert len(words_of(done).split()) <= 120


def test_without_a_length_the_last_one_is_taken_and_told() -> None:
    _, done = taken("Prepare our next session")

    assert agenda_of(done).minutes == 60
    assert done.notices[0] == "You gave no length, so I took 60 minutes. Say another if you like."


def test_make_it_30_edits_the_agenda_that_is_there() -> None:
    _, done = taken("make it 30", *after(ASK))

    agenda = agenda_of(done)
    assert agenda.minutes == 30
    assert agenda.starts == datetime(2026, 11, 24, 10, 0)
    assert words_of(done).startswith("Now 30 minutes.")


def test_an_agenda_can_still_be_edited_after_something_else_was_prepared() -> None:
    turns = (*after(ASK), *after("What can I give back?"))

    _, done = taken("make it an hour", *turns)

    assert agenda_of(done).minutes == 60


def test_the_last_change_is_taken_back() -> None:
    first = after(ASK)
    _, shorter = taken("make it 30", *first)
    second = (
        Turn(role="user", text="make it 30"),
        Turn(role="assistant", text=words_of(shorter), result=shorter.result),
    )

    _, done = taken("undo that", *first, *second)

    assert agenda_of(done).minutes == 45


def test_a_date_that_can_mean_two_days_is_asked_about() -> None:
    _, done = taken("plan 45 minutes with my mentor on 3/12")

    assert done.outcome is Outcome.NEEDS_CLARIFICATION
    assert done.result is None
    assert "?" in words_of(done)


def test_a_question_to_the_library_is_no_job() -> None:
    assert a_taker().take("How long should a session be?", role=Role.LEADER) is None


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("Suggest topics for us", TopicList),
        ("What can I give back?", TopicList),
        ("Brief me for my session with Tunde", SessionBrief),
        ("Check these questions: Why does your generation quit so fast?", CheckedQuestions),
        ("Plan how I can teach dashboards in 20 minutes", MiniPlan),
        ("Debrief: we agreed that Ana sends the template by Friday.", Debrief),
        ("Help me sharpen my goal: get better with dashboards", Goal),
    ],
)
def test_every_job_comes_with_its_typed_result_and_words(text: str, result: type[Record]) -> None:
    _, done = taken(text)

    assert isinstance(done.result, result)
    assert words_of(done)
    assert done.suggestions


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("What will my leader ask me next time?", PreBrief),
        ("Help me say no to my leader about speaking for all young people", Script),
    ],
)
def test_a_mentor_is_prepared_too(text: str, result: type[Record]) -> None:
    _, done = taken(text, role=Role.MENTOR)

    assert isinstance(done.result, result)


def test_the_pair_is_found_by_the_partner_that_is_named() -> None:
    _, done = taken("Prepare 45 minutes with Tunde", pair=None, taker=a_taker(PAIR))

    assert agenda_of(done).people == ("Ana Brandt", "Tunde Okafor")


def test_two_partners_of_one_name_are_asked_about() -> None:
    other = a_pair_of("Bea Ruiz", "Tunde Bello", programme="Autumn")

    _, done = taken("Prepare 45 minutes with Tunde", pair=None, taker=a_taker(PAIR, other))

    assert done.outcome is Outcome.NEEDS_CLARIFICATION
    assert "Which" in words_of(done) or "which one you mean" in words_of(done)


def test_a_partner_whom_nobody_knows_gets_a_plan_for_any_two_people() -> None:
    _, done = taken("Prepare 45 minutes with Zoe", pair=None)

    assert agenda_of(done).kind == "standard"
    assert any("no pair with Zoe yet" in notice for notice in done.notices)


def test_what_cannot_be_is_a_sentence_and_no_failure() -> None:
    _, done = taken("Prepare 600 minutes with my mentor")

    assert done.outcome is Outcome.NEEDS_CLARIFICATION
    assert "15 to 120" in words_of(done)
