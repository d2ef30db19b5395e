"""A leader with ten minutes: an agenda is prepared, changed, kept and taken along."""

import re

from playwright.sync_api import Locator, expect

from tests.browser.visit import Visit


def _field(visit: Visit, name: str) -> Locator:
    return visit.page.locator(f"#{name} :is(textarea, input)").first


def _sheet(visit: Visit, name: str) -> None:
    visit.page.get_by_role("radio", name=name, exact=True).check(force=True)


def _prepared(visit: Visit) -> Locator:
    """Choose Ana and Tunde, and prepare 45 minutes for a Tuesday."""
    visit.open().choose("Ana")
    visit.tab("Prepare")
    _field(visit, "plan-when").fill("1 December at 10")
    visit.page.locator("#plan-prepare").click()
    card = visit.page.locator("#plan-card")
    expect(card.locator(".agenda h2")).to_contain_text("Ana Brandt and Tunde Okafor")
    return card


def test_an_agenda_is_changed_by_words_by_keyboard_and_kept(visit: Visit) -> None:
    card = _prepared(visit)
    expect(card.locator(".facts")).to_contain_text("Tuesday 1 December")

    _field(visit, "plan-say").fill("make it longer")
    visit.page.keyboard.press("Enter")
    expect(card.locator(".said")).to_have_text("Now 60 minutes.")
    card.locator("summary").click()
    card.get_by_role("button", name="Move Tunde shows up").focus()
    visit.page.keyboard.press("Enter")
    expect(card.locator(".parts .name").first).to_have_text("Tunde shows")
    # The part is first now: the focus is on what can be done with it next.
    expect(card.get_by_role("button", name="Move Tunde shows down")).to_be_focused()
    card.get_by_label("Minutes of Check in").select_option("5 min")
    expect(card.locator(".said")).to_contain_text("5 minutes now")
    card.get_by_role("button", name="Undo").click()
    expect(card.locator(".said")).to_have_text("The last change is taken back.")

    card.get_by_role("button", name="Keep this agenda").click()
    expect(card.locator(".said")).to_contain_text("Kept with your session on Tuesday 1 December")


def test_an_agenda_is_taken_along_in_every_form(visit: Visit) -> None:
    card = _prepared(visit)

    for name, file in (("Word", "docx"), ("Markdown", "md"), ("Calendar", "ics")):
        link = card.get_by_role("link", name=name).get_attribute("href")
        answer = visit.page.request.get(f"{visit.address}/{link}")
        assert answer.status == 200 and len(answer.body()) > 300
        assert f"agenda.{file}" in answer.headers["content-disposition"]

    with visit.page.expect_popup() as opened:
        card.get_by_role("link", name="Print").click()
    expect(opened.value.get_by_role("heading", level=1)).to_contain_text("Ana Brandt")


def test_a_mistake_is_a_sentence_and_what_was_typed_stays(visit: Visit) -> None:
    visit.open().tab("Prepare")
    _field(visit, "plan-when").fill("blue")
    visit.page.locator("#plan-prepare").click()

    expect(visit.page.locator("#plan-card .problem")).to_contain_text("cannot read that as a date")
    expect(_field(visit, "plan-when")).to_have_value("blue")


def test_topics_lead_to_a_session_and_to_a_plan(visit: Visit) -> None:
    visit.open().choose("Ana")
    visit.tab("Topics")
    visit.page.locator("#topics-go").click()
    cards = visit.page.locator("#topics-card .topic-card")
    expect(cards.first).to_contain_text("Tunde teaches Ana")

    cards.first.get_by_role("button", name="Prepare a session on this").click()
    expect(_field(visit, "plan-topic")).to_have_value("Prompt writing")
    visit.tab("Topics")
    cards.nth(1).get_by_role("button", name="Plan 20 minutes").click()

    expect(visit.page.locator(".leaf-topic .paper h2")).to_contain_text("in 20 minutes")


def test_questions_are_checked_and_reworded(visit: Visit) -> None:
    visit.open().tab("Prepare")
    _sheet(visit, "Check questions")
    _field(visit, "check-text").fill("Why does your generation quit?\nWhat did you try?")
    visit.page.locator("#check-go").click()
    sheet = visit.page.locator(".leaf-questions")
    expect(sheet.locator(".minded")).to_contain_text("Asks one person to speak for many")

    sheet.get_by_role("button", name="Use these words").click()

    expect(_field(visit, "check-text")).to_have_value(re.compile("^What makes you stay"))
    expect(sheet.locator("h2")).to_have_text("Nothing to mind")


def test_a_debrief_keeps_what_is_ticked(visit: Visit) -> None:
    visit.open().choose("Maria")
    visit.tab("Prepare")
    _sheet(visit, "Debrief")
    _field(visit, "debrief-notes").fill("Ten minutes, not three hours.")
    visit.page.locator("#debrief-go").click()
    expect(visit.page.locator(".leaf-debrief .paper")).to_contain_text("Ten minutes")

    visit.page.locator("#debrief-accept").click()

    expect(visit.page.locator(".leaf-debrief .said")).to_contain_text("opens your next agenda")
    visit.tab("Pairs")
    visit.page.get_by_role("button", name=re.compile("Maria Costa")).click()
    expect(visit.page.locator("#pairs-card .sessions")).to_contain_text("Send the template")


def test_in_the_chat_the_agenda_stands_beside_and_words_and_buttons_change_it(
    visit: Visit,
) -> None:
    visit.open().choose("Ana")
    visit.ask("Prepare an agenda")
    card = visit.page.locator("#chat-card")
    expect(card.locator(".facts")).to_contain_text("45 minutes")

    card.get_by_role("button", name="15 min longer").click()
    expect(card.locator(".facts")).to_contain_text("60 minutes")
    visit.ask("make it longer")

    expect(card.locator(".facts")).to_contain_text("75 minutes")
