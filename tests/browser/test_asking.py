"""A visitor asks, reads, and looks at where it comes from."""

import re

import pytest
from playwright.sync_api import expect

from coach.web.needs import LONGEST_QUESTION, MESSAGES_A_MINUTE
from tests.browser.visit import BOX, Visit


def test_an_answer_shows_its_sources_its_notices_and_who_worded_it(visit: Visit) -> None:
    reply = visit.open().ask("Why do most mentoring relationships fade?")

    expect(reply).to_contain_text("Because only one side gains")
    expect(reply.locator(".sources li")).to_contain_text("an article or blog, without a study")
    expect(reply.locator(".notice")).to_be_visible()
    expect(reply.locator(".engine")).to_have_text("Answers come from the library, no model")


def test_an_offered_question_is_asked_at_once_and_a_draft_stays(visit: Visit) -> None:
    visit.open().page.fill(BOX, "half a thought")

    visit.prompts.first.click()

    expect(visit.reply(0)).to_contain_text("Because only one side gains")
    expect(visit.asked).to_have_text("Why do most mentoring relationships fade?")
    assert visit.page.input_value(BOX) == "half a thought"
    expect(visit.prompts).to_have_text(
        [re.compile("WIIFM"), re.compile("offer"), re.compile("recip")]
    )


def test_a_role_brings_its_own_questions(visit: Visit) -> None:
    visit.open().page.get_by_text("Programme manager", exact=True).click()

    expect(visit.prompts.first).to_have_text("How many pairs should a pilot have?")


def test_a_chip_opens_the_passage_with_the_quote_marked(visit: Visit) -> None:
    visit.open().ask("Why do they fade?").locator(".says a.chip").nth(1).click()

    expect(visit.panel.locator("mark")).to_have_text(
        ["he kept picking Roshan Thiran's brains about Asia.", re.compile("met almost weekly")]
    )
    expect(visit.panel.locator("h2")).to_have_text(re.compile("mentors who faded"))
    expect(visit.panel.locator(".byline")).to_contain_text("Our summary of Try It In Reverse")
    expect(visit.panel).to_contain_text("One person's experience from 2013")


def test_the_public_page_behind_a_playbook_is_words_not_a_link(visit: Visit) -> None:
    visit.open().ask("What is reciprocal mentoring?").locator(".says a.chip").first.click()

    expect(visit.panel.locator(".url")).to_have_text(re.compile(r"https://www\.leadershipacademy"))
    assert visit.panel.locator("a").count() == 0


def test_the_keyboard_reaches_a_source_and_comes_back(visit: Visit) -> None:
    chip = visit.open().ask("Why do they fade?").locator(".says a.chip").first
    chip.focus()

    visit.page.keyboard.press("Enter")
    expect(visit.panel.locator("mark").first).to_be_visible()
    visit.page.keyboard.press("Escape")

    expect(visit.panel).to_be_hidden()
    expect(chip).to_be_focused()


def test_a_source_is_also_a_page_of_its_own(visit: Visit) -> None:
    address = visit.open().ask("Why do they fade?").locator(".says a.chip").first
    visit.page.goto(f"{visit.address}/{address.get_attribute('href')}")

    expect(visit.page.locator("mark")).to_have_text(re.compile("^drifted away because"))


@pytest.mark.parametrize(
    ("question", "outcome", "label"),
    [
        ("Why did it rain on Mars?", "not_in_library", "Not in the library"),
        ("What is the weather in Oslo?", "off_topic", "Outside what I know"),
        ("What did my mentor say about me?", "declined", "This stays private"),
        ("I am being bullied", "referred", "Better with a person"),
        ("And for him?", "needs_clarification", "A question back"),
        ("Tell me about reciprocal mentoring", "partial", "Part of an answer"),
    ],
)
def test_each_outcome_has_a_look_of_its_own(
    visit: Visit, question: str, outcome: str, label: str
) -> None:
    reply = visit.open().ask(question)

    expect(reply).to_have_class(re.compile(outcome))
    expect(reply.locator(".outcome")).to_have_text(label)


def test_a_referral_sets_the_help_route_apart_and_offers_nothing_else(visit: Visit) -> None:
    reply = visit.open().ask("I am being bullied")

    expect(reply.locator(".help strong")).to_have_text(
        "your HR contact or the person your programme named"
    )
    assert visit.prompts.count() == 0


def test_a_comparison_is_a_table(visit: Visit) -> None:
    table = visit.open().ask("Seminar or reverse mentoring?").locator("table")

    expect(table.locator("thead th")).to_have_text(["", "Leadership seminars", "Reverse mentoring"])
    expect(table.locator("tbody tr")).to_have_count(3)


def test_shift_and_enter_begin_a_new_line_and_nothing_is_sent_empty(visit: Visit) -> None:
    visit.open().page.press(BOX, "Enter")
    visit.page.type(BOX, "Why do")
    visit.page.press(BOX, "Shift+Enter")
    visit.page.type(BOX, "they fade?")
    assert visit.asked.count() == 0

    visit.page.press(BOX, "Enter")

    expect(visit.reply(0)).to_contain_text("Because only one side gains")
    assert visit.asked.inner_text() == "Why do\nthey fade?"


def test_a_question_that_is_too_long_stays_in_the_box_with_a_sentence(visit: Visit) -> None:
    visit.open().page.fill(BOX, "a" * (LONGEST_QUESTION + 1))
    visit.page.press(BOX, "Enter")

    expect(visit.notice).to_contain_text("4,001 characters; I read at most 4,000")
    assert len(visit.page.input_value(BOX)) == LONGEST_QUESTION + 1
    assert visit.asked.count() == 0


def test_a_new_conversation_starts_from_nothing(visit: Visit) -> None:
    visit.open().ask("Why do they fade?")

    visit.page.get_by_role("button", name="New conversation").click()

    expect(visit.replies).to_have_count(0)
    expect(visit.prompts.first).to_have_text("Why do most mentoring relationships fade?")


def test_copying_takes_the_words_and_their_sources(visit: Visit) -> None:
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reply = visit.open().ask("Why do they fade?")

    reply.get_by_role("button", name="Copy").click()

    expect(reply.locator(".copy")).to_have_text("Copied")
    copied: str = visit.page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Because only one side gains")
    assert "one-way [1]. The NBC" in copied and "an article or blog" in copied and "<" not in copied


def test_a_failure_is_a_plain_sentence_and_the_next_question_is_answered(visit: Visit) -> None:
    failed = visit.open().ask("break the coach")

    expect(failed).to_have_text(re.compile("Something went wrong on our side"))
    expect(visit.ask("Why do they fade?")).to_contain_text("Because only one side gains")


def test_too_many_questions_in_a_minute_are_refused_politely_in_the_chat(visit: Visit) -> None:
    visit.open()
    for _ in range(MESSAGES_A_MINUTE):
        visit.ask("thank you")

    expect(visit.ask("thank you")).to_contain_text("10 questions within a minute")


def test_nothing_is_kept_in_the_browser(visit: Visit) -> None:
    visit.open().ask("Why do they fade?")

    assert visit.page.evaluate("localStorage.length + sessionStorage.length") == 0
