"""What builds small coaches with real clients, as the suite of faults is run on."""

from collections.abc import Sequence

from coach.adapters.langchain_model import open_model
from coach.domain.answer import Reply
from coach.domain.conversation import Role, Turn
from coach.domain.document import Document
from coach.domain.passage import Passage
from coach.evaluation.injection_cases import PLAIN_QUESTION
from coach.grounding.support import SupportChecker
from coach.ports.chat import ChatModel
from coach.prompting.asking import Asker
from coach.prompting.prompts import read_prompts
from coach.retrieval.chunking import cut_documents
from coach.services.answer_words import AnswerWords
from coach.services.model_notices import read_model_notices
from coach.services.take_turn import TurnTaker
from coach.shelves import shelf
from coach.wording.answer import ModelWriter
from tests.builders import a_document, a_section, a_source
from tests.doubles.hash_embedder import HashEmbedder
from tests.services.small_coach import LIBRARY, a_taker

NOTICES = read_model_notices(shelf("knowledge") / "conversation")
FADING = a_document(
    a_section(
        "Mentoring relationships fade when one side alone gains from them over the years.",
        "A mentoring relationship keeps going when both sides bring questions of their own.",
        heading="Why mentoring relationships fade",
        questions=(PLAIN_QUESTION, "Why does mentoring end early?"),
    ),
    source=a_source("s3"),
)
"""What bears on the question that orders in a chat stand beside."""
DOCUMENTS = (*LIBRARY, FADING)
PASSAGES = {passage.id: passage for passage in cut_documents(DOCUMENTS)}


class SmallAsking:
    """A turn taker in the shape of a coach."""

    fingerprint = "small"

    def __init__(self, taker: TurnTaker) -> None:
        self._taker = taker

    def ask(self, question: str, *, role: Role = Role.LEADER, turns: Sequence[Turn] = ()) -> Reply:
        return self._taker.take(question, role=role, turns=turns)

    def search(self, query: str, *, k: int = 5) -> list[object]:
        return []

    def passage(self, id: str) -> Passage:
        return PASSAGES[id]


class SmallDegrading:
    """Builds coaches over a few sentences, and opens real clients."""

    def open_model(self, name: str, base_url: str) -> ChatModel:
        model = open_model(name, base_url=base_url, environ={})
        model.warm()
        return model

    def coach(self, documents: Sequence[Document], model: ChatModel | None) -> SmallAsking:
        if model is None:
            return SmallAsking(a_taker(DOCUMENTS))
        asker = Asker(model, read_prompts(shelf("prompts")), sleep=lambda seconds: None)
        support = SupportChecker(HashEmbedder())
        words = AnswerWords(ModelWriter(asker), support=support, notices=NOTICES)
        return SmallAsking(a_taker(DOCUMENTS, model=words))
