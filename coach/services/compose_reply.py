"""Compose replies: what was found, prepared or worded, with its notices and its provenance."""

from collections.abc import Mapping, Sequence
from typing import Protocol, runtime_checkable

from coach.domain.answer import Block, Citation, Paragraph, Provenance, Reply, Statement
from coach.domain.conversation import Outcome, Role
from coach.domain.draft import Brief
from coach.domain.request import Job
from coach.domain.source import Source
from coach.grounding.around import known_around
from coach.grounding.checking import Checked, Rules, check_reply
from coach.grounding.support import SupportChecker
from coach.ports import Writer
from coach.prompting.asking import Budget
from coach.services.answer_words import REMOVED, Worded
from coach.services.do_job import Done
from coach.services.find import Finding
from coach.services.nearest import nearest_question, nearest_questions
from coach.services.starters import Starters, listed

SHOWN = 6
"""Passages that an answer is made of, at most."""


@runtime_checkable
class _Worded(Protocol):
    """What was prepared, and may have been put into other words."""

    worded_by: str | None


_SURE = 0.68
"""Below this score of the do-we-know decision, a model that finds no answer is believed."""


class ReplyComposer:
    """Makes replies of a library; a model's words stand in them as far as they were checked."""

    def __init__(
        self,
        *,
        sources: Mapping[str, Source],
        starters: Starters,
        writer: Writer,
        support: SupportChecker,
        fingerprint: str,
    ) -> None:
        """Compose with the embedded writer.

        Args:
            sources: Of the library, by id.
            starters: What is said where the library does not know.
            writer: Writes what no model words.
            support: Holds its sentences to their passages.
            fingerprint: Of the library, for the provenance.
        """
        self._starters = starters
        self._writer = writer
        self._support = support
        self._around = known_around(sources.values())
        self._fingerprint = fingerprint

    def prepared(self, job: Job, done: Done) -> Reply:
        """Return what a job came to; its engine is the model, where any words are a model's."""
        worded_by = done.result.worded_by if isinstance(done.result, _Worded) else None
        provenance = self._provenance("", (), 0.0)
        return Reply(
            outcome=done.outcome,
            blocks=done.blocks,
            suggestions=done.suggestions,
            notices=done.notices,
            job=job.value,
            result=done.result,
            provenance=provenance.model_copy(update={"engine": worded_by or provenance.engine}),
        )

    def fixed(self, words: str, outcome: Outcome, suggestions: Sequence[str] = ()) -> Reply:
        """Return words of the shelf, for which nothing was searched."""
        return Reply(
            outcome=outcome,
            blocks=said(words),
            suggestions=tuple(suggestions),
            provenance=self._provenance("", (), 0.0),
        )

    def worded(self, worded: Worded, brief: Brief, finding: Finding, engine: str) -> Reply:
        """Return a model's answer so far, or at its end the embedded one in its place."""
        if worded.instead:
            doubted = worded.unanswered and finding.known < _SURE
            reply = self.unknown(finding, brief.role) if doubted else self.embedded(brief, finding)
            return reply.model_copy(update={"notices": (*worded.notices, *reply.notices)})
        reply = self._composed(worded.checked, brief, finding)
        update = {
            "provenance": reply.provenance.model_copy(update={"engine": engine}),
            "notices": (*worded.notices, *reply.notices) if worded.complete else (),
            "complete": worded.complete,
        }
        return reply.model_copy(update=update)

    def embedded(self, brief: Brief, finding: Finding) -> Reply:
        """Return the embedded writer's answer, or that the library does not know."""
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
            return self.unknown(finding, brief.role)
        reply = self._composed(checked, brief, finding)
        removed = (REMOVED,) if checked.removed else ()
        return reply.model_copy(update={"notices": (*reply.notices, *removed)})

    def _composed(self, checked: Checked, brief: Brief, finding: Finding) -> Reply:
        # what is missing is said beside the check: no passage could bear it out
        lacking = said(_nothing_on(brief.missing)) if brief.missing else ()
        return Reply(
            outcome=Outcome.PARTIAL if brief.missing else Outcome.ANSWERED,
            blocks=(*lacking, *checked.blocks),
            citations=checked.citations,
            suggestions=nearest_questions(
                finding.hits, but=finding.text, shown={one.passage for one in checked.citations}
            ),
            notices=_own_judgement(checked.citations),
            provenance=self._provenance(
                finding.query_used, [hit.passage.id for hit in brief.hits], finding.known
            ),
        )

    def unknown(self, finding: Finding, role: Role) -> Reply:
        """Return that the library does not know, with what comes nearest."""
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
                finding.query_used, [hit.passage.id for hit in finding.hits[:SHOWN]], finding.known
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


def with_costs(reply: Reply, budget: Budget) -> Reply:
    """Return the reply with what a model was asked for it."""
    if not budget.uses:
        return reply
    spent = {"prompts": tuple(budget.uses), "tokens": budget.tokens}
    return reply.model_copy(update={"provenance": reply.provenance.model_copy(update=spent)})


def said(words: str) -> tuple[Block, ...]:
    """Return the coach's own words as one paragraph."""
    return (Paragraph(statements=(Statement(text=words),)),)


def _own_judgement(citations: Sequence[Citation]) -> tuple[str, ...]:
    """Say which citations are our own judgement."""
    marks = [f"[{citation.n}]" for citation in citations if citation.ours]
    if not marks:
        return ()
    verb = "is a coach suggestion" if len(marks) == 1 else "are coach suggestions"
    return (f"{' and '.join(marks)} {verb}: our own judgement, not a finding.",)


def _nothing_on(missing: Sequence[str]) -> str:
    return f"I have nothing on {listed(missing)}; what follows is the nearest I can offer."
