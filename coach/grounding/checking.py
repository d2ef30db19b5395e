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
    PERSON = "names somebody who is not of the reader's pair"
    OVERSTEPS = "speaks of deeds, instructions or people that its writer cannot know of"
    STEERS = "directs the reader to what is not a coach's to ask"
    UNRELATED = "is borne out by nothing and far from what was asked"
    WITHHELD = "repeats what its writer was not to be given"
    TOO_LONG = "goes on after the answer has its length"


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


@dataclass(frozen=True)
class Weighed:
    """What the cited passages make of a text."""

    faults: tuple[str, ...] = ()
    """What speaks against it; nothing if it only says less, or more, than they do."""
    score: float = 1.0
    """How far they bear it out, 0 to 1; 1 where it is in their own words."""

    @property
    def status(self) -> CitationStatus:
        """Whether its citation is shown as one that bears it out."""
        weak = self.score < HEDGED_BELOW
        return CitationStatus.UNSUPPORTED if weak else CitationStatus.VERIFIED


@dataclass
class Ledger:
    """What has been found so far about the citations of one draft."""

    given: Mapping[str, Passage]
    """By id: those that the writer was given."""
    longest: int | None = None
    """Words that a quote may have; None for as many as the passage."""
    passages: dict[int, Passage] = field(default_factory=dict)
    """By citation number: those whose passage is there and whose quote stands."""
    citations: dict[int, Citation] = field(default_factory=dict)
    removed: list[Removed] = field(default_factory=list)
    kept: dict[tuple[int, CitationStatus], int] = field(default_factory=dict)
    """New number by old number and status, in order of first use."""

    def enter(self, citations: Sequence[Citation]) -> None:
        """Look at citations that are new; several of the same number count as the first."""
        for citation in citations:
            if citation.n in self.citations:
                continue
            self.citations[citation.n] = citation
            passage = self.given.get(citation.passage)
            if passage is None or passage.source != citation.source:
                self.remove(citation.quote, Why.NO_PASSAGE, (citation.passage,))
            elif not quote_stands(citation.quote, passage, longest=self.longest):
                self.remove(citation.quote, Why.QUOTE, (citation.passage,))
            else:
                self.passages[citation.n] = passage

    def standing(self, cites: Sequence[int]) -> tuple[int, ...]:
        """Return those of the citations that name a passage and quote it."""
        return tuple(n for n in dict.fromkeys(cites) if n in self.passages)

    def remove(self, text: str, why: Why, details: tuple[str, ...] = ()) -> None:
        """Write down that something did not survive."""
        self.removed.append(Removed(text, why, details))

    @property
    def shown(self) -> tuple[Citation, ...]:
        """The citations that were used, as they are shown."""
        return tuple(
            self.citations[old].model_copy(update={"n": new, "status": status})
            for (old, status), new in self.kept.items()
        )

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
    ledger = Ledger(passages)
    ledger.enter(citations)
    reviewer = Reviewer(ledger, rules or Rules(), support)
    kept = tuple(block for draft in blocks if (block := reviewer.block(draft)) is not None)
    return Checked(kept, ledger.shown, tuple(ledger.removed))


class Reviewer:
    """Goes through the blocks of one draft."""

    def __init__(self, ledger: Ledger, rules: Rules, support: SupportChecker | None) -> None:
        self._ledger = ledger
        self._rules = rules
        self._support = support

    def block(self, block: Block) -> Block | None:
        """Return what survives of a block, None if nothing does."""
        if isinstance(block, Grid):
            return self._grid(block)
        statements = tuple(
            kept for one in block.statements if (kept := self._statement(one)) is not None
        )
        return block.model_copy(update={"statements": statements}) if statements else None

    def _statement(self, statement: Statement) -> Statement | None:
        standing = self._ledger.standing(statement.cites)
        if not self._clean(statement.text):
            return None
        if not standing:
            lost = bool(statement.cites)
            if lost or (self._rules.facts_need_sources and states_fact(statement.text)):
                self._ledger.remove(statement.text, Why.NO_PASSAGE if lost else Why.UNCITED)
                return None
            return statement
        status = self.status(statement.text, standing)
        if status is None:
            return None
        return statement.model_copy(update={"cites": self._ledger.renumber(standing, status)})

    def _grid(self, grid: Grid) -> Grid | None:
        """Keep the rows that are borne out; a grid without any goes."""
        standing = self._ledger.standing(grid.cites)
        if grid.cites and not standing:
            self._ledger.remove(" | ".join(grid.header), Why.NO_PASSAGE)
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
                self._ledger.remove(text, Why.UNCITED)
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
        return self.status(text, standing)

    def status(self, text: str, standing: Sequence[int]) -> CitationStatus | None:
        """Return how well a text is borne out, or None once it was removed."""
        weighed = self.weigh(text, standing)
        if weighed.faults:
            self._ledger.remove(text, Why.CLAIM, weighed.faults)
            return None
        if weighed.score < REMOVED_BELOW:
            self._ledger.remove(text, Why.ELSEWHERE, (f"support {weighed.score:.2f}",))
            return None
        return weighed.status

    def weigh(self, text: str, standing: Sequence[int]) -> Weighed:
        """Return what speaks against a text, and how far the passages it cites bear it out."""
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
            return Weighed()
        around = list(self._around(cited))
        for sentence in foreign:
            verdict = check_claim(
                sentence, evidence, around=" ".join(around), known_names=self._rules.known_names
            )
            if not verdict.holds:
                return Weighed(faults=tuple(reason.says for reason in verdict.reasons))
        if self._support is None:
            return Weighed()
        found = [self._support.check(one, [*evidence, *around]) for one in foreign]
        words = dict.fromkeys(one.exchanged for one in found if one.exchanged)
        faults = tuple(f"{word!r}: nothing like it stands there" for word in words)
        return Weighed(faults, min(one.score for one in found))

    def _around(self, cited: Sequence[Passage]) -> Iterator[str]:
        for passage in cited:
            yield f"{passage.title}. {passage.heading}"
        for source in dict.fromkeys(passage.source for passage in cited):
            if source in self._rules.around:
                yield self._rules.around[source]

    def _clean(self, text: str) -> bool:
        found = foreign_matter(text)
        if found:
            self._ledger.remove(text, Why.FOREIGN, tuple(found))
        return not found
