"""Take a turn: what a person typed becomes a checked reply."""

import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing, suppress
from typing import Protocol

from coach.domain.answer import Block, Citation, Paragraph, Provenance, Reply, Statement
from coach.domain.conversation import Outcome, Role, Turn
from coach.domain.document import Document
from coach.domain.draft import Brief
from coach.domain.pair import Pair
from coach.domain.request import Job
from coach.domain.source import Source
from coach.grounding.around import known_around
from coach.grounding.checking import Checked, Rules, check_reply
from coach.grounding.support import SupportChecker
from coach.language.cleaning import clean
from coach.ports import Writer
from coach.prompting.asking import Budget
from coach.retrieval.disagreements import Disagreements
from coach.retrieval.diversity import diverse, per_source
from coach.services.answer_words import REMOVED, AnswerWords, Worded
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


def _never() -> bool:
    return False


class TakesJobs(Protocol):
    """Takes turns that ask for something to be prepared."""

    def take(
        self,
        text: str,
        *,
        role: Role,
        turns: Sequence[Turn] = (),
        pair: Pair | None = None,
        budget: Budget | None = None,
    ) -> Taken | None:
        """Return what was prepared, or None for a turn that asks for nothing of the kind.

        A model may settle what a turn wants only within a budget.
        """


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
        model: AnswerWords | None = None,
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
        self._around = known_around(self._sources.values())
        self._fingerprint = fingerprint
        self._jobs = jobs
        self._model = model
        self._help_route = help_route
        self._clock = clock

    def take(
        self, text: str, *, role: Role, turns: Sequence[Turn] = (), pair: Pair | None = None
    ) -> Reply:
        """Return the reply; earlier turns are given oldest first."""
        *_, reply = self.stream(text, role=role, turns=turns, pair=pair)
        return reply

    def stream(
        self,
        text: str,
        *,
        role: Role,
        turns: Sequence[Turn] = (),
        pair: Pair | None = None,
        gone: Callable[[], bool] = _never,
    ) -> Iterator[Reply]:
        """Yield the reply as it grows by whole, checked blocks; the last one is complete.

        Without a model there is one reply. Closing the iterator ends the model's call.

        Args:
            text: What was typed.
            role: Who asks.
            turns: The turns before it, oldest first.
            pair: Who meets, None if nobody was chosen.
            gone: Whether nobody waits for the reply any more: the model's call is then ended, and
                no complete reply comes.
        """
        start = self._clock()
        replies = self._replies(text, role, turns, pair, Budget(clock=_until(gone)))
        with suppress(_ReaderLeft), closing(replies):
            for reply in replies:
                yield reply.model_copy(update={"seconds": round(self._clock() - start, 4)})

    def _replies(
        self,
        text: str,
        role: Role,
        turns: Sequence[Turn],
        pair: Pair | None,
        budget: Budget,
    ) -> Generator[Reply, None, None]:
        sorted_turn = self._sorter.sort(clean(text), turns)
        taken = None
        if sorted_turn.kind is not TurnKind.REFERRED:
            taken = self._jobs.take(
                sorted_turn.text or text, role=role, turns=turns, pair=pair, budget=budget
            )
        if sorted_turn.kind is TurnKind.DECLINED and taken and taken[0] not in _OF_OTHERS_WORDS:
            taken = None
        if taken is not None:
            yield _spent(self._prepared(*taken), budget)
        elif sorted_turn.kind is not TurnKind.QUESTION:
            yield _spent(self._fixed(sorted_turn, role), budget)
        else:
            yield from self._question(sorted_turn.text, role, turns, pair, budget)

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

    def _question(
        self,
        text: str,
        role: Role,
        turns: Sequence[Turn],
        pair: Pair | None,
        budget: Budget,
    ) -> Iterator[Reply]:
        finding = self._finder.find(text, turns, k=_SEARCHED)
        sides = self._disagreements.about(finding.found)
        if finding.outcome in (Outcome.NOT_IN_LIBRARY, Outcome.OFF_TOPIC) and not sides:
            yield _spent(self._unknown(finding, role), budget)
            return
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
        if self._model is None:
            yield self._answer(brief, finding)
            return
        for worded in self._model.stream(brief, budget, pair):
            yield _spent(self._worded(worded, brief, finding, self._model.name), budget)

    def _worded(self, worded: Worded, brief: Brief, finding: Finding, engine: str) -> Reply:
        """Return a model's answer so far, or at its end the embedded one in its place."""
        if worded.instead:
            reply = self._answer(brief, finding)
            return reply.model_copy(update={"notices": (*worded.notices, *reply.notices)})
        reply = self._composed(worded.checked, brief, finding)
        update = {
            "provenance": reply.provenance.model_copy(update={"engine": engine}),
            "notices": (*worded.notices, *reply.notices) if worded.complete else (),
            "complete": worded.complete,
        }
        return reply.model_copy(update=update)

    def _answer(self, brief: Brief, finding: Finding) -> Reply:
        """Return the embedded writer's answer."""
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
            notices=_suggestions(checked.citations),
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


class _ReaderLeft(Exception):
    """Nobody waits for the reply any more."""


def _until(gone: Callable[[], bool]) -> Callable[[], float]:
    """Return a clock that whoever asks a model looks at, and that ends the turn once gone."""

    def seconds() -> float:
        if gone():
            raise _ReaderLeft
        return time.monotonic()

    return seconds


def _spent(reply: Reply, budget: Budget) -> Reply:
    """Return the reply with what a model was asked for it."""
    if not budget.uses:
        return reply
    spent = {"prompts": tuple(budget.uses), "tokens": budget.tokens}
    return reply.model_copy(update={"provenance": reply.provenance.model_copy(update=spent)})


def _suggestions(citations: Sequence[Citation]) -> tuple[str, ...]:
    """Say which citations are our own judgement."""
    marks = [f"[{citation.n}]" for citation in citations if citation.ours]
    if not marks:
        return ()
    verb = "is a coach suggestion" if len(marks) == 1 else "are coach suggestions"
    return (f"{' and '.join(marks)} {verb}: our own judgement, not a finding.",)


def _last_answer(turns: Sequence[Turn]) -> str:
    return next((turn.text for turn in reversed(turns) if turn.role == "assistant"), "")


def _nothing_on(missing: Sequence[str]) -> str:
    return f"I have nothing on {listed(missing)}; what follows is the nearest I can offer."


def said(words: str) -> tuple[Block, ...]:
    """Return the coach's own words as one paragraph."""
    return (Paragraph(statements=(Statement(text=words),)),)
