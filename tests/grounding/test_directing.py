"""Advice and questions are told from what merely says how things are."""

import pytest

from coach.grounding.directing import advises


@pytest.mark.parametrize(
    "sentence",
    [
        "Ask for an example.",
        "Please send the agenda before you meet.",
        "Before your next session, ask what the other got out of it.",
        "Do not promise too much.",
        "You could begin with a story.",
        "Let's look at one report.",
        "What would you like to learn first?",
    ],
)
def test_what_asks_its_reader_for_something_is_advice(sentence: str) -> None:
    assert advises(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Mentors lie to their leaders.",
        "Trust grows slowly.",
        "Your mentor is the junior of the two.",
        "Northwind makes the finest tools.",
        "Yew?",
        "Marmalade.",
    ],
)
def test_what_states_something_or_is_no_sentence_is_none(sentence: str) -> None:
    assert not advises(sentence)
