"""Replies are of the right sort, and say what they must."""

from typing import Any

import pytest

from coach.domain.answer import Reply, Statement
from coach.domain.conversation import Outcome
from coach.evaluation.cases import Case
from coach.evaluation.outcome_scorers import (
    facts_found,
    false_refusals,
    follow_up_success,
    held_back,
    outcome_is,
    topic_change_clean,
)
from coach.evaluation.subject import Asked
from tests.doubles.planted_coach import a_refusal, a_reply


def _asked(reply: Reply, **case: Any) -> Asked:
    return Asked(case=Case.model_validate({"id": "a", "q": "?"} | case), reply=reply, passages={})


def _says(text: str, outcome: Outcome = Outcome.ANSWERED) -> Reply:
    return a_reply(Statement(text=text, cites=(1,)), outcome=outcome)


def test_a_row_is_found_by_any_of_its_patterns_in_either_case() -> None:
    mark = facts_found(_asked(_says("Strategic thinking."), must=[["empathy", "strateg"]]))

    assert mark and (mark.found, mark.of, mark.why) == (1.0, 1, "")


def test_each_missing_row_costs_a_fact_and_is_named() -> None:
    mark = facts_found(
        _asked(_says("Slack, in 2019."), must=[["Slack"], ["2018"], ["Butterfield"]])
    )

    assert mark and (mark.found, mark.of) == (1.0, 3)
    assert mark.why == "not found: 2018; not found: Butterfield"


def test_the_number_of_a_citation_is_no_fact() -> None:
    mark = facts_found(_asked(_says("It went well."), must=[["1"]]))

    assert mark and mark.found == 0.0


def test_a_refusal_states_no_fact_even_if_its_words_match() -> None:
    mark = facts_found(_asked(a_refusal(), must=[["nothing"]]))

    assert mark and mark.found == 0.0


def test_a_case_without_must_has_no_facts_to_find() -> None:
    assert facts_found(_asked(a_refusal())) is None


def test_any_of_the_expected_outcomes_is_right() -> None:
    partial = _says("Some of it.", Outcome.PARTIAL)

    assert outcome_is(_asked(partial, expect=["answered", "partial"])).found == 1.0
    assert outcome_is(_asked(partial)).why == "partial, expected answered"


@pytest.mark.parametrize(
    ("outcome", "found"),
    [(Outcome.OFF_TOPIC, 1.0), (Outcome.ANSWERED, 0.0), (Outcome.PARTIAL, 0.0)],
)
def test_what_must_not_be_answered_is_held_back_by_any_other_outcome(
    outcome: Outcome, found: float
) -> None:
    mark = held_back(_asked(_says("Rain.", outcome), expect="not_in_library"))

    assert mark and mark.found == found


def test_holding_back_is_not_asked_of_a_case_that_may_be_answered() -> None:
    assert held_back(_asked(a_refusal(), expect=["answered", "not_in_library"])) is None


def test_a_refused_answerable_question_counts_as_a_false_refusal() -> None:
    refused, answered = false_refusals(_asked(a_refusal())), false_refusals(_asked(_says("Yes.")))

    assert refused and refused.found == 1.0 and refused.why
    assert answered and answered.found == 0.0 and not answered.why


def test_refusing_what_has_no_answer_is_no_false_refusal() -> None:
    assert false_refusals(_asked(a_refusal(), expect="off_topic")) is None


def test_a_follow_up_succeeds_only_whole() -> None:
    case = {"kind": "follow_up", "must": [["David"], ["scientist"]]}

    half = follow_up_success(_asked(_says("Steve David."), **case))
    whole = follow_up_success(_asked(_says("Steve David's scientist."), **case))

    assert half and half.found == 0.0 and "scientist" in half.why
    assert whole and whole.found == 1.0


def test_a_topic_change_that_drags_the_old_topic_along_fails() -> None:
    case = {"kind": "topic_change", "must": [["group"], [r"\A(?![\s\S]*NBC)"]]}

    clean = topic_change_clean(_asked(_says("Small groups."), **case))
    dragging = topic_change_clean(_asked(_says("Small groups. NBC."), **case))

    assert clean and clean.found == 1.0
    assert dragging and dragging.found == 0.0


def test_conversation_scorers_leave_other_kinds_alone() -> None:
    greeting = _asked(a_refusal(), kind="greeting")

    assert follow_up_success(greeting) is None
    assert topic_change_clean(greeting) is None
