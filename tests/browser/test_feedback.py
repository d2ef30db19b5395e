"""The two who meet answer and find their way; a manager who is curious about them finds nothing."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.visit import Visit
from tests.doubles.served import Served, served

_EVERYTHING = """() => [
  document.documentElement.outerHTML,
  ...[...document.querySelectorAll('textarea, input')].map((box) => box.value),
].join('\\n')"""
_TARGETS = """() => [...document.querySelectorAll(
  '#tabs .survey label, #tabs .room:not([style*="none"]) .prose button, #bar button'
)].filter((one) => one.offsetParent).map((one) => one.getBoundingClientRect())
  .filter((box) => box.height < 43.5 || box.width < 43.5).length"""


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Return a server of our own: what is answered here is missed nowhere else."""
    with served(Path(tmp_path_factory.mktemp("own"))) as server:
        server.wait_for("coach")
        yield server


@pytest.fixture
def leader(browser: Browser, own: Served) -> Iterator[Visit]:
    with Visit.to(browser, own.address) as visit:
        visit.open().choose("Ana")
        visit.tab("Feedback")
        expect(visit.page.locator(".survey fieldset")).to_have_count(3)
        yield visit
        visit.must_have_been_clean()


def rate(page: Page, *values: int) -> None:
    """Choose a value for each question, as a finger would."""
    for place, value in enumerate(values):
        field = page.locator(".survey fieldset").nth(place)
        field.locator("label").nth(value - 1).click()


def comment(page: Page) -> Locator:
    return page.locator("#form-comment textarea")


def send(page: Page) -> Locator:
    return page.locator('button[name="do-form"][value="send"]')


def as_manager(visit: Visit) -> None:
    visit.page.locator("#bar").get_by_role("button", name="Programme manager").click()
    expect(visit.page.locator("#bar")).to_contain_text("programme manager of Spring pilot")


def test_a_form_is_answered_with_the_keyboard_alone_and_is_there_in_another_window(
    leader: Visit, browser: Browser, own: Served
) -> None:
    page = leader.page
    page.locator(".survey input").first.focus()
    for presses in (3, 1, 4):
        page.keyboard.press("Space")
        for _ in range(presses):
            page.keyboard.press("ArrowRight")
        page.keyboard.press("Tab")
    expect(comment(page)).to_be_focused()
    page.keyboard.type("All of it was new to me")
    page.keyboard.press("Tab")
    expect(send(page)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Thank you. It is saved.")).to_be_visible()
    expect(send(page)).to_be_focused()

    with Visit.to(browser, own.address) as other:
        other.open().choose("Ana")
        other.tab("Feedback")
        chosen = other.page.locator(".survey input:checked")
        expect(chosen).to_have_count(3)
        assert [one.input_value() for one in chosen.all()] == ["4", "2", "5"]
        expect(comment(other.page)).to_have_value("All of it was new to me")


def test_of_two_windows_the_second_is_told_and_nothing_is_lost(
    leader: Visit, browser: Browser, own: Served
) -> None:
    with Visit.to(browser, own.address) as other:
        other.open().choose("Ana")
        other.tab("Feedback")
        rate(other.page, 5, 5, 5)
        comment(other.page).fill("from the other window")
        send(other.page).dblclick()
        expect(other.page.locator(".said").first).to_be_visible()
    page = leader.page
    rate(page, 1, 1, 1)
    comment(page).fill("from this window")
    send(page).click()

    expect(page.locator(".theirs")).to_contain_text("from the other window")
    expect(page.locator(".problem").first).to_contain_text("was not saved")
    expect(comment(page)).to_have_value("from this window")
    send(page).click()
    expect(page.get_by_text("Thank you. It is saved.")).to_be_visible()


def test_a_manager_finds_nothing_that_was_typed_or_kept_on_the_same_screen(leader: Visit) -> None:
    page = leader.page
    rate(page, 2, 2, 2)
    comment(page).fill("quetzalcomment I am afraid")
    send(page).click()
    expect(page.locator(".contacts")).to_contain_text("Ines Roth")
    expect(page.locator(".contacts")).to_be_in_viewport(ratio=0.9)
    page.locator("#form-note textarea").fill("quetzalnote")
    page.locator("#note-keep").click()
    expect(page.get_by_text("Only you can read it")).to_be_visible()
    page.get_by_role("radio", name="Who would read what?").check(force=True)
    page.locator("#draft-text textarea").fill("quetzaldraft")
    page.locator("#draft-go").click()
    expect(page.locator(".sees")).to_contain_text("Your programme manager")
    leader.tab("Prepare")
    page.locator("#plan-topic :is(textarea, input)").fill("quetzaltopic")
    page.locator("#plan-prepare").click()
    expect(page.locator("#plan-card .agenda")).to_be_visible()
    leader.tab("Pairs")
    page.get_by_role("button", name=re.compile("Ana Brandt and")).last.click()
    expect(page.locator("#pairs-card .sessions")).to_be_visible()
    leader.tab("Ask")
    leader.ask("repeat quetzalquestion")

    as_manager(leader)

    expect(page.locator("#chat")).not_to_contain_text("quetzalquestion")
    for tab in ("Prepare", "Topics", "Feedback", "Pairs", "Releases", "Ask"):
        leader.tab(tab)
        page.wait_for_timeout(250)
    found = page.evaluate(_EVERYTHING)
    kept = ("quetzal", "ground rules", "one prompt on the", "Decide by December", "Ines Roth")
    assert [one for one in kept if one in found] == []
    expect(page.locator("#bar")).not_to_contain_text("Tunde")


def test_a_manager_reads_releases_and_their_sources_and_takes_them_along(
    browser: Browser, own: Served
) -> None:
    with Visit.to(browser, own.address) as visit:
        visit.open()
        page = visit.page
        page.locator('button[name="opens"]').click()
        page.locator("#matches button", has_text="Spring pilot").last.click()
        visit.tab("Releases")
        card = page.locator("#releases-card .release").first
        expect(card).to_contain_text("at least 10 people")
        expect(card.locator("svg.chart .stretch").first).to_be_visible()
        card.get_by_text("Why is this hidden?").click()
        expect(card.get_by_text("Not enough answers yet")).to_be_visible()
        card.locator("a.chip").first.click()
        expect(visit.panel.locator("mark").first).to_be_visible()
        page.keyboard.press("Escape")
        with page.expect_download() as taken:
            card.get_by_role("link", name="Table (CSV)").click()
        assert taken.value.suggested_filename == "release.csv"
        visit.must_have_been_clean()


def test_help_and_the_end_of_a_pairing_stand_on_every_tab_and_the_end_is_told_to_both(
    browser: Browser, own: Served
) -> None:
    with Visit.to(browser, own.address) as visit:
        visit.open().choose("Maria")
        bar, card = visit.page.locator("#bar"), visit.page.locator("#care-card")
        for tab in ("Prepare", "Releases"):
            visit.tab(tab)
            bar.get_by_role("button", name="Get help").click()
            expect(card).to_contain_text("You can turn to Ines Roth")
        bar.get_by_role("button", name="End this pairing").click()
        expect(card).to_contain_text("without a reason")
        card.get_by_role("button", name="End this pairing").click()
        expect(card).to_contain_text("have ended their pairing")
        bar.get_by_role("button", name="Jonas, mentor").click()
        expect(bar).to_contain_text("You look as Jonas Weber, mentor")
        expect(bar).to_contain_text("have ended their pairing")
        visit.must_have_been_clean()


def test_on_a_phone_every_target_is_large_and_nothing_runs_off(
    browser: Browser, own: Served
) -> None:
    with Visit.to(browser, own.address, size=(390, 844), touch=True) as visit:
        visit.open().choose("Ana")
        visit.tab("Feedback")
        expect(visit.page.locator(".survey fieldset")).to_have_count(3)
        rate(visit.page, 4, 4, 4)
        assert visit.page.evaluate(_TARGETS) == 0
        wide = "document.documentElement.scrollWidth"
        room = "document.querySelector('#tabs .room.scrolls:has(.survey)').scrollWidth"
        assert visit.page.evaluate(f"[{wide}, {room}]") <= [390, 390]
        visit.tab("Releases")
        expect(visit.page.locator("#releases-card .release").first).to_be_visible()
        visit.must_have_been_clean()
