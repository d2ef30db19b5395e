"""Text without a word in it is told from short words, names and other scripts."""

import pytest

from coach.language.gibberish import is_gibberish


@pytest.mark.parametrize(
    "text", ["", "???", "👍👍", "12 345", "asdfgh", "hhhhh", "qwrtz plmkn", "-"]
)
def test_signs_figures_and_random_keys_are_gibberish(text: str) -> None:
    assert is_gibberish(text)


@pytest.mark.parametrize(
    "text",
    ["ok", "WIIFM", "GDPR?", "nhs", "rhythm", "I", "why", "是", "BNY 96 %", "asdf mentor", "SBI"],
)
def test_whatever_holds_a_word_is_not(text: str) -> None:
    assert not is_gibberish(text)
