"""One conversation as a visitor sees it; everything the Ask tab does, without the widgets."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from math import ceil
from typing import Literal, TypedDict

from coach.domain.agenda import Agenda
from coach.domain.answer import Reply
from coach.domain.conversation import Role, Turn
from coach.domain.pair import Pair
from coach.domain.record import Record
from coach.language.cleaning import clean
from coach.rendering import inert, to_html, to_markdown
from coach.web.exports import ExportShelf, agenda_offer
from coach.web.growing import growing
from coach.web.needs import (
    LONGEST_QUESTION,
    MESSAGES_A_MINUTE,
    MESSAGES_A_MINUTE_FROM_ONE_ADDRESS,
    AskingCoach,
)
from coach.web.pacing import Pace
from coach.web.plan import Plan
from coach.web.preparation import Preparation
from coach.web.workshop import Visitor, so_far

PROMPTS = 4
"""At most so many questions are offered to begin with."""
_NEXT = 3
_PIECE = 0.07
_LOOK = 0.2
_TURNS_KEPT = 20
_UNEXPECTED = "Something went wrong on our side. Nothing was lost: ask again, or ask differently."


class Bubble(TypedDict):
    """One message as the chat shows it; its content is our own HTML."""

    role: Literal["user", "assistant"]
    content: str


@dataclass(frozen=True)
class Talk:
    """A conversation so far, with what is offered next; kept for one visitor alone."""

    turns: tuple[Turn, ...] = ()
    bubbles: tuple[Bubble, ...] = ()
    prompts: tuple[str, ...] = ()
    notice: str = ""
    draft: str | None = None
    """What the text box should hold; None leaves it as it is."""
    plan: Plan = field(default_factory=Plan)
    """The agenda that stands beside the chat, if that is what was prepared last."""
    result: Record | None = None
    """What else was prepared last."""

    def with_plan(self, plan: Plan) -> "Talk":
        """Return the conversation with its agenda changed by a button: follow-ups refer to it."""
        turns = list(self.turns)
        for place in reversed(range(len(turns))):
            if isinstance(turns[place].result, Agenda) and plan.agenda is not None:
                turns[place] = turns[place].model_copy(update={"result": plan.agenda})
                break
        return replace(self, plan=plan, turns=tuple(turns))


class Desk:
    """Takes questions, makes early ones wait, and puts replies on the page piece by piece."""

    def __init__(
        self, preparation: Preparation, *, help_route: str = "", shelf: ExportShelf | None = None
    ) -> None:
        """Ask the coach that `preparation` builds; what can be taken along goes on the shelf."""
        self._preparation = preparation
        self._shelf = shelf or ExportShelf()
        self._help_route = help_route
        self._by_page = Pace(MESSAGES_A_MINUTE)
        self._by_address = Pace(MESSAGES_A_MINUTE_FROM_ONE_ADDRESS)

    async def waiting(self) -> AsyncIterator[str]:
        """Yield how far the library is, in words, and at the end nothing or what went wrong."""
        async for words in self._until_ready():
            yield words
        yield self._preparation.problem or ""

    def fresh(self, role: Role) -> Talk:
        """Return an empty conversation for the role."""
        return Talk(prompts=self.examples(role), notice=self._preparation.problem or "")

    def examples(self, role: Role) -> tuple[str, ...]:
        """Return questions to begin with, none while the library is being read."""
        coach = self._preparation.coach
        return coach.examples(role)[:PROMPTS] if coach else ()

    async def ask(
        self,
        talk: Talk,
        text: str,
        role: Role,
        visitor: Visitor,
        *,
        typed: bool = True,
        pair: Pair | None = None,
    ) -> AsyncIterator[Talk]:
        """Yield the conversation as the question is put and its reply arrives.

        Args:
            talk: The conversation so far.
            text: What the visitor wrote, or the offered question that was chosen.
            role: Who asks.
            visitor: Whose pace is counted.
            typed: Whether the text came from the text box, which is then emptied.
            pair: Who meets, None if nobody was chosen.
        """
        # Enough to see that it is too long; a megabyte is not worth the cleaning.
        question = clean(text[: 4 * LONGEST_QUESTION])
        if not question:
            yield talk
            return
        if len(question) > LONGEST_QUESTION:
            yield replace(talk, notice=_too_long(max(len(question), len(text))))
            return
        asked = Bubble(role="user", content=f'<div class="asked">{inert(question)}</div>')
        put = replace(talk, notice="", draft="" if typed else None)
        asking = _Asking(question, role, talk.turns, pair)
        async with aclosing(self._reply(asking, visitor)) as stages:
            async for bubble, reply in stages:
                put = replace(put, bubbles=(*talk.bubbles, asked, bubble))
                if reply is not None:
                    said = Turn(role="assistant", text=to_markdown(reply), result=reply.result)
                    turns = (*talk.turns, Turn(role="user", text=question), said)[-_TURNS_KEPT:]
                    put = replace(put, turns=turns, prompts=reply.suggestions[:_NEXT])
                    put = self._beside(put, reply.result)
                yield put
                put = replace(put, draft=None)

    def _beside(self, talk: Talk, result: Record | None) -> Talk:
        """Return the conversation with what was prepared beside it; an answer leaves it there."""
        if isinstance(result, Agenda):
            if result == talk.plan.agenda:
                return replace(talk, result=None)
            token = self._shelf.put(agenda_offer(result))
            return replace(talk, plan=talk.plan.with_agenda(result, "", token), result=None)
        return replace(talk, plan=Plan(), result=result) if result else talk

    async def _reply(
        self, asking: "_Asking", visitor: Visitor
    ) -> AsyncGenerator[tuple[Bubble, Reply | None], None]:
        wait = max(self._by_page.wait(visitor.page), self._by_address.wait(visitor.address))
        if wait:
            yield _says(_too_fast(wait)), None
            return
        async for words in self._until_ready():
            yield _pending(f"{words}. Your question is kept and answered right after."), None
        coach = self._preparation.coach
        if coach is None:
            yield _says(self._preparation.problem or _UNEXPECTED, kind="problem"), None
            return
        yield _pending("Looking in the library"), None
        async with aclosing(self._answered(coach, asking)) as stages:
            async for stage in stages:
                yield stage

    async def _answered(
        self, coach: AskingCoach, asking: "_Asking"
    ) -> AsyncGenerator[tuple[Bubble, Reply | None], None]:
        """Show each block of the reply as it comes, a piece at a time, and at last the whole."""
        reply, shown = None, 0
        replies = growing(
            lambda left: coach.stream(
                asking.question,
                role=asking.role,
                turns=asking.turns,
                pair=asking.pair,
                gone=left,
            ),
            _UNEXPECTED,
        )
        async with aclosing(replies):
            async for outcome in replies:
                if outcome.made is None:
                    yield _says(outcome.problem, kind="problem"), None
                    return
                reply = outcome.made
                upto = len(reply.blocks) - reply.complete
                for blocks in range(shown + 1, upto + 1):
                    yield _bubble(to_html(reply, help_route=self._help_route, shown=blocks)), None
                    await asyncio.sleep(_PIECE)
                shown = max(shown, upto)
        if reply is not None:
            yield _bubble(to_html(reply, help_route=self._help_route)), reply

    async def _until_ready(self) -> AsyncIterator[str]:
        """Yield the words of the preparation whenever they change, until it has ended."""
        said = ""
        while self._preparation.coach is None and self._preparation.problem is None:
            words = so_far(self._preparation.standing)
            if words != said:
                said = words
                yield words
            await asyncio.sleep(_LOOK)


@dataclass(frozen=True)
class _Asking:
    """One question with all that the coach is told along with it."""

    question: str
    role: Role
    turns: tuple[Turn, ...]
    pair: Pair | None


def _bubble(content: str) -> Bubble:
    return Bubble(role="assistant", content=content)


def _says(words: str, *, kind: str = "aside") -> Bubble:
    return _bubble(f'<div class="reply {kind}"><p>{inert(words)}</p></div>')


def _pending(words: str) -> Bubble:
    return _bubble(f'<div class="reply pending"><p>{inert(words)}</p></div>')


def _too_fast(wait: float) -> str:
    seconds = ceil(wait)
    return (
        f"That was {MESSAGES_A_MINUTE} questions within a minute, and I can take no more just now. "
        f"Ask again in {seconds} {'second' if seconds == 1 else 'seconds'}."
    )


def _too_long(characters: int) -> str:
    return (
        f"Your question has {characters:,} characters; I read at most {LONGEST_QUESTION:,}. "
        "Shorten it and send it again."
    )
