"""Values that a test needs and is not about, and the machinery over a few documents."""

from collections.abc import Sequence
from typing import Any

from coach.adapters.exact_index import ExactIndex
from coach.adapters.keyword_index import Bm25Index
from coach.domain.agenda import Agenda, AgendaBlock
from coach.domain.answer import Grid, Reply
from coach.domain.conversation import Role, Turn
from coach.domain.document import Claim, ClaimKind, Document, Section, Table
from coach.domain.draft import Brief, Draft, Side
from coach.domain.passage import Hit, Passage, SentenceHit
from coach.domain.source import Grade, Position, PublicPage, Source, SourceKind
from coach.language.asking import form_of
from coach.retrieval.chunking import header
from coach.retrieval.indexing import encode_passages, window_matrix
from coach.retrieval.searching import Searcher
from coach.writing.candidates import Candidate, candidates
from tests.doubles.hash_embedder import HashEmbedder

TRUST = "Trust grows when both people keep small promises."


def a_claim(
    text: str = TRUST,
    kind: ClaimKind | None = None,
    *,
    via: tuple[str, ...] = (),
    unsourced: bool = False,
    ours: bool = False,
) -> Claim:
    return Claim(text=text, kind=kind, via=via, unsourced=unsourced, ours=ours)


def a_table(
    *rows: tuple[str, ...], header: tuple[str, ...] = ("", "Seminars", "Shadowing")
) -> Table:
    return Table(caption="Side by side", header=header, rows=rows or (("Cost", "high", "low"),))


def a_passage(
    *claims: Claim | str,
    id: str = "",
    source: str = "s1-trust",
    heading: str = "In short",
    tables: tuple[Table, ...] = (),
    questions: tuple[str, ...] = (),
) -> Passage:
    """Return a passage; its id is its source's and its heading's unless one is given."""
    return Passage(
        id=id or f"{source}-{heading}".replace(" ", "-").lower(),
        source=source,
        title=f"The title of {source}",
        heading=heading,
        order=0,
        claims=tuple(a_claim(c) if isinstance(c, str) else c for c in claims or (TRUST,)),
        tables=tables,
        questions=questions,
    )


def a_page(id: str = "R1", grade: Grade = "B") -> PublicPage:
    return PublicPage(id=id, title=f"Page {id}", grade=grade)


def a_position(about: str, stance: str, says: str, question: str) -> Position:
    return Position(about=about, question=question, stance=stance, says=says)


def a_source(
    id: str = "s1-trust",
    *,
    grade: Grade = "D",
    author: str | None = None,
    publisher: str | None = None,
    pages: Sequence[PublicPage] = (),
    positions: tuple[Position, ...] = (),
) -> Source:
    return Source(
        id=id,
        kind=SourceKind.PLAYBOOK if pages else SourceKind.ARTICLE,
        title=f"The title of {id}",
        called=f"the text {id}",
        author=author,
        publisher=publisher,
        grade=grade,
        grade_reason="Nobody measured anything.",
        pages={page.id: page for page in pages},
        positions=positions,
    )


def a_section(
    *claims: Claim | str,
    heading: str = "In short",
    questions: tuple[str, ...] = (),
    tables: tuple[Table, ...] = (),
) -> Section:
    return Section(
        heading=heading,
        questions=questions,
        claims=tuple(a_claim(c) if isinstance(c, str) else c for c in claims or (TRUST,)),
        tables=tables,
    )


def a_document(*sections: Section, source: Source | None = None) -> Document:
    return Document(source=source or a_source(), sections=sections or (a_section(),))


def a_hit(
    passage: Passage | None = None, *, score: float = 0.5, scores: Sequence[float] = ()
) -> Hit:
    """Return a hit with these scores of sentences; without any each is 0.01 below the last."""
    found = passage or a_passage()
    given = list(scores) or [score - 0.01 * place for place in range(len(found.claims))]
    sentences = [
        SentenceHit(passage=found.id, position=position, score=one)
        for position, one in enumerate(given)
    ]
    ranked = tuple(sorted(sentences, key=lambda one: -one.score))
    return Hit(passage=found, score=score, sentences=ranked)


def a_brief(
    question: str,
    *hits: Hit,
    sources: Sequence[Source] = (),
    sides: tuple[Side, ...] = (),
    missing: tuple[str, ...] = (),
) -> Brief:
    """Return a brief; a source that is cited and not given is made up."""
    passages = [*(hit.passage for hit in hits), *(side.passage for side in sides)]
    known = {passage.source: a_source(passage.source) for passage in passages}
    return Brief(
        question=question,
        role=Role.LEADER,
        hits=hits,
        sources={**known, **{source.id: source for source in sources}},
        sides=sides,
        missing=missing,
    )


def a_side(stance: str, text: str, source: str) -> Side:
    claim = a_claim(text)
    return Side(stance=stance, claim=claim, passage=a_passage(claim, source=source))


def ranked(question: str, *hits: Hit) -> list[Candidate]:
    return candidates(question, form_of(question), hits)


def said_before(question: str, answer: str = "Trust grows slowly.") -> tuple[Turn, Turn]:
    return Turn(role="user", text=question), Turn(role="assistant", text=answer)


def a_searcher(passages: Sequence[Passage]) -> Searcher:
    """Return a searcher over the passages; words alone decide what is near."""
    embedder = HashEmbedder()
    vectors = dict(zip([p.id for p in passages], encode_passages(passages, embedder), strict=True))
    index = ExactIndex()
    index.add([passage.id for passage in passages], window_matrix(passages, vectors))
    keywords = Bm25Index([p.text for p in passages], [header(p) for p in passages])
    return Searcher(passages, vectors, index=index, keywords=keywords, embedder=embedder)


def texts_of(answer: Draft | Reply) -> list[str]:
    """Return the statements of an answer, in order."""
    return [
        statement.text
        for block in answer.blocks
        if not isinstance(block, Grid)
        for statement in block.statements
    ]


def words_of(answer: Draft | Reply) -> int:
    return len(" ".join(texts_of(answer)).split())


def an_agenda_block(minutes: int = 15, title: str = "Tunde shows", **changes: Any) -> AgendaBlock:
    """Return a block of an agenda that teaches from junior to senior unless told otherwise."""
    values: dict[str, Any] = {
        "direction": "junior_to_senior",
        "does": "teach",
        "purpose": "See one thing done on a real example.",
        "questions": ("Can you show me how you do it?",),
    }
    return AgendaBlock(minutes=minutes, title=title, **{**values, **changes})


def an_agenda(*blocks: AgendaBlock | int, **changes: Any) -> Agenda:
    """Return an agenda of these blocks, or of blocks of these lengths; they fill it."""
    made = tuple(
        an_agenda_block(one) if isinstance(one, int) else one for one in blocks or (25, 20)
    )
    values: dict[str, Any] = {
        "title": "Session of Ana Brandt and Tunde Okafor",
        "kind": "standard",
        "minutes": sum(block.minutes for block in made),
        "people": ("Ana Brandt", "Tunde Okafor"),
    }
    return Agenda(blocks=made, **{**values, **changes})
