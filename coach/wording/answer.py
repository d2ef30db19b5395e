"""An answer in a model's words: its blocks become statements that cite passages."""

from collections.abc import Iterator

from coach.domain.answer import Block, Bullets, Citation, CitationStatus, Paragraph, Statement
from coach.domain.conversation import Outcome
from coach.domain.draft import Brief, Draft
from coach.domain.passage import Passage
from coach.prompting.asking import Asked, Asker, Budget
from coach.prompting.schemas import AnswerBlock, AnswerBlocks, Cite


class ModelWriter:
    """Words answers with a chat model; nothing of a draft is shown before it was checked."""

    def __init__(self, asker: Asker) -> None:
        self._asker = asker
        self.name = asker.name

    def drafts(
        self, brief: Brief, budget: Budget
    ) -> Iterator[tuple[Draft | None, Asked[AnswerBlocks]]]:
        """Yield the answer as it grows; a draft of None where the model abstains."""
        given = tuple(hit.passage for hit in brief.hits)
        values = {
            "role": brief.role.value,
            "question": brief.question,
            "sources": [f"[{n}] {one.title}\n{one.text}" for n, one in enumerate(given, 1)],
        }
        for asked in self._asker.stream("answer", values, AnswerBlocks, budget):
            yield _draft(asked.value, brief, given), asked


def _draft(answer: AnswerBlocks, brief: Brief, given: tuple[Passage, ...]) -> Draft | None:
    if any(block.type == "abstain" for block in answer.blocks):
        return None
    cites = [cite for block in answer.blocks for cite in block.cites if cite.source <= len(given)]
    numbers = {cite: n for n, cite in enumerate(dict.fromkeys(cites), 1)}
    return Draft(
        outcome=Outcome.PARTIAL if brief.missing else Outcome.ANSWERED,
        blocks=tuple(_block(block, numbers) for block in answer.blocks),
        citations=tuple(_citation(cite, n, brief, given) for cite, n in numbers.items()),
    )


def _block(block: AnswerBlock, numbers: dict[Cite, int]) -> Block:
    cites = tuple(numbers[cite] for cite in block.cites if cite in numbers)
    statement = Statement(text=block.text, cites=cites)
    if block.type == "bullet":
        return Bullets(statements=(statement,))
    return Paragraph(statements=(statement,))


def _citation(cite: Cite, n: int, brief: Brief, given: tuple[Passage, ...]) -> Citation:
    passage = given[cite.source - 1]
    source = brief.sources[passage.source]
    return Citation(
        n=n,
        source=passage.source,
        title=passage.title,
        grade=source.grade,
        quote=cite.quote,
        status=CitationStatus.VERIFIED,
        passage=passage.id,
    )
