"""On a phone everything is there, and nothing sticks out."""

import pytest
from playwright.sync_api import Browser, FloatRect, Locator, expect

from tests.browser.visit import BOX, Visit
from tests.doubles.served import Served

_WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


def _box(place: Locator) -> FloatRect:
    box = place.bounding_box()
    assert box is not None
    return box


def test_the_page_fits_and_the_box_is_within_reach(phone: Visit) -> None:
    phone.open().ask("Seminar or reverse mentoring?")

    box = _box(phone.page.locator(BOX))
    assert not phone.page.evaluate(_WIDER)
    assert box["y"] + box["height"] <= 844


def test_an_answer_is_read_from_its_question_on(phone: Visit) -> None:
    phone.open().ask("Why do they fade?")
    phone.ask("Seminar or reverse mentoring?")

    chat = _box(phone.page.locator("#chat"))
    expect(phone.asked.nth(1)).to_be_in_viewport()
    assert abs(_box(phone.asked.nth(1))["y"] - chat["y"]) < 60


def test_a_source_opens_over_the_chat_and_closes_again(phone: Visit) -> None:
    phone.open().ask("Why do they fade?").locator(".says a.chip").first.tap()

    expect(phone.panel.locator("mark")).to_be_visible()
    assert _box(phone.panel)["width"] <= 390
    phone.panel.get_by_role("button", name="Close").tap()
    expect(phone.panel).to_be_hidden()


def test_buttons_are_large_enough_for_a_thumb(phone: Visit) -> None:
    phone.open()

    for button in ("#send", "#new", "#prompts button:visible >> nth=0", "#role label >> nth=1"):
        box = _box(phone.page.locator(button))
        assert box["height"] >= 36 and box["width"] >= 36, button


def test_an_agenda_is_prepared_with_a_thumb(phone: Visit) -> None:
    phone.open().choose("Ana")
    phone.tab("Prepare")
    phone.page.locator("#plan-prepare").tap()
    card = phone.page.locator("#plan-card")

    expect(card.locator(".agenda h2")).to_be_in_viewport()
    assert not phone.page.evaluate(_WIDER)
    card.locator("summary").tap()
    small = [
        (box["width"], box["height"], button.inner_text())
        for button in phone.page.locator(
            "#plan-card :is(button, select, summary, .along a), #plan-change, #plan-prepare"
        ).all()
        for box in (_box(button),)
        if box["width"] < 44 or box["height"] < 44
    ]
    assert small == []


def test_the_agenda_of_the_chat_stands_under_it(phone: Visit) -> None:
    phone.open().choose("Ana").ask("Prepare an agenda")

    card = phone.page.locator("#chat-card .agenda h2")
    expect(card).to_be_in_viewport()
    assert _box(card)["y"] > _box(phone.replies.last)["y"]
    assert not phone.page.evaluate(_WIDER)
    expect(phone.page.locator(BOX)).to_be_in_viewport()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_what_is_behind_them(
    browser: Browser, server: Served, scheme: str
) -> None:
    dark = "dark" if scheme == "dark" else "light"
    with Visit.to(browser, server.address, scheme=dark) as visit:  # type: ignore[arg-type]
        visit.open().ask("Tell me about reciprocal mentoring")
        visit.ask("I am being bullied")
        faint = visit.page.evaluate(_CONTRAST)
        visit.choose("Mira").tab("Prepare")
        visit.page.locator("#plan-prepare").click()
        expect(visit.page.locator("#plan-card .agenda")).to_be_visible()
        faint += visit.page.evaluate(_CONTRAST)
        visit.tab("Topics")
        visit.page.locator("#topics-go").click()
        expect(visit.page.locator("#topics-card .topic-card").first).to_be_visible()
        faint += visit.page.evaluate(_CONTRAST)
        visit.tab("Pairs")
        visit.page.locator(".rows button").first.click()
        expect(visit.page.locator("#pairs-card .pair")).to_be_visible()
        faint += visit.page.evaluate(_CONTRAST)

    assert faint == []


_CONTRAST = """() => {
  const parse = (c) => (c.match(/[\\d.]+/g) || []).map(Number);
  const light = (c) => {
    const [r, g, b] = c.slice(0, 3).map((v) => {
      v /= 255;
      return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (e) => {
    for (; e; e = e.parentElement) {
      const c = parse(getComputedStyle(e).backgroundColor);
      if (c.length === 3 || c[3] === 1) return c;
    }
    return [255, 255, 255];
  };
  const faint = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const e = walker.currentNode.parentElement;
    const words = walker.currentNode.textContent.trim();
    if (!words || ["SCRIPT", "STYLE", "NOSCRIPT"].includes(e.tagName)) continue;
    const style = getComputedStyle(e);
    if (!e.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    if (e.getClientRects().length === 0 || parseFloat(style.fontSize) === 0) continue;
    const [a, b] = [light(parse(style.color)), light(behind(e))].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < 4.5) faint.push(`${words.slice(0, 40)}: ${ratio.toFixed(2)}`);
  }
  return faint;
}"""
