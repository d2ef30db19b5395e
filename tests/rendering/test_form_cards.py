"""A form names both ends of each question, and no text in it is more than text."""

import re
from datetime import date

import pytest

from coach.domain.feedback import Question
from coach.domain.feedback_desk import Exposure, OpenForm
from coach.rendering.form_cards import (
    contact_card,
    exposure_list,
    form_card,
    sent_elsewhere,
    stressed,
    who_reads,
)
from tests.rendering.payloads import PAYLOADS


def _form(text: str = "useful", **changes: object) -> OpenForm:
    question = Question(id="own", label=text[:150] or "x", low=text, high=text, optional=True)
    values = {
        "id": "f1",
        "pair": "p1",
        "session": "s1",
        "day": date(2026, 10, 1),
        "with_whom": text,
        "questions": (question,),
        "ratings": {"own": 4},
        "comment": text,
        "closes": date(2026, 12, 31),
        "who_reads": (text,),
    }
    return OpenForm.model_validate(values | changes)


def test_each_question_is_a_group_of_five_radio_buttons_with_one_name() -> None:
    card = form_card(_form(), {})

    assert re.findall(r'name="(rate-\w+)" value="(\d)"', card) == [
        ("rate-own", str(value)) for value in (1, 2, 3, 4, 5)
    ]
    assert "<legend>useful" in card and "checked" not in card and "(optional)" in card


def test_what_was_chosen_is_chosen_again() -> None:
    assert re.findall(r'value="(\d)" checked', form_card(_form(), {"own": 4})) == ["4"]


def test_a_sent_form_says_so_in_a_word() -> None:
    assert "Sent" in form_card(_form(version=1), {}) and "Sent" not in form_card(_form(), {})


def test_stars_stress_and_everything_else_stays_as_it_is() -> None:
    assert stressed("such as *Time*, or *Load*") == "such as <em>Time</em>, or <em>Load</em>"
    assert stressed("5 * 3") == "5 &#42; 3"
    assert "<b>" not in stressed("*<b>x</b>*") and "<em>" in stressed("*<b>x</b>*")


def test_nobody_to_turn_to_is_no_card() -> None:
    assert contact_card(()) == "" and who_reads(()) == ""
    assert "you decide" in contact_card(("Ines Roth",))


@pytest.mark.parametrize("text", PAYLOADS)
def test_every_text_of_a_form_is_inert(text: str) -> None:
    form = _form(text)
    shown = (
        form_card(form, {})
        + who_reads(form.who_reads)
        + sent_elsewhere(form)
        + contact_card((text,))
        + exposure_list((Exposure(who=text, sees=text),))
    )

    assert "canary.invalid" not in shown
    assert not re.search(r"<(script|img|iframe|form|meta|base|object|embed|style|link)\b", shown)
