"""A coach over a library of a few sentences; words alone decide what is near."""

from collections.abc import Sequence
from functools import cache

from coach.adapters.embedded_writer import EmbeddedWriter
from coach.adapters.roster_files import read_roster
from coach.domain.conversation import Role, Turn
from coach.domain.document import Document
from coach.domain.pair import Pair
from coach.grounding.support import SupportChecker
from coach.ports import Writer
from coach.prompting.asking import Budget
from coach.prompting.prompts import read_prompts
from coach.retrieval.chunking import cut_documents
from coach.retrieval.disagreements import Disagreements
from coach.retrieval.library import read_library
from coach.retrieval.synonyms import OtherWords
from coach.services.answer_words import AnswerWords
from coach.services.coach import Coach
from coach.services.conversation_texts import read_conversation
from coach.services.find import Finder
from coach.services.find_job import JobFinder
from coach.services.import_roster import RosterImporter
from coach.services.job_texts import read_jobs
from coach.services.keep_pairs import PairKeeper
from coach.services.preparing import Preparing, Shelves
from coach.services.read_pair import known_playbooks
from coach.services.run_programme import Programme
from coach.services.sort_turn import TurnSorter
from coach.services.starters import Starters, Unknown
from coach.services.take_job import Taken
from coach.services.take_turn import TakesJobs, TurnTaker
from coach.services.writer_desk import WriterDesk
from coach.shelves import shelf
from tests.builders import a_claim, a_document, a_position, a_searcher, a_section, a_source
from tests.doubles.hash_embedder import HashEmbedder
from tests.doubles.memory_pairs import MemoryPairStore
from tests.doubles.scripted_coach import ScriptedCoach
from tests.doubles.scripted_writer import writer_texts
from tests.doubles.set_clock import SetClock
from tests.services.small_feedback import some_rooms

SPLIT = "Does knowledge flow downward or upward?"
DOWN, UP = "Knowledge flows downward in a lecture.", "Knowledge flows upward in reverse mentoring."
STARTERS = Starters(
    questions={role: (f"What may a {role} ask?",) for role in Role},
    unknown=Unknown(
        off_topic="I only know about mentoring.",
        missing="I have nothing on $missing.",
        detail="My library does not say.",
        nearest="The closest is: $nearest",
        none="Put it in other words.",
    ),
)
LIBRARY = (
    a_document(
        a_section(
            "Trust between mentor and leader grows when promises are kept.",
            "Mentor and leader lose trust when a session is cancelled without a word.",
            heading="How trust grows",
            questions=("How does trust grow?", "What builds trust between mentor and leader?"),
        ),
        a_section(
            "Welch, the head of GE, chose a junior engineer as his mentor.",
            "Welch learnt the internet from the junior engineer.",
            heading="Welch and his mentor",
            questions=("Who mentored Welch?",),
        ),
        a_section(DOWN, heading="Lectures"),
        source=a_source("s1", positions=(a_position("flow", "down", DOWN, SPLIT),)),
    ),
    a_document(
        a_section(
            "Sessions of reverse mentoring last 45 minutes in Leeds.",
            "Reverse mentoring pairs in Leeds meet monthly.",
            heading="Length of sessions",
            questions=("How long does a session last?",),
        ),
        a_section(UP, heading="Direction"),
        a_section(a_claim("Rest a week after the closing visit.", ours=True), heading="Rest"),
        source=a_source("s2", positions=(a_position("flow", "up", UP, SPLIT),)),
    ),
)


def a_finder(
    documents: Sequence[Document] = LIBRARY, other_words: OtherWords | None = None
) -> Finder:
    return Finder(a_searcher(cut_documents(documents)), HashEmbedder(), other_words)


@cache
def the_sorter() -> TurnSorter:
    """Return a sorter with the coach's own conversation shelf."""
    return TurnSorter(HashEmbedder(), read_conversation(shelf("knowledge") / "conversation"))


def a_taker(
    documents: Sequence[Document] = LIBRARY,
    *,
    writer: Writer | None = None,
    clock: SetClock | None = None,
    jobs: TakesJobs | None = None,
    model: AnswerWords | None = None,
) -> TurnTaker:
    return TurnTaker(
        documents=documents,
        finder=a_finder(documents),
        sorter=the_sorter(),
        starters=STARTERS,
        disagreements=Disagreements(documents, cut_documents(documents), HashEmbedder()),
        writer=writer or EmbeddedWriter(),
        support=SupportChecker(HashEmbedder()),
        fingerprint="small",
        help_route="the front desk",
        jobs=jobs or NoJobs(),
        model=model,
        clock=(clock or SetClock()).seconds,
    )


class NoJobs:
    """Finds nothing to prepare in any turn."""

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


def a_coach(documents: Sequence[Document] = LIBRARY) -> Coach:
    store = MemoryPairStore()
    return Coach(
        documents=documents,
        passages={passage.id: passage for passage in cut_documents(documents)},
        fingerprint="small",
        finder=a_finder(documents),
        starters=STARTERS,
        taker=a_taker(documents),
        preparing=a_preparing(),
        jobs=a_job_finder(),
        pairs=PairKeeper(store, known_playbooks()),
        programme=Programme(
            store=store,
            roster=RosterImporter(read=read_roster, store=store),
            clock=SetClock(),
            sample_folder=shelf("knowledge") / "sample",
        ),
        feedback=lambda: some_rooms(store),
        writer=WriterDesk(read_prompts(shelf("prompts")), texts=writer_texts()),
        rehearsals=lambda: ScriptedCoach().rehearsals,
    )


@cache
def a_job_finder() -> JobFinder:
    """Return a finder with the coach's own examples."""
    return JobFinder(HashEmbedder(), read_jobs(shelf("knowledge") / "conversation" / "jobs.yaml"))


@cache
def a_preparing() -> Preparing:
    """Return what prepares sessions, from the coach's own shelves."""
    documents = read_library(shelf("knowledge"))
    shelves = Shelves(shelf("knowledge") / "coaching", documents, cut_documents(documents))
    return Preparing(shelves, HashEmbedder(), {}, clock=SetClock(), help_route="the front desk")
