"""The first page answers at once, and turns into the chat by itself."""

import re
from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.browser.visit import BOX, Visit
from tests.doubles.served import served


def test_the_waiting_page_becomes_the_chat_and_an_early_question_waits(
    browser: Browser, tmp_path: Path
) -> None:
    with served(tmp_path, "--preparing", "6") as server:
        while server.standing() is None:
            pass
        with Visit.to(browser, server.address) as visit:
            visit.page.goto(server.address)
            expect(visit.page.locator("#words")).to_have_text("Opening the page")
            expect(visit.page.locator(BOX)).to_be_visible(timeout=60_000)
            expect(visit.notice).to_contain_text("Indexing the library")

            visit.page.fill(BOX, "Why do they fade?")
            visit.page.press(BOX, "Enter")

            expect(visit.replies.first).to_contain_text("Your question is kept")
            expect(visit.reply(0)).to_contain_text("Because only one side gains")
            expect(visit.notice).to_be_hidden()
            visit.must_have_been_clean()


def test_a_library_that_cannot_be_read_is_told_on_the_page(
    browser: Browser, tmp_path: Path
) -> None:
    with served(tmp_path, "--broken") as server:
        server.wait_for("problem")
        with Visit.to(browser, server.address) as visit:
            visit.page.goto(server.address)

            expect(visit.notice).to_contain_text("s4-wiifm.md, line 7: the grade is missing")
            visit.page.fill(BOX, "Why do they fade?")
            visit.page.press(BOX, "Enter")
            expect(visit.replies.first).to_have_text(re.compile("Correct the file and start again"))
            visit.must_have_been_clean()

        code, _, complaints = server.stop()

    assert code == 2
    assert "the grade is missing" in complaints and "Traceback" not in complaints
