"""The prompts of the shelf keep to what the code that uses them relies on."""

import re
from pathlib import Path

import pytest

from coach.domain.record import Record
from coach.prompting.fencing import SIGNS, Fence
from coach.prompting.form_schemas import schema_words
from coach.prompting.prompts import Prompt, Rendered, read_prompts
from coach.prompting.schemas import ANY, FORMS
from coach.shelves import shelf

PROMPTS = read_prompts(shelf("prompts"))
EVERY = pytest.mark.parametrize("name", PROMPTS.names())
REWORDING = ("agenda_words", "brief_words", "mini_plan_words", "script_words", "topic_words")
TAKES = {
    "answer": ("AnswerBlocks", {"role": True, "question": False, "sources": False}),
    "understand": ("Understood", {"jobs": True, "message": False}),
    **{name: ("Reworded", {"items": False, "reader": True}) for name in REWORDING},
    "rehearsal": ("RehearsalLine", {"scenario": True, "said": False, "partner_says": True}),
    "code_comment": ("CommentCodes", {"codes": True, "comment": False}),
    "manager_paragraph": ("ManagerParagraph", {"release": True}),
    "repair": (ANY, {"schema": True, "problem": True, "answer": False}),
}
LEAK = 8
"""So many words in a row of the instructions are taken for a leak, whoever says them."""


def _rendered(prompt: Prompt) -> Rendered:
    values = {name: f"value of {name}" for name in prompt.head.inputs}
    return prompt.render(values, Fence(nonce="00112233445566ff", sign=SIGNS[0]))


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[at : at + LEAK]) for at in range(len(words) - LEAK + 1)}


def _examples(words: str) -> list[str]:
    return [line for line in words.splitlines() if line.startswith("{")]


def _form(name: str) -> type[Record]:
    return FORMS[PROMPTS.get(name).head.answers_with]


@pytest.fixture(scope="module")
def library() -> set[tuple[str, ...]]:
    """Return every run of LEAK words that our own texts hold."""
    texts: list[Path] = [*shelf("knowledge").rglob("*.md"), *shelf("knowledge").rglob("*.yaml")]
    return {run for path in texts for run in _runs(path.read_text(encoding="utf-8"))}


def test_each_call_has_its_prompt_with_the_form_and_the_inputs_that_it_uses() -> None:
    heads = [PROMPTS.get(name).head for name in PROMPTS.names()]
    found = {
        head.name: (head.answers_with, {name: one.trusted for name, one in head.inputs.items()})
        for head in heads
    }

    assert found == TAKES


@EVERY
def test_a_prompt_shows_an_answer_that_its_form_takes(name: str) -> None:
    prompt = PROMPTS.get(name)
    examples = _examples(prompt.system)

    assert bool(examples) == (prompt.head.answers_with != ANY)
    for example in examples:
        _form(name).model_validate_json(example)


@EVERY
def test_a_prompt_ends_its_instructions_with_the_form(name: str) -> None:
    if PROMPTS.get(name).head.answers_with == ANY:
        assert "value of schema" in _rendered(PROMPTS.get(name)).system
    else:
        assert _rendered(PROMPTS.get(name)).system.endswith(schema_words(_form(name)))


@EVERY
def test_after_the_material_the_last_word_is_ours(name: str) -> None:
    assert "JSON" in _rendered(PROMPTS.get(name)).user.splitlines()[-1]


@EVERY
def test_no_honest_answer_repeats_eight_words_of_the_instructions(
    name: str, library: set[tuple[str, ...]]
) -> None:
    assert _runs(_rendered(PROMPTS.get(name)).system) & library == set()


@EVERY
def test_a_prompt_leaves_a_small_model_room_for_the_material(name: str) -> None:
    assert len(_rendered(PROMPTS.get(name)).system) <= 3_200


@EVERY
def test_a_prompt_speaks_as_the_coach_does(name: str) -> None:
    prompt = PROMPTS.get(name)
    words = f"{prompt.system}\n{prompt.user}"

    assert "!" not in words
    assert not re.search(r"\b(?:utilise|leverage|delve|please note|step by step)\b", words, re.I)


@EVERY
def test_a_prompt_has_its_row_in_the_document(name: str) -> None:
    page = Path(__file__).parents[2] / "docs" / "prompts.md"

    assert f"\n| `{name}` | " in page.read_text(encoding="utf-8")
