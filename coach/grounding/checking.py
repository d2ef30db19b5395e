"""Checking a drafted reply before anybody sees it: gates G2 to G5, the same for every writer.

A citation must name a passage, its quote must stand there, and what the statement says must be
borne out by what it cites. What fails is removed and the reason kept; what is only weakly borne out
stays and its citation says so. Nothing is added or reworded.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from coach.domain.answer import Block, Citation, CitationStatus, Grid, Statement
from coach.domain.passage import Passage
from coach.grounding.claims import check_claim, states_fact
from coach.grounding.foreign import foreign_matter
from coach.grounding.passages import quote_stands, sentences_of
from coach.grounding.quotes import normal_form
from coach.grounding.support import SupportChecker
from coach.language.sentences import split_sentences
from coach.language.words import content_words

HEDGED_BELOW = 0.4
"""Below this score a statement stands, but its citation is marked as unsupported."""
REMOVED_BELOW = 0.12
"""Below this one it goes: what is cited speaks of something else."""


class Why(StrEnum):
    """Why something was removed."""

    NO_PASSAGE = "cites a passage that is not there"
    QUOTE = "the quote does not stand in the passage"
    CLAIM = "the claim goes beyond what it cites"
    ELSEWHERE = "what is cited speaks of something else"
    UNCITED = "states a fact and cites nothing"
    FOREIGN = "contains an address, a link, markup or code"


@dataclass(frozen=True)
class Removed:
    """Something that did not survive, for the log and the tests: never shown."""

    text: str
    why: Why
    details: tuple[str, ...] = ()


@dataclass(frozen=True)
class Checked:
    """What survives of a draft, renumbered by first use."""

    blocks: tuple[Block, ...]
    citations: tuple[Citation, ...]
    removed: tuple[Removed, ...]


@dataclass(frozen=True)
class Rules:
    """What a check may take as given; the defaults suit a draft of which nothing is known."""

    around: Mapping[str, str] = field(default_factory=dict)
    """By source: who wrote it, when, its grade; a claim may say so beside what the passage says."""
    known_names: tuple[str, ...] = ()
    """Names that need no source: the reader's own pair."""
    facts_need_sources: bool = True
    """Remove a fact that cites nothing; off where typed results are put into words."""


@dataclass
class _Ledger:
    """What has been found so far about the citations of one draft."""

    passages: Mapping[int, Passage]
    """By citation number: those whose passage is there and whose quote stands."""
    citations: Mapping[int, Citation]
    removed: list[Removed]
    kept: dict[tuple[int, CitationStatus], int] = field(default_factory=dict)
    """New number by old number and status, in order of first use."""

    def renumber(self, cites: Sequence[int], status: CitationStatus) -> tuple[int, ...]:
        """Give each citation its new number; one that is weak elsewhere gets another one there."""
        numbers = [
            self.kept.setdefault((n, status), len(self.kept) + 1) for n in dict.fromkeys(cites)
        ]
        return tuple(sorted(numbers))


def check_reply(
    blocks: Sequence[Block],
    citations: Sequence[Citation],
    passages: Mapping[str, Passage],
    *,
    support: SupportChecker | None = None,
    rules: Rules | None = None,
) -> Checked:
    """Return what of a draft is borne out by the passages that it cites.

    Args:
        blocks: As drafted; the numbers in them refer to `citations`.
        citations: In any order; several of the same number count as the first.
        passages: By id: those that the writer was given, and no others.
        support: Scores wording that is not the passage's own; without it none is hedged.
        rules: What may be taken as given.
    """
    rules = rules or Rules()
    ledger = _open_ledger(citations, passages)
    reviewer = _Reviewer(ledger, rules, support)
    kept = tuple(block for draft in blocks if (block := reviewer.block(draft)) is not None)
    shown = tuple(
        ledger.citations[old].model_copy(update={"n": new, "status": status})
        for (old, status), new in ledger.kept.items()
    )
    return Checked(kept, shown, tuple(ledger.removed))


def _open_ledger(citations: Sequence[Citation], passages: Mapping[str, Passage]) -> _Ledger:
    ledger = _Ledger({}, {}, [])
    found: dict[int, Passage] = {}
    first: dict[int, Citation] = {}
    for citation in citations:
        if citation.n in first:
            continue
        first[citation.n] = citation
        passage = passages.get(citation.passage)
        if passage is None or passage.source != citation.source:
            ledger.removed.append(Removed(citation.quote, Why.NO_PASSAGE, (citation.passage,)))
        elif not quote_stands(citation.quote, passage):
            ledger.removed.append(Removed(citation.quote, Why.QUOTE, (citation.passage,)))
        else:
            found[citation.n] = passage
    ledger.passages, ledger.citations = found, first
    return ledger


class _Reviewer:
    """Goes through the blocks of one draft."""

    def __init__(self, ledger: _Ledger, rules: Rules, support: SupportChecker | None) -> None:
        self._ledger = ledger
        self._rules = rules
        self._support = support

    def block(self, block: Block) -> Block | None:
        if isinstance(block, Grid):
            return self._grid(block)
        statements = tuple(
            kept for one in block.statements if (kept := self._statement(one)) is not None
        )
        return block.model_copy(update={"statements": statements}) if statements else None

    def _statement(self, statement: Statement) -> Statement | None:
        standing = tuple(n for n in statement.cites if n in self._ledger.passages)
        if not self._clean(statement.text):
            return None
        if not standing:
            lost = bool(statement.cites)
            if lost or (self._rules.facts_need_sources and states_fact(statement.text)):
                self._remove(statement.text, Why.NO_PASSAGE if lost else Why.UNCITED)
                return None
            return statement
        status = self._status(statement.text, standing)
        if status is None:
            return None
        return statement.model_copy(update={"cites": self._ledger.renumber(standing, status)})

    def _grid(self, grid: Grid) -> Grid | None:
        """Keep the rows that are borne out; a grid without any goes."""
        standing = tuple(n for n in grid.cites if n in self._ledger.passages)
        if grid.cites and not standing:
            self._remove(" | ".join(grid.header), Why.NO_PASSAGE)
            return None
        rows, statuses = [], []
        for row in grid.rows:
            text = "; ".join(cell for cell in row if cell.strip())
            status = self._row_status(text, row, standing)
            if status is not None:
                rows.append(row)
                statuses.append(status)
        if not rows:
            return None
        weak = CitationStatus.UNSUPPORTED in statuses
        status = CitationStatus.UNSUPPORTED if weak else CitationStatus.VERIFIED
        return grid.model_copy(
            update={"rows": tuple(rows), "cites": self._ledger.renumber(standing, status)}
        )

    def _row_status(
        self, text: str, row: Sequence[str], standing: Sequence[int]
    ) -> CitationStatus | None:
        if not self._clean(text):
            return None
        if not standing:
            if self._rules.facts_need_sources and states_fact(text):
                self._remove(text, Why.UNCITED)
                return None
            return CitationStatus.VERIFIED
        given = {
            tuple(normal_form(cell) for cell in one)
            for n in standing
            for table in self._ledger.passages[n].tables
            for one in table.rows
        }
        if tuple(normal_form(cell) for cell in row) in given:
            return CitationStatus.VERIFIED
        return self._status(text, standing)

    def _status(self, text: str, standing: Sequence[int]) -> CitationStatus | None:
        """Return how well a text is borne out, or None once it was removed."""
        cited = [self._ledger.passages[n] for n in dict.fromkeys(standing)]
        evidence = [sentence for passage in cited for sentence in sentences_of(passage)]
        own = {normal_form(one) for text in evidence for one in (text, *split_sentences(text))}
        # a bare "Yes." says nothing that could be looked for in a passage
        foreign = [
            one
            for one in split_sentences(text)
            if normal_form(one) not in own and content_words(one)
        ]
        if not foreign or normal_form(text) in own:
            return CitationStatus.VERIFIED
        around = " ".join(self._around(cited))
        for sentence in foreign:
            verdict = check_claim(
                sentence, evidence, around=around, known_names=self._rules.known_names
            )
            if not verdict.holds:
                reasons = tuple(reason.says for reason in verdict.reasons)
                self._remove(text, Why.CLAIM, reasons)
                return None
        return self._scored(text, foreign, [*evidence, *self._around(cited)])

    def _scored(
        self, text: str, foreign: Sequence[str], evidence: Sequence[str]
    ) -> CitationStatus | None:
        if self._support is None:
            return CitationStatus.VERIFIED
        score = min(self._support.check(sentence, evidence).score for sentence in foreign)
        if score < REMOVED_BELOW:
            self._remove(text, Why.ELSEWHERE, (f"support {score:.2f}",))
            return None
        return CitationStatus.UNSUPPORTED if score < HEDGED_BELOW else CitationStatus.VERIFIED

    def _around(self, cited: Sequence[Passage]) -> Iterator[str]:
        for passage in cited:
            yield f"{passage.title}. {passage.heading}"
        for source in dict.fromkeys(passage.source for passage in cited):
            if source in self._rules.around:
                yield self._rules.around[source]

    def _clean(self, text: str) -> bool:
        found = foreign_matter(text)
        if found:
            self._remove(text, Why.FOREIGN, tuple(found))
        return not found

    def _remove(self, text: str, why: Why, details: tuple[str, ...] = ()) -> None:
        self._ledger.removed.append(Removed(text, why, details))
