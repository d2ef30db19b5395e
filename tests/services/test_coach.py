"""The coach keeps each promise of its doors."""

import pytest

from coach.domain.conversation import Outcome, Role
from coach.errors import NotFound
from tests.builders import said_before
from tests.services.small_coach import LIBRARY, STARTERS, a_coach


def test_a_question_is_answered_from_the_library() -> None:
    assert a_coach().ask("How does trust grow?").outcome is Outcome.ANSWERED


def test_earlier_turns_count() -> None:
    coach = a_coach()

    alone = coach.ask("What did he learn?")
    after = coach.ask("What did he learn?", turns=said_before("Who mentored Welch?"))

    assert alone.outcome is Outcome.NEEDS_CLARIFICATION
    assert after.outcome is Outcome.ANSWERED


@pytest.mark.parametrize("k", [1, 2])
def test_a_search_finds_at_most_k_passages_the_best_first(k: int) -> None:
    hits = a_coach().search("How does trust grow?", k=k)

    assert len(hits) == k
    assert hits[0].passage.heading == "How trust grows"


def test_the_library_is_shown_as_it_was_given() -> None:
    assert a_coach().documents() == LIBRARY
    assert a_coach().source("s1") == LIBRARY[0].source


def test_a_passage_that_was_found_can_be_opened() -> None:
    coach = a_coach()
    (hit,) = coach.search("How does trust grow?", k=1)

    assert coach.passage(hit.passage.id) == hit.passage


def test_a_source_that_is_not_there_is_told_with_those_that_are() -> None:
    with pytest.raises(NotFound, match=r"no source called 's9'.*s1, s2"):
        a_coach().source("s9")


def test_a_passage_that_is_not_there_is_told() -> None:
    with pytest.raises(NotFound, match="no passage called 's9-0'"):
        a_coach().passage("s9-0")


@pytest.mark.parametrize("role", Role)
def test_every_role_has_its_own_examples(role: Role) -> None:
    assert a_coach().examples(role) == STARTERS.questions[role]


def test_a_coach_without_a_library_knows_nothing_and_says_so() -> None:
    coach = a_coach(())

    assert coach.ask("How does trust grow?").outcome is Outcome.OFF_TOPIC
    assert coach.search("How does trust grow?") == []
    assert coach.documents() == ()
