"""One question to a model: its answer as it grows, and its one repair."""

from collections import deque
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Generic, TypeVar

from coach.domain.answer import PromptUse
from coach.domain.record import Record
from coach.errors import AnswerInvalid, ModelTimedOut
from coach.ports.chat import ModelCall
from coach.prompting.breaker import TRIAL_FIRST, Passage
from coach.prompting.budget import FIRST, Budget
from coach.prompting.calling import Caller, Conditions
from coach.prompting.fencing import MOST_OF_ONE, Fence
from coach.prompting.form_schemas import schema_words, strict_schema
from coach.prompting.growing import GrowingAnswer
from coach.prompting.prompts import PromptShelf, Rendered
from coach.prompting.reading import Read, Unreadable
from coach.prompting.usage import Meter

Form = TypeVar("Form", bound=Record)

REPAIR = "repair"
"""The prompt that sends an answer back which is not in its form."""
LEAST_FOR_REPAIR = 1.0
"""Seconds below which no repair is tried."""

_CUT = frozenset({"length", "max_tokens", "model_length"})


@dataclass(frozen=True)
class Asked(Generic[Form]):
    """What a model answered, in the form it was asked for."""

    value: Form
    use: PromptUse
    nonce: str
    """No text of the answer may hold it."""
    instructions: str
    """Our own words to the model: none of eight in a row may come back."""
    complete: bool = True
    """False while more is on its way."""
    left_out: int = 0
    """Items of the whole answer that did not fit their form, and went."""


@dataclass(frozen=True)
class Question(Generic[Form]):
    """What a model is asked, and how it should answer."""

    form: type[Form]
    rendered: Rendered
    most_tokens: int
    shows: bool = True
    """Whether the answer is wanted as it grows."""


class OneAsk(Generic[Form]):
    """Asks one question once, within what its turn may still spend."""

    def __init__(
        self,
        caller: Caller,
        prompts: PromptShelf,
        question: Question[Form],
        budget: Budget,
        meter: Meter,
    ) -> None:
        self._caller = caller
        self._prompts = prompts
        self._question = question
        self._budget = budget
        self._meter = meter
        self._told: list[str] = []

    def answers(self, passage: Passage) -> Iterator[Asked[Form]]:
        """Yield the answer as it grows, and last as a whole.

        Raises:
            ModelError: There is no usable answer.
        """
        under = Conditions(
            budget=self._budget,
            meter=self._meter,
            first=TRIAL_FIRST if passage.is_trial else FIRST,
            may_retry=not passage.is_trial,
        )
        growing = GrowingAnswer(self._question.form, shows=self._question.shows)
        yield from self._grow(self._question, growing, under)
        read = self._read(growing)
        if isinstance(read, AnswerInvalid):
            read = self._repaired(growing, read, under)
        yield self._asked(read.value, left_out=read.left_out)

    def _grow(
        self, question: Question[Form], growing: GrowingAnswer[Form], under: Conditions
    ) -> Iterator[Asked[Form]]:
        """Yield the answer as it grows."""
        self._budget.uses.append(question.rendered.use)
        self._told.append(question.rendered.system)
        pieces = self._caller.pieces(self._call(question), under)
        with closing(pieces):
            for piece in pieces:
                growing.cut |= piece.finish.lower() in _CUT
                for value in growing.feed(piece.text):
                    yield self._asked(value, complete=False)

    def _call(self, question: Question[Form]) -> ModelCall:
        return ModelCall(
            system=question.rendered.system,
            user=question.rendered.user,
            schema=strict_schema(question.form) if self._caller.takes_schema else None,
            most_tokens=question.most_tokens,
        )

    def _asked(self, value: Form, *, complete: bool = True, left_out: int = 0) -> Asked[Form]:
        rendered = self._question.rendered
        told = "\n\n".join(self._told)
        return Asked(value, rendered.use, rendered.nonce, told, complete, left_out)

    def _read(self, growing: GrowingAnswer[Form]) -> Read[Form] | AnswerInvalid:
        """Return the whole answer, or what is raised where it cannot be read.

        The error is made outside of the handler: its traceback must not lead to words of the
        answer.
        """
        try:
            return growing.end()
        except Unreadable as unreadable:
            problem = unreadable.problem
        error = AnswerInvalid(model=self._caller.name, problem=problem)
        self._meter.failed(error)
        return error

    def _repaired(
        self, growing: GrowingAnswer[Form], invalid: AnswerInvalid, under: Conditions
    ) -> Read[Form]:
        """Return the answer that the model put right, or raise what was wrong with it.

        What was shown already is not asked for again, nor is an answer that says nothing, one
        that is too long to be sent back as a whole, or one that was cut: its end would be made up.
        """
        is_whole = not (growing.has_shown or growing.cut)
        worth_it = is_whole and 0 < len(growing.text.strip()) <= MOST_OF_ONE
        may = self._budget.repairs > 0 and self._budget.left >= LEAST_FOR_REPAIR
        if not (worth_it and may and REPAIR in self._prompts.names()):
            raise invalid
        self._budget.repairs -= 1
        self._meter.count(repairs=1)
        question = self._sent_back(growing.text, invalid.problem)
        again = GrowingAnswer(self._question.form, shows=False)
        try:
            deque(self._grow(question, again, under), maxlen=0)
        except ModelTimedOut:
            raise invalid from None  # what was left of the time did not do
        nonce = question.rendered.nonce
        read = self._read(again)
        if isinstance(read, AnswerInvalid):
            raise read
        if nonce in again.text:
            raise AnswerInvalid(model=self._caller.name, problem="it holds a mark of its request")
        return read

    def _sent_back(self, answer: str, problem: str) -> Question[Form]:
        """Return the question to put an answer right; what the model wrote is fenced."""
        form = self._question.form
        values = {"schema": schema_words(form), "problem": problem, "answer": answer}
        rendered = self._prompts.get(REPAIR).render(values, Fence())
        return Question(form, rendered, self._question.most_tokens)
