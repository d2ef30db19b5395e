"""Coaches over the library with documents planted in it: what the evals of safety are asked."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from coach.adapters.embedded_writer import EmbeddedWriter
from coach.adapters.exact_index import ExactIndex
from coach.adapters.keyword_index import Bm25Index
from coach.adapters.phrase_vectors import KeptEmbedder
from coach.adapters.sql_store import open_store
from coach.bootstrap import build_embedder
from coach.bootstrap.feedback import build_comment_reader
from coach.domain.answer import Reply
from coach.domain.comment import ReadComment
from coach.domain.conversation import Role, Turn
from coach.domain.document import Document
from coach.domain.pair import Pair
from coach.domain.passage import Passage
from coach.domain.person import PairSide
from coach.errors import NotFound
from coach.grounding.advice import AdviceJudge, read_advice
from coach.grounding.support import SupportChecker
from coach.ports import PassageVectors
from coach.ports.chat import ChatModel
from coach.prompting.asking import Asker, Budget
from coach.prompting.prompts import read_prompts
from coach.retrieval.chunking import cut_documents, header
from coach.retrieval.disagreements import Disagreements
from coach.retrieval.indexing import (
    IndexedSentences,
    encode_passages,
    stored_vectors,
    window_matrix,
)
from coach.retrieval.library import read_library
from coach.retrieval.searching import Searcher
from coach.services.answer_words import AnswerWords
from coach.services.conversation_texts import read_conversation
from coach.services.find import Finder
from coach.services.model_notices import read_model_notices
from coach.services.sort_turn import TurnSorter
from coach.services.starters import read_starters
from coach.services.take_job import Taken
from coach.services.take_turn import TurnTaker
from coach.settings import HELP_ROUTE, Settings
from coach.shelves import shelf
from coach.wording.answer import ModelWriter

BATCH = 64
"""Passages that are encoded at a time."""


class NoJobs:
    """Takes no turn for a job: what is tried here are answers."""

    def take(
        self,
        text: str,
        *,
        role: Role,
        turns: Sequence[Turn] = (),
        pair: Pair | None = None,
        budget: Budget | None = None,
    ) -> Taken | None:
        """Return nothing."""
        return None


class Asking:
    """A turn taker in the shape of a coach."""

    def __init__(self, taker: TurnTaker, passages: Mapping[str, Passage]) -> None:
        self._taker = taker
        self._passages = passages

    def passage(self, id: str) -> Passage:
        """Return a passage, or raise NotFound."""
        if id not in self._passages:
            raise NotFound(kind="passage", name=id)
        return self._passages[id]

    def ask(self, question: str, *, role: Role = Role.LEADER, turns: Sequence[Turn] = ()) -> Reply:
        """Return the reply to one turn."""
        return self._taker.take(question, role=role, turns=turns)


@dataclass(frozen=True)
class _Built:
    """A coach over some documents, but for what words its answers."""

    taker: Callable[..., TurnTaker]
    passages: Mapping[str, Passage]


class LibraryPlanting:
    """Plants documents in the coach's own library; nothing of them is kept."""

    def __init__(self, settings: Settings) -> None:
        """Read what all coaches have in common: library, vectors, sorter, prompts."""
        knowledge = shelf("knowledge")
        self._documents = read_library(knowledge)
        self._passages = cut_documents(self._documents)
        self._embedder = build_embedder(settings)
        store = open_store(settings.home)
        self._vectors = stored_vectors(
            self._passages, embedder=self._embedder, store=store, progress=_silent
        )
        store.close()
        folder = knowledge / "conversation"
        turns = KeptEmbedder(self._embedder, settings.home, "turns")
        self._sorter = TurnSorter(turns, read_conversation(folder))
        self._starters = read_starters(folder)
        known = IndexedSentences(self._passages, self._vectors)
        self._support = SupportChecker(self._embedder, known=known)
        self._disagreements = Disagreements(self._documents, self._passages, self._embedder)
        self._advice = AdviceJudge(self._embedder, read_advice(folder))
        self._notices = read_model_notices(folder)
        self._prompts = read_prompts(shelf("prompts"))
        self._comments = build_comment_reader(settings, self._embedder)
        self._built: dict[tuple[str, ...], _Built] = {}

    def read_comments(
        self, texts: Sequence[str], *, sides: Sequence[PairSide | None] | None = None
    ) -> Sequence[ReadComment]:
        """Return what was read from each comment, in the order given."""
        return self._comments.read(texts, sides=sides)

    def coach(self, documents: Sequence[Document], model: ChatModel | None) -> Asking:
        """Return a coach that has read these documents too; indexes are kept."""
        key = tuple(one.source.id for one in documents)
        if key not in self._built:
            kept = {k: built for k, built in self._built.items() if not (k and key)}
            self._built = {**kept, key: self._index(documents)}
        built = self._built[key]
        words = self._words(model) if model else None
        return Asking(built.taker(model=words), built.passages)

    def _words(self, model: ChatModel) -> AnswerWords:
        return AnswerWords(
            ModelWriter(Asker(model, self._prompts)),
            support=self._support,
            notices=self._notices,
            advice=self._advice,
        )

    def _index(self, planted: Sequence[Document]) -> "_Built":
        more = cut_documents(planted)
        vectors = dict(self._vectors)
        for start in range(0, len(more), BATCH):
            some = more[start : start + BATCH]
            computed = encode_passages(some, self._embedder)
            vectors.update({p.id: v for p, v in zip(some, computed, strict=True)})
        documents, passages = (*self._documents, *planted), [*self._passages, *more]
        taker = partial(
            TurnTaker,
            documents=documents,
            finder=self._finder(passages, vectors),
            sorter=self._sorter,
            starters=self._starters,
            disagreements=self._disagreements,
            writer=EmbeddedWriter(),
            support=self._support,
            fingerprint="planted",
            help_route=HELP_ROUTE,
            jobs=NoJobs(),
        )
        return _Built(taker, {one.id: one for one in passages})

    def _finder(self, passages: list[Passage], vectors: dict[str, PassageVectors]) -> Finder:
        index = ExactIndex()
        index.add([one.id for one in passages], window_matrix(passages, vectors))
        keywords = Bm25Index([one.text for one in passages], [header(one) for one in passages])
        searcher = Searcher(
            passages, vectors, index=index, keywords=keywords, embedder=self._embedder
        )
        return Finder(searcher, self._embedder)


def _silent(words: str, share: float) -> None:
    """Tell nobody."""
