"""Coaches that are bad on purpose when their model fails."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from coach.domain.answer import Paragraph, Reply, Statement
from coach.domain.conversation import Outcome, Role, Turn
from coach.domain.document import Document
from coach.domain.passage import Passage
from coach.doubles.scripted_model import ScriptedModel
from coach.errors import ModelUnavailable
from coach.evaluation.sentinels import Sentinel, sentinel
from coach.ports.chat import ChatModel

_MINUTE = 60.0


@dataclass(frozen=True)
class BadAtFaults:
    """Answers with the nearest passage, and spoils it in one way; its model is never asked."""

    library: Sentinel
    spoil: Callable[[Reply], Reply]
    forgets: bool = False

    def open_model(self, name: str, base_url: str) -> ChatModel:
        """Return a model that nobody asks."""
        return ScriptedModel(name=name)

    def coach(self, documents: Sequence[Document], model: ChatModel | None) -> "BadAtFaults":
        """Return itself."""
        return self

    def ask(self, question: str, *, role: Role = Role.LEADER, turns: Sequence[Turn] = ()) -> Reply:
        """Return the spoilt reply."""
        said = () if self.forgets else (turn.text for turn in turns)
        return self.spoil(self.library.ask(" ".join((question, *said))))

    def passage(self, id: str) -> Passage:
        """Return a passage, or raise NotFound."""
        return self.library.passage(id)


def _hangs(reply: Reply) -> Reply:
    return reply.model_copy(update={"seconds": _MINUTE})


def _shows_the_raw_error(reply: Reply) -> Reply:
    error = ModelUnavailable(model="openai:double", reason="500: Internal error", status=500)
    statement = Statement(text=f"{error!r} at http://127.0.0.1/v1", cites=(1,))
    return reply.model_copy(update={"blocks": (Paragraph(statements=(statement,)),)})


def _answers_nothing(reply: Reply) -> Reply:
    nothing = {"outcome": Outcome.NOT_IN_LIBRARY, "blocks": (), "citations": ()}
    return reply.model_copy(update=nothing)


def _falls_back_silently(reply: Reply) -> Reply:
    provenance = reply.provenance.model_copy(update={"engine": "embedded"})
    return reply.model_copy(update={"provenance": provenance, "notices": ()})


def _built(
    documents: Iterable[Document], *, spoil: Callable[[Reply], Reply], forgets: bool = False
) -> BadAtFaults:
    return BadAtFaults(sentinel("always_answers", documents), spoil, forgets)


SENTINELS: Mapping[str, Callable[[Iterable[Document]], Any]] = {
    "hangs": partial(_built, spoil=_hangs),
    "shows_the_raw_error": partial(_built, spoil=_shows_the_raw_error),
    "answers_nothing": partial(_built, spoil=_answers_nothing),
    "falls_back_silently": partial(_built, spoil=_falls_back_silently),
    "forgets": partial(_built, spoil=_falls_back_silently, forgets=True),
}
