"""A coach that answers from a script, in every outcome, with sentences of the real library."""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from coach.domain.agenda import Agenda
from coach.domain.answer import (
    Block,
    Bullets,
    Citation,
    CitationStatus,
    Grid,
    Paragraph,
    Provenance,
    Reply,
    Statement,
)
from coach.domain.conversation import Outcome, Role, Turn
from coach.domain.document import Claim, Table
from coach.domain.pair import Pair
from coach.domain.passage import Passage
from coach.domain.request import ChangeLength
from coach.domain.source import PublicPage, Source, SourceKind
from coach.errors import NotFound
from coach.retrieval.chunking import cut_documents
from coach.retrieval.library import read_library
from coach.services.cite_claims import ClaimBook
from coach.services.rehearse import Rehearsals
from coach.services.rehearse_texts import read_rehearsals
from coach.shelves import shelf
from tests.doubles.hash_embedder import HashEmbedder
from tests.doubles.scripted_feedback import ScriptedReleases
from tests.doubles.scripted_manager import ScriptedManager, ScriptedSummaries
from tests.doubles.scripted_preparation import ScriptedPreparation, a_kept_pair
from tests.doubles.scripted_writer import ScriptedWriter

NHS = PublicPage(
    id="R14",
    title="Reciprocal mentoring for inclusion",
    publisher="NHS Leadership Academy",
    url="https://www.leadershipacademy.nhs.uk/reciprocal-mentoring",
    year=2021,
    grade="B",
)
SOURCES = {
    source.id: source
    for source in (
        Source(
            id="s0-seminars-vs-reverse-mentoring",
            kind=SourceKind.ARTICLE,
            title="Leadership Seminars vs. Reverse Mentoring: Which Training Method Drives "
            "Better Results?",
            called="the article on seminars and reverse mentoring",
            date="2025-04-21",
            grade="D",
            grade_reason="Unnamed author; it cites nothing at all, neither a study nor a figure.",
        ),
        Source(
            id="s4-wiifm",
            kind=SourceKind.ARTICLE,
            title='Try It In Reverse – Mentoring Success Hinges On "WIIFM"',
            called="Thiran's article on what's in it for me",
            author="Roshan Thiran",
            publisher="Leaderonomics",
            date="2013-03-13",
            grade="D",
            grade_reason="One person's experience from 2013; no study behind it.",
        ),
        Source(
            id="reciprocal-mentoring",
            kind=SourceKind.PLAYBOOK,
            title="Reciprocal mentoring",
            called="the playbook on reciprocal mentoring",
            grade="B",
            grade_reason="A programme's own material, without an evaluation.",
            pages={NHS.id: NHS},
        ),
    )
}
_TABLE = Table(
    caption="Leadership seminars and reverse mentoring compared",
    header=("Feature", "Leadership seminars", "Reverse mentoring"),
    rows=(
        (
            "Purpose",
            "better leadership skills and strategic thinking",
            "knowledge exchange across generations",
        ),
        (
            "Duration",
            "short to medium term: a few hours to days",
            "ongoing, with flexible timelines",
        ),
        ("Cost", "typically higher: speakers and logistics", "lower: internal resources"),
    ),
)
PASSAGES = {
    passage.id: passage
    for passage in (
        Passage(
            id="faded",
            source="s4-wiifm",
            title=SOURCES["s4-wiifm"].title,
            heading="The NBC mentors who faded, and the one who stayed",
            order=3,
            claims=(
                Claim(
                    text="Almost all of Roshan Thiran's mentors at NBC turned out to be short-term."
                ),
                Claim(
                    text="Most of Roshan Thiran's mentors at NBC drifted away because they "
                    "saw mentoring "
                    "as one-way: they gave and he received."
                ),
                Claim(
                    text="The NBC leader for Asia stayed because he was learning too: he "
                    "kept picking "
                    "Roshan Thiran's brains about Asia."
                ),
                Claim(text="Roshan Thiran and the NBC leader for Asia met almost weekly."),
            ),
        ),
        Passage(
            id="compared",
            source="s0-seminars-vs-reverse-mentoring",
            title=SOURCES["s0-seminars-vs-reverse-mentoring"].title,
            heading="Seminars and reverse mentoring compared point by point",
            order=1,
            claims=(
                Claim(
                    text="Seminars and reverse mentoring do different jobs, and one "
                    "article suggests "
                    "using both rather than naming a winner."
                ),
            ),
            tables=(_TABLE,),
        ),
        Passage(
            id="reciprocal",
            source="reciprocal-mentoring",
            title="Reciprocal mentoring",
            heading="What reciprocal mentoring is",
            order=0,
            claims=(
                Claim(
                    text="Reciprocal mentoring pairs two people at different levels who "
                    "teach and learn "
                    "from each other as equals.",
                    via=("R14",),
                ),
                Claim(
                    text="The NHS Leadership Academy describes reciprocal mentoring as "
                    "reverse mentoring "
                    'plus equality: both people are "partners in progress".',
                    via=("R14",),
                ),
                Claim(
                    text="Start with six to ten pairs, run them through one review, and "
                    "grow only after "
                    "findings have been acted upon.",
                    ours=True,
                ),
            ),
        ),
    )
}
EXAMPLES = {
    Role.LEADER: (
        "Why do most mentoring relationships fade?",
        "Seminar or reverse mentoring for our executives?",
        "What should I say in the first session?",
    ),
    Role.MENTOR: (
        "What can a junior teach a senior leader?",
        "How do I say no to a topic?",
        "What is reciprocal mentoring?",
    ),
    Role.MANAGER: (
        "How many pairs should a pilot have?",
        "What must stand before launch?",
        "What share of mentored people go on to mentor?",
    ),
}
HELP = "your HR contact or the person your programme named"


class ScriptedCoach(ScriptedPreparation):
    """Answers by the words of a question; anything it has no script for is not in the library."""

    fingerprint = "scripted"

    def __init__(self, *, seconds: float = 0.0, help_route: str = HELP) -> None:
        """Take `seconds` over each answer."""
        super().__init__()
        cited = cite(1, "reciprocal", "who teach and learn from each other as equals")
        self.releases = ScriptedReleases(self.pairs, cited=(cited,))
        self._seconds = seconds
        self._help_route = help_route
        self._lock = threading.Lock()
        self.asked: list[tuple[str, Role, tuple[Turn, ...]]] = []

    def ask(
        self,
        question: str,
        *,
        role: Role = Role.LEADER,
        turns: Sequence[Turn] = (),
        pair: Pair | None = None,
    ) -> Reply:
        """Return the scripted reply, or an agenda if one is asked for or there to be changed."""
        with self._lock:
            self.asked.append((question, role, tuple(turns)))
        time.sleep(self._seconds)
        words = question.lower()
        if "break the coach" in words:
            raise RuntimeError(f"the canary {question!r}")
        if words.startswith("repeat"):
            offers = (question[:200],)
            return _reply(
                Outcome.ANSWERED, _says(question), suggestions=offers, notices=(question[:200],)
            )
        if "agenda" in words:
            made = self.prepare_agenda(pair or a_kept_pair(), minutes=45)
            return _prepared(made, "45 minutes: you start with a check-in.")
        last = next((turn.result for turn in reversed(turns) if turn.result), None)
        if isinstance(last, Agenda) and "longer" in words:
            edit = ChangeLength(longer=True, by=15)
            edited = self.edit_agenda(last, edit, pair or a_kept_pair())
            return _prepared(edited.agenda, edited.said)
        for key, reply in _SCRIPT.items():
            if key in words:
                return reply
        if "bullied" in words:
            return _referred(self._help_route)
        return _NOTHING

    def stream(
        self,
        question: str,
        *,
        role: Role = Role.LEADER,
        turns: Sequence[Turn] = (),
        pair: Pair | None = None,
        gone: Callable[[], bool] = lambda: False,
    ) -> Iterator[Reply]:
        """Yield the scripted reply, whole."""
        yield self.ask(question, role=role, turns=turns, pair=pair)

    @cached_property
    def manager(self) -> ScriptedManager:
        """The designer and its neighbours, built at their first use."""
        return ScriptedManager(self.releases)

    @cached_property
    def rehearsals(self) -> Rehearsals:
        """What plays scenes; it tells no answer from another, since its embedder knows no sense."""
        folder = shelf("knowledge")
        documents = read_library(folder)
        claims = ClaimBook(documents, cut_documents(documents))
        return Rehearsals(read_rehearsals(folder / "coaching"), HashEmbedder(), claims)

    @cached_property
    def writer(self) -> ScriptedWriter:
        """What tells about the writer."""
        return ScriptedWriter()

    @cached_property
    def summaries(self) -> ScriptedSummaries:
        """What summarises files, built at its first use."""
        return ScriptedSummaries()

    def source(self, id: str) -> Source:
        """Return a source of the script."""
        if id not in SOURCES:
            raise NotFound(kind="source", name=id)
        return SOURCES[id]

    def passage(self, id: str) -> Passage:
        """Return a passage of the script."""
        if id not in PASSAGES:
            raise NotFound(kind="passage", name=id)
        return PASSAGES[id]

    def examples(self, role: Role) -> tuple[str, ...]:
        """Return the role's questions."""
        return EXAMPLES[role]


def cite(
    n: int, passage: str, quote: str, *, status: CitationStatus = CitationStatus.VERIFIED
) -> Citation:
    """Return a citation of a scripted passage."""
    source = SOURCES[PASSAGES[passage].source]
    via = NHS if source.kind is SourceKind.PLAYBOOK else None
    return Citation(
        n=n, source=source.id, title=source.title, grade=source.grade, quote=quote, status=status,
        passage=passage, via=via,
    )  # fmt: skip


def _says(text: str, *cites: int) -> Paragraph:
    return Paragraph(statements=(Statement(text=text, cites=cites),))


def _reply(
    outcome: Outcome,
    *blocks: Block,
    citations: tuple[Citation, ...] = (),
    suggestions: tuple[str, ...] = (),
    notices: tuple[str, ...] = (),
) -> Reply:
    return Reply(
        outcome=outcome,
        blocks=blocks,
        citations=citations,
        suggestions=suggestions,
        notices=notices,
        provenance=Provenance(engine="embedded", index="scripted", query=""),
        seconds=0.04,
    )


def _prepared(agenda: Agenda, said: str) -> Reply:
    reply = _reply(Outcome.ANSWERED, _says(said))
    return reply.model_copy(update={"job": "agenda", "result": agenda})


def _referred(route: str) -> Reply:
    return _reply(
        Outcome.REFERRED,
        _says(
            "I am sorry that this is happening. It is more than a coach can help with, and "
            "you do not "
            "have to carry it alone."
        ),
        _says(
            f"Please talk to {route}. In immediate danger, call the emergency number where you are."
        ),
    )


_FADE = _reply(
    Outcome.ANSWERED,
    Paragraph(
        statements=(
            Statement(
                text="Because only one side gains: most of Roshan Thiran's mentors at NBC "
                "drifted away "
                "because they saw mentoring as one-way.",
                cites=(1,),
            ),
            Statement(
                text="The NBC leader for Asia stayed because he was learning too: he kept "
                "picking Roshan "
                "Thiran's brains about Asia.",
                cites=(2,),
            ),
            Statement(text="Before your next session, ask what the other got out of the last one."),
        )
    ),
    citations=(
        cite(
            1,
            "faded",
            "drifted away because they saw mentoring as one-way: they gave and he received",
        ),
        cite(
            2,
            "faded",
            "he kept picking Roshan Thiran's brains about Asia. Roshan Thiran and the NBC "
            "leader for Asia met almost weekly.",
        ),
    ),
    suggestions=(
        "What does WIIFM mean?",
        "What can I offer my mentor in return?",
        "What is reciprocal mentoring?",
    ),
    notices=("The story comes from one person, without a study behind it.",),
)
_COMPARED = _reply(
    Outcome.ANSWERED,
    _says("They do different jobs.", 1),
    Grid(header=("", *_TABLE.header[1:]), rows=_TABLE.rows, cites=(1,)),
    _says("One article suggests using both rather than naming a winner.", 2),
    citations=(
        cite(1, "compared", "typically higher: speakers and logistics"),
        cite(2, "compared", "one article suggests using both rather than naming a winner"),
    ),
    suggestions=("Which is cheaper?", "Can we combine seminars and reverse mentoring?"),
)
_RECIPROCAL = _reply(
    Outcome.PARTIAL,
    _says(
        "Reciprocal mentoring pairs two people at different levels who teach and learn "
        "from each other as equals.",
        1,
    ),
    Bullets(
        statements=(
            Statement(
                text='The NHS Leadership Academy calls both people "partners in progress".',
                cites=(1, 2),
            ),
            Statement(
                text="Start with six to ten pairs, and grow only after findings have been "
                "acted upon."
            ),
            Statement(text="A withdrawn source said that it takes a year.", cites=(3,)),
        )
    ),
    citations=(
        cite(
            1,
            "reciprocal",
            "pairs two people at different levels who teach and learn from each other as equals",
        ),
        cite(
            2,
            "reciprocal",
            'both people are "partners in progress"',
            status=CitationStatus.UNSUPPORTED,
        ),
        cite(3, "faded", "met almost weekly", status=CitationStatus.WITHDRAWN),
    ),
    suggestions=("When is reciprocal mentoring the right choice?",),
)
_NOTHING = _reply(
    Outcome.NOT_IN_LIBRARY,
    _says(
        "I have nothing on that. The closest I can offer is what GE and Procter & Gamble "
        "did. Shall I?"
    ),
    suggestions=("How did reverse mentoring start at GE?", "What did Procter & Gamble do?"),
)
_SCRIPT = {
    "fade": _FADE,
    "seminar": _COMPARED,
    "reciprocal": _RECIPROCAL,
    "weather": _reply(
        Outcome.OFF_TOPIC,
        _says(
            "I only know about mentoring. I can help you to begin, to find topics, or to "
            "check your questions."
        ),
        suggestions=("What should we talk about in the first session?",),
    ),
    "what did my mentor say": _reply(
        Outcome.DECLINED,
        _says(
            "What another person told the programme stays with them, so I cannot pass it "
            "on. Ask them what would help."
        ),
    ),
    "and for him": _reply(
        Outcome.NEEDS_CLARIFICATION, _says("Who is it for: the leader, or the mentor?")
    ),
    "thank": _reply(
        Outcome.CONVERSATIONAL, _says("You are welcome. I am here before the next session too.")
    ),
}
