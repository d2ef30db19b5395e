"""An answer in a model's words: its blocks become statements that cite passages."""

import re
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from typing import cast

from coach.domain.answer import Block, Bullets, Citation, CitationStatus, Paragraph, Statement
from coach.domain.conversation import Outcome
from coach.domain.document import Claim
from coach.domain.draft import Brief, Draft
from coach.domain.passage import Passage
from coach.domain.source import SourceKind, weaker
from coach.grounding.passages import sentences_of
from coach.grounding.quotes import locate, stands_in
from coach.grounding.trust import Sifted, sift
from coach.language.cleaning import one_line
from coach.prompting.asking import Asked, Asker, Budget
from coach.prompting.fencing import unsigned
from coach.prompting.schemas import AnswerBlock, AnswerBlocks, Cite

MOST_PASSAGES = 6
"""A model is given so many; both sides of a disagreement come first."""

_MARK = re.compile(r"\s*\[\d{1,2}(?:\s*[,;]\s*\d{1,2})*\]")
"""A citation mark that parses exactly: setting them is ours."""
_BULLET = re.compile(r"^\s*(?:[-*•–]|\d{1,2}[.)])\s+")
_EMPHASIS = re.compile(r"(?<!\w)(\*\*|__|\*|_|`)(?=\S)(.+?)(?<=\S)\1(?!\w)")


class ModelWriter:
    """Words answers with a chat model; nothing of a draft is shown before it was checked."""

    def __init__(self, asker: Asker) -> None:
        """Ask through `asker`."""
        self._asker = asker

    @property
    def name(self) -> str:
        """`provider:model`."""
        return self._asker.name

    def drafts(
        self, brief: Brief, budget: Budget
    ) -> Iterator[tuple[Draft | None, Asked[AnswerBlocks]]]:
        """Yield the answer as it grows; a draft of None where the model abstains.

        Raises:
            ModelError: There is no usable answer, or not all of one.
        """
        given = given_to(brief).passages
        values = {
            "role": brief.role.value,
            "question": _asked(brief),
            "sources": [_shown(n, one) for n, one in enumerate(given, 1)],
        }
        answers = self._asker.stream("answer", values, AnswerBlocks, budget)
        with closing(cast("Generator[Asked[AnswerBlocks]]", answers)):
            for asked in answers:
                yield _draft(asked.value, brief, given), asked


def given_to(brief: Brief) -> Sifted:
    """Return the passages that a model is given, each once: both sides first, then the best.

    Sentences of them that may bear no claim are left out, for it and for the check.
    """
    sides = [side.passage for side in brief.sides]
    found = {one.id: one for one in (*sides, *(hit.passage for hit in brief.hits))}
    unreviewed = {id for id, one in brief.sources.items() if one.kind is SourceKind.DOCUMENT}
    question = f"{brief.question} {brief.context}".strip()
    return sift(tuple(found.values())[:MOST_PASSAGES], question, unreviewed=unreviewed)


def _asked(brief: Brief) -> str:
    if not brief.context:
        return brief.question
    return f"{brief.question}\n(It follows on: {brief.context})"


def _shown(n: int, passage: Passage) -> str:
    rows = sentences_of(passage)[len(passage.claims) :]
    return "\n".join((f"[{n}] {passage.title}: {passage.heading}", passage.text, *rows))


def _draft(answer: AnswerBlocks, brief: Brief, given: tuple[Passage, ...]) -> Draft | None:
    """Return the blocks as a draft; an `abstain` behind others takes none of them back."""
    blocks = [block for block in answer.blocks if block.type != "abstain"]
    if not blocks:
        return None
    cites = [cite for block in blocks for cite in block.cites if cite.source <= len(given)]
    numbers = {cite: n for n, cite in enumerate(dict.fromkeys(cites), 1)}
    return Draft(
        outcome=Outcome.PARTIAL if brief.missing else Outcome.ANSWERED,
        blocks=tuple(_block(block, numbers) for block in blocks),
        citations=tuple(
            _citation(cite, n, brief, given[cite.source - 1]) for cite, n in numbers.items()
        ),
    )


def _block(block: AnswerBlock, numbers: dict[Cite, int]) -> Block:
    # a cite of a source that was never given has no number: 0 stands for it, and bears nothing
    cites = tuple(dict.fromkeys(numbers.get(cite, 0) for cite in block.cites))
    statement = Statement(text=_plain(block.text), cites=cites)
    if block.type == "bullet":
        return Bullets(statements=(statement,))
    return Paragraph(statements=(statement,))


def _plain(text: str) -> str:
    """Return a model's words without the marks that are ours to set."""
    said = _MARK.sub("", _BULLET.sub("", one_line(unsigned(text))))
    return _EMPHASIS.sub(r"\2", said).strip()


def _citation(cite: Cite, n: int, brief: Brief, passage: Passage) -> Citation:
    source = brief.sources[passage.source]
    quote = one_line(unsigned(cite.quote))
    claim = _claim_of(quote, passage)
    page = source.pages.get(claim.via[0]) if claim and claim.via else None
    return Citation(
        n=n,
        source=passage.source,
        title=passage.title,
        grade=weaker(source.grade, page.grade) if page else source.grade,
        quote=_as_written(quote, (passage.text, *sentences_of(passage))),
        status=CitationStatus.VERIFIED,
        passage=passage.id,
        via=page,
        ours=bool(claim and claim.ours),
    )


def _claim_of(quote: str, passage: Passage) -> Claim | None:
    """Return the claim that a quote stands in, or the one it begins in."""
    for claim in passage.claims:
        if stands_in(quote, claim.text):
            return claim
    place = locate(quote, passage.text)
    end = 0
    for claim in passage.claims:
        end += len(claim.text) + 1
        if place and place[0] < end:
            return claim
    return None


def _as_written(quote: str, texts: Sequence[str]) -> str:
    """Return the quote in the passage's own letters; as it came if it stands nowhere."""
    for text in texts:
        if place := locate(quote, text):
            return text[slice(*place)]
    return quote
