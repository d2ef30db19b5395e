"""Names are told from words that merely start a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.language.names import names, possible_names


def found(text: str) -> list[str]:
    return [name.text for name in names(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Roshan Thiran's first mentor at NBC", ["Roshan Thiran", "NBC"]),
        ("What did Netflix publish?", ["Netflix"]),
        ("Ask Tunde what he wants.", ["Tunde"]),
        ("The juniors of Procter & Gamble met.", ["Procter & Gamble"]),
        ("He studied at the University of Michigan.", ["University of Michigan"]),
        ("They met Dr. Jerry Wind on Tuesday in March.", ["Dr. Jerry Wind"]),
        ("Mentorloop's article names no study.", ["Mentorloop"]),
        ("Gartner puts it at 80 %.", ["Gartner"]),
        ("Welch, the former CEO, left.", ["Welch", "CEO"]),
        ("YouTube began. P&G and IBM joined.", ["YouTube", "P&G", "IBM"]),
        ("J. R. Smith met Mary-Anne O'Neill.", ["J. R. Smith", "Mary-Anne O'Neill"]),
        ("Wind wrote. So the talk by Wind was short.", ["Wind", "Wind"]),
    ],
)
def test_names_are_found_whole_and_without_possessives(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Reverse mentoring helps. Seminars cost more.",
        "Mentoring, a way to learn, works.",
        "I think I'm right. - Keep it short",
        "They meet on Tuesday in May.",
        "",
    ],
)
def test_words_at_the_start_of_a_sentence_are_no_names(text: str) -> None:
    assert found(text) == []


def test_a_lone_sentence_start_is_only_possible() -> None:
    (name,) = possible_names("Welch walked home.")

    assert name.text == "Welch"
    assert not name.sure
    assert names("Welch walked home.") == ()


def test_a_word_that_also_stands_in_lower_case_is_no_name() -> None:
    assert possible_names("Trust grows slowly. Without trust nothing does.") == ()


@given(st.text(max_size=200))
def test_any_text_can_be_read_and_every_span_is_its_name(text: str) -> None:
    assert all(text[name.start : name.end] == name.text for name in possible_names(text))
