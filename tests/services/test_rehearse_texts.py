"""The shelf of rehearsals is whole, and what it cites stands in the library."""

import re
from pathlib import Path

import pytest

from coach.errors import ShelfError
from coach.services.rehearse_texts import Scene, read_rehearsals
from coach.shelves import shelf
from tests.planning.real_planner import library
from tests.services.rehearsing import the_shelf

COACHING = shelf("knowledge") / "coaching"
SCENES = the_shelf().scenes


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.id)
def test_the_advice_of_a_scene_is_a_claim_of_the_library(scene: Scene) -> None:
    _, claims = library()

    assert claims.saying(scene.advice.source, scene.advice.says) is not None


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.id)
def test_every_key_move_of_a_scene_helps_there(scene: Scene) -> None:
    assert {scene.stance(move) for move in scene.key} == {"helps"}


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.id)
def test_no_line_shouts_and_each_can_be_said_in_one_breath(scene: Scene) -> None:
    lines = [scene.opens, *(line for step in scene.steps for line in step.values())]

    assert not any("!" in line for line in lines)
    assert max(len(line.split()) for line in lines) <= 45


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.id)
def test_a_partner_never_says_what_steps_out_of_the_scene(scene: Scene) -> None:
    lines = [scene.opens, *(line for step in scene.steps for line in step.values())]

    assert not [line for line in lines if re.search(r"\bHR\b|password|click", line)]


def test_a_scene_whose_name_is_not_its_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "rehearsals").mkdir()
    for path in (COACHING / "rehearsal.yaml", COACHING / "rehearsals" / "clumsy-question.yaml"):
        text = path.read_text(encoding="utf-8")
        target = tmp_path / path.relative_to(COACHING)
        target.write_text(text.replace("id: clumsy-question", "id: other"), encoding="utf-8")

    with pytest.raises(ShelfError, match="name of the file"):
        read_rehearsals(tmp_path)


def test_a_shelf_without_a_scene_is_refused(tmp_path: Path) -> None:
    text = (COACHING / "rehearsal.yaml").read_text(encoding="utf-8")
    (tmp_path / "rehearsal.yaml").write_text(text, encoding="utf-8")

    with pytest.raises(ShelfError, match="no scene"):
        read_rehearsals(tmp_path)
