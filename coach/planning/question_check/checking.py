"""Checks single questions: first by signs, then by meaning; and proposes a better one."""

from coach.domain.preparation import CheckedQuestion, QuestionFlag
from coach.language.cleaning import one_line
from coach.language.tongue import is_foreign
from coach.planning.question_check.meaning import QuestionMeaning
from coach.planning.question_check.people import Named, name_people
from coach.planning.question_check.rewriting import Rewriter
from coach.planning.question_check.signs import flags_by_signs, is_excused
from coach.planning.question_check.texts import FLAGS, QuestionShelf

LONGEST = 4_000
"""Characters of a question that are looked at."""


class QuestionCheck:
    """Finds what burdens the person asked; every question is judged for itself."""

    def __init__(self, shelf: QuestionShelf, meaning: QuestionMeaning) -> None:
        self._shelf = shelf
        self._meaning = meaning
        self._rewriter = Rewriter(shelf)

    def check(self, line: str) -> CheckedQuestion:
        """Return the line as it was given, with its flags; never raises, whatever the text."""
        text = one_line(line[:LONGEST])
        named = name_people(text, self._shelf)
        flags = self._flags(text, named)
        if not flags:
            return CheckedQuestion(question=line)
        return CheckedQuestion(
            question=line,
            flags=flags,
            why=self._shelf.texts.why[flags[0]],
            rewrite=self._rewriter.rewrite(named, flags, self._is_harmless),
        )

    def _flags(self, text: str, named: Named) -> tuple[QuestionFlag, ...]:
        """Return the flags in their fixed order; none for another language than English."""
        if not text or is_foreign(text):
            return ()
        found = flags_by_signs(named, self._shelf) or self._by_meaning(named)
        return tuple(flag for flag in FLAGS if flag in found)

    def _by_meaning(self, named: Named) -> frozenset[QuestionFlag]:
        """Return the flags by meaning, of the question without what the signs call harmless."""
        return frozenset(
            flag for flag in self._meaning.flags(named) if not is_excused(named, flag, self._shelf)
        )

    def _is_harmless(self, question: str) -> bool:
        return not self._flags(question, name_people(question, self._shelf))
