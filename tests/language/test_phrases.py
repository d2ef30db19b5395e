"""Phrases with gaps find what they describe, and nothing else."""

import pytest

from coach.language.phrases import GAP, compiled


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("my leader", "is my leader late"),
        ("threat*", "he threatens me"),
        ("threat*", "a threat"),
        ("(hit|shout)* me", "she shouted me"),
        ("is * good", "is karen good"),
        ("the [old] boss", "the boss"),
        ("the [old] boss", "the old boss"),
        ("[very] good", "good"),
        ("who ... wrote", "who of my many people really wrote this"),
        ("who ... wrote", "who wrote this"),
        ("don't go", "don't go"),
        ("{pet} sleeps", "the cat sleeps"),
        ("good morning", "good, morning"),
    ],
)
def test_a_phrase_finds_what_it_describes(phrase: str, text: str) -> None:
    assert compiled([phrase], {"pet": ["cat", "dog"]}).search(text)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("my leader", "my leadership"),
        ("my leader", "tommy leader"),
        ("(hit|shout) me", "she shouted me"),
        ("is * good", "is good"),
        ("the [old] boss", "the young boss"),
        ("who ... wrote", "who knows. she wrote this"),
        ("who ... wrote", "who " + "really " * (GAP + 1) + "wrote this"),
        ("{pet} sleeps", "the cow sleeps"),
    ],
)
def test_a_phrase_finds_nothing_else(phrase: str, text: str) -> None:
    assert not compiled([phrase], {"pet": ["cat", "dog"]}).search(text)


def test_no_phrases_find_nothing() -> None:
    assert not compiled([]).search("anything")


@pytest.mark.parametrize(
    ("phrase", "says"),
    [
        ("(a|b", "opens ( and does not close it"),
        ("[a", "opens [ and does not close it"),
        ("(a]", "opens ( and does not close it"),
        ("a)", "closes a bracket that it never opened"),
        ("{nobody}", "{nobody}, which is no group"),
        ("{self}", "{self}, which is no group"),
        ("what?", "a sign that has no meaning"),
    ],
)
def test_a_phrase_that_cannot_be_read_says_why(phrase: str, says: str) -> None:
    with pytest.raises(ValueError) as caught:
        compiled([phrase], {"self": ["{self}"]})

    assert says in str(caught.value)
