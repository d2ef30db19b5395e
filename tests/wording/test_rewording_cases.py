"""On rewordings written beforehand: no fault passes, and most good words do."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from coach.adapters.minilm_embedder import MiniLmEmbedder
from coach.doubles.scripted_model import ScriptedModel
from coach.prompting.asking import Budget
from coach.services.check_questions import QuestionChecker, read_question_texts
from coach.shelves import read_yaml
from coach.wording.placeholders import Placeholders
from coach.wording.rewording import Item, RewordedTexts, open_reworder
from tests.wording.rewriting import COACHING, an_answer, an_asker

Judge = Callable[[dict[str, Any]], RewordedTexts]
CASES: dict[str, list[dict[str, Any]]] = read_yaml(Path(__file__).parent / "rewordings.yaml")
NAMES = (
    "Ana Brandt",
    "Tunde Okafor",
    "Margaret Hill",
    "Kofi Mensah",
    "Rajiv Rao",
    "Mei Chen",
    "James Woo",
    "Priya Nair",
)
FAULTS = (*CASES["faults"], *CASES["later_faults"])
HONEST = (*CASES["honest"], *CASES["later_honest"])
FALSE_REFUSALS = 8
"""Of 80 good rewordings, at most."""


@pytest.fixture(scope="module")
def judged(minilm: MiniLmEmbedder) -> Judge:
    """Return what tells whether the new words of a case are kept."""
    questions = QuestionChecker(minilm, read_question_texts(COACHING)).check

    def judge(case: dict[str, Any]) -> RewordedTexts:
        item = Item(id="x", text=case["old"], kind=case["kind"], keeps=tuple(case.get("keeps", ())))
        hidden = Placeholders(NAMES)
        hidden.hide(case["old"])
        answer = an_answer({"1": hidden.hide(case["new"])})
        asker = an_asker(ScriptedModel([answer]))
        reworder = open_reworder(asker, minilm, COACHING, questions=questions)
        return reworder.reword(
            [item], prompt="agenda_words", reader="leader", names=NAMES, budget=Budget()
        )

    return judge


@pytest.mark.parametrize("case", FAULTS, ids=lambda case: f"{case['fault']}: {case['new']}")
def test_new_words_with_a_fault_are_refused(judged: Judge, case: dict[str, Any]) -> None:
    assert "x" in judged(case).left


def test_good_new_words_are_mostly_kept(judged: Judge) -> None:
    refused = [case["new"] for case in HONEST if "x" in judged(case).left]

    assert len(refused) <= FALSE_REFUSALS, refused
