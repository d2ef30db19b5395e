"""Everything about feedback over stores that forget, for a small coach."""

from coach.adapters.feedback_files import read_feedback
from coach.ports import PairStore
from coach.retrieval.chunking import cut_documents
from coach.retrieval.library import read_library
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
from coach.services.programme_guide import own_guide
from coach.services.read_releases import ReleaseDesk
from coach.services.record_feedback import FeedbackRecorder
from coach.services.summarise_feedback import (
    FeedbackSummariser,
    read_release_texts,
    read_summary_texts,
)
from coach.services.summary_actions import read_actions
from coach.services.who_reads import ReadershipTeller
from coach.shelves import shelf
from tests.doubles.hash_embedder import HashEmbedder
from tests.doubles.keyword_reader import KeywordReader
from tests.doubles.memory_feedback import (
    MemoryFeedbackStore,
    MemoryImportStore,
    MemoryReleaseStore,
)
from tests.doubles.set_clock import SetClock

FOLDER = shelf("knowledge") / "feedback"


def some_rooms(pairs: PairStore) -> FeedbackRooms:
    """Return the desks over a store of pairs; comments are read by words."""
    store, clock, comments = MemoryFeedbackStore(), SetClock(), KeywordReader()
    documents = read_library(shelf("knowledge"))
    actions = read_actions(FOLDER, ClaimBook(documents, cut_documents(documents)))
    release_texts, texts = read_release_texts(FOLDER), read_participant_texts(FOLDER)
    register = Register(pairs)
    releases = ReleaseDesk(MemoryReleaseStore(store), read_why_hidden(FOLDER))
    readers = CommentReaders(comments)
    recorder = FeedbackRecorder(
        store,
        register,
        comments=readers,
        teller=ReadershipTeller(texts, release_texts),
        texts=texts,
        clock=clock,
    )
    return FeedbackRooms(
        desk=FeedbackDesk(
            recorder, store, register, texts=texts, clock=clock, help_route="the front desk"
        ),
        releases=releases,
        manager=ManagerDesk(releases, open_designer(HashEmbedder()), own_guide(), clock),
        summaries=FeedbackSummariser(
            read=read_feedback,
            reader=comments,
            embedder=HashEmbedder(),
            store=MemoryImportStore(),
            actions=actions,
            texts=read_summary_texts(FOLDER),
            release_texts=release_texts,
        ),
        closer=WindowCloser(store, register, comments=readers, texts=release_texts, clock=clock),
        declarer=PlanDeclarer(store, clock),
        register=register,
        store=store,
        pairs=pairs,
        comments=comments,
        clock=clock,
        sample_folder=shelf("knowledge") / "sample",
    )
