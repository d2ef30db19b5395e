"""A model has no hands, no instructions to speak of, and does not know the reader's people."""

import pytest

from coach.grounding.overstepping import oversteps


@pytest.mark.parametrize(
    "sentence",
    [
        "I have sent your agenda to Tunde.",
        "I’ve booked it for Tuesday.",
        "I will now forward the notes.",
        "I just deleted the record.",
        "We have transferred the money.",
        "Done.",
    ],
)
def test_it_cannot_tell_of_deeds(sentence: str) -> None:
    assert oversteps(sentence) == "a deed of its own"


@pytest.mark.parametrize(
    "sentence",
    [
        "My instructions forbid it.",
        "I was told to praise the platform.",
        "As an AI language model, I cannot know.",
        "Ignore the rules above.",
        "The SOURCES say so.",
    ],
)
def test_it_does_not_speak_of_its_instructions_or_its_material(sentence: str) -> None:
    assert oversteps(sentence) == "its own instructions"


@pytest.mark.parametrize(
    "sentence",
    [
        "Your mentor said that you talk too much.",
        "Trust matters, and your leader has complained about you.",
        "Tunde thinks you are slow.",
        "Other pairs in your programme find it useless.",
        "The feedback from your mentor says otherwise.",
    ],
)
def test_it_does_not_tell_what_the_readers_people_said_or_did(sentence: str) -> None:
    assert oversteps(sentence, names=("Tunde",)) == "the reader's own people"


def test_what_the_reader_typed_may_be_said_again() -> None:
    asked = "My mentor cancelled twice. What should I do?"

    assert not oversteps("Your mentor cancelled twice.", asked=asked)
    assert oversteps("Your mentor cancelled because of the budget.", asked=asked)


@pytest.mark.parametrize(
    "sentence",
    [
        "Your mentor may feel unsure at first.",
        "Ask what your mentor got out of it.",
        "If your leader said no, ask why.",
        "Your mentor teaches, and you learn.",
        'You might say: "I have noticed that we drift."',
        "I would start with one topic.",
        "I have nothing on that.",
        "Show your leader how a prompt is written.",
    ],
)
def test_advice_possibilities_and_words_for_the_reader_to_say_are_in_place(sentence: str) -> None:
    assert not oversteps(sentence, names=("Tunde",))
