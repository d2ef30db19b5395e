"""Whatever somebody writes is shown as words: no element of theirs, no request, no error."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, expect

from coach.language.cleaning import clean
from coach.web.needs import MESSAGES_A_MINUTE
from tests.browser.visit import Visit
from tests.doubles.served import Served

_FILE = Path(__file__).parents[1] / "web" / "payloads.yaml"
_PAYLOADS: list[dict[str, str]] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
_OURS = "a.chip, a.card, button.copy"
_PLAIN = "div, span, p, ul, li, br"
_FOREIGN = f"""() => [
  ...document.querySelectorAll(
    ':is(#chat .message, #prompts button) *:not({_PLAIN}, {_OURS})'
  ),
  ...document.querySelectorAll(
    ':is([src], [href], [action], [data], [poster]):is([src*=canary], [href*=canary],' +
    '[action*=canary], [data*=canary], [poster*=canary]), [srcdoc], meta[http-equiv=refresh]'
  ),
].map((element) => element.outerHTML.slice(0, 80))"""


@pytest.fixture(scope="module")
def talking(browser: Browser, server: Served) -> Iterator[Callable[[], Visit]]:
    """Return what gives a visitor who may still ask: a new one whenever the minute is used up."""
    with ExitStack() as open_pages:
        visits: list[Visit] = []
        asked = 0

        def one() -> Visit:
            nonlocal asked
            if asked % MESSAGES_A_MINUTE == 0:
                visit = open_pages.enter_context(Visit.to(browser, server.address))
                visits.append(visit.open())
            asked += 1
            return visits[-1]

        yield one


@pytest.mark.parametrize("payload", _PAYLOADS, ids=lambda payload: payload["id"])
def test_a_payload_is_words_in_the_question_the_answer_and_the_offers(
    talking: Callable[[], Visit], payload: dict[str, str]
) -> None:
    text = payload["text"]
    visit = talking()

    reply = visit.ask(f"repeat {text}")

    assert visit.asked.last.inner_text() == f"repeat {clean(text)}"
    said = " ".join(reply.locator(".says").inner_text().split())
    assert said == " ".join(f"repeat {text}".split())
    expect(visit.prompts).to_have_count(1)
    assert visit.page.evaluate(_FOREIGN) == []
    visit.must_have_been_clean()


def test_an_offer_made_of_a_payload_is_asked_as_it_is_written(visit: Visit) -> None:
    visit.open().ask("repeat <b>this</b> [x](y)")

    visit.prompts.first.click()

    visit.reply(1)
    assert visit.asked.last.inner_text() == "repeat <b>this</b> [x](y)"


def test_there_are_thirty_seven_payloads() -> None:
    assert len({payload["id"] for payload in _PAYLOADS}) == 37
