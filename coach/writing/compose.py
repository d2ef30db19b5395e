"""Composing: from a brief to a draft, the answer first."""

from collections.abc import Collection, Sequence

from coach.domain.answer import Block, Bullets, Grid, Paragraph, Statement
from coach.domain.conversation import Outcome
from coach.domain.document import ClaimKind
from coach.domain.draft import Brief, Draft
from coach.domain.passage import Hit
from coach.domain.source import SourceKind
from coach.grounding.trust import sift
from coach.language.asking import Form, form_of
from coach.language.words import content_stems
from coach.writing.candidates import Candidate, candidates
from coach.writing.citing import Citer
from coach.writing.comparing import table_for
from coach.writing.leads import lead
from coach.writing.reliability import judge_figure
from coach.writing.selection import BRIEF, FULL, Measure, list_items, select
from coach.writing.sides import both_sides
from coach.writing.wording import doubt, shortened

_ITEMS = 3
"""From this many items on, a list is shown one under the other."""
_FEW_ROWS = 2
"""A table of so few rows leaves room for a second sentence."""
_CLOSE = 0.05
"""A sentence that names all items leads if it scores within this of the best."""


def compose(brief: Brief) -> Draft:
    """Return an answer of whole sentences of the passages, in an order that serves the question."""
    brief = _trusted(brief)
    form = form_of(brief.question)
    citer = Citer(brief.sources)
    ranked = candidates(brief.question, form, brief.hits, said=brief.said)
    blocks = (
        both_sides(brief, citer)
        or (judge_figure(brief, ranked, citer) if form is Form.RELIABILITY else ())
        or _table(brief, form, ranked, citer)
        or _list(brief, form, ranked, citer)
        or _prose(brief, form, ranked, citer)
    )
    return Draft(
        outcome=Outcome.PARTIAL if brief.missing else Outcome.ANSWERED,
        blocks=blocks,
        citations=citer.citations,
    )


def _trusted(brief: Brief) -> Brief:
    """Return the brief without the sentences that may bear no claim: see `trust`."""
    unreviewed = {id for id, one in brief.sources.items() if one.kind is SourceKind.DOCUMENT}
    passages = [hit.passage for hit in brief.hits]
    asked = f"{brief.question} {brief.context}"
    withheld = frozenset(sift(passages, asked, unreviewed=unreviewed).withheld)
    if not withheld:
        return brief
    return brief.model_copy(update={"hits": tuple(_without(hit, withheld) for hit in brief.hits)})


def _without(hit: Hit, withheld: Collection[str]) -> Hit:
    claims = hit.passage.claims
    kept = tuple(one for one in hit.sentences if claims[one.position].text not in withheld)
    return hit.model_copy(update={"sentences": kept})


def _prose(
    brief: Brief, form: Form, ranked: Sequence[Candidate], citer: Citer
) -> tuple[Block, ...]:
    if not ranked:
        return ()
    first = lead(brief.question, form, ranked[0].claim)
    certain = bool(first) and form in (Form.NUMBER, Form.WHO, Form.WHEN)
    measure = BRIEF if certain or brief.missing else FULL
    chosen = select(ranked, form, asked=brief.question, measure=measure)
    statements = _statements(chosen, citer)
    if first:
        statements[0] = statements[0].model_copy(update={"text": f"{first} {statements[0].text}"})
    return (Paragraph(statements=(*statements, *_doubts(brief, chosen))),)


def _list(brief: Brief, form: Form, ranked: Sequence[Candidate], citer: Citer) -> tuple[Block, ...]:
    """A sentence that names all items, then the items; nothing if no such sentence answers."""
    naming = [
        c
        for c in ranked[:4]
        if c.claim.kind is ClaimKind.LIST and c.score > ranked[0].score - _CLOSE
    ]
    if form is not Form.LIST or not naming:
        return ()
    head = naming[0]
    items = list_items(head, ranked)
    if len(items) < _ITEMS:
        return ()
    statements = _statements([head, *items], citer)
    doubts = _doubts(brief, [head, *items])
    blocks = (Paragraph(statements=(statements[0],)), Bullets(statements=tuple(statements[1:])))
    return (*blocks, Paragraph(statements=doubts)) if doubts else blocks


def _table(
    brief: Brief, form: Form, ranked: Sequence[Candidate], citer: Citer
) -> tuple[Block, ...]:
    found = table_for(brief.question, form, brief.hits)
    if found is None:
        return ()
    passage, table = found
    shown = set(content_stems(" ".join(row[0] for row in table.rows)))
    own = [c for c in ranked if c.passage.id == passage.id]
    own.sort(key=lambda c: not shown & c.stems)
    text = select(own, form, measure=Measure(sentences=2 if len(table.rows) <= _FEW_ROWS else 1))
    statements = _statements(text, citer)
    cite = citer.cite(text[0].claim, passage)
    grid = Grid(header=table.header, rows=table.rows, cites=(cite,))
    return (Paragraph(statements=tuple(statements)), grid)


def _statements(chosen: Sequence[Candidate], citer: Citer) -> list[Statement]:
    texts = shortened([candidate.claim.text for candidate in chosen])
    return [
        citer.state(candidate.claim, candidate.passage, text)
        for candidate, text in zip(chosen, texts, strict=True)
    ]


def _doubts(brief: Brief, chosen: Sequence[Candidate]) -> tuple[Statement, ...]:
    text = doubt([(c.claim, brief.sources[c.passage.source]) for c in chosen])
    return (Statement(text=text),) if text else ()
