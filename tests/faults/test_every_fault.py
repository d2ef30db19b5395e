"""Each fault of a model's server, met by a whole turn through both real clients."""

from pathlib import Path
from typing import Any

import pytest

from coach.domain.conversation import Outcome, Role
from coach.doubles.fault_server import FaultServer
from coach.doubles.faults import ADDRESSES, FAULTS
from coach.evaluation.degradation_answers import several
from coach.rendering.replies import to_html
from coach.shelves import read_yaml
from tests.faults.taking import CALM, CLIENTS, QUESTION, taking, told
from tests.services.small_coach import a_taker

TABLE: dict[str, dict[str, Any]] = read_yaml(Path(__file__).with_name("outcomes.yaml"))
EACH = pytest.mark.parametrize("client", CLIENTS)
pytestmark = CALM


def test_the_table_holds_every_fault() -> None:
    assert set(TABLE) == set(FAULTS)


@EACH
@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_comes_to_what_the_table_says(client: str, fault: str) -> None:
    wanted = TABLE[fault]
    with FaultServer(fault, answers=several) as server:
        case = taking(client, server)
        reply = case.ask()
        requests = server.requests

    whose = "embedded" if reply.provenance.engine == "embedded" else "model"
    assert (told(reply), whose, requests) == (wanted["told"], wanted["words"], wanted["requests"])
    assert (case.breaker.state().state == "open") is wanted["leaves_alone"]
    assert reply.outcome is Outcome.ANSWERED
    assert reply.citations and reply.complete


@EACH
@pytest.mark.parametrize("fault", ["unauthorised", "server_error", "fault_inside", "html"])
def test_nothing_that_a_server_sent_is_on_the_page(client: str, fault: str) -> None:
    with FaultServer(fault, answers=several) as server:
        page = to_html(taking(client, server).ask())

    assert not any(sign in page.lower() for sign in ("canary", "sign in", "error", "127.0.0.1"))


@EACH
def test_a_fault_changes_nothing_of_the_embedded_answer_but_a_notice(client: str) -> None:
    with FaultServer("not_found", answers=several) as server:
        reply = taking(client, server).ask()
    alone = a_taker().take(QUESTION, role=Role.LEADER)

    assert (reply.blocks, reply.citations) == (alone.blocks, alone.citations)
    assert reply.notices[1:] == alone.notices


@EACH
@pytest.mark.parametrize(
    ("faults", "slept"),
    [
        (("too_many", "none"), [1.0]),
        (("server_error", "overloaded", "none"), [0.5, 1.0]),
    ],
)
def test_a_server_that_recovers_in_time_is_asked_again(
    client: str, faults: tuple[str, ...], slept: list[float]
) -> None:
    with FaultServer(*faults, answers=several) as server:
        case = taking(client, server)
        reply = case.ask()
        requests = server.requests

    assert (told(reply), requests, case.slept) == ("", len(faults), slept)


@EACH
def test_a_server_that_wants_to_be_left_alone_for_long_is_not_waited_for(client: str) -> None:
    with FaultServer("too_many_long", "none", answers=several) as server:
        case = taking(client, server)
        reply = case.ask()

        assert (told(reply), server.requests, case.slept) == ("unavailable", 1, [])


@EACH
@pytest.mark.parametrize("fault", ["cut", "stall", "fault_inside"])
def test_nothing_is_asked_again_once_a_word_has_come(client: str, fault: str) -> None:
    with FaultServer(fault, "none", answers=several) as server:
        case = taking(client, server)
        reply = case.ask()

        assert (told(reply), server.requests, case.slept) == ("stopped", 1, [])


def test_faults_of_the_address_never_reach_the_server() -> None:
    assert all(TABLE[fault]["requests"] == 0 for fault in ADDRESSES)
