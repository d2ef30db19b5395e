"""Work for a visitor ends in something made or in one sentence."""

import pytest

from coach.errors import EditedMeanwhile, InputError
from coach.web.needs import STEPS_A_MINUTE, PreparingCoach
from coach.web.workshop import Outcome, Visitor, Workshop
from tests.doubles.working import ANA, Working, done


def _fails(error: Exception) -> Outcome[str]:
    def work(coach: PreparingCoach) -> str:
        raise error

    return done(Working().workshop.do(work, ANA))


def test_what_was_made_comes_back() -> None:
    outcome = done(Working().workshop.do(lambda coach: coach.has_sample(), ANA))

    assert outcome == Outcome(made=False)


def test_a_refusal_of_ours_is_told_in_its_own_words() -> None:
    error = InputError(what="3 minutes", problem="too short", remedy="Choose more.")

    assert _fails(error) == Outcome(problem=str(error))


def test_a_conflict_is_known_as_one() -> None:
    outcome = _fails(EditedMeanwhile(what="the pair", version=2))

    assert outcome.meanwhile and outcome.problem.startswith("Somebody else has changed the pair")


def test_anything_else_quotes_nobody_on_the_page_or_in_the_log(
    capsys: pytest.CaptureFixture[str],
) -> None:
    outcome = _fails(RuntimeError("the canary"))

    assert "Something went wrong on our side" in outcome.problem
    complaint = capsys.readouterr().err
    assert "RuntimeError, test_workshop.py" in complaint and "canary" not in complaint


def test_before_the_library_is_read_it_says_how_far_it_is() -> None:
    working = Working()
    working.preparation.coach = None
    working.preparation.progress("Indexing the library", 0.4)

    outcome = done(working.workshop.do(lambda coach: coach.has_sample(), ANA))

    assert outcome.problem.startswith("Indexing the library (40 %). Press again")


def test_one_step_too_many_in_a_minute_waits_and_others_do_not() -> None:
    workshop: Workshop = Working().workshop
    for _ in range(STEPS_A_MINUTE):
        assert not done(workshop.do(lambda coach: coach.has_sample(), ANA)).problem

    refused = done(workshop.do(lambda coach: coach.has_sample(), ANA))
    other = Visitor(page="p2", address=ANA.address)

    assert refused.problem.startswith("That was 120 steps within a minute")
    assert not done(workshop.do(lambda coach: coach.has_sample(), other)).problem
