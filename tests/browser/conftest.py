"""A real browser and a real server, shared by the tests of this folder."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.chromium import FLAGS, chromium
from tests.browser.visit import Visit
from tests.doubles.served import Served, served

_HOW = "No Chromium was found. Get it with: apt-get install chromium"
_HERE = Path(__file__).parent
_left_out: list[pytest.Item] = []


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Run these tests last, or leave them out where there is no browser.

    Last, because Playwright keeps an event loop running for as long as its browser is open, and
    other tests start loops of their own. A build server must run them.
    """
    items.sort(key=lambda item: item.path.is_relative_to(_HERE))
    if chromium() or os.environ.get("CI") == "true":
        return
    _left_out.extend(item for item in items if item.path.is_relative_to(_HERE))
    items[:] = [item for item in items if not item.path.is_relative_to(_HERE)]
    config.hook.pytest_deselected(items=_left_out)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in one line what was left out, and how to get it."""
    if _left_out:
        terminalreporter.write_line(f"{len(_left_out)} browser tests were not run. {_HOW}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return a browser of this machine."""
    path = chromium()
    if path is None:
        pytest.fail(_HOW)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Return a server whose coach is ready."""
    with served(tmp_path_factory.mktemp("home")) as server:
        server.wait_for("coach")
        yield server


@pytest.fixture
def visit(browser: Browser, server: Served) -> Iterator[Visit]:
    """Return a desktop visitor, whose every request must stay here and who must see no error."""
    with Visit.to(browser, server.address) as visit:
        yield visit
        visit.must_have_been_clean()


@pytest.fixture
def phone(browser: Browser, server: Served) -> Iterator[Visit]:
    """Return a visitor with a phone, held to the same."""
    with Visit.to(browser, server.address, size=(390, 844), touch=True) as visit:
        yield visit
        visit.must_have_been_clean()
