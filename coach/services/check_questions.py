"""Check questions: before a session, what would burden the partner, and how to ask instead."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from coach.domain.preparation import CheckedQuestion
from coach.planning.question_check.checking import QuestionCheck
from coach.planning.question_check.meaning import QuestionMeaning, example_phrases
from coach.planning.question_check.texts import QuestionShelf, read_question_shelf
from coach.ports import Embedder, Vector


class QuestionChecker:
    """Checks drafted questions, a leader's or a mentor's."""

    def __init__(
        self,
        embedder: Embedder,
        shelf_texts: QuestionShelf,
        known: Mapping[str, Vector] | None = None,
    ) -> None:
        """Take the vectors of the shelf's phrases from `known`; encode those that are missing."""
        meaning = QuestionMeaning(embedder, shelf_texts, known)
        self._check = QuestionCheck(shelf_texts, meaning)

    def check(self, lines: Sequence[str]) -> tuple[CheckedQuestion, ...]:
        """Return each line that is not blank with what to mind about it, in the order given."""
        return tuple(self._check.check(line.strip()) for line in lines if line.strip())


def read_question_texts(folder: Path) -> QuestionShelf:
    """Return the question check's texts of the folder `knowledge/coaching`, or raise ShelfError."""
    return read_question_shelf(folder)


def question_phrases(shelf_texts: QuestionShelf) -> tuple[str, ...]:
    """Return the phrases whose vectors a checker can be given, so that they are encoded once."""
    return example_phrases(shelf_texts)
