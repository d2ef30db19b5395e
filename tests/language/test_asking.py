"""The words of a question tell the form that its answer must take."""

import pytest

from coach.language.asking import Form, form_of, has_shape

ASKED = {
    Form.NUMBER: [
        "How many pairs should a pilot have?",
        "How long does a session last?",
        "How often do we meet?",
        "What share of mentees go on to mentor?",
    ],
    Form.WHO: ["Who chose a junior engineer?", "Whose idea was it?", "Which company started it?"],
    Form.WHEN: ["When did the pilot start?", "In which year was it published?"],
    Form.WHERE: ["Where did it begin?", "Which country was first?"],
    Form.DEFINITION: ["What is shadowing?", "What does WIIFM mean?", "Explain shadowing"],
    Form.WHY: ["Why do pairs fade?", "What makes mentoring succeed?", "And why?"],
    Form.HOW: ["How do we start?", "And how should a mentor prepare?"],
    Form.LIST: ["What are the benefits of it?", "List all phases", "Name three tips"],
    Form.COMPARISON: [
        "Seminar or reverse mentoring for our executives?",
        "How does mentoring differ from coaching?",
        "Compare seminars with shadowing",
        "Which is cheaper, a seminar or shadowing?",
    ],
    Form.YES_NO: ["Is it only about technology?", "Can I stop?", "Should we pay mentors?"],
    Form.RELIABILITY: ["Is the 88 percent figure reliable?", "How sure is that?"],
    Form.OPEN: ["trust in pairs", "", "my mentor keeps cancelling"],
}


@pytest.mark.parametrize(
    ("form", "question"), [(form, one) for form, questions in ASKED.items() for one in questions]
)
def test_a_question_asks_for_the_form_that_its_words_name(form: Form, question: str) -> None:
    assert form_of(question) is form


@pytest.mark.parametrize("question", [one for questions in ASKED.values() for one in questions])
def test_case_and_space_around_it_change_nothing(question: str) -> None:
    assert form_of(f"  {question.upper()} ") is form_of(question)


@pytest.mark.parametrize(
    "question", [one for questions in ASKED.values() for one in questions if one.endswith("?")]
)
def test_other_words_put_behind_a_question_change_nothing(question: str) -> None:
    assert form_of(f"{question} (General Electric, cost)") is form_of(question)


@pytest.mark.parametrize(
    ("form", "fits", "lacks"),
    [
        (Form.NUMBER, "Pairs meet twice.", "Pairs meet gladly."),
        (Form.NUMBER, "It takes 45 minutes.", "It takes time."),
        (Form.WHEN, "It began in 1999.", "It began early."),
        (Form.WHO, "It was the idea of Jerry Wind.", "It was an idea of a leader."),
        (Form.WHERE, "It began in Leeds.", "It began at home."),
        (Form.WHY, "Pairs fade because one side gives.", "Pairs fade."),
        (Form.DEFINITION, "Shadowing means following.", "Shadowing works."),
    ],
)
def test_a_sentence_has_the_shape_of_an_answer_if_it_holds_what_is_asked_for(
    form: Form, fits: str, lacks: str
) -> None:
    assert has_shape(fits, form)
    assert not has_shape(lacks, form)


@pytest.mark.parametrize("form", [Form.OPEN, Form.LIST, Form.COMPARISON, Form.YES_NO, Form.HOW])
def test_a_form_without_a_shape_fits_every_sentence(form: Form) -> None:
    assert has_shape("Pairs fade.", form)
