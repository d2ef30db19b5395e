"""What people type is joined by what the library calls it."""

from pathlib import Path

import pytest

from coach.errors import ShelfError
from coach.retrieval.synonyms import OtherWords, read_other_words

WORDS = OtherWords(
    also_called={"GE": "General Electric", "P&G": "Procter & Gamble"},
    means={"cheap": "cost", "cheaper": "cost", "boss": "leader", "want out": "withdraw"},
)


@pytest.mark.parametrize(
    ("typed", "added"),
    [
        ("What did GE do?", ["General Electric"]),
        ("What did P&G do?", ["Procter & Gamble"]),
        ("Is it CHEAPER?", ["cost"]),
        ("My boss is busy", ["leader"]),
        ("I want out.", ["withdraw"]),
        ("GE is cheap", ["General Electric", "cost"]),
    ],
)
def test_the_librarys_words_stand_behind_the_text(typed: str, added: list[str]) -> None:
    assert WORDS.joined(typed) == f"{typed} ({', '.join(added)})"


@pytest.mark.parametrize(
    "typed",
    ["Trust is slow", "The age of a GEnius", "Is ge meant?", "bossy people", "", "cost is cheap"],
)
def test_other_words_parts_of_words_and_what_is_there_already_add_nothing(typed: str) -> None:
    assert WORDS.joined(typed) == typed


def test_two_words_of_one_meaning_add_it_once() -> None:
    assert WORDS.joined("cheap or cheaper") == "cheap or cheaper (cost)"


def test_a_shelf_without_the_file_has_no_other_words(tmp_path: Path) -> None:
    assert read_other_words(tmp_path).joined("GE is cheap") == "GE is cheap"


def test_the_file_of_the_shelf_is_read(tmp_path: Path) -> None:
    (tmp_path / "words.yaml").write_text("also_called: {GE: General Electric}\n", encoding="utf-8")

    assert read_other_words(tmp_path).joined("GE?") == "GE? (General Electric)"


def test_a_file_of_another_shape_is_refused_with_its_name(tmp_path: Path) -> None:
    (tmp_path / "words.yaml").write_text("means: [cheap]\n", encoding="utf-8")

    with pytest.raises(ShelfError, match=r"words\.yaml"):
        read_other_words(tmp_path)
