"""Empty answers: what people type into a box because it is there."""

import pytest

from coach.comments.coding_shelf import CodeShelf, read_codes
from coach.comments.empty_answers import says_nothing
from coach.shelves import shelf


@pytest.fixture(scope="module")
def shipped() -> CodeShelf:
    return read_codes(shelf("knowledge") / "feedback")


@pytest.mark.parametrize(
    "text",
    ["", "  ", "-", "...", "n/a", "N/A.", "none", "Nothing to add", "no comment", "All good!",
     "👍👍", "idk", "same as last time", "See above.", "all fine, thanks", "Great session", "ok",
     "12345",
     "No complaints from my side", "don’t know what to write", "asdfgh", "Danke, alles gut",
     "everything was good", "very good meeting", "nothing new this month"],
)  # fmt: skip
def test_filler_says_nothing(text: str, shipped: CodeShelf) -> None:
    assert says_nothing(text, shipped)


@pytest.mark.parametrize(
    "text",
    ["Great match", "good but too short", "no agenda", "nothing happened after our talk", "time",
     "no shows", "all good except the sound", "same topic as last time", "fine, more AI please",
     "no thanks for the extra work", "the session was moved"],
)  # fmt: skip
def test_a_word_about_something_is_enough_to_say_something(text: str, shipped: CodeShelf) -> None:
    assert not says_nothing(text, shipped)
