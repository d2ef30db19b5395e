"""Putting together what reads, keeps and releases feedback."""

from collections.abc import Sequence

from coach.adapters.feedback_files import read_feedback
from coach.adapters.phrase_vectors import phrase_vectors
from coach.adapters.system_clock import SystemClock
from coach.comments.reading import CommentReader, example_texts, read_codes
from coach.disclosure.texts import ReleaseTexts
from coach.domain.document import Document
from coach.domain.passage import Passage
from coach.keeping import (
    build_feedback_store,
    build_import_store,
    build_pair_store,
    build_release_store,
    reading_model,
)
from coach.ports import Embedder
from coach.ports.comments import ReadsComments
from coach.ports.feedback import FeedbackStore
from coach.prompting.asking import Asker
from coach.services.cite_claims import ClaimBook
from coach.services.close_window import WindowCloser
from coach.services.comment_readers import CommentReaders
from coach.services.declare_feedback import PlanDeclarer
from coach.services.design_programme import open_designer
from coach.services.enrolment import Register
from coach.services.feedback_desk import FeedbackDesk
from coach.services.feedback_rooms import FeedbackRooms
from coach.services.feedback_texts import read_participant_texts, read_why_hidden
from coach.services.manager_desk import ManagerDesk
from coach.services.programme_guide import make_guide
from coach.services.read_releases import ReleaseDesk
from coach.services.record_feedback import FeedbackRecorder
from coach.services.summarise_feedback import (
    FeedbackSummariser,
    read_release_texts,
    read_summary_texts,
)
from coach.services.summary_actions import ActionBook, read_actions
from coach.services.who_reads import ReadershipTeller
from coach.settings import Settings
from coach.shelves import shelf
from coach.wording.comment_codes import ModelCoder
from coach.wording.paragraph import ParagraphWriter
from coach.wording.rewording_texts import read_notices


def build_comment_reader(settings: Settings, embedder: Embedder) -> CommentReader:
    """Return what masks and codes comments; only vectors of the shelf's examples are kept."""
    codes = read_codes(shelf("knowledge") / "feedback")
    examples = example_texts(codes)
    known = phrase_vectors(settings.home, embedder, examples, progress=_silent, name="feedback")
    return CommentReader(embedder, codes, known=known)


def build_feedback(
    settings: Settings,
    embedder: Embedder,
    documents: Sequence[Document],
    passages: Sequence[Passage],
    *,
    asker: Asker | None = None,
) -> FeedbackRooms:
    """Return everything about feedback; what is declared follows the setting of who reads comments.

    Raises:
        CoachError: The shelf or the database is not as it must be.
    """
    folder, clock = shelf("knowledge") / "feedback", SystemClock()
    comments = build_comment_reader(settings, embedder)
    readers = _readers(settings, comments, asker)
    store, pairs = build_feedback_store(settings), build_pair_store(settings)
    actions = read_actions(folder, ClaimBook(documents, passages))
    texts = read_release_texts(folder).model_copy(update={"actions": actions.for_releases()})
    register = Register(pairs)
    declarer = PlanDeclarer(store, clock, model_reads=reading_model(settings))
    declarer.tell_who_reads()
    notices = read_notices(shelf("knowledge") / "coaching")
    teller = ParagraphWriter(asker, notices) if asker else None
    releases = ReleaseDesk(build_release_store(settings), read_why_hidden(folder), teller=teller)
    guide = make_guide(shelf("knowledge"), tuple(documents), tuple(passages))
    return FeedbackRooms(
        desk=_desk(settings, store, register, readers, texts),
        releases=releases,
        manager=ManagerDesk(releases, open_designer(embedder, guide), guide, clock),
        summaries=_summaries(settings, embedder, comments, actions),
        closer=WindowCloser(store, register, comments=readers, texts=texts, clock=clock),
        declarer=declarer,
        register=register,
        store=store,
        pairs=pairs,
        comments=comments,
        clock=clock,
        sample_folder=shelf("knowledge") / "sample",
    )


def _readers(settings: Settings, comments: CommentReader, asker: Asker | None) -> CommentReaders:
    """Return who reads comments: the model only where it is switched on and allowed to."""
    name = reading_model(settings)
    if asker is None or not name:
        return CommentReaders(comments)
    codes = read_codes(shelf("knowledge") / "feedback")
    meanings = {code: text.meaning for code, text in codes.codes.items()}
    model = ModelCoder(asker, comments, meanings=meanings, needs_human=codes.why["other"])
    return CommentReaders(comments, model, name=name)


def build_summariser(
    settings: Settings,
    embedder: Embedder,
    documents: Sequence[Document],
    passages: Sequence[Passage],
) -> FeedbackSummariser:
    """Return what summarises a file of feedback."""
    folder = shelf("knowledge") / "feedback"
    comments = build_comment_reader(settings, embedder)
    actions = read_actions(folder, ClaimBook(documents, passages))
    return _summaries(settings, embedder, comments, actions)


def _desk(
    settings: Settings,
    store: FeedbackStore,
    register: Register,
    comments: CommentReaders,
    release_texts: ReleaseTexts,
) -> FeedbackDesk:
    texts = read_participant_texts(shelf("knowledge") / "feedback")
    clock = SystemClock()
    recorder = FeedbackRecorder(
        store,
        register,
        comments=comments,
        teller=ReadershipTeller(texts, release_texts),
        texts=texts,
        clock=clock,
    )
    return FeedbackDesk(
        recorder, store, register, texts=texts, clock=clock, help_route=settings.help_route
    )


def _summaries(
    settings: Settings, embedder: Embedder, comments: ReadsComments, actions: ActionBook
) -> FeedbackSummariser:
    folder = shelf("knowledge") / "feedback"
    return FeedbackSummariser(
        read=read_feedback,
        reader=comments,
        embedder=embedder,
        store=build_import_store(settings),
        actions=actions,
        texts=read_summary_texts(folder),
        release_texts=read_release_texts(folder),
    )


def _silent(words: str, share: float) -> None:
    """Tell nobody: the shelf's examples are encoded once."""
