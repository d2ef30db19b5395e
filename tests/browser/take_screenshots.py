"""Takes the pictures of docs/screenshots from a running coach.

python -m tests.browser.take_screenshots http://127.0.0.1:7860 docs/screenshots
"""

import sys
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
        visit.must_have_been_clean()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
