"""The settings page says which writer is on, what leaves the machine for it, and what it cost."""

import re
from html import unescape

import pytest

from coach.domain.writer import ModelCheck, Spent, WriterStatus
from coach.rendering.writer_cards import check_card, writer_card
from tests.doubles.scripted_writer import MODEL, WORKS, writer_texts
from tests.rendering.agendas import PAYLOADS


def shown(**changes: object) -> str:
    return unescape(writer_card(MODEL.model_copy(update=changes), writer_texts()))


def test_without_a_model_it_says_that_nothing_leaves_and_how_to_switch_one_on() -> None:
    card = unescape(writer_card(WriterStatus(engine="embedded"), writer_texts()))

    assert "nothing leaves this machine" in card
    assert "COACH_MODEL" in card
    assert "requests" not in card


def test_a_model_elsewhere_is_named_with_its_host_and_what_it_is_given() -> None:
    card = shown()

    assert "openai:gpt-4.1-mini is on, at models.example.org." in card
    assert "What leaves this machine" in card
    assert "What they want to know." in card


def test_a_model_on_this_machine_is_said_to_be_here() -> None:
    card = shown(is_local=True, host="this machine")

    assert "Its server stands on this machine, so nothing leaves it." in card
    assert "What leaves this machine" not in card


def test_comments_stand_where_they_belong_by_the_setting() -> None:
    assert "<li>Participants' comments.</li>" in shown()
    allowed = shown(reads_comments=True)
    assert "in programmes that have said so above the box" in allowed
    assert "<li>Participants' comments.</li>" not in allowed


def test_what_it_cost_is_told_since_the_start_and_in_all() -> None:
    card = shown()

    assert "Since the start: 2 requests, 1,020 tokens" in card
    assert "In all: 40 requests, 21,500 tokens, some of them counted by their length" in card
    assert "0.0042 at the price that is set" in card
    assert "3 took too long" in card


def test_one_request_is_one_and_none_is_nothing_yet() -> None:
    card = shown(since_start=Spent(), in_all=Spent(calls=1, tokens_in=5))

    assert "Since the start: Nothing yet." in card
    assert "In all: 1 request, 5 tokens" in card


def test_without_a_price_no_money_is_told() -> None:
    card = shown(has_price=False)

    assert "at the price" not in card
    assert "Set COACH_MODEL_PRICE" in card


def test_a_model_that_is_left_alone_says_why() -> None:
    assert "you are answered without it: connection refused" in shown(pausing="connection refused")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_foreign_words_on_the_page_stay_words(payload: str) -> None:
    foreign = {"engine": payload, "host": payload, "pausing": payload, "problem": payload}
    card = writer_card(MODEL.model_copy(update=foreign), writer_texts())

    assert set(re.findall(r"<(\w+)", card)) <= {
        "section", "h2", "h3", "p", "ul", "li", "strong", "br", "span", "details", "summary",
    }  # fmt: skip


def test_a_model_that_works_says_how_fast() -> None:
    said = unescape(check_card(WORKS, writer_texts()))

    assert "It works" in said
    assert "after 0.4 seconds, the last after 1.3; it took 512 tokens" in said


@pytest.mark.parametrize(
    ("changes", "warns"),
    [({"answers": False}, "expect it to say less"), ({"quotes": False}, "sentences to be removed")],
)
def test_a_model_that_works_badly_says_what_to_expect(changes: dict[str, bool], warns: str) -> None:
    assert warns in check_card(WORKS.model_copy(update=changes), writer_texts())


def test_a_model_that_does_not_work_says_what_to_do() -> None:
    check = ModelCheck(name="openai:x", problem="The model openai:x cannot be reached. See that.")

    assert unescape(check_card(check, writer_texts())) == (
        '<p class="problem" role="alert">The model openai:x cannot be reached. See that.</p>'
    )


def test_without_a_model_there_is_nothing_to_try() -> None:
    assert "There is no model to try" in check_card(None, writer_texts())


def test_a_small_amount_does_not_read_as_nothing() -> None:
    assert "less than 0.0001 at the price" in shown(since_start=Spent(calls=1, money=0.00001))
    assert "12.34 at the price" in shown(since_start=Spent(calls=1, money=12.34))
