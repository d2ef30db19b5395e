"""What to ask first, and what is said of what the library does not know."""

from pathlib import Path

import pytest

from coach.domain.conversation import Role
from coach.errors import ShelfError
from coach.services.starters import listed, read_starters
from coach.shelves import shelf
from tests.services.small_coach import STARTERS


@pytest.mark.parametrize(
    ("missing", "nearest", "said"),
    [
        (("IBM",), "Why trust?", "I have nothing on IBM. The closest is: Why trust?"),
        (("IBM", "Intel"), "", "I have nothing on IBM or Intel. Put it in other words."),
        ((), "Why trust?", "My library does not say. The closest is: Why trust?"),
        ((), "", "My library does not say. Put it in other words."),
        (("$5 $nearest",), "", "I have nothing on $5 $nearest. Put it in other words."),
    ],
)
def test_what_is_missing_and_what_is_nearest_are_said_where_there_is_any(
    missing: tuple[str, ...], nearest: str, said: str
) -> None:
    assert STARTERS.not_in_library(missing, nearest) == said


@pytest.mark.parametrize(
    ("words", "text"), [(["a"], "a"), (["a", "b"], "a or b"), (["a", "b", "c"], "a, b or c")]
)
def test_words_are_listed_as_in_a_sentence(words: list[str], text: str) -> None:
    assert listed(words) == text


@pytest.mark.parametrize("role", Role)
def test_the_shelf_has_questions_for_every_role(role: Role) -> None:
    questions = read_starters(shelf("knowledge") / "conversation").questions[role]

    assert len(questions) >= 3
    assert all(question.endswith("?") for question in questions)


def test_the_shelf_words_name_what_is_missing_and_what_is_nearest() -> None:
    said = read_starters(shelf("knowledge") / "conversation").not_in_library(("IBM",), "trust")

    assert "IBM" in said
    assert "trust" in said
    assert "$" not in said


def test_a_file_without_words_for_not_knowing_is_refused(tmp_path: Path) -> None:
    (tmp_path / "starters.yaml").write_text("questions: {leader: [Why?]}\n", encoding="utf-8")

    with pytest.raises(ShelfError, match="unknown"):
        read_starters(tmp_path)
