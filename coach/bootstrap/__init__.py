"""Putting the coach together: this room and `keeping` alone know the adapters."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from coach.adapters.embedded_writer import EmbeddedWriter
from coach.adapters.phrase_vectors import KeptEmbedder, phrase_vectors
from coach.adapters.system_clock import SystemClock
from coach.bootstrap.library import (
    Library,
    build_embedder,
    build_finder,
    build_unlisted_finder,
    open_library,
    silent,
)
from coach.bootstrap.model import (
    ModelSide,
    answer_words,
    build_asker,
    build_model_side,
    settling,
)
from coach.domain.conversation import Role
from coach.domain.document import Document
from coach.domain.passage import Passage
from coach.grounding.support import SupportChecker
from coach.keeping import build_pairs, build_programme
from coach.planning.agenda_texts import read_texts
from coach.planning.meanings import Meanings
from coach.ports import Embedder, Progress, Vector
from coach.prompting.asking import Asker
from coach.rendering.agenda_words import agenda_words
from coach.retrieval.chunking import cut_documents
from coach.retrieval.disagreements import Disagreements
from coach.retrieval.library import read_library
from coach.retrieval.synonyms import read_other_words
from coach.services.cite_claims import ClaimBook
from coach.services.coach import Coach
from coach.services.conversation_texts import read_conversation
from coach.services.do_job import JobDoer
from coach.services.draft_debrief import Refers
from coach.services.find import Finder
from coach.services.find_job import JobFinder
from coach.services.job_texts import read_jobs
from coach.services.keep_pairs import PairKeeper
from coach.services.preparing import Preparing, Shelves
from coach.services.rehearse import Rehearsals
from coach.services.rehearse_texts import read_rehearsals
from coach.services.say_results import TalkTexts
from coach.services.sort_turn import TurnKind, TurnSorter
from coach.services.starters import Starters, read_starters
from coach.services.take_job import JobTaker
from coach.services.take_turn import TurnTaker
from coach.settings import Settings
from coach.shelves import shelf

__all__ = [
    "build_closer",
    "build_coach",
    "build_embedder",
    "build_feedback_summariser",
    "build_finder",
    "build_meanings",
    "build_unlisted_finder",
]

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
    tell = progress or silent
    side = side or build_model_side(settings)
    side.warm()
    library = open_library(settings, tell)
    parts = _parts(library, settings)
    refers = _referral(parts.sorter, settings)
    preparing = _preparing(library, settings, refers=refers, progress=tell, asker=side.asker)
    taker = _turn_taker(library, parts, settings, preparing, side)
    tell("Ready", 1.0)
    documents, passages = library.documents, library.passages
    return Coach(
        documents=documents,
        passages={passage.id: passage for passage in passages},
        fingerprint=library.fingerprint,
        finder=parts.finder,
        starters=parts.starters,
        taker=taker,
        preparing=preparing,
        jobs=parts.jobs,
        pairs=parts.pairs,
        programme=build_programme(settings),
        feedback=partial(_feedback, settings, library.embedder, documents, passages, side.asker),
        writer=side.desk(settings),
        rehearsals=partial(_rehearsals, library, settings, refers, side),
    )


@dataclass(frozen=True)
class _Parts:
    """What both a turn and the coach itself need."""

    finder: Finder
    sorter: TurnSorter
    starters: Starters
    jobs: JobFinder
    pairs: PairKeeper


def _parts(library: Library, settings: Settings) -> _Parts:
    embedder, folder = library.embedder, shelf("knowledge") / "conversation"
    return _Parts(
        finder=Finder(library.searcher, embedder, read_other_words(shelf("knowledge"))),
        sorter=TurnSorter(_kept(embedder, settings, "turns"), read_conversation(folder)),
        starters=read_starters(folder),
        jobs=JobFinder(_kept(embedder, settings, "jobs"), read_jobs(folder / "jobs.yaml")),
        pairs=build_pairs(settings),
    )


def _turn_taker(
    library: Library, parts: _Parts, settings: Settings, preparing: Preparing, side: ModelSide
) -> TurnTaker:
    documents, embedder = library.documents, library.embedder
    support = SupportChecker(embedder, known=library.sentences)
    doer, clock = _job_doer(preparing), SystemClock()
    return TurnTaker(
        documents=documents,
        finder=parts.finder,
        sorter=parts.sorter,
        starters=parts.starters,
        disagreements=Disagreements(documents, library.passages, embedder),
        writer=EmbeddedWriter(),
        support=support,
        fingerprint=library.fingerprint,
        help_route=settings.help_route,
        jobs=JobTaker(parts.jobs, doer, clock, parts.pairs, settling=settling(side.asker)),
        model=answer_words(side.asker, embedder, support, documents, parts.pairs),
    )


def _job_doer(preparing: Preparing) -> JobDoer:
    texts = read_texts(TalkTexts, shelf("knowledge") / "coaching" / "talk.yaml")
    clock = SystemClock()
    return JobDoer(preparing=preparing, texts=texts, say_agenda=agenda_words, clock=clock)


def build_meanings(settings: Settings) -> Meanings:
    """Return what compares topics by meaning, from the vectors that the data folder keeps."""
    documents = read_library(shelf("knowledge"))
    embedder = build_embedder(settings)
    shelves = Shelves(shelf("knowledge") / "coaching", documents, cut_documents(documents))
    known = phrase_vectors(settings.home, embedder, shelves.phrases, progress=silent)
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
    library: Library, settings: Settings, refers: Refers, side: ModelSide
) -> Rehearsals:
    """Return what plays scenes; the shelf's examples are encoded only now."""
    return Rehearsals(
        read_rehearsals(shelf("knowledge") / "coaching"),
        _kept(library.embedder, settings, "rehearsals"),
        ClaimBook(library.documents, library.passages),
        refers=refers,
        asker=side.asker,
        sends_to=side.model.host if side.model and not side.model.is_local else "",
    )


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


def _preparing(
    library: Library,
    settings: Settings,
    *,
    refers: Refers,
    progress: Progress,
    asker: Asker | None = None,
) -> Preparing:
    """Return what prepares sessions, from the playbooks and the coaching shelf."""
    embedder = library.embedder
    shelves = Shelves(shelf("knowledge") / "coaching", library.documents, library.passages)
    known = phrase_vectors(settings.home, embedder, shelves.phrases, progress=progress)

    def keep(name: str, phrases: Sequence[str]) -> dict[str, Vector]:
        return phrase_vectors(settings.home, embedder, phrases, progress=silent, name=name)

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
