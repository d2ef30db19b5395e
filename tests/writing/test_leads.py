"""The answer in a few words comes first, and only where the sentence bears it out."""

import pytest

from coach.language.asking import form_of
from coach.writing.leads import lead
from tests.builders import a_claim


def _lead(question: str, sentence: str) -> str:
    return lead(question, form_of(question), a_claim(sentence))


@pytest.mark.parametrize(
    ("question", "sentence", "answer"),
    [
        (
            "How many sessions should we plan?",
            "The agreement plans six sessions within half a year.",
            "Six.",
        ),
        (
            "How long does a session last?",
            "Sheffield's sessions lasted 45 minutes on average.",
            "45 minutes.",
        ),
        (
            "What share of pairs stayed together?",
            "In Leeds 89 % of the 26 pairs stayed together.",
            "89 %.",
        ),
        (
            "How often should pairs meet?",
            "Pairs in Leeds meet monthly for an hour.",
            "Monthly.",
        ),
        ("By how much does trust rise?", "One article says that trust rises by 12 %.", "12 %."),
        ("How many weeks does it take?", "The pilot of Leeds took 12 weeks.", "12 weeks."),
        ("What number of months does it take?", "The pilot took 6 months.", "6 months."),
        ("When did the pilot start?", "Deloitte started its pilot in 2018.", "In 2018."),
        (
            "Who said that knowledge is shared?",
            "Knowledge is shared, said Jerry Wind of Wharton.",
            "Jerry Wind.",
        ),
    ],
)
def test_the_one_figure_rhythm_year_or_name_that_was_asked_for_is_said_first(
    question: str, sentence: str, answer: str
) -> None:
    assert _lead(question, sentence) == answer


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        (
            "How long does a session last?",
            "A session lasts 45 minutes in Leeds and 60 minutes in Hull.",
        ),
        ("When did the pilot start?", "The pilot started in 2018 and was widened in 2021."),
        ("How often should pairs meet?", "Pairs meet monthly in Leeds and weekly in Hull."),
        (
            "Who said that knowledge is shared?",
            "Jerry Wind and Roshan Thiran said that knowledge is shared.",
        ),
    ],
)
def test_of_two_that_fit_neither_is_said_first(question: str, sentence: str) -> None:
    assert _lead(question, sentence) == ""


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("How many sessions are there in the 45 minutes?", "A session lasts 45 minutes."),
        ("What happened in 2018, and when did it end?", "The pilot ran in 2018."),
        ("How many mentors took part?", "The pilot ran in 2018."),
        ("How many mentors took part?", "Sessions lasted 45 minutes on average."),
    ],
)
def test_a_figure_of_the_question_a_year_or_another_unit_is_no_answer(
    question: str, sentence: str
) -> None:
    assert _lead(question, sentence) == ""


def test_a_sentence_that_begins_with_the_answer_is_not_led_by_it() -> None:
    assert _lead("How many sessions should we plan?", "Six sessions are planned.") == ""


@pytest.mark.parametrize(
    ("question", "sentence", "answer"),
    [
        (
            "Do both partners need training?",
            "Both partners need training, because each will teach.",
            "Yes.",
        ),
        (
            "Does trust between partners grow?",
            "In most pairs trust between the partners grows.",
            "Yes.",
        ),
        (
            "Can my mentor be my direct report?",
            "The mentor is not the leader's direct report.",
            "No.",
        ),
        (
            "Is reverse mentoring only about technology?",
            "Reverse mentoring is not only about technology: it can cover operations.",
            "No.",
        ),
        (
            "Is reverse mentoring only about technology?",
            "Reverse mentoring is about technology, operations and customers.",
            "No.",
        ),
        (
            "Does reverse mentoring cover operations?",
            "Reverse mentoring is not only about technology: it can cover operations.",
            "Yes.",
        ),
        (
            "Does wisdom only flow downward?",
            "Reverse mentoring challenges the notion that wisdom flows only downward.",
            "No.",
        ),
        (
            "Did the bank keep its mentors?",
            "The bank could keep 96 % of its mentors; it had no control group.",
            "Yes.",
        ),
    ],
)
def test_yes_or_no_is_said_first_as_the_sentence_has_it(
    question: str, sentence: str, answer: str
) -> None:
    assert _lead(question, sentence) == answer


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Is reverse mentoring worth its cost?", "Trust grows in small steps."),
        ("Should it be weekly or monthly?", "Meetings should be monthly, not weekly."),
        (
            "Do I have to choose between a mentor and a group?",
            "The format gives each member a mentor and a group to choose topics with.",
        ),
        (
            "Does reciprocal mentoring have to be formal?",
            "Reciprocal mentoring, formal or informal, is a new currency.",
        ),
        (
            "Should pairs come from different departments?",
            "Pair people off the line: the mentor is not in the leader's department.",
        ),
    ],
)
def test_neither_yes_nor_no_is_said_where_the_sentence_does_not_settle_it(
    question: str, sentence: str
) -> None:
    assert _lead(question, sentence) == ""


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Who is Steve David?", "Steve David, of Procter & Gamble, learnt from a scientist."),
        ("Who was Thiran's best mentor?", "Roshan Thiran's mentors were mostly short-term."),
        ("Who wrote the article?", "The article, “Roots Of Trust”, was written in 2013."),
        ("What does a leader who learns write?", "A leader learns, Roshan Thiran writes."),
        ("Who should be in the group?", "Groups of the Young Presidents' Organization meet."),
        ("Who helps with a problem?", "Take long questions to the mentor, says CEO Hangout."),
    ],
)
def test_a_name_that_is_not_the_person_asked_for_is_not_said_first(
    question: str, sentence: str
) -> None:
    assert _lead(question, sentence) == ""


def test_a_question_of_another_form_has_no_lead() -> None:
    assert _lead("What is shadowing?", "Shadowing takes 6 days, said Jerry Wind in 2018.") == ""
