"""Which writer is on: what it is given, what it has cost, and whether it works."""

from coach.domain.writer import ModelCheck, Sent, WriterStatus
from coach.domain.writer_texts import WriterTexts
from coach.errors import FolderNotWritable
from coach.ports.chat import ChatModel
from coach.prompting.asking import Asker
from coach.prompting.prompts import PromptShelf
from coach.services.check_model import check_model

COMMENTS = "code_comment"
"""The one prompt that is given what participants wrote about each other."""
_NO_REQUEST_OF_ITS_OWN = frozenset({"repair"})


class WriterDesk:
    """Tells about the writer; it changes nothing."""

    def __init__(
        self,
        prompts: PromptShelf,
        *,
        model: ChatModel | None = None,
        asker: Asker | None = None,
        texts: WriterTexts,
        reads_comments: bool = False,
    ) -> None:
        """Tell about a model, or about the embedded writer where there is none.

        Args:
            prompts: What a model may be asked with.
            model: The one that is on.
            asker: Asks it.
            texts: What a page says about them.
            reads_comments: Whether masked comments may be sent to it.
        """
        self._prompts = prompts
        self._model = model
        self._asker = asker
        self._reads_comments = reads_comments
        self.texts = texts
        """What a page says about the writer."""

    def status(self) -> WriterStatus:
        """Return the writer as it is now; no request is made."""
        if self._model is None or self._asker is None:
            return WriterStatus(engine="embedded")
        usage = self._asker.usage
        try:
            in_all, problem = usage.total(), usage.problem
        except FolderNotWritable as error:
            in_all, problem = usage.process(), str(error)
        return WriterStatus(
            engine=self._model.name,
            host=self._model.host,
            is_local=self._model.is_local,
            pausing=_pausing(self._asker),
            sends=self.sends(),
            reads_comments=self._reads_comments,
            since_start=usage.process(),
            in_all=in_all,
            has_price=usage.has_price,
            problem=problem,
        )

    def sends(self) -> tuple[Sent, ...]:
        """Return what each kind of request takes along, as the prompts themselves declare it."""
        heads = (self._prompts.get(name).head for name in self._prompts.names())
        return tuple(
            Sent(
                purpose=head.purpose,
                takes=tuple(one.is_ for one in head.inputs.values()),
                only_if_allowed=head.name == COMMENTS,
            )
            for head in heads
            if head.name not in _NO_REQUEST_OF_ITS_OWN
            and (self._reads_comments or head.name != COMMENTS)
        )

    def check(self) -> ModelCheck | None:
        """Ask the model one fixed question; None where there is no model to ask."""
        return check_model(self._asker) if self._asker else None


def _pausing(asker: Asker) -> str:
    state = asker.breaker.state()
    return state.reason if state.state == "open" else ""
