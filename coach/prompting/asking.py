"""Asking a model: one function renders, calls and validates, within a budget that a turn has."""

import random
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from coach.domain.record import Record
from coach.errors import ModelError, ModelTimedOut
from coach.ports.chat import ChatModel
from coach.prompting.breaker import TRIAL_FIRST, Breaker
from coach.prompting.budget import CALLS, FIRST, TOTAL, Budget, TooManyCalls
from coach.prompting.calling import Caller
from coach.prompting.fencing import Fence
from coach.prompting.one_ask import Asked, OneAsk, Question
from coach.prompting.prompts import PromptShelf, Value
from coach.prompting.schemas import FORMS
from coach.prompting.usage import Meter, Usage

__all__ = ["CALLS", "FIRST", "TOTAL", "Asked", "Asker", "Budget", "TooManyCalls"]

Form = TypeVar("Form", bound=Record)

MOST_TOKENS = 800
"""Longest answer, in tokens."""


class Asker:
    """Asks one model with the prompts of the shelf; many turns may share it."""

    def __init__(
        self,
        model: ChatModel,
        prompts: PromptShelf,
        *,
        breaker: Breaker | None = None,
        usage: Usage | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        draw: Callable[[], float] = random.random,
    ) -> None:
        """Ask this model.

        Args:
            model: Whom to ask.
            prompts: What to ask with.
            breaker: Leaves a model alone that did not answer; one of its own where none is given.
            usage: Counts what is spent; one of its own where none is given.
            clock: Seconds that never go back.
            sleep: Waits so many seconds.
            draw: A number from 0 to 1, at random.
        """
        self._prompts = prompts
        self._caller = Caller(model, sleep=sleep, draw=draw)
        self.breaker = breaker or Breaker(clock=clock)
        """Whether the model is asked at all just now."""
        self.usage = usage or Usage()
        """What was spent on it."""

    @property
    def name(self) -> str:
        """`provider:model`."""
        return self._caller.name

    def ask(
        self,
        prompt: str,
        values: Mapping[str, Value],
        form: type[Form],
        budget: Budget,
        *,
        most_tokens: int = MOST_TOKENS,
    ) -> Asked[Form]:
        """Return the model's answer.

        Args:
            prompt: Name of a file of prompts/.
            values: Each input that the prompt declares, by its name.
            form: What the prompt's `answers_with` names.
            budget: What the turn may still spend.
            most_tokens: Longest answer, in tokens.

        Raises:
            ModelError: There is no usable answer; the sentence says why.
            TooManyCalls: The turn has no call left.
        """
        asked = _Request(prompt, values, form, most_tokens, shows=False)
        *_, last = self._answers(asked, budget)
        return last

    def stream(
        self,
        prompt: str,
        values: Mapping[str, Value],
        form: type[Form],
        budget: Budget,
        *,
        most_tokens: int = MOST_TOKENS,
    ) -> Iterator[Asked[Form]]:
        """Yield the answer as it grows by whole items; the last one is complete.

        A form with one list of items (`blocks`, `items`) is yielded with those that have fully
        arrived; any other only at the end. What was yielded is never taken back: an answer that
        does not go on from it ends with AnswerInvalid. Closing the iterator ends the call. Raises
        as `ask`.
        """
        yield from self._answers(_Request(prompt, values, form, most_tokens), budget)

    def _answers(self, asked: "_Request[Form]", budget: Budget) -> Iterator[Asked[Form]]:
        """Yield what one question brings; however it ends, breaker and usage are told."""
        prompt = self._prompts.get(asked.prompt)
        assert FORMS[prompt.head.answers_with] is asked.form, f"{asked.prompt} has another form"
        budget.take_call(asked.prompt)
        # a later call of a turn may have too little time to tell whether the model is away
        has_time = not budget.uses or budget.left >= TRIAL_FIRST
        meter = Meter(budget)
        passage = self.breaker.enter(self.name)
        try:
            question = Question(
                form=asked.form,
                rendered=prompt.render(asked.values, Fence()),
                most_tokens=asked.most_tokens,
                shows=asked.shows,
            )
            ask = OneAsk(self._caller, self._prompts, question, budget, meter)
            yield from ask.answers(passage)
        except ModelError as error:
            if has_time or not isinstance(error, ModelTimedOut):
                passage.failed(error)
            raise
        finally:
            if meter.begun:
                passage.answered()
            passage.given_up()
            self.usage.add(meter.spent)


@dataclass(frozen=True)
class _Request(Generic[Form]):
    """What a caller asks for."""

    prompt: str
    values: Mapping[str, Value]
    form: type[Form]
    most_tokens: int
    shows: bool = True
