"""A coach that says what a test planted, and a small library that it quotes from."""

from collections.abc import Mapping, Sequence

from coach.domain.answer import (
    Block,
    Citation,
    CitationStatus,
    Paragraph,
    Provenance,
    Reply,
    Statement,
)
from coach.domain.conversation import Outcome, Role, Turn
from coach.domain.document import Claim, Document, Section
from coach.domain.pair import Pair
from coach.domain.passage import Hit, Passage
from coach.domain.source import PublicPage, Source, SourceKind
from coach.errors import NotFound

CLAIMS = {
    "s4-wiifm": "Most of Roshan Thiran's mentors at NBC drifted away within 2 years.",
    "s2-peers": "A YPO forum brings eight to ten chief executives together every month.",
    "reverse-mentoring": "The Yorkshire agreement plans six sessions of 45 to 60 minutes.",
}
"""One claim for each source."""


def a_passage(source: str = "s4-wiifm", text: str = "", via: tuple[str, ...] = ()) -> Passage:
    return Passage(
        id=f"{source}-0",
        source=source,
        title=source,
        heading="A heading",
        order=0,
        claims=(Claim(text=text or CLAIMS[source], via=via),),
    )


def a_citation(n: int = 1, source: str = "s4-wiifm", quote: str = "", page: str = "") -> Citation:
    return Citation(
        n=n,
        source=source,
        title=source,
        grade="D",
        quote=quote or CLAIMS[source],
        status=CitationStatus.VERIFIED,
        passage=f"{source}-0",
        via=PublicPage(id=page, title=page, grade="B") if page else None,
    )


def a_reply(
    *statements: Statement,
    outcome: Outcome = Outcome.ANSWERED,
    citations: tuple[Citation, ...] = (),
    blocks: tuple[Block, ...] = (),
) -> Reply:
    return Reply(
        outcome=outcome,
        blocks=blocks or (Paragraph(statements=statements),),
        citations=citations,
        provenance=Provenance(engine="planted", index="planted", query=""),
    )


def a_refusal(outcome: Outcome = Outcome.NOT_IN_LIBRARY) -> Reply:
    return a_reply(Statement(text="I have nothing on it."), outcome=outcome)


def an_answer(source: str = "s4-wiifm") -> Reply:
    """Return a reply that no scorer finds fault with."""
    statement = Statement(text=CLAIMS[source], cites=(1,))
    return a_reply(statement, citations=(a_citation(source=source),))


def a_library() -> tuple[Document, ...]:
    return tuple(
        Document(
            source=Source(
                id=id,
                kind=SourceKind.ARTICLE,
                title=id,
                called=id,
                grade="D",
            ),
            sections=(Section(heading="A heading", claims=(Claim(text=text),)),),
        )
        for id, text in CLAIMS.items()
    )


class PlantedCoach:
    """Replies as planted, refuses the rest, and remembers what it was told."""

    fingerprint = "planted"

    def __init__(
        self,
        replies: Mapping[str, Reply] | None = None,
        hits: Mapping[str, Sequence[Passage]] | None = None,
    ) -> None:
        self.replies = dict(replies or {})
        self.hits = dict(hits or {})
        self.told: list[tuple[str, Role, tuple[Turn, ...]]] = []
        self.pairs_told: list[Pair | None] = []

    def ask(
        self,
        question: str,
        *,
        role: Role = Role.LEADER,
        turns: Sequence[Turn] = (),
        pair: Pair | None = None,
    ) -> Reply:
        self.told.append((question, role, tuple(turns)))
        self.pairs_told.append(pair)
        return self.replies.get(question) or a_refusal()

    def search(self, query: str, *, k: int = 5) -> list[Hit]:
        return [Hit(passage=passage, score=0.5) for passage in self.hits.get(query, ())][:k]

    def passage(self, id: str) -> Passage:
        source = id.removesuffix("-0")
        if source not in CLAIMS:
            raise NotFound(kind="passage", name=id)
        return a_passage(source)
