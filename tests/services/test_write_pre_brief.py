"""A pre-brief tells a mentor what may be asked, what to say, and what need not be said."""

from datetime import datetime

import pytest

from coach.domain.pair import Pair
from coach.domain.preparation import PreBrief
from coach.services.write_pre_brief import MOST_DRAFTED, without
from tests.services.preparing import (
    BURDEN,
    SAFER,
    ana,
    held,
    owed,
    preparation,
    the_circle,
    the_pair,
    tunde,
)


def pre_brief(
    *questions: str, pair: Pair | None = None, starts: datetime | None = None
) -> PreBrief:
    return preparation().pre_brief(pair or the_pair(), questions, starts=starts)


def test_the_leader_s_questions_come_first_and_in_their_order() -> None:
    found = pre_brief("What would you change?", "", "  ", "How do you plan a day?")

    assert [one.question for one in found.questions[:2]] == [
        "What would you change?",
        "How do you plan a day?",
    ]


def test_every_question_has_an_angle() -> None:
    found = pre_brief("Why is it slow?", "How do you do it?", "What do you think?", "And now?")

    assert all(one.angle for one in found.questions)
    assert len({one.angle for one in found.questions[:4]}) == 4


def test_a_question_that_burdens_need_not_be_answered_and_a_fair_one_is_offered() -> None:
    (found, *_) = pre_brief(f"Why does {BURDEN} quit?").questions

    assert found.flags == ("spokesperson",)
    assert found.may_skip is not None
    assert SAFER in found.angle


def test_a_private_question_need_not_be_answered_even_if_nothing_flags_it() -> None:
    found = pre_brief("Is your salary fair?", "What does the budget look like?").questions

    assert "money matters" in (found[0].may_skip or "")
    assert found[1].may_skip is None


def test_a_question_on_what_the_mentor_offers_asks_for_an_example() -> None:
    (found, *_) = pre_brief("How do you set up dashboards?").questions

    assert "one example of dashboards" in found.angle


def test_without_drafts_the_likely_ones_come_from_actions_topics_goals_and_wishes() -> None:
    pair = the_pair(held("2026-11-01", owed("Book a room", "mentor", "2026-11-05")))

    found = pre_brief(pair=pair, starts=datetime(2026, 12, 1, 10))

    asked = [one.question for one in found.questions]
    assert asked[0] == "What became of this: “Book a room”?"
    assert any("Automate one report" in one for one in asked)
    assert any("Ana has sent no questions" in notice for notice in found.notices)


def test_what_the_leader_drafted_is_not_guessed_again() -> None:
    asked = [one.question for one in pre_brief("Did you automate one report?").questions]

    assert not [one for one in asked[1:] if "Automate one report" in one]


def test_before_the_first_session_the_mentor_is_asked_what_they_want() -> None:
    assert "What do you want to get out of this?" in [one.question for one in pre_brief().questions]


def test_it_is_ready_48_hours_before_the_session() -> None:
    assert pre_brief(starts=datetime(2026, 12, 1, 10)).ready_from == datetime(2026, 11, 29, 10)
    assert pre_brief().ready_from is None


def test_topics_are_those_that_the_mentor_may_teach() -> None:
    assert "Prompt writing" in pre_brief().topics
    assert "Delegation" not in pre_brief().topics


def test_a_struck_question_leaves_no_trace() -> None:
    whole = pre_brief("First?", "Second?", "Third?")

    left = without(whole, 1)

    assert "Second?" not in left.model_dump_json()
    assert len(left.questions) == len(whole.questions) - 1
    assert [one.question for one in left.questions[:2]] == ["First?", "Third?"]


@pytest.mark.parametrize("index", [-1, 99])
def test_only_a_question_that_is_there_can_be_struck(index: int) -> None:
    with pytest.raises(ValueError, match="no question at this place"):
        without(pre_brief("First?"), index)


def test_forty_drafts_are_cut_to_what_one_can_prepare() -> None:
    found = pre_brief(*(f"Question {n} about something?" for n in range(40)))

    assert len([one for one in found.questions if one.question.startswith("Question")]) == (
        MOST_DRAFTED
    )


def test_empty_profiles_and_groups_get_a_whole_pre_brief() -> None:
    nobody = Pair(people=(ana(can_teach=(), wants_to_learn=()),
                          tunde(can_teach=(), wants_to_learn=())))  # fmt: skip

    for pair in (nobody, the_circle()):
        found = pre_brief(pair=pair)
        assert found.questions
        assert "$" not in found.model_dump_json()
