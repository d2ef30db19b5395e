"""A better question keeps the interest and leaves the burden out."""

import re
from collections.abc import Collection

import pytest

from coach.domain.preparation import QuestionFlag
from coach.planning.question_check.people import name_people
from coach.planning.question_check.rewriting import Rewriter
from coach.planning.question_check.signs import flags_by_signs
from tests.planning.question_check.the_shelf import the_shelf

REWRITER = Rewriter(the_shelf())
TO_A_GROUP: tuple[QuestionFlag, ...] = ("spokesperson",)
WISHED: tuple[QuestionFlag, ...] = ("leading",)


def _has_no_sign(text: str) -> bool:
    return not flags_by_signs(name_people(text, the_shelf()), the_shelf())


def _rewrite(text: str, *flags: QuestionFlag) -> str:
    return REWRITER.rewrite(name_people(text, the_shelf()), flags, _has_no_sign)


@pytest.mark.parametrize(
    ("text", "flags", "better"),
    [
        (
            "What does your generation want from the office?",
            ["spokesperson"],
            "What do you want from the office?",
        ),
        (
            "On behalf of the trainees, what should we change first?",
            ["spokesperson"],
            "From where you stand, what should we change first?",
        ),
        (
            "Why does your generation quit so fast?",
            ["spokesperson", "stereotype"],
            "What makes you stay in a job, and what would make you leave?",
        ),
        (
            "Since your generation is good with tech, can you fix our onboarding app?",
            ["stereotype"],
            "Can you fix our onboarding app?",
        ),
        (
            "Don't you think the new intranet is better?",
            ["leading"],
            "What works for you about the new intranet, and what does not?",
        ),
        (
            "Who in your department is thinking about leaving?",
            ["third_person"],
            "What makes people want to stay in a team, and what would make you think about "
            "leaving?",
        ),
        (
            "What do you earn?",
            ["disclosure"],
            "What would you like to understand about how pay is decided here?",
        ),
    ],
)
def test_the_interest_is_kept(text: str, flags: list[QuestionFlag], better: str) -> None:
    assert _rewrite(text, *flags) == better


def test_a_proposal_that_burdens_is_passed_over() -> None:
    first = _rewrite("What does your generation want from the office?", "spokesperson")

    def refuses_first(text: str) -> bool:
        return text != first

    named = name_people("What does your generation want from the office?", the_shelf())
    second = REWRITER.rewrite(named, TO_A_GROUP, refuses_first)
    assert second != first
    assert "office" in second


def test_if_nothing_fits_there_is_a_last_resort() -> None:
    named = name_people("Isn't it?", the_shelf())

    assert REWRITER.rewrite(named, WISHED, lambda text: False) == (the_shelf().texts.rewrite.last)


@pytest.mark.parametrize("flags", [("disclosure",), ("third_person",)])
def test_no_part_of_a_question_is_kept_that_may_still_hint(
    flags: Collection[QuestionFlag],
) -> None:
    named = name_people("When will you hand over your desk, age-wise?", the_shelf())

    assert "hand over" not in REWRITER.rewrite(named, flags, lambda text: True)


def test_markup_is_not_said_again() -> None:
    better = _rewrite("<b>What does your generation want from the office?</b>", "spokesperson")

    assert "<" not in better


def test_every_question_of_the_shelf_is_a_whole_sentence() -> None:
    texts = the_shelf().texts.rewrite
    interests = (*texts.interests, *texts.disclosure, *texts.third_person)

    for ask in [texts.last, *(ask for one in interests for ask in one.ask)]:
        assert re.fullmatch(r"[A-Z][^?{}!]+\?", ask), ask
