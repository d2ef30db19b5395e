"""A model that failed is left alone for a while, and asked again once it may be back."""

import pytest

from coach.doubles.fault_server import FaultServer
from coach.evaluation.degradation_answers import several
from coach.prompting.breaker import PAUSE
from tests.faults.taking import CALM, CLIENTS, taking, told

EACH = pytest.mark.parametrize("client", CLIENTS)
pytestmark = CALM


@EACH
@pytest.mark.parametrize("fault", ["server_error", "slow_headers", "unauthorised", "refused"])
def test_the_question_after_a_failure_is_answered_without_a_request(
    client: str, fault: str
) -> None:
    with FaultServer(fault, answers=several) as server:
        case = taking(client, server)
        case.ask()
        before, waited = server.requests, len(case.slept)
        reply = case.ask()

        assert (told(reply), server.requests - before) == ("unavailable", 0)
        assert len(case.slept) == waited


@EACH
@pytest.mark.parametrize("fault", ["cut", "garbage", "wrong_json", "obeys", "redirect"])
def test_a_server_that_answers_at_all_is_asked_each_time(client: str, fault: str) -> None:
    with FaultServer(fault, answers=several) as server:
        case = taking(client, server)
        case.ask()
        before = server.requests
        case.ask()

        assert server.requests > before


@EACH
def test_a_server_that_works_again_words_the_first_answer_after_the_pause(client: str) -> None:
    with FaultServer("unauthorised", "none", answers=several) as server:
        case = taking(client, server)
        case.ask()
        case.clock.at += PAUSE
        reply = case.ask()

        assert (told(reply), reply.provenance.engine) == ("", f"{client}:double")
        assert case.breaker.state().state == "closed"


@EACH
def test_a_server_that_still_fails_is_tried_once_after_the_pause(client: str) -> None:
    with FaultServer("server_error", answers=several) as server:
        case = taking(client, server)
        case.ask()
        before = server.requests
        case.clock.at += PAUSE
        case.ask()
        case.ask()

        assert server.requests - before == 1
        assert case.breaker.state().state == "open"
