"""Whoever runs the programme adds pairs, looks at them, and removes the sample."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.visit import Visit
from tests.doubles.served import Served, served

_LISTENS = 1_000
"""Milliseconds: Gradio shows a box of a closed part some moments before it listens to it."""


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Return a server of our own: what is removed here is missed nowhere else."""
    with served(Path(tmp_path_factory.mktemp("own"))) as server:
        server.wait_for("coach")
        yield server


@pytest.fixture
def keeper(browser: Browser, own: Served) -> Iterator[Visit]:
    with Visit.to(browser, own.address) as visit:
        visit.open().tab("Pairs")
        yield visit
        visit.must_have_been_clean()


def yaml_box(page: Page) -> Locator:
    """Open the form and return its box, once the page listens to what is typed there."""
    page.get_by_role("button", name="Add a pair").click()
    box = page.locator("#pairs-yaml textarea")
    expect(box).to_have_value(re.compile("Spring pilot"))
    page.wait_for_timeout(_LISTENS)
    return box


def test_an_action_is_ticked_off(keeper: Visit) -> None:
    keeper.page.get_by_role("button", name=re.compile("Ana Brandt")).click()
    card = keeper.page.locator("#pairs-card")

    card.get_by_role("button", name=re.compile("Mark .* as done")).click()

    expect(card.get_by_role("button", name=re.compile("Open .* again"))).to_be_visible()
    expect(card.locator(".sessions")).to_contain_text("done")


def test_a_pair_is_seen_before_it_is_added_and_meets_at_once(keeper: Visit) -> None:
    box = yaml_box(keeper.page)
    box.fill("leader: {name: Wen}\nmentor: {name: Wen}\nsurprise: 1")
    keeper.page.locator("#pairs-read").click()
    expect(keeper.page.locator("#pairs-preview .problem")).to_contain_text("surprise")
    box.fill("leader: {name: Wen Li}\nmentor: {name: Ola Berg}")
    keeper.page.locator("#pairs-read").click()
    expect(keeper.page.locator("#pairs-preview h2")).to_contain_text("Wen Li and Ola Berg")

    keeper.page.locator("#pairs-save").click()

    expect(keeper.page.locator("#bar strong")).to_have_text("Wen Li and Ola Berg")
    expect(keeper.page.locator("#pairs-card .rows")).to_contain_text("Wen Li and Ola Berg")


def test_the_sample_is_removed_after_one_question(keeper: Visit) -> None:
    card = keeper.page.locator("#pairs-card")
    expect(card).to_contain_text("Mira Sand")

    card.get_by_role("button", name="Remove the sample programme").click()
    expect(card.locator(".ask")).to_contain_text("Pairs of your own stay as they are")
    card.locator(".ask").get_by_role("button", name="Remove the sample programme").click()

    expect(card.locator(".said")).to_contain_text("The sample programme is removed")
    expect(card).not_to_contain_text("Mira Sand")


def test_of_two_windows_the_second_is_told_and_its_agenda_stays(
    browser: Browser, own: Served
) -> None:
    with Visit.to(browser, own.address) as one, Visit.to(browser, own.address) as other:
        for visit in (one, other):
            visit.open().choose("Maria")
            visit.tab("Prepare")
            visit.page.locator("#plan-when :is(textarea, input)").fill("1 December at 10")
            visit.page.locator("#plan-prepare").click()
            expect(visit.page.locator("#plan-card .agenda")).to_be_visible()
        for visit in (one, other):
            visit.page.get_by_role("button", name="Keep this agenda").click()

        expect(one.page.locator("#plan-card .said")).to_contain_text("Kept with your session")
        card = other.page.locator("#plan-card")
        expect(card.locator(".problem")).to_contain_text("Somebody else has changed")
        expect(card.locator(".agenda")).to_be_visible()
        card.get_by_role("button", name="Keep this agenda").click()
        expect(card.locator(".said")).to_contain_text("Kept with your session")


def test_names_and_topics_that_are_markup_are_words_on_every_tab(
    browser: Browser, own: Served
) -> None:
    canary = "<img src=//canary.invalid/x onerror=alert(1)>[x](javascript:alert(1))"
    with Visit.to(browser, own.address) as visit:
        visit.open().tab("Pairs")
        box = yaml_box(visit.page)
        box.fill(f"leader: {{name: '{canary}'}}\nmentor: {{name: Zoe}}")
        visit.page.locator("#pairs-read").click()
        expect(visit.page.locator("#pairs-preview h2")).to_contain_text("canary.invalid")
        visit.page.locator("#pairs-save").click()
        expect(visit.page.locator("#bar strong")).to_contain_text("canary.invalid")
        visit.tab("Prepare")
        visit.page.locator("#plan-topic :is(textarea, input)").fill(canary)
        visit.page.locator("#plan-prepare").click()
        expect(visit.page.locator("#plan-card .agenda h2")).to_contain_text("canary.invalid")
        visit.tab("Topics")
        visit.page.locator("#topics-wish :is(textarea, input)").fill(canary)
        visit.page.locator("#topics-go").click()
        expect(visit.page.locator(".topic-card h3").first).to_contain_text("canary.invalid")

        foreign = visit.page.evaluate(
            "[...document.querySelectorAll('[src*=canary], [href*=canary], [href^=javascript]')]"
            ".map((one) => one.outerHTML)"
        )

        assert foreign == []
        visit.must_have_been_clean()
