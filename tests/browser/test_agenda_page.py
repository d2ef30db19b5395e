"""The agenda's page in a real browser: its clock, its limits and its paper."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from coach.domain.agenda import Agenda
from coach.rendering.agenda_html import agenda_card
from coach.rendering.agenda_page import agenda_page
from coach.web.front import FILES, KINDS
from coach.web.guard import Guard
from tests.doubles.asgi import EchoApp, ask
from tests.rendering.agendas import PAYLOADS, a_full_agenda, a_hostile_agenda

ADDRESS = "http://coach.test"
POLICY = ask(Guard(EchoApp(), host="127.0.0.1")).header("content-security-policy") or ""
"""What the app sends with every page; asked for here, before Playwright has its event loop."""
PLANNED = datetime(2026, 12, 1, 10, 0)
_WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


class Reader:
    """Reads the page of an agenda at a time of day."""

    def __init__(self, page: Page, body: str) -> None:
        self.page = page
        self.body = body
        self.outside: list[str] = []
        self.complaints: list[str] = []
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda said: self.complaints.append(said.text))
        page.route("**/*", self._serve)

    def open(self, at: datetime | None = None) -> None:
        if at is not None:
            self.page.clock.install(time=at - timedelta(seconds=1))
            self.page.clock.pause_at(at)  # from here on time passes only as a test lets it
        self.page.goto(f"{ADDRESS}/agendas/1")

    def later(self, **time: int) -> None:
        self.page.clock.run_for(int(timedelta(**time).total_seconds() * 1000))

    def said(self, part: str) -> str:
        return self.page.locator(f".timer {part}").inner_text()

    @property
    def aloud(self) -> str:
        return self.page.locator(".timer [role=status]").text_content() or ""

    @property
    def running(self) -> str:
        return self.page.locator(".block[aria-current] h2").inner_text()

    def _serve(self, route: Route) -> None:
        address = urlsplit(route.request.url)
        if address.path.startswith("/look/"):
            path: Path = FILES[address.path.removeprefix("/look/")]
            route.fulfill(body=path.read_text(encoding="utf-8"), content_type=KINDS[path.suffix])
        elif f"{address.scheme}://{address.netloc}" == ADDRESS and address.path == "/agendas/1":
            headers = {"content-security-policy": POLICY}
            route.fulfill(body=self.body, content_type="text/html; charset=utf-8", headers=headers)
        else:
            self.outside.append(route.request.url)
            route.abort()


@pytest.fixture
def read(browser: Browser) -> Iterator[Callable[..., Reader]]:
    """Return how to read a body; at the end nothing was fetched elsewhere and nothing failed."""
    contexts: list[BrowserContext] = []
    readers: list[Reader] = []

    def make(body: str | Agenda, *, width: int = 1280) -> Reader:
        context = browser.new_context(viewport={"width": width, "height": 844})
        contexts.append(context)
        shown = body if isinstance(body, str) else agenda_page(body)
        readers.append(Reader(context.new_page(), shown))
        return readers[-1]

    yield make
    for reader in readers:
        assert reader.outside == [] and reader.complaints == []
    for context in contexts:
        context.close()


def test_the_clock_waits_until_it_is_started(read: Callable[..., Reader]) -> None:
    reader = read(a_full_agenda(starts=None))
    reader.open(PLANNED)

    assert reader.said(".now") == "45 minutes, not started"
    reader.page.get_by_role("button", name="Start now").click()
    reader.later(minutes=4, seconds=10)
    assert reader.said(".now") == reader.running == "Check in"
    assert reader.said(".left") == "2:50"
    assert reader.said(".rest") == "left for this part, 41 minutes to go in all"


def test_opened_during_the_planned_time_it_runs_by_itself(read: Callable[..., Reader]) -> None:
    reader = read(a_full_agenda())
    reader.open(PLANNED + timedelta(minutes=20))

    assert reader.running == "Ana tries"
    assert reader.said(".left") == "3:00"


def test_opened_before_the_planned_time_it_begins_on_time(read: Callable[..., Reader]) -> None:
    reader = read(a_full_agenda())
    reader.open(PLANNED - timedelta(minutes=2))

    assert reader.said(".rest") == "It starts by itself at the planned time."
    reader.later(minutes=2, seconds=1)
    assert reader.running == "Open actions first"


def test_opened_after_the_planned_time_it_does_not_run(read: Callable[..., Reader]) -> None:
    reader = read(a_full_agenda())
    reader.open(PLANNED + timedelta(minutes=45))

    assert reader.said(".now") == "45 minutes, not started"


def test_five_minutes_before_the_end_words_and_colour_say_so(read: Callable[..., Reader]) -> None:
    reader = read(a_full_agenda())
    reader.page.emulate_media(reduced_motion="reduce")  # the colour changes at once
    reader.open(PLANNED + timedelta(minutes=39, seconds=50))
    colour = "getComputedStyle(document.querySelector('.timer')).backgroundColor"
    before = reader.page.evaluate(colour)
    assert "time to close" not in reader.said(".rest")

    reader.later(seconds=11)

    assert reader.said(".rest") == "5 minutes to go: time to close"
    assert reader.aloud.startswith("5 minutes to go: time to close.")
    assert reader.page.title().startswith("5 minutes to go · ")
    assert reader.page.evaluate(colour) != before


def test_at_the_end_it_says_that_time_is_up(read: Callable[..., Reader]) -> None:
    reader = read(a_full_agenda())
    reader.open(PLANNED + timedelta(minutes=44, seconds=58))
    reader.later(seconds=3)

    assert reader.said(".now") == "Time is up"
    assert reader.aloud == "Time is up."
    assert reader.page.locator(".block[aria-current]").count() == 0


def test_what_is_read_aloud_changes_with_the_block_and_not_with_the_second(
    read: Callable[..., Reader],
) -> None:
    reader = read(a_full_agenda())
    reader.open(PLANNED)
    reader.page.evaluate(
        "() => { window.heard = []; new MutationObserver(() => heard.push(1)).observe("
        "document.querySelector('.timer [role=status]'), {childList: true}); }"
    )

    reader.later(minutes=3)
    assert reader.page.evaluate("heard.length") == 0
    reader.later(minutes=2)
    assert reader.page.evaluate("heard.length") == 1
    assert reader.aloud == "Now: Check in."


def test_a_start_by_hand_survives_a_reload_and_wins_over_the_plan(
    read: Callable[..., Reader],
) -> None:
    reader = read(a_full_agenda())
    reader.open(PLANNED + timedelta(minutes=10))
    reader.page.get_by_role("button", name="Start again now").click()
    reader.later(minutes=1)

    reader.page.reload()

    assert reader.running == "Open actions first"
    assert reader.said(".left") == "3:00"


def test_a_page_that_slept_is_right_when_it_wakes(read: Callable[..., Reader]) -> None:
    reader = read(a_full_agenda())
    reader.open(PLANNED)

    reader.page.clock.fast_forward("30:00")  # timers fire at most once, as in a tab that sleeps

    assert reader.running == "Ana gives back"


def test_stopped_by_hand_it_stays_stopped(read: Callable[..., Reader]) -> None:
    reader = read(a_full_agenda())
    reader.open(PLANNED + timedelta(minutes=5))
    reader.page.get_by_role("button", name="Stop the timer").click()
    reader.later(minutes=1)

    assert reader.said(".now") == "45 minutes, not started"
    expect(reader.page.get_by_role("button", name="Start now")).to_be_focused()


def test_without_storage_it_runs_all_the_same(read: Callable[..., Reader]) -> None:
    reader = read(a_full_agenda(starts=None))
    reader.page.add_init_script(
        "Object.defineProperty(window, 'sessionStorage', {get() { throw new Error('no') }})"
    )
    reader.open(PLANNED)
    reader.page.get_by_role("button", name="Start now").click()

    assert reader.running == "Open actions first"


@pytest.mark.parametrize("width", [360, 390, 1280])
def test_nothing_sticks_out_at_any_width(read: Callable[..., Reader], width: int) -> None:
    for agenda in (a_full_agenda(), a_hostile_agenda("x" * 300)):
        reader = read(agenda, width=width)
        reader.open()

        assert not reader.page.evaluate(_WIDER)


def test_on_paper_it_is_black_on_white_on_one_page_without_the_clock(
    read: Callable[..., Reader],
) -> None:
    reader = read(a_full_agenda())
    reader.page.emulate_media(color_scheme="dark")
    reader.open(PLANNED + timedelta(minutes=41))
    reader.page.emulate_media(media="print", color_scheme="dark")

    style = "getComputedStyle(document.querySelector('.agenda h1')).color"
    assert reader.page.evaluate(style) == "rgb(0, 0, 0)"
    expect(reader.page.locator(".timer")).to_be_hidden()
    for paper in ("A4", "Letter"):
        assert reader.page.pdf(format=paper).count(b"/Type /Page\n") == 1


def test_hostile_words_run_nothing_and_fetch_nothing(read: Callable[..., Reader]) -> None:
    names = ("coach.css", "agenda.css")
    sheets = "".join(f'<link rel="stylesheet" href="/look/{name}">' for name in names)
    cards = "".join(agenda_card(a_hostile_agenda(text)) for text in PAYLOADS)
    reader = read(f"<!doctype html><html><head>{sheets}</head><body>{cards}</body></html>")
    reader.open()

    assert reader.page.locator(".agenda").count() == len(PAYLOADS)
    assert reader.page.locator("img, script, iframe, svg, form").count() == 0
