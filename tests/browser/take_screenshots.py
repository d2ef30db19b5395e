"""Takes the pictures of docs/screenshots from a running coach.

python -m tests.browser.take_screenshots http://127.0.0.1:7860 docs/screenshots
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.chromium import FLAGS, chromium
from tests.browser.visit import Visit

_QUESTIONS = {
    "answer": "Why do most mentoring relationships fade?",
    "comparison": "Seminar or reverse mentoring for our executives?",
    "referral": "I am being bullied by my partner",
    "unknown": "What did Netflix publish about reverse mentoring?",
}
_EXPORT = Path(__file__).parents[1] / "services" / "sample_feedback.csv"
_SETTLED = 700


def main(address: str, folder: Path) -> None:
    """Visit on a desktop, in the dark and with a phone."""
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        _visit(browser, address, folder, "desktop", (1280, 800), "light")
        _visit(browser, address, folder, "dark", (1280, 800), "dark")
        _visit(browser, address, folder, "phone", (390, 844), "light")
        browser.close()


def _visit(
    browser: Browser,
    address: str,
    folder: Path,
    name: str,
    size: tuple[int, int],
    scheme: Literal["light", "dark"],
) -> None:
    with Visit.to(browser, address, size=size, scheme=scheme) as visit:

        def take(what: str) -> None:
            visit.page.wait_for_timeout(_SETTLED)
            visit.page.screenshot(path=folder / f"{name}-{what}.png")

        visit.open()
        take("welcome")
        for what, question in _QUESTIONS.items():
            reply = visit.ask(question)
            take(what)
            if what == "answer":
                reply.locator(".says a.chip").first.click()
                expect(visit.panel.locator("article")).to_be_visible()
                take("source")
                visit.page.keyboard.press("Escape")
        _prepare(visit, take)
        _feed_back(visit, take)
        _manage(visit, take)
        visit.must_have_been_clean()


def _prepare(visit: Visit, take: Callable[[str], None]) -> None:
    """Prepare a session with the first pair that is kept, and look at the other tabs."""
    page = visit.page
    page.locator('button[name="opens"]').click()
    page.locator("#matches button[value^=choose]").first.click()
    visit.tab("Prepare")
    page.locator("#plan-when :is(textarea, input)").fill("next Tuesday at 10")
    page.locator("#plan-prepare").click()
    expect(page.locator("#plan-card .agenda")).to_be_visible()
    take("agenda")
    for name, button in (("Brief", "#brief-go"), ("Mentor's preview", "#preview-go")):
        page.get_by_role("radio", name=name, exact=True).check(force=True)
        page.locator(button).click()
        expect(page.locator(".leaf .paper:visible")).to_be_visible()
        take(name.split()[0].lower().removesuffix("'s"))
    page.get_by_role("radio", name="Rehearse", exact=True).check(force=True)
    page.get_by_role("button", name="Rehearse this").first.click(timeout=30_000)
    page.locator("#rehearse-text textarea").fill("What would a promotion change for you?")
    page.locator("#rehearse-say").click()
    expect(page.locator(".leaf-rehearse .paper:visible")).to_be_visible()
    take("rehearse")
    visit.tab("Topics")
    page.locator("#topics-go").click()
    expect(page.locator("#topics-card .topic-card").first).to_be_visible()
    take("topics")
    visit.tab("Pairs")
    page.locator(".rows button").first.click()
    expect(page.locator("#pairs-card .pair")).to_be_visible()
    take("pair")
    visit.tab("Ask")
    visit.ask("Prepare 45 minutes for next Tuesday at 10")
    take("asked-agenda")


def _feed_back(visit: Visit, take: Callable[[str], None]) -> None:
    """Fill in a form without sending it, and see who would read what."""
    page = visit.page
    visit.tab("Feedback")
    expect(page.locator(".survey fieldset").first).to_be_visible()
    for field in page.locator(".survey fieldset").all():
        field.locator("label").nth(3).click()
    take("feedback")
    page.get_by_role("radio", name="Who would read what?").check(force=True)
    page.locator("#draft-text textarea").fill("Our dates move all the time, and I hear it late.")
    page.locator("#draft-go").click()
    expect(page.locator(".sees")).to_be_visible()
    take("readers")
    page.locator("#bar").get_by_role("button", name="Get help").click()
    expect(page.locator("#care-card .paper")).to_be_visible()
    take("help")
    page.locator("#care-card").get_by_role("button", name="Close").click()


def _manage(visit: Visit, take: Callable[[str], None]) -> None:
    """Look as the manager of the same programme."""
    page = visit.page
    page.locator('button[name="opens"]').click()
    page.locator("#matches button[value^=manage]").first.click()
    expect(page.locator("#bar")).to_contain_text("programme manager of")
    visit.tab("Releases")
    expect(page.locator("#releases-card .release").first).to_be_visible()
    take("releases")
    visit.tab("Pairs")
    take("pairs-of-a-manager")
    visit.tab("Programme")
    expect(page.locator(".leaf .paper:visible").first).to_be_visible()
    take("health")
    page.get_by_role("radio", name="Design", exact=True).check(force=True)
    page.locator("#design-goal textarea").fill("Leaders who use AI in their own week")
    page.locator("#design-go").click()
    expect(page.locator(".leaf-design .paper")).to_be_visible()
    take("plan")
    visit.tab("Summaries")
    page.locator("#summaries-file").set_input_files(_EXPORT)
    expect(page.locator("#summaries-card .summary")).to_be_visible(timeout=30_000)
    take("summary")
    visit.tab("Settings")
    expect(page.locator("#writer-card .paper")).to_be_visible()
    take("settings")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
