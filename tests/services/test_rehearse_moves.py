"""What an answer does is told by meaning; an answer that helps never gets a verdict that hurts."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from coach.adapters.minilm_embedder import MiniLmEmbedder
from coach.domain.rehearsal import Move
from coach.services.rehearse_moves import MoveTeller
from coach.services.rehearse_texts import Scene
from tests.services.rehearsing import the_shelf

SCENES = {scene.id: scene for scene in the_shelf().scenes}
VOICES: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "rehearsal_voices.yaml").read_text(encoding="utf-8")
)
LATER: dict[str, Any] = VOICES.pop("later")
BESIDE: list[str] = VOICES.pop("beside")
UNSURE: list[str] = VOICES.pop("unsure")
Said = tuple[Scene, Move, str]


def _said(voices: dict[str, Any], part: slice) -> list[Said]:
    return [
        (SCENES[scene], move, text)
        for scene, moves in voices.items()
        for move, texts in moves.items()
        for text in texts[part]
    ]


EVERY = slice(None)


@pytest.fixture(scope="module")
def teller(minilm: MiniLmEmbedder) -> MoveTeller:
    texts = the_shelf().examples()
    return MoveTeller(minilm, the_shelf(), dict(zip(texts, minilm.encode(texts), strict=True)))


def test_no_answer_that_helps_is_told_to_hurt(teller: MoveTeller) -> None:
    wrong = [
        (text, told)
        for scene, move, text in [*_said(VOICES, EVERY), *_said(LATER, EVERY)]
        if scene.stance(move) == "helps"
        and scene.stance(told := teller.tell(text, scene).move) == "hurts"
    ]

    assert wrong == []


@pytest.mark.parametrize(
    ("voices", "part", "least"),
    [(VOICES, slice(0, None, 2), 0.85), (VOICES, slice(1, None, 2), 0.75), (LATER, EVERY, 0.8)],
    ids=["seen", "held", "later"],
)
def test_most_answers_take_the_branch_they_should(
    teller: MoveTeller, voices: dict[str, Any], part: slice, least: float
) -> None:
    said = _said(voices, part)
    right = [
        scene.stance(move) == scene.stance(teller.tell(text, scene).move)
        for scene, move, text in said
    ]

    assert sum(right) / len(right) >= least


@pytest.mark.parametrize("text", [*BESIDE, *UNSURE])
@pytest.mark.parametrize("scene", ["defensive-cfo", "wants-to-stop"])
def test_what_is_no_answer_is_never_told_to_hurt(teller: MoveTeller, text: str, scene: str) -> None:
    assert SCENES[scene].stance(teller.tell(text, SCENES[scene]).move) != "hurts"
