"""Only what is clearly in another language is foreign."""

import pytest

from coach.language.tongue import is_foreign


@pytest.mark.parametrize(
    "text", ["hola", "Guten Tag", "Was ist WIIFM?", "什么是反向指导", "спасибо"]
)
def test_words_of_another_language_are_foreign(text: str) -> None:
    assert is_foreign(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "42",
        "WIIFM",
        "Estée Lauder",
        "Welch mentor",
        "hybrd leadrship",
        "What does Weltschmerz mean?",
    ],
)
def test_names_keywords_typos_and_a_quoted_word_are_not(text: str) -> None:
    assert not is_foreign(text)
