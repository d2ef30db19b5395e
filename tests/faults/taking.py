"""A turn taker whose model is a real client before the fault server."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from coach.adapters.langchain_model import LangChainModel, open_model
from coach.domain.answer import Reply
from coach.domain.conversation import Role
from coach.doubles.fault_server import FaultServer
from coach.evaluation.degradation_cases import HASTE
from coach.evaluation.degradation_pace import HastyModel
from coach.grounding.support import SupportChecker
from coach.prompting.asking import Asker
from coach.prompting.breaker import Breaker
from coach.prompting.prompts import read_prompts
from coach.services.answer_words import AnswerWords
from coach.services.model_notices import read_model_notices
from coach.services.take_turn import TurnTaker
from coach.shelves import shelf
from coach.wording.answer import ModelWriter
from tests.doubles.hash_embedder import HashEmbedder
from tests.doubles.set_clock import SetClock
from tests.services.small_coach import a_taker

CLIENTS = ("openai", "ollama")
CALM = [
    pytest.mark.filterwarnings("ignore:Pydantic serializer warnings"),
    # a client that met nonsense leaves its stream to be collected, whenever that is
    pytest.mark.filterwarnings(
        "ignore:Exception ignored in. <async_generator:pytest.PytestUnraisableExceptionWarning"
    ),
]
"""What libraries may say of faults, and of nothing else."""
QUESTION = "How does trust grow between mentor and leader?"
NOTICES = read_model_notices(shelf("knowledge") / "conversation")
PROMPTS = read_prompts(shelf("prompts"))


@dataclass
class Taking:
    """A taker, and what its asker does meanwhile."""

    taker: TurnTaker
    breaker: Breaker
    model: LangChainModel
    clock: SetClock
    slept: list[float] = field(default_factory=list)
    """Seconds between requests; none of them is waited for."""

    def ask(self, question: str = QUESTION) -> Reply:
        """Return the whole reply."""
        return self.taker.take(question, role=Role.LEADER)


def taking(client: str, server: FaultServer, *, pace: float | None = None) -> Taking:
    """Return a taker before a server; before faults that hang it has shorter limits.

    Args:
        client: `openai` or `ollama`.
        server: Where the model is.
        pace: By how much its limits are divided, where the fault does not say it.
    """
    address = server.url if client == "ollama" else server.openai_url
    model = open_model(f"{client}:double", base_url=address, environ={})
    model.warm()
    haste = pace or max(HASTE.get(fault, 1.0) for fault in server.faults)
    clock, slept = SetClock(), list[float]()
    breaker = Breaker(clock=clock.seconds)
    asker = Asker(
        HastyModel(model, pace=haste),
        PROMPTS,
        breaker=breaker,
        sleep=slept.append,
        draw=lambda: 1.0,
    )
    words = AnswerWords(ModelWriter(asker), support=SupportChecker(HashEmbedder()), notices=NOTICES)
    return Taking(a_taker(model=words), breaker, model, clock, slept)


def told(reply: Reply) -> str:
    """Return the name of the one notice about the model; empty if there is none."""
    known = {text: name for name, text in NOTICES.model_dump().items()}
    names = [known[notice] for notice in reply.notices if notice in known]
    assert len(names) < 2, f"told twice: {names}"
    return "".join(names)


def becomes_true(holds: Callable[[], bool], *, within: float) -> bool:
    """Return whether something holds before so many seconds have passed."""
    until = time.monotonic() + within
    while not holds():
        if time.monotonic() > until:
            return False
        time.sleep(0.01)
    return True
