"""A summariser on the real shelves; what is read from comments is scripted, the ledger forgets."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache

from coach.adapters.feedback_files import read_feedback
from coach.domain.comment import Code, ReadComment, Tone
from coach.domain.person import PairSide
from coach.domain.summary_texts import SummaryTexts
from coach.ports import Embedder
from coach.ports.comments import ReadsComments
from coach.ports.feedback import ImportStore
from coach.services.cite_claims import ClaimBook
from coach.services.summarise_feedback import (
    FeedbackSummariser,
    read_release_texts,
    read_summary_texts,
)
from coach.services.summary_actions import ActionBook, read_actions
from coach.shelves import shelf
from tests.doubles.hash_embedder import HashEmbedder
from tests.doubles.memory_feedback import MemoryImportStore
from tests.planning.real_planner import library

FOLDER = shelf("knowledge") / "feedback"
HEADER = "pair,session,date,side,usefulness,openness,balance,comment"
SIDES: tuple[PairSide, PairSide] = ("leader", "mentor")


class ScriptedReader:
    """Knows what some comments are; all others have the theme `other`, and blank ones none."""

    def __init__(self, known: Mapping[str, ReadComment]) -> None:
        self.fingerprint = "scripted"
        self._known = known
        self.seen: list[str] = []
        self.names: frozenset[str] = frozenset()

    def read(
        self,
        texts: Sequence[str],
        *,
        sides: Sequence[PairSide | None] | None = None,
        known_names: Collection[str] = (),
        progress: Callable[[int, int], None] | None = None,
    ) -> list[ReadComment]:
        """Return what is known of each text."""
        self.seen += texts
        self.names = frozenset(known_names)
        if progress:
            progress(len(texts), len(texts))
        return [self._known.get(text, _other(text)) for text in texts]


def about(
    text: str, *codes: Code, tone: Tone = Tone.CONCERN, needs_human: str = "", left_out: str = ""
) -> dict[str, ReadComment]:
    """Return what is read from one comment."""
    read = ReadComment(
        masked=text,
        codes=codes,
        tones=(tone,) * len(codes),
        needs_human=needs_human,
        left_out=left_out,
    )
    return {text: read}


def _other(text: str) -> ReadComment:
    return ReadComment(masked=text, codes=(Code.OTHER,), tones=(Tone.CONCERN,))


def a_file(*rows: str, header: str = HEADER) -> bytes:
    """Return a CSV file of these rows."""
    return "\n".join((header, *rows, "")).encode()


def answers(pairs: int, comment: str = "", *, session: int = 1, rating: int = 4) -> list[str]:
    """Return a row for each of the two people of some pairs, in a month of its session's own."""
    said = f"{rating},{rating},{rating},{comment}"
    return [
        f"P{number:02d},{session},2026-{6 + session:02d}-01,{side},{said}"
        for number in range(1, pairs + 1)
        for side in SIDES
    ]


@cache
def claims() -> ClaimBook:
    return library()[1]


@cache
def action_book() -> ActionBook:
    return read_actions(FOLDER, claims())


@cache
def texts() -> SummaryTexts:
    return read_summary_texts(FOLDER)


def a_summariser(
    known: Mapping[str, ReadComment] | None = None,
    *,
    reader: ReadsComments | None = None,
    embedder: Embedder | None = None,
    store: ImportStore | None = None,
) -> FeedbackSummariser:
    """Return a summariser that reads comments as they are scripted."""
    return FeedbackSummariser(
        read=read_feedback,
        reader=reader or ScriptedReader(known or {}),
        embedder=embedder or HashEmbedder(),
        store=store or MemoryImportStore(),
        actions=action_book(),
        texts=texts(),
        release_texts=read_release_texts(FOLDER),
    )
