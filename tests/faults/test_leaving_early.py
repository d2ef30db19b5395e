"""Readers who leave end their model's call, and readers who wait do not wait for each other."""

import threading
from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from typing import cast

import pytest

from coach.adapters.model_loop import running_loop
from coach.domain.answer import Reply
from coach.domain.conversation import Role
from coach.doubles.dialects import Received
from coach.doubles.fault_server import FaultServer
from coach.evaluation.degradation_answers import several
from tests.faults.taking import CALM, CLIENTS, QUESTION, Taking, becomes_true, taking, told

EACH = pytest.mark.parametrize("client", CLIENTS)
pytestmark = CALM
SOON = 2.0
"""Seconds within which a server sees that nobody waits any more."""


def _replies(case: Taking) -> Generator[Reply, None, None]:
    stream = case.taker.stream(QUESTION, role=Role.LEADER)
    return cast("Generator[Reply, None, None]", stream)


@EACH
def test_closing_a_growing_reply_is_seen_by_the_server(client: str) -> None:
    with FaultServer("stall", answers=several) as server:
        replies = _replies(taking(client, server, pace=1.0))
        grown = next(replies)
        replies.close()

        assert not grown.complete and grown.blocks
        assert becomes_true(lambda: len(server.hung_up) == 1, within=SOON)


@EACH
@pytest.mark.parametrize("fault", ["slow_headers", "stall"])
def test_a_reader_who_leaves_while_nothing_comes_ends_the_call(client: str, fault: str) -> None:
    left = threading.Event()
    replies: list[Reply] = []

    def read(case: Taking) -> None:
        replies.extend(case.taker.stream(QUESTION, role=Role.LEADER, gone=left.is_set))

    with FaultServer(fault, answers=several) as server:
        reader = threading.Thread(target=read, args=(taking(client, server, pace=1.0),))
        reader.start()
        assert becomes_true(lambda: server.requests == 1, within=5.0)
        left.set()

        assert becomes_true(lambda: len(server.hung_up) == 1, within=SOON)
        reader.join(SOON)
    assert not reader.is_alive()
    assert not any(reply.complete for reply in replies)


@EACH
def test_25_readers_of_a_slow_model_do_not_wait_for_each_other(client: str) -> None:
    together = threading.Barrier(25, timeout=10.0)

    def slowly(received: Received) -> str:
        together.wait()  # nobody is answered before all 25 have asked
        return several(received)

    with FaultServer(answers=slowly) as server:
        case = taking(client, server)
        with ThreadPoolExecutor(25) as pool:
            replies = list(pool.map(lambda _: case.ask(), range(25)))

    assert [told(reply) for reply in replies] == [""] * 25
    assert {reply.provenance.engine for reply in replies} == {f"{client}:double"}


@EACH
def test_100_readers_who_left_leave_no_thread_and_no_connection(client: str) -> None:
    with FaultServer("stall", answers=several) as server:
        case = taking(client, server, pace=1.0)
        loop = running_loop()
        threads = {one.name for one in threading.enumerate() if "process_request" not in one.name}
        for _ in range(100):
            replies = _replies(case)
            next(replies)
            replies.close()

        assert becomes_true(lambda: server.open_connections == 0, within=2 * SOON)
        assert running_loop() is loop
        now = {one.name for one in threading.enumerate() if "process_request" not in one.name}
        assert now <= threads | {"coach-model"}
        assert case.breaker.state().state == "closed"
