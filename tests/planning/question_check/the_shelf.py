"""The shelf of the question check, read once."""

from functools import cache

from coach.planning.question_check.texts import QuestionShelf, read_question_shelf
from coach.shelves import shelf

FOLDER = shelf("knowledge") / "coaching"


@cache
def the_shelf() -> QuestionShelf:
    return read_question_shelf(FOLDER)
