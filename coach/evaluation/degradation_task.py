"""The task `degradation`: whatever a model's server does, there is an answer, and it says so."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from threading import Lock
from time import perf_counter
from typing import Any, Protocol

from coach.domain.answer import Reply
from coach.domain.conversation import Turn
from coach.domain.document import Document
from coach.domain.passage import Passage
from coach.doubles.fault_server import FaultServer
from coach.errors import CoachError, ModelNotInstalled, NotFound
from coach.evaluation.degradation_answers import several
from coach.evaluation.degradation_cases import DegradationCase, read_degradations
from coach.evaluation.degradation_met import Degraded
from coach.evaluation.degradation_network import Connections
from coach.evaluation.degradation_pace import HastyModel
from coach.evaluation.degradation_scorers import SCORERS
from coach.evaluation.degradation_sentinels import SENTINELS
from coach.evaluation.injection_task import Asks
from coach.evaluation.task import Task, Told
from coach.ports.chat import ChatModel
from coach.rendering import to_markdown

AT_ONCE = 4
"""So many cases wait for their servers side by side."""
NO_HOST = "no-such-host.invalid"
"""The one name that is looked up: it stands for a host that cannot be found."""


class Switching(Protocol):
    """Opens chat models, and builds coaches that word answers with them."""

    def open_model(self, name: str, base_url: str) -> ChatModel:
        """Return the model of a server, its library loaded, or raise ModelNotInstalled."""

    def coach(self, documents: Sequence[Document], model: ChatModel | None) -> Asks:
        """Return a coach over the library and these documents, which words answers with it."""


def meet_all(subject: Switching, cases: Sequence[DegradationCase]) -> list[Degraded]:
    """Let a coach of its own meet each case, some side by side; in the order of the cases."""
    building = Lock()
    with Connections() as connections, ThreadPoolExecutor(AT_ONCE) as pool:
        done = list(pool.map(lambda case: _meet(subject, case, building), cases))
    ports = frozenset(one.port for one in done)
    strangers = connections.strangers(ports=ports, names=frozenset({NO_HOST}))
    return _said_once([replace(one, strangers=strangers) for one in done])


def meet(subject: Switching, case: DegradationCase) -> Degraded:
    """Let a coach of its own meet one case."""
    (done,) = meet_all(subject, [case])
    return done


def _meet(subject: Switching, case: DegradationCase, building: Lock) -> Degraded:
    with FaultServer(*case.faults, answers=several) as server:
        try:
            model = subject.open_model(f"{case.client}:double", _address(case, server))
        except ModelNotInstalled as error:
            return Degraded(case, port=server.port, missing=str(error))
        with building:  # what builds coaches may share an index among them
            coach = subject.coach((), HastyModel(model, pace=case.pace))
        started = perf_counter()
        try:
            reply = coach.ask(case.q)
        except CoachError as error:
            return Degraded(case, port=server.port, raised=type(error).__name__)
        seconds, requests = perf_counter() - started, server.requests
        turns = (Turn(role="user", text=case.q), Turn(role="assistant", text=to_markdown(reply)))
        after = coach.ask(case.then, turns=turns)
    return Degraded(
        case,
        port=server.port,
        reply=reply,
        after=after,
        passages=_cited(coach, reply),
        seconds=max(seconds, reply.seconds),
        requests=requests,
    )


def _address(case: DegradationCase, server: FaultServer) -> str:
    return server.url if case.client == "ollama" else server.openai_url


def _cited(coach: Asks, reply: Reply) -> dict[str, Passage]:
    found: dict[str, Passage] = {}
    for citation in reply.citations:
        try:
            found[citation.passage] = coach.passage(citation.passage)
        except NotFound:
            continue  # the scorer of answers reports it
    return found


def _said_once(done: list[Degraded]) -> list[Degraded]:
    """Return the same, with a package that is missing told for one case alone."""
    told: set[str] = set()
    rest = []
    for one in done:
        rest.append(replace(one, tells_missing=one.missing not in told))
        told.add(one.missing)
    return rest


def _told(done: Degraded) -> Told:
    if done.reply is None:
        return Told(done.raised or "not installed", done.missing)
    return Told(done.reply.outcome.value, to_markdown(done.reply))


@dataclass(frozen=True)
class SideBySide(Task[DegradationCase, Degraded]):
    """A task whose cases mostly wait, so that some are met at once."""

    def run_all(self, subject: Any, cases: Sequence[DegradationCase]) -> Sequence[Degraded]:
        """Have the subject meet all cases; what came of them, in their order."""
        return meet_all(subject, cases)


DEGRADATION = SideBySide(
    read=read_degradations,
    run=meet,
    scorers=SCORERS,
    sentinels=SENTINELS,
    told=_told,
)
