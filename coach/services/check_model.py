"""Whether a chat model can be worked with: one fixed question about one fixed source."""

import time
from collections import deque
from collections.abc import Callable

from coach.domain.writer import ModelCheck
from coach.errors import AnswerInvalid, ModelError, ModelRefused, ModelTimedOut, ModelUnavailable
from coach.grounding.quotes import stands_in
from coach.prompting.asking import Asker, Budget
from coach.prompting.schemas import AnswerBlocks

QUESTION = "How long should the first session of a pair be?"
_PASSAGE = (
    "Pairs that meet for the first time do well with forty-five minutes: enough to agree on one "
    "goal for each side, and short enough that both still want to come again."
)
SOURCE = f"[1] A first session\n{_PASSAGE}"


def check_model(asker: Asker, *, clock: Callable[[], float] = time.monotonic) -> ModelCheck:
    """Ask the fixed question as any other is asked, retry and repair included.

    Args:
        asker: Asks the model.
        clock: Seconds that never go back.
    """
    budget = Budget(clock=clock)
    began = clock()
    values = {"role": "leader", "question": QUESTION, "sources": [SOURCE]}
    try:
        growing = asker.stream("answer", values, AnswerBlocks, budget)
        asked = next(growing)
        first = clock() - began
        asked = deque([asked, *growing], maxlen=1)[0]  # the last one is the whole
    except ModelError as error:
        return _failed(asker.name, error, budget.tokens)
    return _judged(asker.name, asked.value).model_copy(
        update={
            "first_seconds": round(first, 2),
            "last_seconds": round(clock() - began, 2),
            "tokens": budget.tokens,
        }
    )


def _judged(name: str, answer: AnswerBlocks) -> ModelCheck:
    cites = [cite for block in answer.blocks for cite in block.cites]
    return ModelCheck(
        name=name,
        reachable=True,
        key_accepted=True,
        follows_form=True,
        answers=all(block.type != "abstain" for block in answer.blocks),
        quotes=bool(cites) and all(_is_true(cite.source, cite.quote) for cite in cites),
    )


def _is_true(source: int, quote: str) -> bool:
    return source == 1 and stands_in(quote, _PASSAGE)


def _failed(name: str, error: ModelError, tokens: int) -> ModelCheck:
    reachable: bool | None = None
    key: bool | None = None
    form: bool | None = None
    if isinstance(error, ModelUnavailable):
        reachable = error.status is not None
    elif isinstance(error, ModelRefused) and error.status is not None:
        reachable, key = True, False if error.status in (401, 403) else None
    elif isinstance(error, AnswerInvalid):
        reachable, key, form = True, True, False
    elif isinstance(error, ModelTimedOut) and error.begun:
        reachable, key = True, True
    return ModelCheck(
        name=name,
        reachable=reachable,
        key_accepted=key,
        follows_form=form,
        tokens=tokens,
        problem=str(error),
    )
