"""What the tests of rewording share: a reworder on the real shelves, and a model with a script."""

import json
import re
from collections.abc import Callable, Mapping, Sequence

from coach.domain.preparation import CheckedQuestion
from coach.doubles.scripted_model import Says, ScriptedModel
from coach.ports import Embedder
from coach.ports.chat import ModelCall
from coach.prompting.asking import Asker
from coach.prompting.fencing import SIGNS
from coach.prompting.prompts import read_prompts
from coach.shelves import shelf
from coach.wording.rewording import Reworder, open_reworder
from tests.doubles.hash_embedder import HashEmbedder

COACHING = shelf("knowledge") / "coaching"
PROMPTS = read_prompts(shelf("prompts"))


def an_asker(model: ScriptedModel) -> Asker:
    return Asker(model, PROMPTS, sleep=lambda seconds: None)


def a_reworder(model: ScriptedModel, embedder: Embedder | None = None) -> Reworder:
    """Return a reworder whose check of questions flags what speaks of a generation."""
    return open_reworder(
        an_asker(model), embedder or HashEmbedder(), COACHING, questions=check_questions
    )


def check_questions(lines: Sequence[str]) -> tuple[CheckedQuestion, ...]:
    return tuple(
        CheckedQuestion(question=line, flags=("spokesperson",) if "generation" in line else ())
        for line in lines
    )


def sent_texts(call: ModelCall) -> dict[str, str]:
    """Return the texts of a call by their ids, the fence's signs taken out."""
    block = call.user.split("<<DATA")[1].split("<<END")[0].split("\n", 1)[1]
    lines = [re.sub(f"[{SIGNS}]", " ", line) for line in block.strip().splitlines()]
    parts = [line.split(":", 1) for line in lines]
    return {id.strip(): text.strip() for id, text in parts}


def answering(change: Callable[[str], str]) -> Says:
    """Return a model's turn that changes every text it was sent."""

    def says(call: ModelCall) -> str:
        return an_answer({id: change(text) for id, text in sent_texts(call).items()})

    return says


def an_answer(texts: Mapping[str, str]) -> str:
    return json.dumps({"items": [{"id": id, "text": text} for id, text in texts.items()]})
