"""Asking a model: one function renders, calls and validates, within a budget that a turn has."""

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from coach.domain.answer import PromptUse
from coach.domain.record import Record
from coach.errors import AnswerInvalid
from coach.ports.chat import ChatModel, Limits, ModelCall
from coach.prompting.fencing import Fence
from coach.prompting.prompts import PromptShelf, Value
from coach.prompting.schemas import FORMS

Form = TypeVar("Form", bound=Record)

TOTAL = 18.0
"""Seconds that all calls of one turn may take together: an answer is there within 20."""
FIRST = 8.0
"""Seconds to the first token of a call."""
CALLS = 2
"""Calls of one turn, repairs apart."""


@dataclass
class Budget:
    """What one turn may still spend; shared by all of its calls."""

    clock: Callable[[], float] = time.monotonic
    seconds: float = TOTAL
    calls: int = CALLS
    repairs: int = 1
    uses: list[PromptUse] = field(default_factory=list)
    """What was asked with, in the order of the calls."""
    tokens: int = 0
    """In and out, of all calls."""

    def __post_init__(self) -> None:
        self._end = self.clock() + self.seconds

    @property
    def left(self) -> float:
        """Seconds that are left, 0 or more."""
        return max(0.0, self._end - self.clock())


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


class Asker:
    """Asks one model with the prompts of the shelf."""

    def __init__(self, model: ChatModel, prompts: PromptShelf) -> None:
        self._model = model
        self._prompts = prompts

    @property
    def name(self) -> str:
        """`provider:model`."""
        return self._model.name

    def ask(
        self, prompt: str, values: Mapping[str, Value], form: type[Form], budget: Budget
    ) -> Asked[Form]:
        """Return the model's answer.

        Args:
            prompt: Name of a file of prompts/.
            values: Each input that the prompt declares, by its name.
            form: What the prompt's `answers_with` names.
            budget: What the turn may still spend.

        Raises:
            ModelError: There is no usable answer; the sentence says why.
        """
        *_, last = self.stream(prompt, values, form, budget)
        return last

    def stream(
        self, prompt: str, values: Mapping[str, Value], form: type[Form], budget: Budget
    ) -> Iterator[Asked[Form]]:
        """Yield the answer as it grows by whole items; the last one is complete.

        A form with one list of items (`blocks`, `items`) is yielded with those that have fully
        arrived; any other only at the end. What was yielded is never taken back. Closing the
        iterator ends the call. Raises as `ask`.
        """
        asked = self._prompts.get(prompt)
        assert FORMS[asked.head.answers_with] is form, f"{prompt} answers with another form"
        fence = Fence()
        rendered = asked.render(values, fence)
        call = ModelCall(
            system=rendered.system, user=rendered.user, schema=form.model_json_schema()
        )
        limits = Limits(first=min(FIRST, budget.left), total=budget.left)
        budget.uses.append(rendered.use)
        text = "".join(piece.text for piece in self._model.stream(call, limits=limits))
        yield Asked(self._read(text, form), rendered.use, fence.nonce, rendered.system)

    def _read(self, text: str, form: type[Form]) -> Form:
        try:
            return form.model_validate_json(text)
        except ValidationError as error:
            problem = str(error.errors()[0]["msg"])
            raise AnswerInvalid(model=self._model.name, problem=problem) from error


def schema_of(form: type[Record]) -> dict[str, Any]:
    """Return the JSON Schema of a form."""
    return form.model_json_schema()
