"""A turn taker over the small library whose answers a scripted model words."""

import json
import re
from collections.abc import Callable, Iterable
from typing import Any

from coach.domain.person import Person
from coach.doubles.scripted_model import ScriptedModel
from coach.grounding.support import SupportChecker
from coach.ports.chat import ModelCall
from coach.prompting.asking import Asker
from coach.prompting.prompts import read_prompts
from coach.services.answer_words import AnswerWords
from coach.services.model_notices import ModelNotices, read_model_notices
from coach.services.take_turn import TurnTaker
from coach.shelves import shelf
from coach.wording.answer import ModelWriter
from tests.doubles.hash_embedder import HashEmbedder
from tests.services.small_coach import a_taker

KNOWN = "How does trust between mentor and leader grow?"
GROWS = "Trust between mentor and leader grows when promises are kept."
LOSE = "Mentor and leader lose trust when a session is cancelled without a word."
Blocks = Iterable[dict[str, Any]]


def notices() -> ModelNotices:
    return read_model_notices(shelf("knowledge") / "conversation")


def an_asker(model: ScriptedModel) -> Asker:
    return Asker(model, read_prompts(shelf("prompts")), sleep=lambda seconds: None)


def a_worded_taker(model: ScriptedModel, *, people: Iterable[Person] = ()) -> TurnTaker:
    known = tuple(people)
    words = AnswerWords(
        ModelWriter(an_asker(model)),
        support=SupportChecker(HashEmbedder()),
        notices=notices(),
        people=lambda: known,
    )
    return a_taker(model=words)


def cited(text: str, quote: str = "", *, type: str = "para") -> dict[str, Any]:
    """Return a block that cites whichever source holds the quote; by itself where none is given."""
    return {"type": type, "text": text, "quote": quote or text}


def uncited(text: str, *, type: str = "para") -> dict[str, Any]:
    return {"type": type, "text": text, "cites": []}


def answering(*blocks: dict[str, Any]) -> Callable[[ModelCall], str]:
    """Return what answers a call with these blocks, each citing the source that holds its quote."""

    def answer(call: ModelCall) -> str:
        return json.dumps({"blocks": [_block(block, call.user) for block in blocks]})

    return answer


def _block(block: dict[str, Any], sent: str) -> dict[str, Any]:
    if "quote" not in block:
        return block
    source = _source_of(block["quote"], sent)
    cite = {"source": source, "quote": block["quote"]}
    return {"type": block["type"], "text": block["text"], "cites": [cite]}


def _source_of(quote: str, sent: str) -> int:
    """Return the number of the source that holds the words, whatever sign joins them; else 1."""
    bare = re.sub(r"[^a-z0-9\[\]]", "", sent.lower())
    before = bare.partition(re.sub(r"[^a-z0-9]", "", quote.lower()))
    numbers = re.findall(r"\[(\d)\]", before[0]) if before[1] else []
    return int(numbers[-1]) if numbers else 1
