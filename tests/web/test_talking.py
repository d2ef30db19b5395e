"""A conversation, stage by stage, as a visitor sees it."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from coach.domain.agenda import Agenda
from coach.domain.conversation import Role
from coach.domain.pair import Pair
from coach.web.needs import LONGEST_QUESTION, MESSAGES_A_MINUTE, PreparingCoach
from coach.web.preparation import Preparation
from coach.web.talking import Desk, Talk
from coach.web.workshop import Visitor
from tests.doubles.scripted_coach import EXAMPLES, ScriptedCoach
from tests.doubles.scripted_preparation import a_kept_pair

_ANA = Visitor(page="p1", address="192.0.2.1")


def _preparation(coach: PreparingCoach | None = None) -> Preparation:
    preparation = Preparation(lambda _: None, lambda _: ScriptedCoach())
    preparation.coach = coach
    return preparation


def _desk(coach: PreparingCoach | None = None) -> Desk:
    return Desk(_preparation(coach or ScriptedCoach()))


async def _all(stages: AsyncIterator[Talk]) -> list[Talk]:
    return [stage async for stage in stages]


def _stages(
    desk: Desk, text: str, talk: Talk | None = None, *, typed: bool = True, pair: Pair | None = None
) -> list[Talk]:
    asked = desk.ask(talk or Talk(), text, Role.LEADER, _ANA, typed=typed, pair=pair)
    return asyncio.run(_all(asked))


def test_a_question_is_shown_at_once_and_its_reply_arrives_block_by_block() -> None:
    stages = _stages(_desk(), "seminar?")

    assert "asked" in stages[0].bubbles[0]["content"]
    assert "Looking in the library" in stages[0].bubbles[1]["content"]
    assert [stage.bubbles[-1]["content"].count("<table>") for stage in stages] == [0, 0, 1, 1]
    assert "foot" in stages[-1].bubbles[-1]["content"]


def test_both_sides_of_a_turn_are_remembered_and_given_to_the_coach_next_time() -> None:
    coach = ScriptedCoach()
    desk = _desk(coach)

    talk = _stages(desk, "Why do they fade?")[-1]
    _stages(desk, "thank you", talk)

    assert [(turn.role, turn.text[:14]) for turn in talk.turns] == [
        ("user", "Why do they fa"),
        ("assistant", "Because only o"),
    ]
    assert coach.asked[1] == ("thank you", Role.LEADER, talk.turns)


def test_only_the_latest_turns_are_kept() -> None:
    desk, talk = _desk(), Talk()
    for _ in range(MESSAGES_A_MINUTE):
        talk = _stages(desk, "thank you", talk)[-1]
    talk = _stages(_desk(), "thank you", talk)[-1]

    assert len(talk.turns) == 20
    assert len(talk.bubbles) == 22


def test_what_was_typed_leaves_the_box_and_a_chosen_question_leaves_a_draft_alone() -> None:
    typed = [stage.draft for stage in _stages(_desk(), "thank you")]
    chosen = [stage.draft for stage in _stages(_desk(), "thank you", typed=False)]

    assert typed == ["", None]
    assert set(chosen) == {None}


def test_the_reply_decides_what_is_offered_next() -> None:
    before = Talk(prompts=("old?",))

    assert _stages(_desk(), "fade", before)[-1].prompts[0] == "What does WIIFM mean?"
    assert _stages(_desk(), "I am bullied", before)[-1].prompts == ()


@pytest.mark.parametrize("text", ["", "   ", "\n\n", "\u200b\u200d", "\x00"])
def test_nothing_is_asked_with_nothing(text: str) -> None:
    coach = ScriptedCoach()

    assert _stages(_desk(coach), text) == [Talk()]
    assert coach.asked == []


def test_a_question_of_the_longest_length_is_asked() -> None:
    coach = ScriptedCoach()

    _stages(_desk(coach), "a" * LONGEST_QUESTION)

    assert len(coach.asked[0][0]) == LONGEST_QUESTION


@pytest.mark.parametrize("length", [LONGEST_QUESTION + 1, 1_000_000])
def test_a_longer_one_is_refused_with_a_sentence_and_stays_where_it_is(length: int) -> None:
    coach = ScriptedCoach()

    (only,) = _stages(_desk(coach), "a" * length)

    assert only.notice == (
        f"Your question has {length:,} characters; I read at most 4,000. "
        "Shorten it and send it again."
    )
    assert only.draft is None and coach.asked == []


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("  Why\x00 do \x1b[2Jthey\x07 fade?  ", "Why do [2Jthey fade?"),
        ("Why\u202e do they\U000e0041\U000e0042 fade?", "Why do they fade?"),
        ("{{7*7}} ${x} %s {0} {", "{{7*7}} ${x} %s {0} {"),
        ("'; DROP TABLE turns; --", "'; DROP TABLE turns; --"),
        ("日本語 العربية ß Łukasz", "日本語 العربية ß Łukasz"),
    ],
)
def test_the_coach_is_asked_what_a_reader_would_see(written: str, asked: str) -> None:
    coach = ScriptedCoach()

    _stages(_desk(coach), written)

    assert coach.asked[0][0] == asked


def test_one_question_too_many_in_a_minute_is_refused_in_the_chat() -> None:
    coach = ScriptedCoach()
    desk, talk = _desk(coach), Talk()
    for _ in range(MESSAGES_A_MINUTE):
        talk = _stages(desk, "thank you", talk)[-1]

    refused = _stages(desk, "thank you", talk)[-1]

    assert "10 questions within a minute" in refused.bubbles[-1]["content"]
    assert len(coach.asked) == MESSAGES_A_MINUTE
    assert refused.turns == talk.turns and refused.prompts == talk.prompts


def test_another_page_is_not_held_to_the_pace_of_the_first() -> None:
    desk = _desk()
    for _ in range(MESSAGES_A_MINUTE):
        _stages(desk, "thank you")

    other = Visitor(page="p2", address=_ANA.address)
    stages = asyncio.run(_all(desk.ask(Talk(), "thank you", Role.MENTOR, other)))

    assert "You are welcome" in stages[-1].bubbles[-1]["content"]


def test_an_error_of_the_coach_becomes_a_sentence_that_quotes_nobody(
    capsys: pytest.CaptureFixture[str],
) -> None:
    failed = _stages(_desk(), "break the coach with <canary>")[-1]

    assert "Something went wrong on our side" in failed.bubbles[-1]["content"]
    assert failed.turns == ()
    complaint = capsys.readouterr().err
    assert "RuntimeError, scripted_coach.py line" in complaint and "canary" not in complaint


def test_an_early_question_waits_for_the_library_and_is_told_so() -> None:
    preparation = _preparation()
    preparation.progress("Indexing the library", 0.4)
    desk = Desk(preparation)

    async def early() -> list[Talk]:
        stages = []
        async for stage in desk.ask(Talk(), "fade", Role.LEADER, _ANA):
            stages.append(stage)
            if len(stages) == 1:
                preparation.coach = ScriptedCoach()
        return stages

    stages = asyncio.run(early())

    assert "Indexing the library" in stages[0].bubbles[-1]["content"]
    assert "Because only one side gains" in stages[-1].bubbles[-1]["content"]


def test_without_a_library_a_question_is_answered_with_the_reason() -> None:
    preparation = _preparation()
    preparation.problem = "a.md: the grade is missing. Correct the file and start again."

    failed = _stages(Desk(preparation), "fade")[-1]

    assert "the grade is missing" in failed.bubbles[-1]["content"]


def test_the_state_of_the_library_is_told_until_it_is_read() -> None:
    preparation = _preparation()
    preparation.progress("Indexing the library", 0.12)

    async def watch() -> list[str]:
        said = []
        async for words in Desk(preparation).waiting():
            said.append(words)
            preparation.coach = ScriptedCoach()
        return said

    assert asyncio.run(watch()) == ["Indexing the library (10 %)", ""]


def test_each_role_is_offered_its_own_questions_once_the_library_is_read() -> None:
    assert _desk().fresh(Role.MENTOR).prompts == EXAMPLES[Role.MENTOR]
    assert Desk(_preparation()).fresh(Role.MENTOR).prompts == ()


def test_an_agenda_that_was_asked_for_stands_beside_the_chat_for_the_pair_that_meets() -> None:
    pair = a_kept_pair("Maria Costa", "Jonas Weber")

    talk = _stages(_desk(), "Prepare an agenda", pair=pair)[-1]

    assert talk.plan.agenda is not None and talk.plan.token
    assert talk.plan.agenda.people == ("Maria Costa", "Jonas Weber")
    assert talk.turns[-1].result == talk.plan.agenda


def test_a_follow_up_changes_that_agenda_and_an_answer_in_between_leaves_it() -> None:
    desk = _desk()
    first = _stages(desk, "Prepare an agenda")[-1]

    between = _stages(desk, "Why do they fade?", first)[-1]
    longer = _stages(desk, "make it longer", between)[-1]

    assert between.plan == first.plan
    assert longer.plan.agenda is not None and longer.plan.agenda.minutes == 60
    assert longer.plan.before == (first.plan.agenda,)


def test_what_a_button_did_is_what_the_next_words_refer_to() -> None:
    talk = _stages(_desk(), "Prepare an agenda")[-1]
    agenda = talk.plan.agenda
    assert agenda is not None
    shorter = agenda.model_copy(update={"title": "Changed by a button"})

    changed = talk.with_plan(talk.plan.with_agenda(shorter, "", "token"))

    assert isinstance(changed.turns[-1].result, Agenda)
    assert changed.turns[-1].result.title == "Changed by a button"
    assert changed.bubbles == talk.bubbles
