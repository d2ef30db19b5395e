"""Putting the coach together: with `keeping`, the one file that knows the adapters."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from coach.adapters.chroma_index import open_index
from coach.adapters.embedded_writer import EmbeddedWriter
from coach.adapters.exact_index import ExactIndex
from coach.adapters.keyword_index import Bm25Index
from coach.adapters.minilm_embedder import open_minilm
from coach.adapters.phrase_vectors import KeptEmbedder, phrase_vectors
from coach.adapters.sql_store import open_store
from coach.adapters.system_clock import SystemClock
from coach.bootstrap.model import ModelSide, answer_words, build_asker, build_model_side
from coach.domain.conversation import Role
from coach.domain.document import Document
from coach.domain.passage import Passage
from coach.grounding.support import SupportChecker
from coach.keeping import build_pairs, build_programme
from coach.planning.agenda_texts import read_texts
from coach.planning.meanings import Meanings
from coach.ports import Embedder, PassageIndex, PassageVectors, Progress, Vector
from coach.prompting.asking import Asker
from coach.rendering.agenda_words import agenda_words
from coach.retrieval.chunking import cut_documents, fingerprint, header
from coach.retrieval.disagreements import Disagreements
from coach.retrieval.indexing import (
    IndexedSentences,
    encode_passages,
    stored_vectors,
    window_matrix,
)
from coach.retrieval.library import read_library
from coach.retrieval.searching import Searcher
from coach.retrieval.synonyms import read_other_words
from coach.services.cite_claims import ClaimBook
from coach.services.coach import Coach
from coach.services.conversation_texts import read_conversation
from coach.services.do_job import JobDoer
from coach.services.draft_debrief import Refers
from coach.services.find import Finder
from coach.services.find_job import JobFinder
from coach.services.job_texts import read_jobs
from coach.services.preparing import Preparing, Shelves
from coach.services.rehearse import Rehearsals
from coach.services.rehearse_texts import read_rehearsals
from coach.services.say_results import TalkTexts
from coach.services.sort_turn import TurnKind, TurnSorter
from coach.services.starters import read_starters
from coach.services.take_job import JobTaker
from coach.services.take_turn import TurnTaker
from coach.settings import Settings
from coach.shelves import shelf
from coach.wording.understand import Understander

if TYPE_CHECKING:
    from coach.services.close_window import WindowCloser
    from coach.services.feedback_rooms import FeedbackRooms
    from coach.services.summarise_feedback import FeedbackSummariser


def build_coach(
    settings: Settings, *, progress: Progress | None = None, side: ModelSide | None = None
) -> Coach:
    """Return the coach of these settings; what can be kept is read from the data folder.

    Args:
        settings: As they were read.
        progress: Told how far it is.
        side: A chat model with what asks it; None for that of the settings.

    Raises:
        CoachError: The shelf, the data folder or the weights are not as they must be.
    """
    tell = progress or _silent
    side = side or build_model_side(settings)
    side.warm()
    documents = read_library(shelf("knowledge"))
    passages = cut_documents(documents)
    embedder = build_embedder(settings, progress=tell)
    mark, searcher, sentences = _library_searcher(documents, passages, embedder, settings, tell)
    finder = Finder(searcher, embedder, read_other_words(shelf("knowledge")))
    folder = shelf("knowledge") / "conversation"
    sorter, starters = (
        TurnSorter(_kept(embedder, settings, "turns"), read_conversation(folder)),
        read_starters(folder),
    )
    refers = _referral(sorter, settings)
    preparing = _preparing(
        documents, passages, embedder, settings, refers=refers, progress=tell, asker=side.asker
    )
    support = SupportChecker(embedder, known=sentences)
    jobs, pairs = (
        JobFinder(_kept(embedder, settings, "jobs"), read_jobs(folder / "jobs.yaml")),
        build_pairs(settings),
    )
    taker = TurnTaker(
        documents=documents,
        finder=finder,
        sorter=sorter,
        starters=starters,
        disagreements=Disagreements(documents, passages, embedder),
        writer=EmbeddedWriter(),
        support=support,
        fingerprint=mark,
        help_route=settings.help_route,
        jobs=JobTaker(
            jobs,
            _job_doer(preparing),
            SystemClock(),
            pairs,
            understander=Understander(side.asker) if side.asker else None,
        ),
        model=answer_words(side.asker, embedder, support, documents, pairs),
    )
    tell("Ready", 1.0)
    return Coach(
        documents=documents,
        passages={passage.id: passage for passage in passages},
        fingerprint=mark,
        finder=finder,
        starters=starters,
        taker=taker,
        preparing=preparing,
        jobs=jobs,
        pairs=pairs,
        programme=build_programme(settings),
        feedback=partial(_feedback, settings, embedder, documents, passages, side.asker),
        writer=side.desk(settings),
        rehearsals=partial(_rehearsals, embedder, documents, passages, refers, side.asker),
    )


def _library_searcher(
    documents: Sequence[Document],
    passages: list[Passage],
    embedder: Embedder,
    settings: Settings,
    progress: Progress,
) -> tuple[str, Searcher, IndexedSentences]:
    """Return the library's fingerprint, its searcher and the vectors of its sentences."""
    store = open_store(settings.home)
    vectors = stored_vectors(passages, embedder=embedder, store=store, progress=progress)
    store.close()
    mark = fingerprint(passages, embedder.name)
    ids = [passage.id for passage in passages]
    index = open_index(settings.home / "index", mark, ids, window_matrix(passages, vectors))
    searcher = _searcher(passages, vectors, index, embedder, _own_designs(documents))
    return mark, searcher, IndexedSentences(passages, vectors)


def _job_doer(preparing: Preparing) -> JobDoer:
    texts = read_texts(TalkTexts, shelf("knowledge") / "coaching" / "talk.yaml")
    clock = SystemClock()
    return JobDoer(preparing=preparing, texts=texts, say_agenda=agenda_words, clock=clock)


def build_meanings(settings: Settings) -> Meanings:
    """Return what compares topics by meaning, from the vectors that the data folder keeps."""
    documents = read_library(shelf("knowledge"))
    embedder = build_embedder(settings)
    shelves = Shelves(shelf("knowledge") / "coaching", documents, cut_documents(documents))
    known = phrase_vectors(settings.home, embedder, shelves.phrases, progress=_silent)
    return Meanings(embedder, shelves.topics, known)


def _feedback(
    settings: Settings,
    embedder: Embedder,
    documents: Sequence[Document],
    passages: Sequence[Passage],
    asker: Asker | None,
) -> "FeedbackRooms":
    """Return everything about feedback; what reads comments is imported only now."""
    from coach.bootstrap.feedback import build_feedback

    return build_feedback(settings, embedder, documents, passages, asker=asker)


def _rehearsals(
    embedder: Embedder,
    documents: Sequence[Document],
    passages: Sequence[Passage],
    refers: Refers,
    asker: Asker | None,
) -> Rehearsals:
    """Return what plays scenes; the shelf's examples are encoded only now."""
    folder = shelf("knowledge") / "coaching"
    claims = ClaimBook(documents, passages)
    return Rehearsals(read_rehearsals(folder), embedder, claims, refers=refers, asker=asker)


def build_feedback_summariser(settings: Settings) -> "FeedbackSummariser":
    """Return what summarises a file of feedback, without the index."""
    from coach.bootstrap.feedback import build_summariser

    documents = read_library(shelf("knowledge"))
    passages = cut_documents(documents)
    return build_summariser(settings, build_embedder(settings), documents, passages)


def build_closer(settings: Settings) -> "WindowCloser":
    """Return what closes windows, without the index."""
    documents = read_library(shelf("knowledge"))
    passages = cut_documents(documents)
    asker = build_asker(settings)
    return _feedback(settings, build_embedder(settings), documents, passages, asker).closer


def build_embedder(settings: Settings, *, progress: Progress | None = None) -> Embedder:
    """Return the embedder of these settings; its export is written once."""
    return open_minilm(settings.home, progress=progress)


def _preparing(
    documents: Sequence[Document],
    passages: Sequence[Passage],
    embedder: Embedder,
    settings: Settings,
    *,
    refers: Refers,
    progress: Progress,
    asker: Asker | None = None,
) -> Preparing:
    """Return what prepares sessions, from the playbooks and the coaching shelf."""
    shelves = Shelves(shelf("knowledge") / "coaching", documents, passages)
    known = phrase_vectors(settings.home, embedder, shelves.phrases, progress=progress)

    def keep(name: str, phrases: Sequence[str]) -> dict[str, Vector]:
        return phrase_vectors(settings.home, embedder, phrases, progress=_silent, name=name)

    return Preparing(
        shelves,
        embedder,
        known,
        clock=SystemClock(),
        help_route=settings.help_route,
        refers=refers,
        keep=keep,
        asker=asker,
    )


def _kept(embedder: Embedder, settings: Settings, name: str) -> KeptEmbedder:
    return KeptEmbedder(embedder, settings.home, name)


def _referral(sorter: TurnSorter, settings: Settings) -> Refers:
    """Return what tells whom to turn to, for a text that only a person should answer."""

    def refers(text: str) -> str | None:
        found = sorter.surely_sensitive(text)
        if found is None or found.kind is not TurnKind.REFERRED:
            return None
        return sorter.reply_text(found, role=Role.MENTOR, help_route=settings.help_route)

    return refers


def build_finder(
    documents: Iterable[Document], settings: Settings, *, progress: Progress | None = None
) -> Finder:
    """Return a finder over other documents than the library's; nothing of it is kept."""
    embedder = build_embedder(settings, progress=progress)
    passages = cut_documents(documents)
    tell = progress or _silent
    vectors: dict[str, PassageVectors] = {}
    for start in range(0, len(passages), 64):
        batch = passages[start : start + 64]
        computed = encode_passages(batch, embedder)
        vectors.update({p.id: v for p, v in zip(batch, computed, strict=True)})
        tell("Reading the documents", min(1.0, (start + 64) / len(passages)))
    index = ExactIndex()
    index.add([passage.id for passage in passages], window_matrix(passages, vectors))
    return Finder(_searcher(passages, vectors, index, embedder), embedder)


def build_unlisted_finder(settings: Settings) -> Finder:
    """Return a finder over the library without its listed questions, from the vectors in store."""
    embedder = build_embedder(settings)
    documents = read_library(shelf("knowledge"))
    listed = cut_documents(documents)
    store = open_store(settings.home)
    stored = stored_vectors(listed, embedder=embedder, store=store, progress=_silent)
    store.close()
    passages = [passage.model_copy(update={"questions": ()}) for passage in listed]
    vectors = {id: replace(found, questions=found.questions[:0]) for id, found in stored.items()}
    index = ExactIndex()
    index.add([passage.id for passage in passages], window_matrix(passages, vectors))
    searcher = _searcher(passages, vectors, index, embedder, _own_designs(documents))
    return Finder(searcher, embedder)


def _searcher(
    passages: list[Passage],
    vectors: dict[str, PassageVectors],
    index: PassageIndex,
    embedder: Embedder,
    ours: Collection[str] = (),
) -> Searcher:
    keywords = Bm25Index([p.text for p in passages], [header(p) for p in passages])
    return Searcher(passages, vectors, index=index, keywords=keywords, embedder=embedder, ours=ours)


def _own_designs(documents: Iterable[Document]) -> frozenset[str]:
    """Return the playbooks that are our own design: what they say ranks behind what is sourced."""
    return frozenset(
        one.source.id for one in documents if one.playbook and one.playbook.design == "ours"
    )


def _silent(words: str, share: float) -> None:
    """Tell nobody."""
