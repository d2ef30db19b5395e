"""Putting the library together: its passages, their vectors, and what searches them."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from coach.adapters.chroma_index import open_index
from coach.adapters.exact_index import ExactIndex
from coach.adapters.keyword_index import Bm25Index
from coach.adapters.minilm_embedder import open_minilm
from coach.adapters.sql_store import open_store
from coach.domain.document import Document
from coach.domain.passage import Passage
from coach.ports import Embedder, PassageIndex, PassageVectors, Progress
from coach.retrieval.chunking import cut_documents, fingerprint, header
from coach.retrieval.indexing import (
    IndexedSentences,
    encode_passages,
    stored_vectors,
    window_matrix,
)
from coach.retrieval.library import read_library
from coach.retrieval.searching import Searcher
from coach.services.find import Finder
from coach.settings import Settings
from coach.shelves import shelf


def build_embedder(settings: Settings, *, progress: Progress | None = None) -> Embedder:
    """Return the embedder of these settings; its export is written once."""
    return open_minilm(settings.home, progress=progress)


@dataclass(frozen=True)
class Library:
    """The library of the shelf, ready to be searched."""

    documents: Sequence[Document]
    passages: Sequence[Passage]
    embedder: Embedder
    fingerprint: str
    """Of its passages and the embedder: changes with either."""
    searcher: Searcher
    sentences: IndexedSentences
    """The vectors of its sentences."""


def open_library(settings: Settings, progress: Progress) -> Library:
    """Return the library; its vectors are read from the data folder, or computed once.

    Raises:
        CoachError: The shelf, the data folder or the weights are not as they must be.
    """
    documents = read_library(shelf("knowledge"))
    passages = cut_documents(documents)
    embedder = build_embedder(settings, progress=progress)
    store = open_store(settings.home)
    vectors = stored_vectors(passages, embedder=embedder, store=store, progress=progress)
    store.close()
    mark = fingerprint(passages, embedder.name)
    ids = [passage.id for passage in passages]
    index = open_index(settings.home / "index", mark, ids, window_matrix(passages, vectors))
    return Library(
        documents=documents,
        passages=passages,
        embedder=embedder,
        fingerprint=mark,
        searcher=_searcher(passages, vectors, index, embedder, _own_designs(documents)),
        sentences=IndexedSentences(passages, vectors),
    )


def build_finder(
    documents: Iterable[Document], settings: Settings, *, progress: Progress | None = None
) -> Finder:
    """Return a finder over other documents than the library's; nothing of it is kept."""
    embedder = build_embedder(settings, progress=progress)
    passages = cut_documents(documents)
    tell = progress or silent
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
    stored = stored_vectors(listed, embedder=embedder, store=store, progress=silent)
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


def silent(words: str, share: float) -> None:
    """Tell nobody."""
