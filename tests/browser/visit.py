"""A visitor: a page of a real browser, and everything it asked for or complained about."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal, Self
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Locator, Page, expect

BOX = "#question textarea"


class Visit:
    """Opens the coach and talks to it."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.complaints.append(f"page error: {error}"))
        page.on(
            "console",
            lambda said: self.complaints.append(said.text) if said.type == "error" else None,
        )

    @classmethod
    @contextmanager
    def to(
        cls,
        browser: Browser,
        address: str,
        *,
        size: tuple[int, int] = (1280, 800),
        touch: bool = False,
        scheme: Literal["light", "dark"] = "light",
    ) -> Iterator[Self]:
        """Begin a visit with cookies of its own."""
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, has_touch=touch, color_scheme=scheme
        )
        context.set_default_timeout(30_000)
        try:
            yield cls(context.new_page(), address)
        finally:
            context.close()

    def open(self) -> Self:
        """Open the coach and wait until it offers questions."""
        self.page.goto(self.address)
        expect(self.prompts.first).to_be_visible(timeout=30_000)
        return self

    def tab(self, name: str) -> None:
        """Go to a tab."""
        self.page.get_by_role("tab", name=name, exact=True).click()

    def choose(self, name: str) -> Self:
        """Say who meets: the first pair with this name."""
        self.page.locator('button[name="opens"]').click()
        self.page.locator("#finder-search :is(textarea, input)").fill(name)
        found = self.page.locator("#matches button[name='do-who'] strong")
        expect(found).to_have_count(1)
        found.click()
        expect(self.page.locator("#bar strong")).to_contain_text(name)
        return self

    def ask(self, question: str) -> Locator:
        """Type a question, send it with Enter, and return the whole reply."""
        before = self.replies.count()
        self.page.fill(BOX, question)
        self.page.press(BOX, "Enter")
        return self.reply(before)

    def reply(self, place: int) -> Locator:
        """Return the reply at this place once it is whole."""
        reply = self.replies.nth(place)
        expect(reply.locator(".foot").or_(self._aside(place)).first).to_be_visible(timeout=30_000)
        return reply

    @property
    def replies(self) -> Locator:
        return self.page.locator("#chat .reply")

    @property
    def asked(self) -> Locator:
        return self.page.locator("#chat .asked")

    @property
    def prompts(self) -> Locator:
        return self.page.locator("#prompts button:visible")

    @property
    def notice(self) -> Locator:
        return self.page.locator("#notice")

    @property
    def panel(self) -> Locator:
        return self.page.locator("#source-panel")

    def must_have_been_clean(self) -> None:
        """Fail if the page asked another host for anything, or an error was logged."""
        local = {"data", "blob"}
        outside = [
            url
            for url in self.requests
            if urlsplit(url).scheme not in local and not url.startswith(f"{self.address}/")
        ]
        assert outside == []
        assert self.complaints == []

    def _aside(self, place: int) -> Locator:
        said = "xpath=self::*[contains(@class, 'aside') or contains(@class, 'problem')]"
        return self.replies.nth(place).locator(said)
