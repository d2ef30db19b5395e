"""The shelf of the question check is read strictly."""

from pathlib import Path

import pytest

from coach.errors import ShelfError
from coach.planning.question_check.texts import FLAGS, read_question_shelf
from tests.planning.question_check.the_shelf import FOLDER, the_shelf

FILES = ("question_check.yaml", "question_examples.yaml")


def _copy(folder: Path, file: str, old: str, new: str) -> Path:
    for name in FILES:
        text = (FOLDER / name).read_text(encoding="utf-8")
        if name == file:
            assert old in text
            text = text.replace(old, new, 1)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_the_shelf_has_signs_reasons_and_examples_for_every_flag() -> None:
    shelf = the_shelf()

    assert set(shelf.signs) == set(shelf.texts.why) == set(FLAGS)
    kinds = [kind for kind, _ in shelf.examples.labelled()]
    assert all(kinds.count(flag) >= 40 for flag in FLAGS)
    assert kinds.count("good") >= 200


def test_no_example_stands_twice_or_under_two_kinds() -> None:
    texts = [text.lower() for _, text in the_shelf().examples.labelled()]

    assert len(texts) == len(set(texts))


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        (FILES[0], '"you\'ll (agree|admit)"', '"you\'ll (agree|admit"', r"line \d+: .*opens \("),
        (FILES[0], '"you\'ll (agree|admit)"', '"you\'ll {agree}"', r"line \d+: .*\{agree\}"),
        (FILES[0], "  things:", "  thing:", "words has no 'things'"),
        (FILES[0], '  leading: "The answer', '  leader: "The answer', "why"),
        (FILES[0], "  last:", "  first:", "rewrite"),
        (FILES[1], "disclosure:", "disclosures:", "disclosure"),
    ],
)
def test_a_fault_is_told_with_its_file(
    tmp_path: Path, file: str, old: str, new: str, problem: str
) -> None:
    folder = _copy(tmp_path, file, old, new)

    with pytest.raises(ShelfError, match=rf"{file}.*{problem}"):
        read_question_shelf(folder)


def test_a_file_that_is_no_list_of_values_is_refused(tmp_path: Path) -> None:
    (tmp_path / FILES[0]).write_text("- one\n", encoding="utf-8")

    with pytest.raises(ShelfError, match="line 1: it must be a list of `name: value` lines"):
        read_question_shelf(tmp_path)
