"""What the tests of asking share: a shelf, values, answers, and an asker by a set clock."""

import json
from functools import cache
from typing import Any

from coach.domain.record import Record
from coach.errors import ModelUnavailable
from coach.ports.chat import ChatModel
from coach.prompting.asking import Asker, Budget
from coach.prompting.prompts import PromptShelf, Value, read_prompts
from coach.prompting.schemas import AnswerBlocks
from coach.prompting.usage import Usage
from coach.shelves import shelf
from tests.doubles.set_clock import SetClock

VALUES: dict[str, Value] = {
    "role": "leader",
    "question": "How long should a session be?",
    "sources": ["[1] Sessions\nA session of 45 minutes is long enough."],
}
BUSY = ModelUnavailable(model="timed:double", reason="503", status=503)


def a_block(text: str, **other: Any) -> dict[str, Any]:
    return {"type": "para", "text": text, "cites": [], **other}


def an_answer(*texts: str) -> str:
    return json.dumps({"blocks": [a_block(text) for text in texts or ("Forty-five minutes.",)]})


@cache
def prompts() -> PromptShelf:
    return read_prompts(shelf("prompts"))


class Asking:
    """An asker whose clock is set, whose waits are written down, and which draws 1."""

    def __init__(
        self, model: ChatModel, clock: SetClock | None = None, *, usage: Usage | None = None
    ) -> None:
        self.clock = clock or SetClock()
        self.slept: list[float] = []
        self.asker = Asker(
            model,
            prompts(),
            usage=usage,
            clock=self.clock.seconds,
            sleep=self._sleep,
            draw=lambda: 1.0,
        )

    def budget(self, **limits: Any) -> Budget:
        return Budget(clock=self.clock.seconds, **limits)

    def texts(self, budget: Budget | None = None) -> list[str]:
        asked = self.asker.ask("answer", VALUES, AnswerBlocks, budget or self.budget())
        return [block.text for block in asked.value.blocks]

    def _sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.clock.at += seconds


def texts_of(value: Record) -> list[str]:
    assert isinstance(value, AnswerBlocks)
    return [block.text for block in value.blocks]
