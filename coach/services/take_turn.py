"""Take a turn: what a person typed becomes a checked reply."""

import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing, suppress
from typing import Protocol

from coach.domain.answer import Reply
from coach.domain.conversation import Outcome, Role, Turn
from coach.domain.document import Document
from coach.domain.draft import Brief
from coach.domain.pair import Pair
from coach.domain.request import Job
from coach.domain.source import Source
from coach.grounding.support import SupportChecker
from coach.language.cleaning import clean
from coach.ports import Writer
from coach.prompting.asking import Budget
from coach.retrieval.disagreements import Disagreements
from coach.retrieval.diversity import diverse, per_source
from coach.services.answer_words import AnswerWords
from coach.services.compose_reply import SHOWN, ReplyComposer, with_costs
from coach.services.find import Finder
from coach.services.sort_turn import Sorted, TurnKind, TurnSorter
from coach.services.starters import Starters
from coach.services.take_job import Taken

_SEARCHED = 16
_OUTCOMES = {
    TurnKind.REFERRED: Outcome.REFERRED,
    TurnKind.DECLINED: Outcome.DECLINED,
    TurnKind.UNCLEAR: Outcome.NEEDS_CLARIFICATION,
    TurnKind.FOREIGN: Outcome.NEEDS_CLARIFICATION,
    TurnKind.NOTHING: Outcome.NEEDS_CLARIFICATION,
    TurnKind.TOO_LONG: Outcome.NEEDS_CLARIFICATION,
}
_BEFORE_JOBS = frozenset({TurnKind.REFERRED, TurnKind.REHEARSAL})
"""Turns in which nothing is looked for that could be prepared."""
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
        self._compose = ReplyComposer(
            sources=self._sources,
            starters=starters,
            writer=writer,
            support=support,
            fingerprint=fingerprint,
        )
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
        if sorted_turn.kind not in _BEFORE_JOBS:
            taken = self._jobs.take(
                sorted_turn.text or text, role=role, turns=turns, pair=pair, budget=budget
            )
        if sorted_turn.kind is TurnKind.DECLINED and taken and taken[0] not in _OF_OTHERS_WORDS:
            taken = None
        if taken is not None:
            yield with_costs(self._compose.prepared(*taken), budget)
        elif sorted_turn.kind is not TurnKind.QUESTION:
            yield with_costs(self._fixed(sorted_turn, role), budget)
        else:
            yield from self._question(sorted_turn.text, role, turns, pair, budget)

    def _fixed(self, sorted_turn: Sorted, role: Role) -> Reply:
        words = self._sorter.reply_text(sorted_turn, role=role, help_route=self._help_route)
        return self._compose.fixed(
            words,
            _OUTCOMES.get(sorted_turn.kind, Outcome.CONVERSATIONAL),
            self._starters.questions[role] if sorted_turn.kind in _OFFERS else (),
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
            yield with_costs(self._compose.unknown(finding, role), budget)
            return
        form = finding.found.query.form
        limit = per_source(finding.text, form, self._sources.values())
        hits = diverse(finding.hits, limit=limit, keep=SHOWN)
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
            yield self._compose.embedded(brief, finding)
            return
        for worded in self._model.stream(brief, budget, pair):
            yield with_costs(self._compose.worded(worded, brief, finding, self._model.name), budget)


class _ReaderLeft(Exception):
    """Nobody waits for the reply any more."""


def _until(gone: Callable[[], bool]) -> Callable[[], float]:
    """Return a clock that whoever asks a model looks at, and that ends the turn once gone."""

    def seconds() -> float:
        if gone():
            raise _ReaderLeft
        return time.monotonic()

    return seconds


def _last_answer(turns: Sequence[Turn]) -> str:
    return next((turn.text for turn in reversed(turns) if turn.role == "assistant"), "")
