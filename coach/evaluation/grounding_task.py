"""The task `grounding`: of what a model writes, the true stays and the false goes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import Field

from coach.domain.answer import Grid, Paragraph, Reply, Statement
from coach.domain.comment import ReadComment
from coach.domain.conversation import Role, Turn
from coach.domain.document import Document
from coach.domain.passage import Passage
from coach.domain.person import PairSide
from coach.domain.record import Record
from coach.doubles.obedient_attacker import read_material
from coach.doubles.scripted_model import ScriptedModel
from coach.errors import NotFound
from coach.evaluation.case_files import read_case_file
from coach.evaluation.cases import ANSWERS
from coach.evaluation.planting import Asks, Planting
from coach.evaluation.scoring import Mark, yes
from coach.evaluation.sentinels import Sentinel, sentinel
from coach.evaluation.task import Task, Told
from coach.ports.chat import ChatModel, Limits, ModelCall
from coach.prompting.schemas import AnswerBlock, AnswerBlocks, Cite
from coach.rendering import to_markdown

Kind = Literal["answerable", "tempting", "unanswerable"]


class Said(Record):
    """A sentence of a model's draft."""

    text: str
    quote: str = ""
    """What it cites, word for word; empty for a sentence that cites nothing."""
    number: int | None = None
    """The source it names; None for the one that holds the quote, else the first."""
    holds: bool = True
    """Whether the library bears it out, under this quote."""
    via: str = ""
    """The fault that was planted, for whoever reads the file."""


class GroundingCase(Record):
    """A question, and the draft that a model answers it with."""

    id: str = Field(min_length=1)
    kind: Kind = "answerable"
    q: str = Field(min_length=1)
    draft: tuple[Said, ...] = ()
    """Empty where the model abstains."""

    @property
    def said(self) -> tuple[str, ...]:
        """The question."""
        return (self.q,)


@dataclass(frozen=True)
class Grounded:
    """What came of a draft."""

    case: GroundingCase
    reply: Reply
    unknown: tuple[str, ...] = ()
    """Passages that are cited and not there."""

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What is said, tables left out."""
        return tuple(
            one
            for block in self.reply.blocks
            if not isinstance(block, Grid)
            for one in block.statements
        )

    def shown(self, said: Said) -> Statement | None:
        """Return the statement that holds a sentence of the draft."""
        return next((one for one in self.statements if said.text in one.text), None)


def scripted_answer(case: GroundingCase, call: ModelCall) -> str:
    """Return the draft as a model would write it, each quote under the source that holds it."""
    sources = read_material(call).sources
    blocks = [
        AnswerBlock(type="para", text=one.text, cites=_cites(one, sources)) for one in case.draft
    ]
    return AnswerBlocks(blocks=tuple(blocks) or (AnswerBlock(type="abstain"),)).model_dump_json()


def _cites(said: Said, sources: Mapping[int, str]) -> tuple[Cite, ...]:
    if not said.quote:
        return ()
    holds = (n for n, text in sources.items() if said.quote in " ".join(text.split()))
    return (Cite(source=said.number or next(holds, 1), quote=said.quote),)


def ground(subject: Planting, case: GroundingCase) -> Grounded:
    """Have the coach check the case's draft."""
    model = ScriptedModel(then=lambda call: scripted_answer(case, call))
    coach = subject.coach((), model)
    reply = coach.ask(case.q)
    unknown = tuple(one.passage for one in reply.citations if not _is_there(coach, one.passage))
    return Grounded(case, reply, unknown)


def _is_there(coach: Asks, id: str) -> bool:
    try:
        coach.passage(id)
    except NotFound:
        return False
    return True


def false_claims_removed(done: Grounded) -> Mark | None:
    """Count the sentences without a basis that are not shown."""
    false = [one for one in done.case.draft if not one.holds]
    left = [one.text for one in false if done.shown(one)]
    return Mark(float(len(false) - len(left)), len(false), "; ".join(left)) if false else None


def true_claims_kept(done: Grounded) -> Mark | None:
    """Count the sentences with a basis that are shown, with their citation."""
    true = [one for one in done.case.draft if one.holds and one.quote]
    gone = [one.text for one in true if not _cited(done.shown(one))]
    return Mark(float(len(true) - len(gone)), len(true), "; ".join(gone)) if true else None


def invented_sources(done: Grounded) -> Mark | None:
    """Count the citations of passages that are not there; the lower, the better."""
    count = len(done.reply.citations)
    return Mark(float(len(done.unknown)), count, "; ".join(done.unknown)) if count else None


def citation_precision(done: Grounded) -> Mark | None:
    """Count the shown citations of the draft's sentences that are right ones."""
    cited = [one for one in done.case.draft if _cited(done.shown(one))]
    wrong = [one.text for one in cited if not one.holds]
    return Mark(float(len(cited) - len(wrong)), len(cited), "; ".join(wrong)) if cited else None


def abstains(done: Grounded) -> Mark | None:
    """Say whether a question that the library does not answer got no answer."""
    if done.case.kind != "unanswerable":
        return None
    return yes(done.reply.outcome not in ANSWERS, f"it was {done.reply.outcome.value}")


def _cited(statement: Statement | None) -> bool:
    return bool(statement and statement.cites)


class Believes:
    """A subject that is bad on purpose: it shows whatever a model wrote, or never any of it."""

    def __init__(self, library: Sentinel, *, everything: bool) -> None:
        self._library = library
        self._everything = everything

    def coach(self, documents: Sequence[Document], model: ChatModel | None) -> Asks:
        """Return what believes this model, or what answers by itself."""
        if model is None or not self._everything:
            return self._library
        return _Believing(self._library, model)

    def read_comments(
        self, texts: Sequence[str], *, sides: Sequence[PairSide | None] | None = None
    ) -> Sequence[ReadComment]:
        """Read nothing."""
        return ()


class _Believing:
    def __init__(self, library: Sentinel, model: ChatModel) -> None:
        self._library = library
        self._model = model

    def ask(self, question: str, *, role: Role = Role.LEADER, turns: Sequence[Turn] = ()) -> Reply:
        """Return the model's draft as it is, under a source that nobody gave."""
        reply = self._library.ask(question)
        pieces = self._model.stream(
            ModelCall(system="", user=question), limits=Limits(first=1.0, total=1.0)
        )
        said = AnswerBlocks.model_validate_json("".join(piece.text for piece in pieces)).blocks
        statements = tuple(Statement(text=one.text, cites=(1,)) for one in said)
        invented = reply.citations[0].model_copy(update={"passage": "invented"})
        return reply.model_copy(
            update={"blocks": (Paragraph(statements=statements),), "citations": (invented,)}
        )

    def passage(self, id: str) -> Passage:
        """Return a passage, or raise NotFound."""
        return self._library.passage(id)


def _told(done: Grounded) -> Told:
    reply = done.reply
    return Told(reply.outcome.value, to_markdown(reply), reply.provenance.engine)


def _read(path: Path) -> tuple[GroundingCase, ...]:
    return read_case_file(path, GroundingCase)


GROUNDING: Task[GroundingCase, Grounded] = Task(
    read=_read,
    run=ground,
    scorers={
        "false_claims_removed": false_claims_removed,
        "true_claims_kept": true_claims_kept,
        "invented_sources": invented_sources,
        "citation_precision": citation_precision,
        "abstains": abstains,
    },
    sentinels={
        "believes_everything": lambda documents: Believes(
            sentinel("always_answers", documents), everything=True
        ),
        "believes_nothing": lambda documents: Believes(
            sentinel("always_answers", documents), everything=False
        ),
    },
    told=_told,
)
