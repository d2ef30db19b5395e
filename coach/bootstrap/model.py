"""Putting the chat model together, where one is switched on."""

import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass

from coach.adapters.langchain_model import LangChainModel, open_model
from coach.adapters.usage_file import UsageFile
from coach.domain.document import Document
from coach.domain.writer_texts import WriterTexts
from coach.errors import ModelError
from coach.grounding.advice import AdviceJudge, read_advice
from coach.grounding.around import known_around
from coach.grounding.support import SupportChecker
from coach.planning.agenda_texts import read_texts
from coach.ports import Embedder
from coach.prompting.asking import Asker
from coach.prompting.prompts import PromptShelf, read_prompts
from coach.prompting.usage import Usage
from coach.services.answer_words import AnswerWords
from coach.services.keep_pairs import PairKeeper
from coach.services.model_notices import read_model_notices
from coach.services.take_job import Settling
from coach.services.writer_desk import WriterDesk
from coach.settings import Settings
from coach.shelves import shelf
from coach.wording.answer import ModelWriter
from coach.wording.understand import Understander


@dataclass(frozen=True)
class ModelSide:
    """A chat model with what asks it; both None where the embedded writer is the only one."""

    prompts: PromptShelf
    model: LangChainModel | None = None
    asker: Asker | None = None

    def warm(self) -> None:
        """Import the package of the provider: it takes seconds that a turn would miss.

        Not beside other imports: its modules look at each other while they are half imported.
        What goes wrong is told by the first call, which tries it again.
        """
        if self.model is not None:
            with suppress(ModelError):
                self.model.warm()

    def desk(self, settings: Settings) -> WriterDesk:
        """Return what tells about the writer."""
        return WriterDesk(
            self.prompts,
            model=self.model,
            asker=self.asker,
            texts=read_texts(WriterTexts, shelf("knowledge") / "conversation" / "writer.yaml"),
            reads_comments=settings.model_reads_comments,
        )


def build_model_side(settings: Settings) -> ModelSide:
    """Return the model of these settings with what asks it; no request is made.

    Raises:
        SettingsError: There is no such provider, tracing is on, or the key file is not private.
        ModelNotInstalled: The package of the provider is missing.
        ShelfError: A prompt is malformed.
    """
    prompts = read_prompts(shelf("prompts"))
    if not settings.model:
        return ModelSide(prompts)
    model = open_model(
        settings.model,
        base_url=settings.model_base_url,
        key=settings.model_key,
        key_file=settings.model_key_file,
        environ=os.environ,
    )
    usage = Usage(price=settings.model_price, store=UsageFile(settings.home))
    return ModelSide(prompts, model, Asker(model, prompts, usage=usage))


def answer_words(
    asker: Asker | None,
    embedder: Embedder,
    support: SupportChecker,
    documents: Iterable[Document],
    pairs: PairKeeper,
) -> AnswerWords | None:
    """Return what has the model word answers; None where there is no model."""
    if asker is None:
        return None
    folder = shelf("knowledge") / "conversation"
    return AnswerWords(
        ModelWriter(asker),
        support=support,
        notices=read_model_notices(folder),
        advice=AdviceJudge(embedder, read_advice(folder)),
        around=known_around(document.source for document in documents),
        people=pairs.people,
    )


def settling(asker: Asker | None) -> Settling | None:
    """Return what settles turns that are torn; None where there is no model."""
    if asker is None:
        return None
    notices = read_model_notices(shelf("knowledge") / "conversation")
    return Settling(Understander(asker), notices)


def build_asker(settings: Settings) -> Asker | None:
    """Return what asks the model of these settings, None where there is none."""
    return build_model_side(settings).asker
