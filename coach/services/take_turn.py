"""Take a turn: what a person typed becomes a checked reply."""

import time
from collections.abc import Callable, Sequence
from typing import Protocol

from coach.domain.answer import Block, Citation, Paragraph, Provenance, Reply, Statement
from coach.domain.conversation import Outcome, Role, Turn
from coach.domain.document import Document
from coach.domain.draft import Brief
from coach.domain.pair import Pair
from coach.domain.request import Job
from coach.domain.source import GRADE_WORDS, Source
from coach.grounding.checking import Rules, check_reply
from coach.grounding.support import SupportChecker
from coach.language.cleaning import clean
from coach.ports import Writer
from coach.retrieval.disagreements import Disagreements
from coach.retrieval.diversity import diverse, per_source
from coach.services.do_job import Done
from coach.services.find import Finder, Finding
from coach.services.nearest import nearest_question, nearest_questions
from coach.services.sort_turn import Sorted, TurnKind, TurnSorter
from coach.services.starters import Starters, listed
from coach.services.take_job import Taken

_SEARCHED = 16
_SHOWN = 6
_OUTCOMES = {
    TurnKind.REFERRED: Outcome.REFERRED,
    TurnKind.DECLINED: Outcome.DECLINED,
    TurnKind.UNCLEAR: Outcome.NEEDS_CLARIFICATION,
    TurnKind.FOREIGN: Outcome.NEEDS_CLARIFICATION,
    TurnKind.NOTHING: Outcome.NEEDS_CLARIFICATION,
    TurnKind.TOO_LONG: Outcome.NEEDS_CLARIFICATION,
}
_OF_OTHERS_WORDS = frozenset({Job.CHECK_QUESTIONS})
"""Jobs whose text may ask what we would decline: to say so is what they are for."""
_REMOVED = "A sentence that its source did not bear out was left out."
_OFFERS = frozenset(
    {
        TurnKind.GREETING,
        TurnKind.ABOUT_COACH,
        TurnKind.SMALLTALK,
        TurnKind.NOTHING,
        TurnKind.FOREIGN,
    }
)
"""Turns after which a person may want to know what to ask."""


class TakesJobs(Protocol):
    """Takes turns that ask for something to be prepared."""

    def take(
        self, text: str, *, role: Role, turns: Sequence[Turn] = (), pair: Pair | None = None
    ) -> Taken | None:
        """Return what was prepared, or None for a turn that asks for nothing of the kind."""


class TurnTaker:
    """Turns what a person typed into a reply, with the library it was given."""

    def __init__(
        self,
        *,
        documents: Sequence[Document],
        finder: Finder,
        sorter: TurnSorter,
        starters: Starters,
        disagreements: Disagreements,
        writer: Writer,
        support: SupportChecker,
        fingerprint: str,
        help_route: str,
        jobs: TakesJobs,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        self._sources: dict[str, Source] = {
            document.source.id: document.source for document in documents
        }
        self._finder = finder
        self._sorter = sorter
        self._starters = starters
        self._disagreements = disagreements
        self._writer = writer
        self._support = support
        self._around = {id: _known_of(source) for id, source in self._sources.items()}
        self._fingerprint = fingerprint
        self._jobs = jobs
        self._help_route = help_route
        self._clock = clock

    def take(
        self, text: str, *, role: Role, turns: Sequence[Turn] = (), pair: Pair | None = None
    ) -> Reply:
        """Return the reply; earlier turns are given oldest first."""
        start = self._clock()
        sorted_turn = self._sorter.sort(clean(text), turns)
        taken = None
        if sorted_turn.kind is not TurnKind.REFERRED:
            taken = self._jobs.take(sorted_turn.text or text, role=role, turns=turns, pair=pair)
        if sorted_turn.kind is TurnKind.DECLINED and taken and taken[0] not in _OF_OTHERS_WORDS:
            taken = None
        if taken is not None:
            reply = self._prepared(*taken)
        elif sorted_turn.kind is not TurnKind.QUESTION:
            reply = self._fixed(sorted_turn, role)
        else:
            reply = self._question(sorted_turn.text, role, turns)
        return reply.model_copy(update={"seconds": round(self._clock() - start, 4)})

    def _prepared(self, job: Job, done: Done) -> Reply:
        return Reply(
            outcome=done.outcome,
            blocks=done.blocks,
            suggestions=done.suggestions,
            notices=done.notices,
            job=job.value,
            result=done.result,
            provenance=self._provenance("", (), 0.0),
        )

    def _fixed(self, sorted_turn: Sorted, role: Role) -> Reply:
        words = self._sorter.reply_text(sorted_turn, role=role, help_route=self._help_route)
        return Reply(
            outcome=_OUTCOMES.get(sorted_turn.kind, Outcome.CONVERSATIONAL),
            blocks=said(words),
            suggestions=self._starters.questions[role] if sorted_turn.kind in _OFFERS else (),
            provenance=self._provenance("", (), 0.0),
        )

    def _question(self, text: str, role: Role, turns: Sequence[Turn]) -> Reply:
        finding = self._finder.find(text, turns, k=_SEARCHED)
        sides = self._disagreements.about(finding.found)
        if finding.outcome in (Outcome.NOT_IN_LIBRARY, Outcome.OFF_TOPIC) and not sides:
            return self._unknown(finding, role)
        form = finding.found.query.form
        limit = per_source(finding.text, form, self._sources.values())
        hits = diverse(finding.hits, limit=limit, keep=_SHOWN)
        brief = Brief(
            question=finding.found.query.text,
            context=finding.found.query.context,
            said=_last_answer(turns) if finding.found.query.context else "",
            role=role,
            hits=hits,
            sources=self._sources,
            sides=sides,
            missing=finding.judgement.missing if finding.outcome is Outcome.PARTIAL else (),
        )
        return self._answer(brief, finding)

    def _answer(self, brief: Brief, finding: Finding) -> Reply:
        draft = self._writer.write(brief)
        given = {hit.passage.id: hit.passage for hit in brief.hits}
        given.update({side.passage.id: side.passage for side in brief.sides})
        checked = check_reply(
            draft.blocks,
            draft.citations,
            given,
            support=self._support,
            rules=Rules(around=self._around, known_names=brief.missing),
        )
        if not checked.citations:
            return self._unknown(finding, brief.role)
        # what is missing is said beside the check: no passage could bear it out
        lacking = said(_nothing_on(brief.missing)) if brief.missing else ()
        return Reply(
            outcome=draft.outcome,
            blocks=(*lacking, *checked.blocks),
            citations=checked.citations,
            suggestions=nearest_questions(
                finding.hits, but=finding.text, shown={one.passage for one in checked.citations}
            ),
            notices=(*_suggestions(checked.citations), *((_REMOVED,) if checked.removed else ())),
            provenance=self._provenance(
                finding.query_used, [hit.passage.id for hit in brief.hits], finding.known
            ),
        )

    def _unknown(self, finding: Finding, role: Role) -> Reply:
        off_topic = finding.outcome is Outcome.OFF_TOPIC
        missing = finding.judgement.missing
        words = (
            self._starters.unknown.off_topic
            if off_topic
            else self._starters.not_in_library(missing, nearest_question(finding.hits))
        )
        return Reply(
            outcome=Outcome.OFF_TOPIC if off_topic else Outcome.NOT_IN_LIBRARY,
            blocks=said(words),
            suggestions=(
                self._starters.questions[role]
                if off_topic
                else nearest_questions(finding.hits, but=finding.text)
            ),
            provenance=self._provenance(
                finding.query_used, [hit.passage.id for hit in finding.hits[:_SHOWN]], finding.known
            ),
        )

    def _provenance(self, query: str, passages: Sequence[str], known: float) -> Provenance:
        return Provenance(
            engine=self._writer.name,
            index=self._fingerprint,
            query=query,
            passages=tuple(passages),
            known=round(known, 4),
        )


def _suggestions(citations: Sequence[Citation]) -> tuple[str, ...]:
    """Say which citations are our own judgement."""
    marks = [f"[{citation.n}]" for citation in citations if citation.ours]
    if not marks:
        return ()
    verb = "is a coach suggestion" if len(marks) == 1 else "are coach suggestions"
    return (f"{' and '.join(marks)} {verb}: our own judgement, not a finding.",)


def _last_answer(turns: Sequence[Turn]) -> str:
    return next((turn.text for turn in reversed(turns) if turn.role == "assistant"), "")


def _known_of(source: Source) -> str:
    """Return what may be said of a source beside what its passages say."""
    pages = " ".join(
        f"{page.title}, {page.grade}, {GRADE_WORDS[page.grade]}." for page in source.pages.values()
    )
    names_none = "It names no study." if source.grade == "D" else ""
    return (
        f"{source.byline}. {source.called}. Grade {source.grade}, {GRADE_WORDS[source.grade]}: "
        f"{source.grade_reason} {names_none} {pages}"
    )


def _nothing_on(missing: Sequence[str]) -> str:
    return f"I have nothing on {listed(missing)}; what follows is the nearest I can offer."


def said(words: str) -> tuple[Block, ...]:
    """Return the coach's own words as one paragraph."""
    return (Paragraph(statements=(Statement(text=words),)),)
