"""Which definite detail a question asks for."""

import pytest

from coach.language.words import stem
from coach.retrieval.asked_details import Detail, asked_detail


@pytest.mark.parametrize(
    ("question", "detail"),
    [
        ("What did GE spend on its programme?", Detail.MONEY),
        ("What was Thiran's salary at NBC?", Detail.MONEY),
        ("In which year did it start?", Detail.YEAR),
        ("since when does PwC do it", Detail.YEAR),
        ("In which month did the pilot start?", Detail.MONTH),
        ("How many pairs does IBM have?", Detail.COUNT),
        ("How old were the mentors?", Detail.AGE),
        ("What is the success rate at PwC?", Detail.SHARE),
        ("What is the e-mail address of the office?", Detail.CONTACT),
        ("What was the name of the person who taught Welch?", Detail.PERSON),
        ("What was the staff scientist at P&G called?", Detail.PERSON),
        ("Where did he go to school?", Detail.PLACE),
        ("Which pharma company did he work for?", Detail.FIRM),
        ("Which exercises do the groups do?", Detail.KIND),
    ],
)
def test_a_definite_detail_is_told_by_its_question(question: str, detail: Detail) -> None:
    asked = asked_detail(question, without=frozenset())
    assert asked is not None and asked.detail is detail


@pytest.mark.parametrize(
    "question",
    [
        "Can I have the fees waived?",
        "How do we pay attention to everybody?",
        "When is mentorship the better fit?",
        "Where does the GROW model come in?",
        "Why does it work?",
    ],
)
def test_other_questions_ask_for_nothing_definite(question: str) -> None:
    assert asked_detail(question, without=frozenset()) is None


@pytest.mark.parametrize(
    ("question", "noun"),
    [
        ("How many pairs does IBM have?", "pairs"),
        ("How many second mentors came?", "mentors"),
        ("How many millennial mentors came?", "mentors"),
        ("What was that person's name?", "person"),
        ("How old is he?", ""),
    ],
)
def test_the_noun_is_what_is_counted_or_named(question: str, noun: str) -> None:
    asked = asked_detail(question, without=frozenset())
    assert asked is not None and asked.noun == stem(noun)


def test_the_focus_leaves_out_names_the_noun_and_words_that_only_ask() -> None:
    asked = asked_detail("How many people dropped out of BNY in 2019?", without=frozenset({"bni"}))
    assert asked is not None and asked.focus == {stem("dropped"), "2019"}


def test_the_sentence_that_asks_decides_the_focus() -> None:
    asked = asked_detail("When did it come out? It mentions Skype.", without=frozenset())
    assert asked is not None and "skype" not in asked.focus


@pytest.mark.parametrize(
    ("question", "exact"),
    [("What does a platform cost per seat?", True), ("What does mentoring cost?", False)],
)
def test_a_price_for_a_unit_has_to_be_a_figure(question: str, exact: bool) -> None:
    asked = asked_detail(question, without=frozenset())
    assert asked is not None and asked.exact is exact
