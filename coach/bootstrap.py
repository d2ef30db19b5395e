"""Putting the coach together: the one file that knows the adapters."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from coach.adapters.chroma_index import open_index
from coach.adapters.embedded_writer import EmbeddedWriter
from coach.adapters.exact_index import ExactIndex
from coach.adapters.keyword_index import Bm25Index
from coach.adapters.minilm_embedder import open_minilm
from coach.adapters.phrase_vectors import phrase_vectors
from coach.adapters.sql_pairs import open_pair_store, open_pair_store_at
from coach.adapters.sql_store import open_store
from coach.adapters.system_clock import SystemClock
from coach.domain.document import Document
from coach.domain.passage import Passage
from coach.grounding.support import SupportChecker
from coach.planning.agenda_texts import AgendaTexts, TopicTexts, read_texts
from coach.planning.families import read_topic_shelf
from coach.planning.meanings import Meanings
from coach.ports import Embedder, PairStore, PassageIndex, PassageVectors, Progress
from coach.retrieval.chunking import cut_documents, fingerprint, header
from coach.retrieval.disagreements import Disagreements
from coach.retrieval.indexing import encode_passages, stored_vectors, window_matrix
from coach.retrieval.library import read_library
from coach.retrieval.searching import Searcher
from coach.retrieval.synonyms import read_other_words
from coach.services.back_blocks import BlockBacking, phrases_to_know
from coach.services.cite_claims import ClaimBook
from coach.services.coach import Coach, Planning
from coach.services.conversation_texts import read_conversation
from coach.services.edit_agenda import AgendaEditor
from coach.services.edit_context import EditTexts, Tools
from coach.services.find import Finder
from coach.services.find_blocks import BlockFinder
from coach.services.keep_pairs import PairKeeper
from coach.services.prepare_agenda import AgendaMaker
from coach.services.read_pair import known_playbooks
from coach.services.sort_turn import TurnSorter
from coach.services.starters import read_starters
from coach.services.suggest_topics import TopicSuggester
from coach.services.take_turn import TurnTaker
from coach.settings import Settings
from coach.shelves import shelf


def build_coach(settings: Settings, *, progress: Progress | None = None) -> Coach:
    """Return the coach of these settings; what can be kept is read from the data folder.

    Raises:
        CoachError: The shelf, the data folder or the weights are not as they must be.
    """
    tell = progress or _silent
    documents = read_library(shelf("knowledge"))
    folder = shelf("knowledge") / "conversation"
    texts, starters = read_conversation(folder), read_starters(folder)
    embedder = build_embedder(settings, progress=tell)
    passages = cut_documents(documents)
    store = open_store(settings.home)
    vectors = stored_vectors(passages, embedder=embedder, store=store, progress=tell)
    store.close()
    mark = fingerprint(passages, embedder.name)
    index = open_index(
        settings.home / "index",
        mark,
        [passage.id for passage in passages],
        window_matrix(passages, vectors),
    )
    searcher = _searcher(passages, vectors, index, embedder, _own_designs(documents))
    finder = Finder(searcher, embedder, read_other_words(shelf("knowledge")))
    sorter = TurnSorter(embedder, texts)
    by_id = {passage.id: passage for passage in passages}
    planning = _planning(documents, passages, embedder, settings, tell)
    taker = TurnTaker(
        documents=documents,
        finder=finder,
        sorter=sorter,
        starters=starters,
        disagreements=Disagreements(documents, passages, embedder),
        writer=EmbeddedWriter(),
        support=SupportChecker(embedder),
        fingerprint=mark,
        help_route=settings.help_route,
    )
    tell("Ready", 1.0)
    return Coach(
        documents=documents,
        passages=by_id,
        fingerprint=mark,
        finder=finder,
        starters=starters,
        taker=taker,
        planning=planning,
    )


def build_pairs(settings: Settings) -> PairKeeper:
    """Return the keeper of people and pairs; neither the model nor the index is loaded.

    Raises:
        CoachError: The shelf or the database is not as it must be.
    """
    return PairKeeper(build_pair_store(settings), known_playbooks())


def build_pair_store(settings: Settings) -> PairStore:
    """Return the store of people and pairs: a file in the data folder, or on a server."""
    url = settings.database_url.get_secret_value()
    return open_pair_store_at(url) if url else open_pair_store(settings.home)


def build_embedder(settings: Settings, *, progress: Progress | None = None) -> Embedder:
    """Return the embedder of these settings; its export is written once."""
    return open_minilm(settings.home, progress=progress)


def _planning(
    documents: Sequence[Document],
    passages: Sequence[Passage],
    embedder: Embedder,
    settings: Settings,
    progress: Progress,
) -> Planning:
    """Return what prepares sessions, from the playbooks and the coaching shelf."""
    folder = shelf("knowledge") / "coaching"
    playbooks = {one.source.id: one.playbook for one in documents if one.playbook}
    topics = read_topic_shelf(folder)
    claims = ClaimBook(documents, passages)
    wordings = [phrase for family in topics.families for phrase in family.phrases]
    phrases = [*wordings, *phrases_to_know(playbooks, claims)]
    known = phrase_vectors(settings.home, embedder, phrases, progress=progress)
    meanings = Meanings(embedder, topics, known)
    suggester = TopicSuggester(
        meanings=meanings,
        playbooks=playbooks,
        claims=claims,
        texts=read_texts(TopicTexts, folder / "topics.yaml"),
    )
    agenda_texts = read_texts(AgendaTexts, folder / "agenda.yaml")
    maker = AgendaMaker(
        suggester=suggester,
        claims=claims,
        backing=BlockBacking(claims, meanings),
        texts=agenda_texts,
        clock=SystemClock(),
    )
    editor = AgendaEditor(
        Tools(
            suggester=suggester,
            maker=maker,
            meanings=meanings,
            blocks=BlockFinder(meanings),
            texts=read_texts(EditTexts, folder / "edits.yaml"),
            agenda_texts=agenda_texts,
        )
    )
    return Planning(topics=suggester, agendas=maker, editor=editor)


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
